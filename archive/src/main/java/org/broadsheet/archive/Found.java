package org.broadsheet.archive;

import org.broadsheet.content.ArticleId;
import org.broadsheet.content.PublicationEvent;

/** What the log says of an article id now: a story, or that it was withdrawn. */
public sealed interface Found permits Story, Withdrawn {
  /** Whose it is. */
  ArticleId id();

  /** The log index of the entry that is shown. */
  long index();

  /** That entry. */
  PublicationEvent event();
}
