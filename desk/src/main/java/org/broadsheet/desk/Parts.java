package org.broadsheet.desk;

import java.util.ArrayList;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the parts of a document are called on the desk's pages: no page shows a member's name. */
final class Parts {
  private static final Pattern PLACE = Pattern.compile("([a-zA-Z]+)((?:\\[[0-9]+\\])*)");

  /** Members whose values are words of ours, with the key under which each has its word. */
  private static String key(String member, String value) {
    return switch (member) {
      case "genre" -> "genre." + value;
      case "type" -> "block." + value;
      case "moodsOff", "live", "rowHeaders", "ordered", "decorative" -> "flag." + value;
      case "role" -> "credit." + value;
      case "kind" -> value;
      case "ai" -> "ai." + value;
      case "provider" -> "ed.provider." + value;
      case "chart" -> "ed.chart." + value;
      default -> "";
    };
  }

  private final Words words;

  Parts(Words words) {
    this.words = words;
  }

  /** A member of a story, a block or a vote. */
  String name(String member) {
    return words.orElse("part." + member, member);
  }

  /** A member's value: its word where it is one of a fixed set, else itself. */
  String value(String member, String value) {
    String key = key(member, value.toLowerCase(Locale.ROOT));
    return key.isEmpty() ? value : words.orElse(key, value);
  }

  /** A path such as {@code body[3].caption}, in words; empty for the whole document. */
  String place(String path) {
    var parts = new ArrayList<String>();
    var found = PLACE.matcher(path);
    while (found.find()) {
      var part = new StringBuilder(name(found.group(1)));
      for (String index : found.group(2).split("[\\[\\]]+", -1)) {
        if (!index.isEmpty() && index.length() < 9) {
          part.append(' ').append(Integer.parseInt(index) + 1);
        }
      }
      parts.add(part.toString());
    }
    return String.join(" › ", parts);
  }

  /** A clause that says what is wrong with a value. */
  String problem(String clause) {
    String key =
        clause
            .replaceAll(":.*", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return words.orElse("problem." + key, words.say("problem"));
  }
}
