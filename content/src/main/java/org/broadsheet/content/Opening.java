package org.broadsheet.content;

import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The first whole sentences of a story, where nobody wrote a summary. Never begins or ends inside a
 * sentence: where the first one alone is too long there is no opening.
 */
public final class Opening {
  /** Aimed-at length in characters: text without spaces between words says more in fewer. */
  private static final int DENSE = 110;

  private static final int SPACED = 220;

  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "mr", "mrs", "ms", "dr", "prof", "st", "gen", "sen", "rep", "gov", "lt", "col", "sgt",
          "capt", "rev", "hon", "jr", "sr", "vs", "no", "nos", "vol", "fig", "ca", "approx", "inc",
          "ltd", "co", "corp", "dept", "jan", "feb", "mar", "apr", "aug", "sep", "sept", "oct",
          "nov", "dec", "mt", "ft", "ave", "u.s", "u.k", "u.n", "e.g", "i.e", "a.m", "p.m", "bzw",
          "nr", "mme", "mlle");

  private Opening() {}

  /** The written summary, else the opening of the body, else null. */
  public static @Nullable String of(Article article) {
    if (article.summary() != null) {
      return article.summary();
    }
    return of(article.body(), article.language());
  }

  /** The first whole sentences of the first paragraph that has words; null where none fits. */
  static @Nullable String of(List<Block> body, String language) {
    for (Block block : body) {
      if (block instanceof Block.Paragraph paragraph) {
        String text = Inline.plain(paragraph.content()).strip().replaceAll("\\s+", " ");
        if (!text.isEmpty()) {
          return sentences(text, language);
        }
      }
    }
    return null;
  }

  private static @Nullable String sentences(String text, String language) {
    int aim = isDense(text) ? DENSE : SPACED;
    // What lies beyond twice the aim never decides; a paragraph may be a book.
    boolean cut = text.length() > 4 * aim;
    String head = cut ? text.substring(0, 4 * aim) : text;
    var breaks = BreakIterator.getSentenceInstance(Locale.forLanguageTag(language));
    breaks.setText(head);
    int end = 0;
    for (int at = breaks.next(); at != BreakIterator.DONE; at = breaks.next()) {
      boolean whole = at < head.length() ? endsSentence(head, at) : !cut;
      if (!whole) {
        continue;
      }
      if (at > (end == 0 ? 2 * aim : aim)) {
        break;
      }
      end = at;
    }
    return end == 0 ? null : text.substring(0, end).strip();
  }

  /** Whether the break here ends a sentence and not merely an abbreviation or an initial. */
  private static boolean endsSentence(String text, int at) {
    String before = text.substring(0, at).stripTrailing();
    if (!before.endsWith(".")) {
      return true;
    }
    int space = before.lastIndexOf(' ');
    String word = before.substring(space + 1, before.length() - 1).toLowerCase(Locale.ROOT);
    String bare = word.replaceAll("^[^\\p{L}\\p{N}]+", "");
    boolean initial = bare.length() == 1 && Character.isLetter(bare.charAt(0));
    return !initial && !ABBREVIATIONS.contains(bare);
  }

  /** Whether the text is mostly of a script that writes words without spaces between them. */
  private static boolean isDense(String text) {
    String head = text.substring(0, Math.min(text.length(), 200));
    long dense =
        head.codePoints()
            .filter(c ->
                switch (Character.UnicodeScript.of(c)) {
                  case HAN, HIRAGANA, KATAKANA -> true;
                  default -> false;
                })
            .count();
    return dense * 4 > head.length();
  }
}
