package org.broadsheet.desk;

import java.util.ArrayList;
import java.util.List;
import org.broadsheet.content.Href;
import org.broadsheet.content.Inline;

/** Runs of text as {@link BodyText} writes them, and back. What does not pair up is plain text. */
final class InlineText {
  private static final String SIGNS = "\\*[]#->:.";

  private final String text;
  private int at;

  private InlineText(String text) {
    this.text = text;
  }

  /** Subscripts, superscripts and odd nestings come out so that they do not read back. */
  static String write(List<Inline> content) {
    var out = new StringBuilder();
    for (Inline inline : content) {
      switch (inline) {
        case Inline.Text it ->
            out.append(
                it.text()
                    .replace("\\", "\\\\")
                    .replace("*", "\\*")
                    .replace("[", "\\[")
                    .replace("]", "\\]"));
        case Inline.Break _ -> out.append('\n');
        case Inline.Strong it -> out.append("**").append(write(it.content())).append("**");
        case Inline.Emphasis it -> out.append('*').append(write(it.content())).append('*');
        case Inline.Link it ->
            out.append('[').append(write(it.content())).append("](").append(it.href()).append(')');
        case Inline.Subscript it -> out.append(write(it.content()));
        case Inline.Superscript it -> out.append(write(it.content()));
      }
    }
    return out.toString();
  }

  static List<Inline> read(String text) {
    return new InlineText(text).run("");
  }

  /** Reads to that closing sign, or to the end where there is none to find. */
  private List<Inline> run(String closing) {
    var content = new ArrayList<Inline>();
    var plain = new StringBuilder();
    while (at < text.length() && (closing.isEmpty() || !text.startsWith(closing, at))) {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length() && SIGNS.indexOf(text.charAt(at + 1)) >= 0) {
        plain.append(text.charAt(at + 1));
        at += 2;
      } else if (c == '\n') {
        flush(plain, content);
        content.add(new Inline.Break());
        at++;
      } else if (!marked(content, plain)) {
        plain.append(c);
        at++;
      }
    }
    flush(plain, content);
    return List.copyOf(content);
  }

  private boolean marked(List<Inline> content, StringBuilder plain) {
    int start = at;
    Inline inline = null;
    if (text.startsWith("**", at)) {
      List<Inline> inner = between("**", "**");
      inline = inner.isEmpty() ? null : new Inline.Strong(inner);
    } else if (text.startsWith("*", at)) {
      List<Inline> inner = between("*", "*");
      inline = inner.isEmpty() ? null : new Inline.Emphasis(inner);
    } else if (text.startsWith("[", at)) {
      inline = link();
    }
    if (inline == null) {
      at = start;
      return false;
    }
    flush(plain, content);
    content.add(inline);
    return true;
  }

  private List<Inline> between(String opening, String closing) {
    at += opening.length();
    List<Inline> inner = run(closing);
    if (!text.startsWith(closing, at)) {
      return List.of();
    }
    at += closing.length();
    return inner;
  }

  private Inline.@org.jspecify.annotations.Nullable Link link() {
    List<Inline> inner = between("[", "](");
    int end = text.indexOf(')', at);
    if (inner.isEmpty() || end < 0) {
      return null;
    }
    Href href = Href.orNull(text.substring(at, end));
    boolean shows = !Inline.plain(inner).isBlank();
    boolean nested = inner.stream().anyMatch(Inline.Link.class::isInstance);
    if (href == null || !shows || nested) {
      return null;
    }
    at = end + 1;
    return new Inline.Link(href, inner);
  }

  private static void flush(StringBuilder plain, List<Inline> content) {
    if (!plain.isEmpty()) {
      content.add(new Inline.Text(plain.toString()));
      plain.setLength(0);
    }
  }
}
