package org.broadsheet.desk;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.broadsheet.content.Article;
import org.broadsheet.content.Block;
import org.broadsheet.content.Json;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two texts: all that the hash covers, not only what the form shows. First by
 * line, then by word within changed lines.
 */
public final class Difference {
  /** Words beyond which changed lines are shown whole, so that a comparison stays cheap. */
  private static final int MOST_WORDS = 4_000;

  /** Lines between the first and the last that differ, beyond which all of them are shown whole. */
  private static final int MOST_LINES = 2_000;

  private final Parts parts;
  private final BinaryOperator<String> called;

  /**
   * @param words what the parts of a text are called
   * @param called from a member and its value to what people call it, where the value is an id or a
   *     path; else the value
   */
  Difference(Words words, BinaryOperator<String> called) {
    this.parts = new Parts(words);
    this.called = called;
  }

  /** What became of a run of text. */
  public enum Fate {
    SAME,
    REMOVED,
    ADDED
  }

  /** A run of text; it may hold line feeds. */
  public record Run(Fate fate, String text) {}

  /** From the one to the other; everything is new where there is no former one. */
  List<Run> between(@Nullable Article former, Article latter) {
    List<String> before = former == null ? List.of() : lines(former);
    List<String> after = lines(latter);
    var runs = new ArrayList<Run>();
    int head = alike(before, after);
    List<String> removed = before.subList(head, before.size());
    List<String> added = after.subList(head, after.size());
    int tail = alike(removed.reversed(), added.reversed());
    same(runs, before.subList(0, head));
    changed(removed.subList(0, removed.size() - tail), added.subList(0, added.size() - tail), runs);
    same(runs, removed.subList(removed.size() - tail, removed.size()));
    return List.copyOf(runs);
  }

  /** How many lines at the beginning are the same. */
  private static int alike(List<String> before, List<String> after) {
    int n = 0;
    int most = Math.min(before.size(), after.size());
    while (n < most && before.get(n).equals(after.get(n))) {
      n++;
    }
    return n;
  }

  private static void same(List<Run> runs, List<String> lines) {
    if (!lines.isEmpty()) {
      runs.add(new Run(Fate.SAME, text(lines)));
    }
  }

  private static void changed(List<String> before, List<String> after, List<Run> runs) {
    if (before.size() + after.size() > MOST_LINES) {
      if (!before.isEmpty()) {
        runs.add(new Run(Fate.REMOVED, text(before)));
      }
      if (!after.isEmpty()) {
        runs.add(new Run(Fate.ADDED, text(after)));
      }
      return;
    }
    for (AbstractDelta<String> delta : DiffUtils.diff(before, after, true).getDeltas()) {
      String source = text(delta.getSource().getLines());
      String target = text(delta.getTarget().getLines());
      switch (delta.getType()) {
        case EQUAL -> runs.add(new Run(Fate.SAME, source));
        case DELETE -> runs.add(new Run(Fate.REMOVED, source));
        case INSERT -> runs.add(new Run(Fate.ADDED, target));
        case CHANGE -> words(source, target, runs);
      }
    }
  }

  private static void words(String source, String target, List<Run> runs) {
    List<String> before = split(source);
    List<String> after = split(target);
    if (before.size() + after.size() > MOST_WORDS) {
      runs.add(new Run(Fate.REMOVED, source));
      runs.add(new Run(Fate.ADDED, target));
      return;
    }
    for (AbstractDelta<String> delta : DiffUtils.diff(before, after, true).getDeltas()) {
      boolean same = delta.getType() == com.github.difflib.patch.DeltaType.EQUAL;
      add(runs, same ? Fate.SAME : Fate.REMOVED, delta.getSource().getLines());
      if (!same) {
        add(runs, Fate.ADDED, delta.getTarget().getLines());
      }
    }
  }

  private static void add(List<Run> runs, Fate fate, List<String> words) {
    if (!words.isEmpty()) {
      runs.add(new Run(fate, String.join("", words)));
    }
  }

  private static List<String> split(String text) {
    var words = new ArrayList<String>();
    BreakIterator breaks = BreakIterator.getWordInstance(Locale.ROOT);
    breaks.setText(text);
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      String word = text.substring(start, end);
      if (word.codePoints().anyMatch(Character::isIdeographic)) {
        word.codePoints().forEach(c -> words.add(Character.toString(c)));
      } else {
        words.add(word);
      }
    }
    return words;
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  private List<String> lines(Article article) {
    var lines = new ArrayList<String>();
    article
        .json()
        .members()
        .forEach((name, value) -> {
          if (!name.equals("body") && !name.equals("v") && !name.equals("type")) {
            List<Json> items = value instanceof Json.Array array ? array.items() : List.of(value);
            items.forEach(item -> lines.add(parts.name(name) + ": " + words(name, item)));
          }
        });
    for (Block block : article.body()) {
      lines.add("");
      lines.addAll(lines(block));
    }
    return lines;
  }

  /**
   * A block as it would be typed; one that cannot be typed by its members, a line for each item.
   */
  private List<String> lines(Block block) {
    String typed = BodyText.write(List.of(block));
    if (!typed.startsWith(BodyText.FENCE) || !(block.json() instanceof Json.Object object)) {
      return typed.lines().toList();
    }
    var lines = new ArrayList<String>();
    object
        .members()
        .forEach((name, value) -> {
          if (value instanceof Json.Array array && !name.equals("content")) {
            array.items().forEach(item -> lines.add(parts.name(name) + ": " + words(name, item)));
          } else if (!name.equals("type")) {
            lines.add(parts.name(name) + ": " + words(name, value));
          }
        });
    lines.addFirst(
        "[" + words("type", object.members().getOrDefault("type", new Json.Text(""))) + "]");
    return lines;
  }

  /** Any value in one line, for people; nothing of it is left out. */
  private String words(String member, Json value) {
    return switch (value) {
      case Json.Text text -> named(member, text.value());
      case Json.Int _, Json.Bool _ -> parts.value(member, value.text());
      case Json.Array array ->
          array.items().stream().map(item -> words(member, item)).collect(Collectors.joining(", "));
      case Json.Object object ->
          object.members().entrySet().stream()
              .map(one -> parts.name(one.getKey()) + " " + words(one.getKey(), one.getValue()))
              .collect(Collectors.joining(" · "));
    };
  }

  /** Nobody knows ids by heart. */
  private String named(String member, String value) {
    return parts.value(member, called.apply(member, value));
  }
}
