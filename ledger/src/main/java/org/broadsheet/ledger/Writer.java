package org.broadsheet.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.Hash;
import org.broadsheet.content.PublicationEvent;
import org.jdbi.v3.core.Handle;

/**
 * Puts entries behind the last one, within a transaction that holds the log's lock: the leaves,
 * their tiles, and the views of them that look-ups need. Shared by the log that signs and the
 * replica that copies, so both hold the same rows for the same entries.
 */
final class Writer {
  private final LogStore store;
  private final Handle tx;
  private final RightEdge edge;
  private final List<LogStore.Row> rows = new ArrayList<>();
  private final List<LogStore.Reference> references = new ArrayList<>();
  private final Map<Hash, Imported> origins = new HashMap<>();
  private final Map<TilePath, byte[]> tiles = new LinkedHashMap<>();
  private final Set<Hash> erased = new LinkedHashSet<>();

  Writer(LogStore store, Handle tx, long size) {
    this.store = store;
    this.tx = tx;
    this.edge = RightEdge.load(size, new StoredTiles(store, tx), tiles::put);
  }

  /** The next entry's index. */
  long size() {
    return edge.size();
  }

  /** The root over everything appended so far. */
  Hash root() {
    return edge.root();
  }

  /** What the appended entries erase, to be removed from the media store after the commit. */
  Set<Hash> erased() {
    return erased;
  }

  void append(byte[] bytes, PublicationEvent event) {
    long index = edge.size();
    edge.append(Merkle.leaf(bytes));
    rows.add(new LogStore.Row(index, event.subject().toString(), event.revision(), bytes));
    if (event.withdraws()) {
      hide(event.subject());
    }
    for (Hash hash : References.all(event)) {
      references.add(new LogStore.Reference(index, hash));
    }
    if (event.origin() != null && event.content() != null) {
      origins.put(event.origin().key(), new Imported(event.subject(), event.content(), index));
    }
    if (!event.erases().isEmpty()) {
      erase(event.erases(), index);
    }
  }

  /** Writes what has not been written yet. Afterwards only the head is missing. */
  void finish() {
    writeRows();
    edge.flush();
    tiles.forEach((path, hashes) -> store.putTile(tx, path.level(), path.number(), hashes));
    tiles.clear();
  }

  /** A withdrawal takes back every earlier version's right to be read, not its own statement's. */
  private void hide(EntryId subject) {
    LogStore.Row withdrawal = rows.removeLast();
    writeRows();
    store.dropReferences(tx, subject);
    rows.add(withdrawal);
  }

  private void erase(Collection<Hash> hashes, long index) {
    writeRows();
    for (Hash hash : hashes) {
      store.erase(tx, hash, index);
      erased.add(hash);
    }
  }

  private void writeRows() {
    if (!rows.isEmpty()) {
      store.insertEntries(tx, rows);
      rows.clear();
    }
    if (!references.isEmpty()) {
      store.insertReferences(tx, references);
      references.clear();
    }
    if (!origins.isEmpty()) {
      store.putOrigins(tx, origins);
      origins.clear();
    }
  }
}
