package org.broadsheet.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Second step of reading: where a page's story stands among its lines. Each line gets points for
 * reading like prose and loses points for reading like a menu; the story is the run of lines with
 * the most points, then what does not belong is taken from inside it.
 */
final class MainText {
  /** Lines {@code from} to before {@code to}; {@code keep} says which of them are the story's. */
  record Span(int from, int to, boolean[] keep, Kind[] kinds) {
    String kindAt(int i) {
      return kinds[i].toString();
    }

    boolean isEmpty() {
      return from >= to;
    }

    List<Line> of(List<Line> lines) {
      var story = new ArrayList<Line>();
      for (int i = from; i < to; i++) {
        if (keep[i]) {
          story.add(lines.get(i));
        }
      }
      return story;
    }
  }

  /** What a line seems to be. */
  enum Kind {
    PROSE,
    QUIP,
    SHORT,
    ITEM,
    STAMP,
    CHROME,
    LEGAL,
    END,
    STOP
  }

  /**
   * The first run with this share of the best run's points is the story: comments come after it.
   */
  private static final double FIRST = 0.35;

  private static final double COMMENTS = 0.2;

  /** Less than this, about two sentences, is no continuation of a story after a break. */
  private static final double CONTINUED = 25;

  private final List<Line> lines;
  private final Kind[] kinds;
  private final double[] words;

  private MainText(List<Line> lines) {
    this.lines = lines;
    this.kinds = new Kind[lines.size()];
    this.words = new double[lines.size()];
  }

  static Span find(List<Line> lines, Budget budget) {
    for (Line line : lines) {
      budget.spend(line.text().length() * 4L);
    }
    return new MainText(lines).span();
  }

  private Span span() {
    Map<String, Integer> seen = new HashMap<>();
    for (Line line : lines) {
      seen.merge(line.text(), 1, Integer::sum);
    }
    for (int i = 0; i < kinds.length; i++) {
      words[i] = Script.words(lines.get(i).text());
      kinds[i] = kind(i, seen.getOrDefault(lines.get(i).text(), 1));
    }
    int[] best = bestRun();
    int from = best[0];
    int to = best[1];
    boolean[] keep = new boolean[kinds.length];
    if (from >= to) {
      return new Span(0, 0, keep, kinds);
    }
    for (int i = from; i < to; i++) {
      keep[i] = belongs(i, from, to);
    }
    return new Span(from, to, keep, kinds);
  }

  private Kind kind(int i, int times) {
    Line line = lines.get(i);
    String text = line.text();
    double w = words[i];
    if (Phrases.endsForGood(text)) {
      return Kind.STOP;
    }
    if (Phrases.ends(text)) {
      return Kind.END;
    }
    if (Phrases.isChrome(text)) {
      return Kind.CHROME;
    }
    if (Phrases.isStamp(text)) {
      return Kind.STAMP;
    }
    boolean ends = Script.endsSentence(text);
    boolean han = Script.hanShare(text) > 0.3;
    if (times > 1 && w < 30) {
      return Kind.CHROME;
    }
    if (line.linked() > 60 && w < 60) {
      return line.bullet() ? Kind.ITEM : Kind.SHORT;
    }
    boolean flows = han ? Script.marks(text) * 14 >= w : Script.small(text) >= 0.5;
    if (flows && (w >= 9 && ends || w >= 22 && Script.marks(text) * 5 <= w * 2)) {
      return Phrases.isLegal(text) ? Kind.LEGAL : Kind.PROSE;
    }
    if (w >= 2 && ends) {
      return Kind.QUIP;
    }
    return line.bullet() ? Kind.ITEM : Kind.SHORT;
  }

  private double points(int i) {
    return switch (kinds[i]) {
      case PROSE -> Math.min(60, words[i]) * trust(i);
      case QUIP -> 1;
      case SHORT -> -4;
      case ITEM, CHROME -> -5;
      case STAMP -> -8;
      case LEGAL -> -10;
      case END -> -25;
      case STOP -> -100_000;
    };
  }

  /**
   * Prose alone among short lines is a teaser more often than a story; a cut-off one nearly always.
   */
  private double trust(int i) {
    String text = lines.get(i).text();
    if (text.endsWith("...")
        || text.endsWith("…")
        || text.endsWith("[…]")
        || text.endsWith("[...]")) {
      return 0.2;
    }
    boolean before = i > 0 && isText(kinds[i - 1]);
    boolean after = i + 1 < kinds.length && isText(kinds[i + 1]);
    double trust = before && after ? 1 : before || after ? 0.9 : 0.4;
    return lines.get(i).bullet() ? trust / 2 : trust;
  }

  private static boolean isText(Kind kind) {
    return kind == Kind.PROSE || kind == Kind.QUIP;
  }

  /** A run of lines that has more points than any that it could be cut or prolonged to. */
  private record Run(int from, int to, double points) {}

  private int[] bestRun() {
    List<Run> runs = runs();
    runs = discountComments(runs);
    double best = runs.stream().mapToDouble(Run::points).max().orElse(0);
    int first = 0;
    while (first < runs.size() && runs.get(first).points() < FIRST * best) {
      first++;
    }
    if (first == runs.size()) {
      return new int[] {0, 0};
    }
    int to = runs.get(first).to();
    for (int next = first + 1; next < runs.size() && isSameStory(to, runs.get(next)); next++) {
      to = runs.get(next).to();
    }
    return new int[] {runs.get(first).from(), to};
  }

  /** What comes after a label for comments is by readers, if a story came before it. */
  private List<Run> discountComments(List<Run> runs) {
    var fair = new ArrayList<Run>();
    boolean story = false;
    boolean comments = false;
    int at = 0;
    for (Run run : runs) {
      for (; at < run.from(); at++) {
        comments |= story && kinds[at] == Kind.STOP;
      }
      fair.add(comments ? new Run(run.from(), run.to(), run.points() * COMMENTS) : run);
      story |= run.points() >= 40;
    }
    return fair;
  }

  private List<Run> runs() {
    var runs = new ArrayList<Run>();
    int at = 0;
    while (at < kinds.length) {
      if (points(at) <= 0) {
        at++;
        continue;
      }
      double sum = 0;
      double best = 0;
      int to = at;
      int i = at;
      for (; i < kinds.length && sum >= 0; i++) {
        sum += points(i);
        if (sum > best) {
          best = sum;
          to = i + 1;
        }
      }
      runs.add(new Run(at, to, best));
      at = Math.max(to, at + 1);
    }
    return runs;
  }

  private boolean isSameStory(int end, Run next) {
    if (next.from() - end > 8 || next.points() < CONTINUED) {
      return false;
    }
    for (int i = end; i < next.from(); i++) {
      if (kinds[i] == Kind.STOP) {
        return false;
      }
    }
    return true;
  }

  /** A short line between lines of the page's own: part of a box that stands inside the story. */
  private boolean isStranded(int i) {
    Kind before = kinds[i - 1];
    Kind after = kinds[i + 1];
    return isPages(before) && !isText(after) || isPages(after) && !isText(before);
  }

  private static boolean isPages(Kind kind) {
    return kind == Kind.CHROME || kind == Kind.END || kind == Kind.LEGAL || kind == Kind.STAMP;
  }

  private boolean belongs(int i, int from, int to) {
    return switch (kinds[i]) {
      case PROSE, QUIP -> true;
      case SHORT, ITEM -> i + 1 < to && i > from && !isStranded(i);
      case STAMP, CHROME, LEGAL, END, STOP -> false;
    };
  }
}
