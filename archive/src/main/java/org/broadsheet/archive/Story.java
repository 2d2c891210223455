package org.broadsheet.archive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.PublicationEvent;

/** A story as readers see it now: the document, and the entry that published it. */
public record Story(ArticleId id, long index, PublicationEvent event, Article article)
    implements Found {
  /** When it first appeared (a reprint's original time). */
  public Instant published() {
    return Objects.requireNonNull(event.published());
  }

  /** The date in its permanent address. */
  public LocalDate urlDate() {
    return Objects.requireNonNull(event.urlDate());
  }
}
