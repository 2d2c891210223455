package org.broadsheet.wire;

import java.util.ArrayList;
import java.util.List;

/** First step of reading: a text to its lines. One pass over the characters. */
final class Lines {
  private Lines() {}

  static List<Line> of(String text, Budget budget) {
    budget.spend(text.length());
    var lines = new ArrayList<Line>();
    int gap = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i < text.length() && !isBreak(text.charAt(i))) {
        continue;
      }
      Line line = line(text, start, i, gap);
      boolean second =
          i > 0 && i < text.length() && text.charAt(i) == '\n' && text.charAt(i - 1) == '\r';
      if (line != null) {
        budget.line();
        lines.add(line);
        gap = 0;
      } else if (!second) {
        gap = Math.min(3, gap + 1);
      }
      start = i + 1;
    }
    return Wrapped.join(lines);
  }

  private static boolean isBreak(char c) {
    return c == '\n'
        || c == '\r'
        || c == '\f'
        || c == '\u000b'
        || c == '\u0085'
        || c == '\u2028'
        || c == '\u2029';
  }

  private static @org.jspecify.annotations.Nullable Line line(
      String text, int from, int to, int gap) {
    int indent = 0;
    int at = from;
    while (at < to && isSpace(text.charAt(at))) {
      indent += text.charAt(at) == '\u3000' ? 2 : text.charAt(at) == '\t' ? 4 : 1;
      at++;
    }
    boolean bullet = false;
    if (at + 1 < to && isBullet(text.charAt(at)) && isSpace(text.charAt(at + 1))
        || at + 1 == to && isBullet(text.charAt(at))
        || at + 1 < to && "•●▪■◆►▶·".indexOf(text.charAt(at)) >= 0) {
      bullet = true;
      at++;
    }
    String words = clean(text, at, to);
    return isRule(words) ? null : new Line(words, Math.min(indent, 200), gap, bullet, 0, 0);
  }

  /** Nothing, or a row of dashes or stars that parts two things. */
  private static boolean isRule(String words) {
    return words.isEmpty()
        || words.length() >= 3 && words.chars().allMatch(c -> "-=_*~—–─━·. ".indexOf(c) >= 0);
  }

  private static boolean isBullet(char c) {
    return c == '*' || c == '+' || c == '-' || c == 'o' || "•●▪■◆►▶·–○".indexOf(c) >= 0;
  }

  /** Space that is to be seen, and marks that are not. */
  static boolean isSpace(char c) {
    return c == ' '
        || c == '\t'
        || c == '\u00a0'
        || c == '\u3000'
        || c == '\ufeff'
        || c >= '\u2000' && c <= '\u200b'
        || c == '\u202f'
        || c == '\u205f'
        || c == '\u00ad';
  }

  /** The words between two places, space collapsed except where two or more part two things. */
  static String clean(CharSequence text, int from, int to) {
    var out = new StringBuilder(to - from);
    int spaces = 0;
    boolean wide = false;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '\u200b' || c == '\ufeff' || c == '\u00ad' || c < 0x20 && c != '\t') {
        continue;
      }
      if (isSpace(c)) {
        spaces++;
        wide |= c == '\u3000' || c == '\t';
        continue;
      }
      if (spaces > 0 && !out.isEmpty()) {
        out.append(spaces > 1 || wide ? "  " : " ");
      }
      spaces = 0;
      wide = false;
      out.append(c);
    }
    return out.toString();
  }
}
