package org.broadsheet.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts paragraphs together again that a text browser broke at a fixed column. A page counts as
 * broken so if no line is longer than {@value #WIDEST} and most lines that go on below without a
 * gap are nearly full.
 */
final class Wrapped {
  private static final int WIDEST = 120;
  private static final int NARROWEST = 40;

  private Wrapped() {}

  static List<Line> join(List<Line> lines) {
    int width = 0;
    for (Line line : lines) {
      width = Math.max(width, columns(line));
    }
    if (width > WIDEST || width < NARROWEST || !isWrapped(lines, width)) {
      return lines;
    }
    var joined = new ArrayList<Line>();
    StringBuilder words = null;
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (words != null) {
        boolean cjk =
            Script.isHan(line.text().codePointAt(0))
                || Script.isWide(words.codePointBefore(words.length()));
        words.append(cjk ? "" : " ").append(line.text());
      } else {
        words = new StringBuilder(line.text());
        joined.add(line);
      }
      boolean goesOn = i + 1 < lines.size() && continues(line, lines.get(i + 1), width);
      if (!goesOn) {
        joined.set(joined.size() - 1, joined.getLast().withText(words.toString()));
        words = null;
      }
    }
    return joined;
  }

  private static boolean isWrapped(List<Line> lines, int width) {
    int full = 0;
    int midSentence = 0;
    for (int i = 0; i + 1 < lines.size(); i++) {
      if (continues(lines.get(i), lines.get(i + 1), width)) {
        full++;
        if (!Script.endsSentence(lines.get(i).text())) {
          midSentence++;
        }
      }
    }
    return full >= 6 && midSentence * 10 >= full * 7;
  }

  private static boolean continues(Line line, Line next, int width) {
    return next.gap() == 0
        && !next.bullet()
        && columns(line) * 100 >= width * 78
        && next.indent() <= line.indent() + (line.bullet() ? 4 : 0);
  }

  private static int columns(Line line) {
    int columns = line.indent();
    for (int i = 0; i < line.text().length(); i++) {
      columns += Script.isWide(line.text().charAt(i)) ? 2 : 1;
    }
    return columns;
  }
}
