package org.broadsheet.ledger;

import java.util.Arrays;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The tiles in the log's own tables, where one row holds a tile at its greatest width so far. */
record StoredTiles(LogStore store, Handle handle) implements Tiles.Source {
  @Override
  public byte[] tile(TilePath path) {
    return find(path)
        .orElseThrow(() ->
            new LedgerFailure(
                "The log's " + path + " is missing or damaged",
                "Run verify; if it says so too, restore the database from a backup."));
  }

  /** The tile at exactly the asked width, if it is stored with at least that. */
  Optional<byte[]> find(TilePath path) {
    int length = path.width() * Merkle.HASH;
    return store
        .tile(handle, path.level(), path.number())
        .filter(hashes -> hashes.length >= length && hashes.length % Merkle.HASH == 0)
        .map(hashes -> Arrays.copyOf(hashes, length));
  }
}
