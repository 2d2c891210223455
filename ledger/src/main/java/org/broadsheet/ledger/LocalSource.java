package org.broadsheet.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.content.Hash;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.JdbiException;

/** The log in this machine's own database and media directory. Needs no key. */
public final class LocalSource implements LogSource {
  private final Database database;
  private final LogStore store;
  private final MediaStore media;

  /** The log in that database; it is not changed, not even brought up to date. */
  public LocalSource(Database database, MediaStore media) {
    this.database = database;
    this.store = new LogStore(database.dialect());
    this.media = media;
  }

  @Override
  public Optional<byte[]> checkpoint() throws IOException {
    return reading(store::head).map(LogStore.Head::checkpoint);
  }

  @Override
  public Optional<byte[]> tile(TilePath path) throws IOException {
    return reading(handle -> tile(handle, path));
  }

  Optional<byte[]> tile(Handle handle, TilePath path) {
    if (path.level() != TilePath.ENTRIES) {
      return new StoredTiles(store, handle).find(path);
    }
    long first = path.number() * TilePath.FULL;
    List<LogStore.Row> rows = store.entries(handle, first, path.width());
    return rows.size() == path.width()
        ? Optional.of(EntryBundle.encode(rows.stream().map(LogStore.Row::bytes).toList()))
        : Optional.empty();
  }

  @Override
  public Map<Hash, byte[]> contents(Collection<Hash> hashes) throws IOException {
    return reading(handle -> store.contents(handle, hashes));
  }

  @Override
  public Optional<InputStream> medium(Hash hash) throws IOException {
    return media.stream(hash);
  }

  @Override
  public boolean lacksWithdrawn() throws IOException {
    return reading(store::head).map(LogStore.Head::replica).orElse(false);
  }

  /** The size that the head says; -1 if there is none. */
  long size() throws IOException {
    return reading(store::head).map(LogStore.Head::size).orElse(-1L);
  }

  /** What the look-up columns of the entries from that index on say. */
  List<LogStore.Row> rows(long from, int max) throws IOException {
    return reading(handle -> store.entries(handle, from, max));
  }

  private <R> R reading(HandleCallback<R, RuntimeException> work) throws IOException {
    try {
      return database.jdbi().withHandle(work);
    } catch (JdbiException | LedgerFailure e) {
      throw new IOException("the database cannot be read: " + e.getMessage(), e);
    }
  }
}
