package org.broadsheet.wire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.broadsheet.content.Href;
import org.broadsheet.content.Inline;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** A line of pasted text in the making: runs of characters, each with what it is set in. */
final class PastedLine {
  private enum Mark {
    STRONG,
    EMPHASIS,
    SUB,
    SUP
  }

  /** A run; a break has no text. */
  private record Run(String text, Set<Mark> marks, @Nullable Href href) {
    boolean isBreak() {
      return text.equals("\n");
    }

    boolean like(Run other) {
      return marks.equals(other.marks) && java.util.Objects.equals(href, other.href);
    }
  }

  private final List<Run> runs = new ArrayList<>();
  private final Deque<Run> context =
      new ArrayDeque<>(List.of(new Run("", EnumSet.noneOf(Mark.class), null)));

  /** Text as it stands in the markup: white space is one blank, and none at the beginning. */
  void text(String raw) {
    var out = new StringBuilder();
    boolean blank = runs.isEmpty() || ends(runs.getLast().text());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c <= ' ' || c == '\u00a0' || c == '\u3000' && blank) {
        if (!blank) {
          out.append(' ');
        }
        blank = true;
      } else if (c != '\u200b' && c != '\ufeff' && c != '\u00ad' && c != '\u007f') {
        out.append(c);
        blank = false;
      }
    }
    if (!out.isEmpty()) {
      Run here = context.getLast();
      runs.add(new Run(wellFormed(out.toString()), here.marks(), here.href()));
    }
  }

  private static boolean ends(String text) {
    return text.endsWith(" ") || text.endsWith("\n");
  }

  /** A character reference can make half of a pair, which has no UTF-8 form. */
  private static String wellFormed(String text) {
    var out = new StringBuilder(text);
    for (int i = 0; i < out.length(); i++) {
      if (Character.isHighSurrogate(out.charAt(i))
          && i + 1 < out.length()
          && Character.isLowSurrogate(out.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(out.charAt(i))) {
        out.setCharAt(i, '\ufffd');
      }
    }
    return out.toString();
  }

  void lineBreak() {
    runs.add(new Run("\n", Set.of(), null));
  }

  /** The edge of a block that is set in one line with others: a blank, if there is none. */
  void edge() {
    text(" ");
  }

  /** Whatever the content adds is set as this element says. */
  void within(Element element, Runnable content) {
    Run outer = context.getLast();
    Set<Mark> marks = EnumSet.noneOf(Mark.class);
    marks.addAll(outer.marks());
    set(marks, element);
    Href href = outer.href();
    if (element.normalName().equals("a") && href == null) {
      Href found = Href.orNull(element.attr("href"));
      href = found == null || found.value().startsWith("/") ? null : found;
    }
    context.addLast(new Run("", marks, href));
    try {
      content.run();
    } finally {
      context.removeLast();
    }
  }

  private static void set(Set<Mark> marks, Element element) {
    String style = PastedBlocks.style(element);
    switch (element.normalName()) {
      case "b", "strong" -> marks.add(Mark.STRONG);
      case "i", "em", "cite", "dfn", "var" -> marks.add(Mark.EMPHASIS);
      case "sub" -> marks.add(Mark.SUB);
      case "sup" -> marks.add(Mark.SUP);
      default -> {}
    }
    // What the style says goes before what the name says: online editors wrap all in a plain <b>.
    if (sets(style, "font-weight:(bold|bolder|[6-9]00)")) {
      marks.add(Mark.STRONG);
    } else if (sets(style, "font-weight:(normal|lighter|[1-5]00)")) {
      marks.remove(Mark.STRONG);
    }
    if (sets(style, "font-style:(italic|oblique)")) {
      marks.add(Mark.EMPHASIS);
    } else if (sets(style, "font-style:normal")) {
      marks.remove(Mark.EMPHASIS);
    }
    if (sets(style, "vertical-align:sub")) {
      marks.add(Mark.SUB);
    } else if (sets(style, "vertical-align:super")) {
      marks.add(Mark.SUP);
    }
    if (marks.contains(Mark.SUB)) {
      marks.remove(Mark.SUP);
    }
  }

  /** Whether a declaration says so: one of its own, not a word processor's with a longer name. */
  private static boolean sets(String style, String declaration) {
    return Pattern.compile("(^|;)" + declaration + "\\b").matcher(style.strip()).find();
  }

  /** The line in one piece, without blanks and breaks at its ends. */
  List<Inline> content() {
    return inlines(trimmed(runs));
  }

  /** The line, parted wherever two breaks follow each other; nothing empty. */
  List<List<Inline>> paragraphs() {
    var paragraphs = new ArrayList<List<Inline>>();
    var part = new ArrayList<Run>();
    boolean broken = false;
    for (Run run : runs) {
      if (run.isBreak() && broken) {
        add(part, paragraphs);
        part.clear();
      } else {
        part.add(run);
      }
      broken = run.isBreak() || broken && run.text().isBlank();
    }
    add(part, paragraphs);
    return paragraphs;
  }

  private static void add(List<Run> part, List<List<Inline>> paragraphs) {
    List<Inline> content = inlines(trimmed(part));
    if (!content.isEmpty()) {
      paragraphs.add(content);
    }
  }

  private static List<Run> trimmed(List<Run> runs) {
    int from = 0;
    int to = runs.size();
    while (from < to && runs.get(from).text().isBlank()) {
      from++;
    }
    while (from < to && runs.get(to - 1).text().isBlank()) {
      to--;
    }
    var kept = new ArrayList<>(runs.subList(from, to));
    if (!kept.isEmpty()) {
      Run last = kept.removeLast();
      kept.add(new Run(last.text().stripTrailing(), last.marks(), last.href()));
    }
    return kept;
  }

  private static List<Inline> inlines(List<Run> runs) {
    var out = new ArrayList<Inline>();
    for (int i = 0; i < runs.size(); ) {
      Run first = runs.get(i);
      if (first.isBreak()) {
        out.add(new Inline.Break());
        i++;
        continue;
      }
      var text = new StringBuilder();
      while (i < runs.size() && !runs.get(i).isBreak() && runs.get(i).like(first)) {
        text.append(runs.get(i++).text());
      }
      out.add(set(text.toString(), first));
    }
    return List.copyOf(out);
  }

  private static Inline set(String text, Run run) {
    Inline inline = new Inline.Text(text);
    if (text.isBlank()) {
      return inline;
    }
    for (Mark mark : List.of(Mark.SUP, Mark.SUB, Mark.EMPHASIS, Mark.STRONG)) {
      if (run.marks().contains(mark)) {
        List<Inline> inner = List.of(inline);
        inline =
            switch (mark) {
              case STRONG -> new Inline.Strong(inner);
              case EMPHASIS -> new Inline.Emphasis(inner);
              case SUB -> new Inline.Subscript(inner);
              case SUP -> new Inline.Superscript(inner);
            };
      }
    }
    return run.href() == null ? inline : new Inline.Link(run.href(), List.of(inline));
  }
}
