package org.broadsheet.archive;

import java.nio.file.Path;
import java.util.List;
import org.broadsheet.ledger.LoggedEntry;

/**
 * The index on disk. One process keeps it ({@code write.lock}); entries are applied in log order.
 */
public final class Archive implements AutoCloseable {
  private Archive() {}

  /**
   * Opens or makes the index in this directory. An index of another schema, analyzer or program is
   * not read: the archive then starts empty, at position 0.
   */
  public static Archive open(Path directory) {
    throw new UnsupportedOperationException();
  }

  /** How many log entries are applied: the index of the next one. */
  public long position() {
    throw new UnsupportedOperationException();
  }

  /**
   * Applies entries in log order, the first at {@link #position()}; entries already applied are
   * skipped. When this returns, a new {@link #snapshot()} shows them.
   */
  public List<Applied> apply(List<LoggedEntry> entries) {
    throw new UnsupportedOperationException();
  }

  /** What the archive shows now. Close it soon: it holds files open. */
  public Snapshot snapshot() {
    throw new UnsupportedOperationException();
  }

  /** Makes what was applied durable. Without it the entries are applied again from the log. */
  public void commit() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
