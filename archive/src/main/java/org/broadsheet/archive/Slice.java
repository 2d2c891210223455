package org.broadsheet.archive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a list, and the cursor at which the next part starts (null at the end). */
public record Slice(List<Teaser> items, @Nullable Cursor next) {
  /** Copies the list. */
  public Slice {
    items = List.copyOf(items);
  }
}
