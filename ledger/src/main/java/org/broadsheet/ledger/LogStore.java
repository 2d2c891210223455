package org.broadsheet.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.Hash;
import org.broadsheet.content.MalformedContent;
import org.jdbi.v3.core.Handle;

/**
 * The log's tables and their SQL, the same for both dialects but for the lock and the wake-up call.
 * Knows nothing of hashing trees or signatures; its callers own transactions.
 *
 * <p>Longer than 400 lines, because all SQL of the log stands in one place.
 */
final class LogStore {
  /** Channel on which PostgreSQL tells other processes of a commit. */
  static final String CHANNEL = "broadsheet_log";

  /** Values bound in one query; more are asked for in several. */
  private static final int CHUNK = 500;

  private final Database.Dialect dialect;

  LogStore(Database.Dialect dialect) {
    this.dialect = dialect;
  }

  /** The row of log_head. */
  record Head(long size, long lastTime, byte[] checkpoint, String key, boolean replica) {}

  /** A row of log_entry. */
  record Row(long index, String subject, int revision, byte[] bytes) {}

  /** A row of log_reference. */
  record Reference(long index, Hash hash) {}

  /** Work on a prepared statement. */
  private interface Use<R> {
    R with(PreparedStatement statement) throws SQLException;
  }

  private static <R> R prepare(Handle handle, String sql, Use<R> use) {
    try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
      return use.with(statement);
    } catch (SQLException | MalformedContent e) {
      throw new LedgerFailure(
          "The log's store failed: " + e.getMessage(),
          "Check the disk; if it is sound, run verify and restore a backup if verify says so.",
          e);
    }
  }

  private static void run(Handle handle, String sql, Object... values) {
    prepare(
        handle,
        sql,
        statement -> {
          for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
          }
          return statement.executeUpdate();
        });
  }

  // The head.

  Optional<Head> head(Handle handle) {
    return head(handle, "");
  }

  /**
   * The head, with the right to append until the transaction ends. On PostgreSQL this row is the
   * first thing an append locks, so that appends wait here and nowhere else; on SQLite the
   * transaction itself has the lock.
   */
  Optional<Head> lockHead(Handle tx) {
    return switch (dialect) {
      case SQLITE -> head(tx, "");
      case POSTGRESQL -> head(tx, " FOR UPDATE");
    };
  }

  private static Optional<Head> head(Handle handle, String lock) {
    return prepare(
        handle,
        "SELECT size, last_time, checkpoint, vkey, replica FROM log_head WHERE one = 1" + lock,
        statement -> {
          try (ResultSet row = statement.executeQuery()) {
            return row.next()
                ? Optional.of(
                    new Head(
                        row.getLong(1),
                        row.getLong(2),
                        bytes(row, 3),
                        text(row, 4),
                        row.getLong(5) == 1))
                : Optional.empty();
          }
        });
  }

  void insertHead(Handle tx, Head head) {
    run(
        tx,
        "INSERT INTO log_head (one, size, last_time, checkpoint, vkey, replica)"
            + " VALUES (1, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        head.size(),
        head.lastTime(),
        head.checkpoint(),
        head.key(),
        head.replica() ? 1L : 0L);
  }

  void updateHead(Handle tx, long size, long lastTime, byte[] checkpoint) {
    run(
        tx,
        "UPDATE log_head SET size = ?, last_time = ?, checkpoint = ? WHERE one = 1",
        size,
        lastTime,
        checkpoint);
    if (dialect == Database.Dialect.POSTGRESQL) {
      // Delivered to listeners when the transaction commits, and not if it does not.
      tx.execute("NOTIFY " + CHANNEL);
    }
  }

  // Entries.

  void insertEntries(Handle tx, List<Row> rows) {
    prepare(
        tx,
        "INSERT INTO log_entry (idx, subject, revision, bytes) VALUES (?, ?, ?, ?)",
        statement -> {
          for (Row row : rows) {
            statement.setLong(1, row.index());
            statement.setString(2, row.subject());
            statement.setLong(3, row.revision());
            statement.setBytes(4, row.bytes());
            statement.addBatch();
          }
          return statement.executeBatch();
        });
  }

  /** The rows from that index on, at most {@code max}, in order. */
  List<Row> entries(Handle handle, long from, int max) {
    return prepare(
        handle,
        "SELECT idx, subject, revision, bytes FROM log_entry WHERE idx >= ? AND idx < ?"
            + " ORDER BY idx",
        statement -> {
          statement.setLong(1, from);
          statement.setLong(2, from + max);
          return rows(statement);
        });
  }

  List<Row> entriesOf(Handle handle, EntryId subject) {
    return prepare(
        handle,
        "SELECT idx, subject, revision, bytes FROM log_entry WHERE subject = ? ORDER BY idx",
        statement -> {
          statement.setString(1, subject.toString());
          return rows(statement);
        });
  }

  /** As {@link #entriesOf(Handle, EntryId)} for thousands of subjects, in log order per chunk. */
  List<Row> entriesOf(Handle handle, Collection<EntryId> subjects) {
    var rows = new ArrayList<Row>();
    for (List<EntryId> chunk : chunks(subjects)) {
      rows.addAll(
          prepare(
              handle,
              "SELECT idx, subject, revision, bytes FROM log_entry WHERE subject IN ("
                  + marks(chunk.size())
                  + ") ORDER BY idx",
              statement -> {
                for (int i = 0; i < chunk.size(); i++) {
                  statement.setString(i + 1, chunk.get(i).toString());
                }
                return rows(statement);
              }));
    }
    return rows;
  }

  private static List<Row> rows(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      var rows = new ArrayList<Row>();
      while (row.next()) {
        rows.add(new Row(row.getLong(1), text(row, 2), row.getInt(3), bytes(row, 4)));
      }
      return rows;
    }
  }

  Map<EntryId, Version> versions(Handle handle, Collection<EntryId> subjects) {
    var found = new HashMap<EntryId, Version>();
    for (List<EntryId> chunk : chunks(subjects)) {
      prepare(
          handle,
          "SELECT subject, MAX(idx), MAX(revision) FROM log_entry WHERE subject IN ("
              + marks(chunk.size())
              + ") GROUP BY subject",
          statement -> {
            for (int i = 0; i < chunk.size(); i++) {
              statement.setString(i + 1, chunk.get(i).toString());
            }
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                found.put(subject(text(row, 1)), new Version(row.getLong(2), row.getInt(3)));
              }
            }
            return found;
          });
    }
    return found;
  }

  // Tiles.

  Optional<byte[]> tile(Handle handle, int level, long number) {
    return prepare(
        handle,
        "SELECT hashes FROM log_tile WHERE level = ? AND number = ?",
        statement -> {
          statement.setLong(1, level);
          statement.setLong(2, number);
          try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(bytes(row, 1)) : Optional.empty();
          }
        });
  }

  void putTile(Handle tx, int level, long number, byte[] hashes) {
    run(
        tx,
        "INSERT INTO log_tile (level, number, hashes) VALUES (?, ?, ?)"
            + " ON CONFLICT (level, number) DO UPDATE SET hashes = excluded.hashes",
        level,
        number,
        hashes);
  }

  // Contents.

  void insertContents(Handle tx, Map<Hash, byte[]> contents) {
    prepare(
        tx,
        "INSERT INTO log_content (hash, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING",
        statement -> {
          for (var content : contents.entrySet()) {
            statement.setBytes(1, content.getKey().bytes());
            statement.setBytes(2, content.getValue());
            statement.addBatch();
          }
          return statement.executeBatch();
        });
  }

  Map<Hash, byte[]> contents(Handle handle, Collection<Hash> hashes) {
    var found = new HashMap<Hash, byte[]>();
    for (List<Hash> chunk : chunks(hashes)) {
      byHash(
          handle,
          "SELECT hash, bytes FROM log_content WHERE hash IN (" + marks(chunk.size()) + ")",
          chunk,
          row -> found.put(hash(row, 1), bytes(row, 2)));
    }
    return found;
  }

  /** Which of these contents are stored. */
  Set<Hash> stored(Handle handle, Collection<Hash> hashes) {
    return which(handle, "log_content", hashes);
  }

  // Who refers to what.

  void insertReferences(Handle tx, List<Reference> references) {
    prepare(
        tx,
        "INSERT INTO log_reference (idx, hash) VALUES (?, ?) ON CONFLICT DO NOTHING",
        statement -> {
          for (Reference reference : references) {
            statement.setLong(1, reference.index());
            statement.setBytes(2, reference.hash().bytes());
            statement.addBatch();
          }
          return statement.executeBatch();
        });
  }

  void dropReferences(Handle tx, EntryId subject) {
    run(
        tx,
        "DELETE FROM log_reference WHERE idx IN (SELECT idx FROM log_entry WHERE subject = ?)",
        subject.toString());
  }

  Set<Hash> referenced(Handle handle, Collection<Hash> hashes) {
    return which(handle, "log_reference", hashes);
  }

  // Erasure.

  void erase(Handle tx, Hash hash, long index) {
    byte[] name = hash.bytes();
    run(tx, "DELETE FROM log_content WHERE hash = ?", (Object) name);
    run(tx, "DELETE FROM log_reference WHERE hash = ?", (Object) name);
    run(tx, "INSERT INTO log_erased (hash, idx) VALUES (?, ?) ON CONFLICT DO NOTHING", name, index);
  }

  /** Removes documents without a trace of an erasure: for copies, which drop what is withdrawn. */
  void deleteContents(Handle tx, Collection<Hash> hashes) {
    for (Hash hash : hashes) {
      run(tx, "DELETE FROM log_content WHERE hash = ?", (Object) hash.bytes());
    }
  }

  Set<Hash> erased(Handle handle, Collection<Hash> hashes) {
    return which(handle, "log_erased", hashes);
  }

  List<Hash> allErased(Handle handle) {
    var found = new ArrayList<Hash>();
    byHash(handle, "SELECT hash FROM log_erased", List.of(), row -> found.add(hash(row, 1)));
    return found;
  }

  // Imports.

  void putOrigins(Handle tx, Map<Hash, Imported> origins) {
    prepare(
        tx,
        "INSERT INTO log_origin (key, subject, content, idx) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (key) DO UPDATE SET content = excluded.content, idx = excluded.idx",
        statement -> {
          for (var origin : origins.entrySet()) {
            statement.setBytes(1, origin.getKey().bytes());
            statement.setString(2, origin.getValue().subject().toString());
            statement.setBytes(3, origin.getValue().content().bytes());
            statement.setLong(4, origin.getValue().index());
            statement.addBatch();
          }
          return statement.executeBatch();
        });
  }

  Map<Hash, Imported> origins(Handle handle, Collection<Hash> keys) {
    var found = new HashMap<Hash, Imported>();
    for (List<Hash> chunk : chunks(keys)) {
      byHash(
          handle,
          "SELECT key, subject, content, idx FROM log_origin WHERE key IN ("
              + marks(chunk.size())
              + ")",
          chunk,
          row ->
              found.put(
                  hash(row, 1), new Imported(subject(text(row, 2)), hash(row, 3), row.getLong(4))));
    }
    return found;
  }

  // Reading values that a damaged page may have made into anything.

  private interface Each {
    void row(ResultSet row) throws SQLException;
  }

  private static void byHash(Handle handle, String sql, List<Hash> hashes, Each each) {
    prepare(
        handle,
        sql,
        statement -> {
          for (int i = 0; i < hashes.size(); i++) {
            statement.setBytes(i + 1, hashes.get(i).bytes());
          }
          try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
              each.row(row);
            }
          }
          return hashes;
        });
  }

  private static Set<Hash> which(Handle handle, String table, Collection<Hash> hashes) {
    var found = new HashSet<Hash>();
    for (List<Hash> chunk : chunks(hashes)) {
      byHash(
          handle,
          "SELECT DISTINCT hash FROM " + table + " WHERE hash IN (" + marks(chunk.size()) + ")",
          chunk,
          row -> found.add(hash(row, 1)));
    }
    return found;
  }

  private static Hash hash(ResultSet row, int column) throws SQLException {
    return Hash.ofDigest(bytes(row, column));
  }

  private static byte[] bytes(ResultSet row, int column) throws SQLException {
    byte[] bytes = row.getBytes(column);
    if (bytes == null) {
      throw new SQLException("a value of the log is missing");
    }
    return bytes;
  }

  private static String text(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    if (text == null) {
      throw new SQLException("a value of the log is missing");
    }
    return text;
  }

  private static EntryId subject(String text) {
    int colon = text.indexOf(':');
    for (EntryKind kind : EntryKind.values()) {
      if (colon > 0 && kind.word().equals(text.substring(0, colon))) {
        return new EntryId(kind, text.substring(colon + 1));
      }
    }
    throw new MalformedContent("subject", "is of no known kind: " + text);
  }

  private static <T> List<List<T>> chunks(Collection<T> all) {
    var distinct = List.copyOf(new HashSet<>(all));
    var chunks = new ArrayList<List<T>>();
    for (int from = 0; from < distinct.size(); from += CHUNK) {
      chunks.add(distinct.subList(from, Math.min(from + CHUNK, distinct.size())));
    }
    return chunks;
  }

  private static String marks(int count) {
    return "?,".repeat(count).substring(0, 2 * count - 1);
  }
}
