package org.broadsheet.edge;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.Hash;
import org.broadsheet.ledger.Checkpoint;
import org.broadsheet.ledger.Ledger;
import org.broadsheet.ledger.TilePath;
import org.broadsheet.press.HistoryEntry;

/** What the edge hands out of the log, or of this node's copy of it. Waits for the disk. */
interface LogShelf {
  Optional<byte[]> checkpoint();

  long size();

  Optional<byte[]> tile(TilePath path);

  /** A document that the public may have. */
  Optional<byte[]> document(Hash hash);

  /** The file of a medium that the public may have. */
  Optional<Path> medium(Hash hash);

  /** All entries about a story, oldest first. */
  List<HistoryEntry> history(ArticleId id);

  /** The ledger's own store. */
  record Shelf(Ledger ledger) implements LogShelf {
    @Override
    public Optional<byte[]> checkpoint() {
      return ledger.checkpoint().map(Checkpoint::note);
    }

    @Override
    public long size() {
      return ledger.checkpoint().map(Checkpoint::size).orElse(0L);
    }

    @Override
    public Optional<byte[]> tile(TilePath path) {
      return ledger.tile(path);
    }

    @Override
    public Optional<byte[]> document(Hash hash) {
      return ledger.reachable(hash) ? ledger.content(hash) : Optional.empty();
    }

    @Override
    public Optional<Path> medium(Hash hash) {
      return ledger.media().has(hash) && ledger.reachable(hash)
          ? Optional.of(ledger.media().file(hash))
          : Optional.empty();
    }

    @Override
    public List<HistoryEntry> history(ArticleId id) {
      return ledger.history(EntryId.article(id)).stream()
          .map(entry -> new HistoryEntry(entry.index(), entry.event()))
          .toList();
    }
  }
}
