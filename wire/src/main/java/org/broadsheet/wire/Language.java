package org.broadsheet.wire;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Tells the language of a story by its script, and by the commonest words for Latin script. */
final class Language {
  private static final Map<String, Set<String>> COMMON =
      Map.of(
          "en",
              Set.of(
                  "the", "of", "and", "to", "in", "that", "is", "was", "for", "with", "said", "it"),
          "fr",
              Set.of(
                  "le", "la", "les", "des", "et", "est", "une", "dans", "pour", "que", "qui", "du"),
          "de",
              Set.of(
                  "der", "die", "das", "und", "ist", "nicht", "mit", "ein", "eine", "von", "den",
                  "zu"),
          "es",
              Set.of(
                  "el", "la", "los", "las", "que", "del", "una", "por", "con", "para", "se", "y"),
          "pt", Set.of("o", "os", "um", "uma", "não", "com", "para", "que", "do", "da", "em", "na"),
          "it",
              Set.of(
                  "il", "di", "che", "non", "per", "una", "gli", "della", "è", "sono", "nel",
                  "con"),
          "nl",
              Set.of(
                  "het", "een", "van", "en", "dat", "niet", "voor", "met", "zijn", "op", "aan",
                  "ook"),
          "id",
              Set.of(
                  "yang", "dan", "di", "dengan", "untuk", "dari", "pada", "ini", "itu", "tidak",
                  "dalam", "akan"));

  private Language() {}

  static String of(List<Line> story) {
    var text = new StringBuilder();
    for (Line line : story) {
      if (text.length() < 8000) {
        text.append(line.text()).append('\n');
      }
    }
    return of(text.toString());
  }

  static String of(String text) {
    int han = 0;
    int kana = 0;
    int hangul = 0;
    int arabic = 0;
    int cyrillic = 0;
    int latin = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Script.isHan(c)) {
        han++;
      } else if (c >= 0x3040 && c <= 0x30ff) {
        kana++;
      } else if (c >= 0xac00 && c <= 0xd7a3) {
        hangul++;
      } else if (c >= 0x0600 && c <= 0x06ff) {
        arabic++;
      } else if (c >= 0x0400 && c <= 0x04ff) {
        cyrillic++;
      } else if (Character.isLetter(c)) {
        latin++;
      }
    }
    int all = han + kana + hangul + arabic + cyrillic + latin;
    if (all == 0) {
      return "und";
    }
    if ((han + kana) * 4 > all) {
      return kana * 8 > han + kana ? "ja" : "zh";
    }
    return hangul * 3 > all
        ? "ko"
        : arabic * 3 > all ? "ar" : cyrillic * 3 > all ? "ru" : latin(text);
  }

  private static String latin(String text) {
    String[] words = text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+");
    String best = "und";
    int most = Math.max(1, words.length / 50);
    for (var language : new TreeMap<>(COMMON).entrySet()) {
      int hits = 0;
      for (String word : words) {
        hits += language.getValue().contains(word) ? 1 : 0;
      }
      if (hits > most) {
        most = hits;
        best = language.getKey();
      }
    }
    return best;
  }
}
