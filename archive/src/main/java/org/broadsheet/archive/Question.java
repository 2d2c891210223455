package org.broadsheet.archive;

import java.util.ArrayList;
import java.util.List;

/**
 * What a reader asks for: words, and phrases between quotation marks. Every other sign is plain
 * text, so nothing can be asked wrongly.
 */
record Question(List<Part> parts) {
  /** More words than this are not looked for. */
  static final int TERMS = 32;

  /** A longer question is cut here. */
  private static final int LENGTH = 200;

  private static final String OPENING = "\"“„「『《«";
  private static final String CLOSING = "\"”“」』》»";

  /** Words as they stand, {@code exact} where they were put between quotation marks. */
  record Part(String text, boolean exact) {}

  Question {
    parts = List.copyOf(parts);
  }

  static Question of(String words) {
    String text = words;
    if (text.length() > LENGTH) {
      int space = text.lastIndexOf(' ', LENGTH);
      text = text.substring(0, space > LENGTH / 2 ? space : LENGTH);
    }
    var parts = new ArrayList<Part>();
    int at = 0;
    while (at < text.length()) {
      int quote = indexOfAny(text, OPENING, at);
      if (quote < 0) {
        break;
      }
      int kind = OPENING.indexOf(text.charAt(quote));
      int end = text.indexOf(CLOSING.charAt(kind), quote + 1);
      if (end < 0) {
        break;
      }
      addWords(parts, text.substring(at, quote));
      if (end > quote + 1) {
        parts.add(new Part(text.substring(quote + 1, end), true));
      }
      at = end + 1;
    }
    addWords(parts, text.substring(at));
    return new Question(parts);
  }

  private static void addWords(List<Part> parts, String text) {
    for (String word : text.split("\\s+", -1)) {
      if (!word.isBlank()) {
        parts.add(new Part(word, false));
      }
    }
  }

  private static int indexOfAny(String text, String signs, int from) {
    for (int i = from; i < text.length(); i++) {
      if (signs.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }
}
