package org.broadsheet.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.content.Document;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.Site;
import org.broadsheet.ledger.Ledger;
import org.broadsheet.ledger.Version;
import org.jspecify.annotations.Nullable;

/** The site as the log has it last: read anew only when the log has a newer one. */
final class KnownSite {
  private record Read(long index, Site site) {}

  private final Ledger ledger;
  private volatile @Nullable Read last;

  KnownSite(Ledger ledger) {
    this.ledger = ledger;
  }

  Site now() {
    Optional<Version> newest = ledger.version(EntryId.site());
    if (newest.isEmpty()) {
      return plain();
    }
    long index = newest.get().index();
    Read known = last;
    if (known == null || known.index() != index) {
      known = new Read(index, read(index));
      last = known;
    }
    return known.site();
  }

  private Site read(long index) {
    return ledger
        .entry(index)
        .flatMap(entry -> entry.content())
        .map(Document::parse)
        .map(Site.class::cast)
        .orElseGet(KnownSite::plain);
  }

  private static Site plain() {
    return new Site(
        "http://localhost",
        "UTC",
        List.of("zh", "en"),
        Map.of(),
        Map.of(),
        List.of(),
        Map.of(),
        Site.MOODS,
        Map.of(),
        Map.of(),
        null);
  }
}
