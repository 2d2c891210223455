package org.broadsheet.archive;

import org.broadsheet.content.PublicationEvent;
import org.broadsheet.ledger.Entry;
import org.jspecify.annotations.Nullable;

/**
 * An entry that the archive now shows, with what stood under the same id before and what stands
 * there after (both null where the entry is not about an article). Pages of both are touched.
 */
public record Applied(Entry entry, @Nullable Found before, @Nullable Found after) {
  /** What the entry says; for rooms that do not know the ledger. */
  public PublicationEvent event() {
    return entry.event();
  }

  /** The document that went out with it, null where there is none. */
  public byte @Nullable [] content() {
    return entry.content().orElse(null);
  }
}
