package org.broadsheet.app;

import java.util.List;
import java.util.function.Consumer;
import org.broadsheet.archive.Applied;
import org.broadsheet.archive.Archive;
import org.broadsheet.ledger.Entry;
import org.broadsheet.ledger.Following;
import org.broadsheet.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * Brings the archive level with the log and keeps it there, whoever appends: this process at once,
 * another within a tenth of a second. The same code makes views after a crash, after a rebuild and
 * in daily work.
 */
final class Replay implements AutoCloseable {
  /** Entries applied at once: a few megabytes of documents, and the unit in which pages follow. */
  private static final int BATCH = 500;

  private final Ledger ledger;
  private final Archive archive;
  private final Consumer<List<Applied>> shown;
  private @Nullable Following following;
  private volatile boolean closed;

  /** Replays into this archive; {@code shown} is told what the archive shows from now on. */
  Replay(Ledger ledger, Archive archive, Consumer<List<Applied>> shown) {
    this.ledger = ledger;
    this.archive = archive;
    this.shown = shown;
  }

  /** Starts following, from where the archive stands. */
  void start() {
    following = ledger.follow(this::catchUp);
  }

  /** Applies what is missing; called by one thread at a time. */
  void catchUp(long size) {
    while (!closed && archive.position() < size) {
      List<Entry> entries = ledger.read(archive.position(), BATCH);
      if (entries.isEmpty()) {
        return;
      }
      shown.accept(archive.apply(entries));
    }
  }

  @Override
  public void close() {
    closed = true;
    if (following != null) {
      following.close();
    }
  }
}
