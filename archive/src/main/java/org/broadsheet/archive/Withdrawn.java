package org.broadsheet.archive;

import java.time.Instant;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.PublicationEvent;
import org.broadsheet.content.Statement;
import org.jspecify.annotations.Nullable;

/** A story that was withdrawn. The text is gone; when, in which role and why is said for good. */
public record Withdrawn(
    ArticleId id, long index, PublicationEvent event, @Nullable Statement statement)
    implements Found {
  /** When it was withdrawn. */
  public Instant time() {
    return event.time();
  }
}
