package org.broadsheet.content;

import java.util.List;

/** A run of text inside a block. Plain text is a JSON string, everything else an object. */
public sealed interface Inline {
  /** Plain text. */
  record Text(String text) implements Inline {
    /** Refuses the empty text and lone surrogates. */
    public Text {
      if (text.isEmpty()) {
        throw new MalformedContent("text", "must not be empty");
      }
      new Json.Text(text);
    }
  }

  /** Of strong importance. */
  record Strong(List<Inline> content) implements Inline {
    /** Copies the list. */
    public Strong {
      content = List.copyOf(content);
    }
  }

  /** Stress emphasis. */
  record Emphasis(List<Inline> content) implements Inline {
    /** Copies the list. */
    public Emphasis {
      content = List.copyOf(content);
    }
  }

  /** Set below the line, as in H₂O. */
  record Subscript(List<Inline> content) implements Inline {
    /** Copies the list. */
    public Subscript {
      content = List.copyOf(content);
    }
  }

  /** Set above the line, as in m². */
  record Superscript(List<Inline> content) implements Inline {
    /** Copies the list. */
    public Superscript {
      content = List.copyOf(content);
    }
  }

  /** A link. */
  record Link(Href href, List<Inline> content) implements Inline {
    /** Copies the list; refuses a link that stands inside a link, or that shows nothing. */
    public Link {
      content = List.copyOf(content);
      if (plain(content).isBlank()) {
        throw new MalformedContent("content", "a link must show some text");
      }
      if (holdsLink(content)) {
        throw new MalformedContent("content", "a link must not hold a link");
      }
    }
  }

  /** A line break that belongs to the text, as in a poem or an address. */
  record Break() implements Inline {}

  /** One run of plain text, or none where it is empty. */
  static List<Inline> of(String text) {
    return text.isEmpty() ? List.of() : List.of(new Text(text));
  }

  /** The words alone; a break becomes a line feed. */
  static String plain(List<Inline> content) {
    var out = new StringBuilder();
    appendPlain(content, out);
    return out.toString();
  }

  private static void appendPlain(List<Inline> content, StringBuilder out) {
    for (Inline inline : content) {
      switch (inline) {
        case Text text -> out.append(text.text());
        case Break _ -> out.append('\n');
        case Strong strong -> appendPlain(strong.content(), out);
        case Emphasis emphasis -> appendPlain(emphasis.content(), out);
        case Subscript sub -> appendPlain(sub.content(), out);
        case Superscript sup -> appendPlain(sup.content(), out);
        case Link link -> appendPlain(link.content(), out);
      }
    }
  }

  private static boolean holdsLink(List<Inline> content) {
    return content.stream()
        .anyMatch(inline ->
            switch (inline) {
              case Link _ -> true;
              case Text _, Break _ -> false;
              case Strong strong -> holdsLink(strong.content());
              case Emphasis emphasis -> holdsLink(emphasis.content());
              case Subscript sub -> holdsLink(sub.content());
              case Superscript sup -> holdsLink(sup.content());
            });
  }
}
