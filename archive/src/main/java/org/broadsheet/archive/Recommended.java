package org.broadsheet.archive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of the recommended stream, and where it goes on; null at its end. */
public record Recommended(List<Item> items, @Nullable RecommendedCursor next) {
  /** Copies the list. */
  public Recommended {
    items = List.copyOf(items);
  }

  /** A story, and whether the editors chose it; else it is there as new in its channel. */
  public record Item(Teaser teaser, boolean chosen) {}
}
