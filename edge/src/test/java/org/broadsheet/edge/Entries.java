package org.broadsheet.edge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.broadsheet.archive.Applied;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.Hash;
import org.broadsheet.content.PublicationEvent;
import org.broadsheet.content.PublicationEvent.Change;
import org.broadsheet.ledger.Entry;

/** Log entries for tests. */
final class Entries {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  static final ArticleId FERRY = new ArticleId("ferry00001");
  static final ArticleId GONE = new ArticleId("gane000001");
  static final ArticleId QUIET = new ArticleId("qt00000001");

  private Entries() {}

  static PublicationEvent event(ArticleId id, int revision, Change change) {
    Hash hash = Hash.of(("content " + revision).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    boolean withdrawn = change == Change.WITHDRAWAL;
    return new PublicationEvent(
        EntryId.article(id),
        revision,
        change,
        NOON,
        "release1",
        withdrawn ? null : hash,
        withdrawn ? hash : null,
        List.of(),
        NOON,
        LocalDate.of(2026, 3, 1),
        List.of(),
        null,
        null,
        List.of());
  }

  /** What the archive reports about one entry of the log. */
  static Applied applied(long index, Change change) {
    PublicationEvent event = event(FERRY, (int) index + 1, change);
    return new Applied(new Entry(index, event.canonical(), event, Map.of()), null, null);
  }
}
