package org.broadsheet.content;

import java.time.DateTimeException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One part of a body. A body is a list of these and nothing else: no foreign HTML is ever stored,
 * so a script cannot be represented. A new kind breaks the compile wherever it must be handled.
 */
public sealed interface Block {
  /** The words of these blocks, a line each or more, without their form. */
  static String plain(List<Block> blocks) {
    return PlainText.of(blocks);
  }

  /** This block as it stands in canonical JSON. */
  default Json json() {
    return BlockJson.write(this);
  }

  /** Reads a list of blocks; throws {@link MalformedContent}, which names the place in it. */
  static List<Block> list(Json json, String place) {
    return List.copyOf(Fields.<Block>items(json, place, BlockJson::read));
  }

  /** A paragraph. */
  record Paragraph(List<Inline> content) implements Block {
    /** Copies the list; refuses a paragraph without content. */
    public Paragraph {
      content = List.copyOf(content);
      if (content.isEmpty()) {
        throw new MalformedContent("content", "a paragraph must not be empty");
      }
    }

    /** A paragraph of plain text. */
    public static Paragraph of(String text) {
      return new Paragraph(Inline.of(text));
    }
  }

  /** A heading within the story, level 2 to 4 (1 is the headline). */
  record Heading(int level, List<Inline> content) implements Block {
    /** Copies the list. */
    public Heading {
      content = List.copyOf(content);
      if (level < 2 || level > 4) {
        throw new MalformedContent("level", "must be 2, 3 or 4");
      }
    }
  }

  /** Somebody's words. {@code attribution} says whose, {@code href} where they stand. */
  record Quote(List<Inline> content, @Nullable String attribution, @Nullable Href href)
      implements Block {
    /** Copies the list. */
    public Quote {
      content = List.copyOf(content);
      attribution = Texts.orNull(attribution);
    }
  }

  /** A numbered or a plain list; an item may hold a list of its own. */
  record Listing(boolean ordered, List<Item> items) implements Block {
    /** Copies the list; refuses a list without items. */
    public Listing {
      items = List.copyOf(items);
      if (items.isEmpty()) {
        throw new MalformedContent("items", "a list must have items");
      }
    }

    /** One item; {@code nested} is the list under it. */
    public record Item(List<Inline> content, @Nullable Listing nested) {
      /** Copies the list. */
      public Item {
        content = List.copyOf(content);
      }
    }
  }

  /**
   * A picture. {@code alt} says in words what it shows, {@code credit} who made it. A picture that
   * adds nothing to the text beside it is {@code decorative} and has no such words; one that has
   * neither is unfinished: it can be read, since older ones are so, but is not taken in any more.
   */
  record Figure(
      Medium medium, String alt, boolean decorative, List<Inline> caption, @Nullable String credit)
      implements Block {
    /** Copies the list; refuses a decorative picture with words for what it shows. */
    public Figure {
      caption = List.copyOf(caption);
      credit = Texts.orNull(credit);
      if (decorative && !alt.isEmpty()) {
        throw new MalformedContent("decorative", "cannot stand beside words in alt");
      }
    }

    /** A picture that says something. */
    public Figure(Medium medium, String alt, List<Inline> caption, @Nullable String credit) {
      this(medium, alt, false, caption, credit);
    }

    /** Whether nobody said what it shows, nor that it need not be said. */
    public boolean lacksWords() {
      return alt.isBlank() && !decorative;
    }
  }

  /** Pictures in order, each of which has a page of its own in its story. */
  record Gallery(ArticleId id, @Nullable String title, List<Figure> figures) implements Block {
    /** Copies the list; refuses a gallery without pictures. */
    public Gallery {
      figures = List.copyOf(figures);
      title = Texts.orNull(title);
      if (figures.isEmpty()) {
        throw new MalformedContent("figures", "a gallery must have pictures");
      }
    }
  }

  /** How a table's figures may be drawn besides being written. */
  enum Chart {
    BAR,
    LINE
  }

  /**
   * Rows of cells under a row of column headings. The first column names the row where {@code
   * rowHeaders}; {@code asOf} dates the figures.
   */
  record Table(
      @Nullable String caption,
      List<List<Inline>> header,
      List<List<List<Inline>>> rows,
      boolean rowHeaders,
      @Nullable PartialDate asOf,
      @Nullable Chart chart)
      implements Block {
    /** Copies the lists; refuses rows of unequal length. */
    public Table {
      caption = Texts.orNull(caption);
      header = header.stream().map(List::copyOf).toList();
      rows = rows.stream().map(row -> row.stream().map(List::copyOf).toList()).toList();
      int width = header.isEmpty() && !rows.isEmpty() ? rows.getFirst().size() : header.size();
      for (List<List<Inline>> row : rows) {
        if (row.size() != width) {
          throw new MalformedContent("rows", "must all have " + width + " cells");
        }
      }
      if (width == 0) {
        throw new MalformedContent("rows", "a table must have cells");
      }
    }
  }

  /** Figures at a glance. */
  record KeyFacts(@Nullable String title, List<Fact> facts) implements Block {
    /** Copies the list; refuses an empty one. */
    public KeyFacts {
      facts = List.copyOf(facts);
      title = Texts.orNull(title);
      if (facts.isEmpty()) {
        throw new MalformedContent("facts", "must not be empty");
      }
    }

    /**
     * One fact: what ({@code label}), how much ({@code value}, {@code unit}), when it held ({@code
     * asOf}) and the sentence of the story that it comes from.
     */
    public record Fact(
        String label,
        String value,
        @Nullable String unit,
        @Nullable PartialDate asOf,
        @Nullable String sentence) {
      /** Refuses an empty label or value. */
      public Fact {
        Texts.required(label, "label");
        Texts.required(value, "value");
        unit = Texts.orNull(unit);
        sentence = Texts.orNull(sentence);
      }
    }
  }

  /** Dates in order; with {@code live} the newest stands first and is added to. */
  record Timeline(@Nullable String title, boolean live, List<Moment> moments) implements Block {
    /** Copies the list; refuses an empty one. */
    public Timeline {
      moments = List.copyOf(moments);
      title = Texts.orNull(title);
      if (moments.isEmpty()) {
        throw new MalformedContent("moments", "must not be empty");
      }
    }

    /**
     * One date or period.
     *
     * @param when an instant, a {@link PartialDate}, or two of either joined by a slash
     * @param label the date in words where the plain date would mislead ("spring 2024")
     * @param content what happened
     * @param href where to read on
     */
    public record Moment(
        String when, @Nullable String label, List<Inline> content, @Nullable Href href) {
      /** Checks the date. */
      public Moment {
        label = Texts.orNull(label);
        content = List.copyOf(content);
        for (String end : when.split("/", 2)) {
          if (end.length() > 10) {
            instant(end);
          } else {
            new PartialDate(end);
          }
        }
      }

      private static void instant(String text) {
        try {
          Instants.parse(text);
        } catch (DateTimeException e) {
          throw new MalformedContent("when", "must be a date or an instant: " + text);
        }
      }
    }
  }

  /** The providers whose embeds are known; to a reader each is a link until the reader acts. */
  enum Provider {
    BILIBILI,
    YOUTUBE,
    VIMEO,
    MASTODON,
    PEERTUBE,
    OPENSTREETMAP,
    AUDIO
  }

  /** Something that another service shows: its page, and a title that stands for it. */
  record Embed(Provider provider, Href href, String title) implements Block {
    /** Refuses an empty title. */
    public Embed {
      Texts.required(title, "title");
    }
  }

  /** A change of subject. */
  record Divider() implements Block {}

  /** A vote; the {@link Poll} is a document of its own. */
  record Vote(String poll) implements Block {
    /** Checks the id. */
    public Vote {
      new EntryId(EntryKind.POLL, poll);
    }
  }
}
