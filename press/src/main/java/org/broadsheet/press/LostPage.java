package org.broadsheet.press;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.broadsheet.archive.Listing;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Site;
import org.jspecify.annotations.Nullable;

/** Nothing is here: what the address may have meant, and where a reader can go on. */
final class LostPage {
  private static final int WORDS = 60;
  private static final int STORIES = 5;
  private static final int CHANNELS = 4;

  private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Parts of addresses that are the machine's, here and elsewhere, and no reader's. */
  private static final Set<String> MACHINE =
      Set.of(
          "c", "t", "a", "g", "s", "p", "m", "en", "zh", "source", "feeds", "history", "html",
          "htm", "shtml", "php", "asp", "aspx", "jsp", "index", "www", "rss", "atom", "json",
          "xml");

  private LostPage() {}

  /** {@code path} as in the request line, null where it is not known. */
  static View.Lost of(Sheet sheet, @Nullable String path) {
    Words words = sheet.words();
    List<String> said = path == null ? List.of() : said(path);
    List<View.Link> near = near(sheet, said);
    String asked = String.join(" ", said);
    return new View.Lost(
        Frames.of(sheet, Frames.Head.aside(words.of("404.title"))),
        words.of("404.title"),
        words.of("404.text"),
        asked.substring(
            0,
            asked.offsetByCodePoints(0, Math.min(WORDS, asked.codePointCount(0, asked.length())))),
        near,
        NotePages.ways(sheet),
        new View.Section(
            words.of("latest"),
            null,
            Teasers.all(sheet.list(new Listing.All(), null, STORIES).items(), sheet, null),
            false));
  }

  /** The words of an address: no numbers, no ids, nothing of the machine's. */
  static List<String> said(String path) {
    String text;
    try {
      text = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      text = path;
    }
    var words = new LinkedHashSet<String>();
    for (String word : GAPS.split(text)) {
      String plain = word.toLowerCase(Locale.ROOT);
      if (!word.isEmpty()
          && !MACHINE.contains(plain)
          && !word.chars().allMatch(Character::isDigit)
          && !(ArticleId.isId(word) && word.chars().anyMatch(Character::isDigit))
          && words.size() < 12) {
        words.add(word);
      }
    }
    return List.copyOf(words);
  }

  /** Channels whose slug or name is said, or all but said. */
  private static List<View.Link> near(Sheet sheet, List<String> said) {
    var near = new ArrayList<View.Link>();
    for (Site.Channel channel : sheet.site().channels()) {
      String name = channel.name(sheet.edition().language());
      boolean meant =
          said.stream()
              .map(word -> word.toLowerCase(Locale.ROOT))
              .anyMatch(word ->
                  alike(channel.path().slug(), word)
                      || channel.path().slug().contains("-")
                          && said.containsAll(List.of(channel.path().slug().split("-", -1)))
                      || name.toLowerCase(Locale.ROOT).equals(word));
      if (meant && near.size() < CHANNELS) {
        near.add(
            new View.Link(
                Links.channel(sheet.edition(), channel.path()),
                Frames.clearName(sheet.site(), channel.path(), sheet.edition()),
                false));
      }
    }
    return near;
  }

  /** Equal, or one letter too many, missing, wrong or changed with its neighbour. */
  static boolean alike(String slug, String word) {
    if (slug.equals(word)) {
      return true;
    }
    int longer = Math.max(slug.length(), word.length());
    if (longer < 4 || Math.abs(slug.length() - word.length()) > 1) {
      return false;
    }
    int start = 0;
    while (start < Math.min(slug.length(), word.length())
        && slug.charAt(start) == word.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < Math.min(slug.length(), word.length()) - start
        && slug.charAt(slug.length() - 1 - end) == word.charAt(word.length() - 1 - end)) {
      end++;
    }
    String own = slug.substring(start, slug.length() - end);
    String other = word.substring(start, word.length() - end);
    return own.length() <= 1 && other.length() <= 1
        || own.length() == 2 && other.equals(new StringBuilder(own).reverse().toString());
  }
}
