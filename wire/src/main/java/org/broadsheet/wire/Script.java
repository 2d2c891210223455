package org.broadsheet.wire;

import java.util.Locale;
import java.util.Set;

/** What the characters of a line tell: its script, its length in words, whether it is prose. */
final class Script {
  /** Words that hold English sentences together and hardly occur in menus. */
  private static final Set<String> GLUE =
      Set.of(
          ("a about after all also an and are as at be because been before being but by can could did do does for from had"
                  + " has have he her his how i if in into is it its just like may more most my no not of on one only or"
                  + " our out over said say says she should so some than that the their them then there they this"
                  + " through to too under up was we were what when where which while who will with would you your"
                  // the same for other languages of Latin script, so that their prose is prose too
                  + " der die das und ist nicht mit ein eine von den im zu auf für les des est une dans pour que qui sur"
                  + " el la los las una por con del para il di che non per da um os não uma het een van op")
              .split(" "));

  private Script() {}

  static boolean isHan(int c) {
    return c >= 0x3400 && c <= 0x9fff || c >= 0xf900 && c <= 0xfaff || c >= 0x20000 && c <= 0x323af;
  }

  /** Whether a character is drawn in two columns, near enough: Han, kana, Hangul, wide marks. */
  static boolean isWide(int c) {
    return isHan(c)
        || c >= 0x3000 && c <= 0x30ff
        || c >= 0xac00 && c <= 0xd7a3
        || c >= 0xff00 && c <= 0xff60;
  }

  /** How long a line is, in words; 1.7 Han characters count as one word. */
  static double words(String text) {
    double words = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isHan(c) || c >= 0x3040 && c <= 0x30ff || c >= 0xac00 && c <= 0xd7a3) {
        words += 1 / 1.7;
        inside = false;
      } else if (Character.isLetterOrDigit(c) || c == '\'' || c == '’') {
        words += inside ? 0 : 1;
        inside = true;
      } else {
        inside = false;
      }
    }
    return words;
  }

  static double hanShare(String text) {
    int han = 0;
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isHan(c)) {
        han++;
        letters++;
      } else if (Character.isLetter(c)) {
        letters++;
      }
    }
    return letters == 0 ? 0 : (double) han / letters;
  }

  /** Share of the words, 0 to 1, that are glue of Latin-script sentences. */
  static double glue(String text) {
    int words = 0;
    int glue = 0;
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean letter = i < text.length() && Character.isLetter(text.charAt(i));
      if (letter && start < 0) {
        start = i;
      } else if (!letter && start >= 0) {
        words++;
        if (i - start <= 8 && GLUE.contains(text.substring(start, i).toLowerCase(Locale.ROOT))) {
          glue++;
        }
        start = -1;
      }
    }
    return words == 0 ? 0 : (double) glue / words;
  }

  /**
   * Share of the words, 0 to 1, that start with a small letter: high in prose, low in menus and
   * titles.
   */
  static double small(String text) {
    int words = 0;
    int small = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = Character.isLetter(c) || inside && (c == '\'' || c == '’');
      if (letter && !inside) {
        words++;
        small += Character.isUpperCase(c) || Character.isTitleCase(c) ? 0 : 1;
      }
      inside = letter;
    }
    return words == 0 ? 0 : (double) small / words;
  }

  /** Commas, stops and their kin, counted in the script's own marks. */
  static int marks(String text) {
    int marks = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ("，。、；：！？“”".indexOf(c) >= 0) {
        marks++;
      } else if (".,;:!?".indexOf(c) >= 0
          && (i + 1 == text.length() || !Character.isDigit(text.charAt(i + 1)))) {
        marks++;
      }
    }
    return marks;
  }

  /**
   * Whether a line ends like a sentence; an aside in brackets after the full stop does not hide it.
   */
  static boolean endsSentence(String text) {
    if (text.endsWith("...")) {
      return false;
    }
    int at = lastMark(text, text.length() - 1);
    if (at >= 0 && isStop(text.charAt(at))) {
      return true;
    }
    char last = text.charAt(text.length() - 1);
    if (last != '）' && last != ')') {
      return false;
    }
    int open = Math.max(text.lastIndexOf('（'), text.lastIndexOf('('));
    return open > 0 && isStop(text.charAt(lastMark(text, open - 1)));
  }

  private static int lastMark(String text, int from) {
    int at = from;
    while (at > 0 && "\"”’'」』）)】]* ".indexOf(text.charAt(at)) >= 0) {
      at--;
    }
    return at;
  }

  private static boolean isStop(char c) {
    return ".!?。！？…;；:：".indexOf(c) >= 0;
  }
}
