package org.broadsheet.press;

import com.ibm.icu.text.MessagePattern;

/**
 * A language that nobody speaks, to see by whether pages would bear any: English with accents, with
 * about two fifths more letters, written from right to left (CLDR's pseudo-locale for bidirectional
 * text). A site that names {@code ar-XB} among its languages has such an edition; what looks cut,
 * crowded, unmirrored or plainly English there is a fault.
 */
final class Pseudo {
  static final String LANGUAGE = "ar-XB";

  private static final String LETTERS =
      "aàbƀcćdđeéfƒgĝhĥiíjĵkķlļmɱnñoöpþqɋrŕsštţuüvṽwŵxẋyýzžAÀBƁCĆDĐEÉFƑGĜHĤIÎJĴKĶLĻMṀNÑOÖPÞQɊRŔSŠTŢUÛVṼWŴXẊYÝZŽ";

  /** Right-to-left override and its end (UAX 9): what stands between runs from the right. */
  private static final char RIGHT_TO_LEFT = '\u202e';

  private static final char END = '\u202c';

  private Pseudo() {}

  /** A pattern of ICU's MessageFormat with its words, and nothing else, in this language. */
  static String pattern(String pattern) {
    if (pattern.indexOf('{') < 0) {
      return text(pattern);
    }
    var parsed = new MessagePattern(pattern);
    var out = new StringBuilder();
    int from = 0;
    for (int i = 0; i < parsed.countParts(); i++) {
      MessagePattern.Part part = parsed.getPart(i);
      if (part.getIndex() < from) {
        continue; // the number inside a selector such as =0
      }
      boolean words =
          switch (parsed.getPartType(Math.max(0, i - 1))) {
            case MSG_START, ARG_LIMIT, INSERT_CHAR, SKIP_SYNTAX, REPLACE_NUMBER -> i > 0;
            default -> false;
          };
      String between = pattern.substring(from, part.getIndex());
      out.append(words ? text(between) : between).append(pattern, part.getIndex(), part.getLimit());
      from = part.getLimit();
    }
    return out.append(pattern.substring(from)).toString();
  }

  /** Text without arguments; white space at its ends stays outside. */
  static String text(String text) {
    String core = text.strip();
    if (core.chars().noneMatch(Character::isLetter)) {
      return text;
    }
    int start = text.indexOf(core);
    var out = new StringBuilder(text.substring(0, start)).append(RIGHT_TO_LEFT);
    for (char c : core.toCharArray()) {
      int at = LETTERS.indexOf(c);
      char accented = at >= 0 && at % 2 == 0 ? LETTERS.charAt(at + 1) : c;
      out.append(accented);
      if ("aeiou".indexOf(c) >= 0) {
        out.append(accented);
      }
    }
    return out.append(END).append(text.substring(start + core.length())).toString();
  }
}
