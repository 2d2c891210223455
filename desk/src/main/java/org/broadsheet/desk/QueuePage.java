package org.broadsheet.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one person, over all channels.
 *
 * @param parts each with its heading; none is empty
 * @param steps the way to a first story, or the demo's tour; empty once it is known
 * @param demo whether the steps are those of the tour
 */
public record QueuePage(List<Part> parts, List<Step> steps, boolean demo) {
  /** Copies the lists. */
  public QueuePage {
    parts = List.copyOf(parts);
    steps = List.copyOf(steps);
  }

  /** A heading's key in the words, and what stands under it. */
  public record Part(String heading, List<Item> items) {
    /** Copies the list. */
    public Part {
      items = List.copyOf(items);
    }
  }

  /**
   * A story that waits.
   *
   * @param notes short marks: asked by name, due, embargo, stage
   * @param late whether its time is over or nearly
   * @param asOf where its planned release can be seen; null where none is
   */
  public record Item(
      String link,
      String headline,
      String channel,
      List<String> notes,
      boolean late,
      @Nullable String asOf) {
    /** Copies the list. */
    public Item {
      notes = List.copyOf(notes);
    }
  }

  /** A step in words, and where it is done. */
  public record Step(String text, String link, boolean done) {}
}
