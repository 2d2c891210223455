package org.broadsheet.archive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stories that were put right, the newest notice first, and the cursor at which the next part
 * starts (null at the end); its time is that of a story's newest notice.
 */
public record Corrected(List<Story> items, @Nullable Cursor next) {
  /** Copies the list. */
  public Corrected {
    items = List.copyOf(items);
  }
}
