package org.broadsheet.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a search at the desk found: stories in work, and published ones.
 *
 * @param asked the words
 */
public record FoundPage(String asked, List<Part> parts) {
  /** Leaves out parts without stories. */
  public FoundPage {
    parts = parts.stream().filter(part -> !part.lines().isEmpty()).toList();
  }

  /** Whether nothing was found. */
  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /**
   * Stories under a heading, which is a key of the words.
   *
   * @param full whether no more are ever shown, so that there may be more
   */
  public record Part(String heading, List<Line> lines, boolean full) {
    /** Copies the list. */
    public Part {
      lines = List.copyOf(lines);
    }
  }

  /**
   * One story.
   *
   * @param note its channel, and its date where it is published
   * @param state null where it has none to show
   */
  public record Line(String link, String headline, String note, @Nullable String state) {}
}
