package org.broadsheet.pulse;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Signals and their counts, on disk and in memory. Both change in one place, {@link #commit}; one
 * thread calls it. Memory holds what the store held at version {@link #seen}; whatever happened to
 * the store since (another program's batch, a batch of ours that was kept although its commit
 * failed) has a higher version and is read before the next batch counts.
 *
 * <p>Memory holds every story and poll that ever got a signal, about 400 bytes each, because a
 * count is asked for on an event loop, which cannot wait for a disk.
 */
final class SignalStore {
  /** One reader's place in one story or poll. */
  record Place(Subject subject, Mark mark) {}

  /** A wish: these words at this place, parted by spaces, or an empty text for none. */
  record Change(Place place, String words) {}

  private record Batch(long version, Map<Subject, Tally> tallies) {}

  /**
   * A connection and its statements, each prepared once: for a small batch that costs more than its
   * rows.
   */
  private record Pen(Handle handle, Map<String, PreparedStatement> prepared)
      implements AutoCloseable {
    PreparedStatement prepare(String sql) throws SQLException {
      PreparedStatement known = prepared.get(sql);
      if (known == null) {
        known = handle.getConnection().prepareStatement(sql);
        prepared.put(sql, known);
      }
      return known;
    }

    /** The connection goes back to its pool, which closes the statements. */
    @Override
    public void close() {
      handle.close();
    }
  }

  /** How many places one query asks for: 1,024 parameters are far below both databases' limits. */
  private static final int ASKED = 512;

  private static final String NOTHING = "";

  private final Jdbi jdbi;
  private final ConcurrentHashMap<Subject, Tally> tallies = new ConcurrentHashMap<>();
  private long seen;
  private @Nullable Pen pen;

  SignalStore(DataSource source, PulseKey key) {
    this.jdbi = Jdbi.create(source);
    try {
      jdbi.useTransaction(handle -> claim(handle, key));
      follow();
    } catch (JdbiException e) {
      throw new PulseFailure("read the reader signals", "their store", "check the database", e);
    }
  }

  private static void claim(Handle handle, PulseKey key) {
    handle.execute(
        "INSERT INTO pulse_head (id, version, key_check) VALUES (1, 0, ?) ON CONFLICT (id) DO NOTHING",
        key.check());
    byte[] check = handle.createQuery("SELECT key_check FROM pulse_head").mapTo(byte[].class).one();
    if (!Arrays.equals(check, key.check())) {
      throw new PulseFailure(
          "use the key of the reader signals",
          "keys/pulse.key",
          "it is not the one this store was made with, and readers would be counted twice: restore it from a backup");
    }
  }

  Tally tally(Subject subject) {
    return tallies.getOrDefault(subject, Tally.NONE);
  }

  /** What stands at this place; an empty text for nothing. */
  String wordsAt(Place place) {
    try (var reading = new Pen(jdbi.open(), new HashMap<>())) {
      return wordsAt(reading, List.of(place)).getOrDefault(place, NOTHING);
    } catch (JdbiException | SQLException e) {
      throw new PulseFailure(
          "read what a reader said", place.subject().key(), "check the database", e);
    }
  }

  /** Reads into memory what others committed. */
  void follow() {
    try {
      jdbi.useHandle(handle -> {
        long head = handle.createQuery("SELECT version FROM pulse_head").mapTo(Long.class).one();
        if (head != seen) {
          tallies.putAll(changedSince(handle, seen));
          seen = head; // asked first: what came in between is read again next time
        }
      });
    } catch (JdbiException e) {
      throw new PulseFailure("follow the reader signals", "their store", "check the database", e);
    }
  }

  /**
   * All of these, in their order, as one transaction on this day. When it returns they are on disk
   * and in memory; when it throws {@link PulseFailure}, memory is as before and the store holds all
   * or nothing of them.
   */
  void commit(List<Change> changes, LocalDate day) {
    Batch batch = null;
    try {
      Pen pen = pen();
      batch = pen.handle().inTransaction(_ -> write(pen, changes, day));
    } catch (JdbiException | SQLException e) {
      throw new PulseFailure(
          "keep " + changes.size() + " signals",
          "the store of the reader signals",
          "check its disk and database",
          e);
    } finally {
      if (batch == null) {
        rest(); // its statements may hold rows of this batch
      }
    }
    // The commit point lies behind us. A crash before it loses what nobody was told; a crash here
    // loses only memory.
    tallies.putAll(batch.tallies());
    seen = batch.version();
  }

  private Pen pen() {
    Pen now = pen;
    if (now == null) {
      now = new Pen(jdbi.open(), new HashMap<>());
      pen = now;
    }
    return now;
  }

  /** Gives back what {@link #commit} holds from one batch to the next; called on its thread. */
  void rest() {
    Pen now = pen;
    pen = null;
    if (now != null) {
      try {
        now.close();
      } catch (JdbiException _) {
        // The pool drops a connection that it cannot take back.
      }
    }
  }

  /** The rows of a batch go through plain JDBC, which costs less than Jdbi's binding. */
  private Batch write(Pen pen, List<Change> changes, LocalDate day) throws SQLException {
    long version = nextVersion(pen);
    Map<Subject, Tally> fresh =
        version == seen + 1 ? new HashMap<>() : changedSince(pen.handle(), seen);
    var wanted = new LinkedHashMap<Place, Change>(); // the last wish of each reader wins
    changes.forEach(change -> wanted.put(change.place(), change));
    Map<Place, String> before = wordsAt(pen, wanted.keySet());
    wanted
        .values()
        .removeIf(change -> change.words().equals(before.getOrDefault(change.place(), NOTHING)));
    keep(pen, wanted.values());
    var steps = new HashMap<Subject, Map<String, Long>>();
    for (Change change : wanted.values()) {
      Subject subject = change.place().subject();
      var own = steps.computeIfAbsent(subject, _ -> new HashMap<>());
      String old = before.getOrDefault(change.place(), NOTHING);
      subject.counted(old).forEach(word -> own.merge(word, -1L, Long::sum));
      subject.counted(change.words()).forEach(word -> own.merge(word, 1L, Long::sum));
    }
    steps.values().forEach(own -> own.values().removeIf(by -> by == 0));
    steps.values().removeIf(Map::isEmpty);
    count(pen, version, steps, fresh);
    keepDay(pen, day, steps);
    return new Batch(version, fresh);
  }

  /**
   * Takes the write lock of the store, so that versions are in the order of commits and no count
   * changes under us.
   */
  private static long nextVersion(Pen pen) throws SQLException {
    try (var row =
        pen.prepare("UPDATE pulse_head SET version = version + 1 RETURNING version")
            .executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void keep(Pen pen, Collection<Change> changes) throws SQLException {
    PreparedStatement set =
        pen.prepare(
            "INSERT INTO pulse_said (subject, mark, words) VALUES (?, ?, ?)"
                + " ON CONFLICT (subject, mark) DO UPDATE SET words = excluded.words");
    PreparedStatement clear = pen.prepare("DELETE FROM pulse_said WHERE subject = ? AND mark = ?");
    for (Change change : changes) {
      PreparedStatement row = change.words().isEmpty() ? clear : set;
      row.setString(1, change.place().subject().key());
      row.setBytes(2, change.place().mark().bytes());
      if (row == set) {
        row.setString(3, change.words());
      }
      row.addBatch();
    }
    set.executeBatch();
    clear.executeBatch();
  }

  /** Writes the new counts to the store and adds them to {@code fresh}. */
  private void count(
      Pen pen, long version, Map<Subject, Map<String, Long>> steps, Map<Subject, Tally> fresh)
      throws SQLException {
    PreparedStatement rows =
        pen.prepare(
            "INSERT INTO pulse_count (subject, word, readers, version) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (subject, word) DO UPDATE SET readers = excluded.readers, version = excluded.version");
    rows.setLong(4, version);
    for (var step : steps.entrySet()) {
      Subject subject = step.getKey();
      Tally old = fresh.getOrDefault(subject, tally(subject));
      var replaced = new HashMap<String, Long>();
      rows.setString(1, subject.key());
      for (var word : step.getValue().entrySet()) {
        long readers = old.of(word.getKey()) + word.getValue();
        replaced.put(word.getKey(), readers);
        rows.setString(2, word.getKey());
        rows.setLong(3, readers);
        rows.addBatch();
      }
      fresh.put(subject, old.with(version, replaced));
    }
    rows.executeBatch();
  }

  /** Adds the same steps to the day; in the same transaction, so that both are exact. */
  private static void keepDay(Pen pen, LocalDate day, Map<Subject, Map<String, Long>> steps)
      throws SQLException {
    PreparedStatement rows =
        pen.prepare(
            "INSERT INTO pulse_day (day, subject, word, change) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (day, subject, word) DO UPDATE SET change = pulse_day.change + excluded.change");
    rows.setLong(1, day.toEpochDay());
    for (var step : steps.entrySet()) {
      if (step.getKey().isPoll()) {
        continue;
      }
      rows.setString(2, step.getKey().key());
      for (var word : step.getValue().entrySet()) {
        rows.setString(3, word.getKey());
        rows.setLong(4, word.getValue());
        rows.addBatch();
      }
    }
    rows.executeBatch();
  }

  /** One story in a ranking: by how many readers a word grew. */
  record Grown(Subject subject, String word, long readers) {}

  /**
   * What grew most from the first day to the last, both included, by word and then the most first.
   *
   * @param least by how many readers at least
   * @param most how many stories of each word
   */
  List<Grown> grown(LocalDate first, LocalDate last, long least, int most) {
    try {
      return jdbi.withHandle(handle ->
          handle
              .createQuery(
                  """
                  SELECT subject, word, readers FROM (
                    SELECT subject, word, SUM(change) AS readers,
                      ROW_NUMBER() OVER (PARTITION BY word ORDER BY SUM(change) DESC, subject) AS place
                    FROM pulse_day WHERE day BETWEEN ? AND ? GROUP BY subject, word) AS ranked
                  WHERE readers >= ? AND place <= ? ORDER BY word, place\
                  """)
              .bind(0, first.toEpochDay())
              .bind(1, last.toEpochDay())
              .bind(2, least)
              .bind(3, most)
              .map((row, context) ->
                  new Grown(new Subject(row.getString(1)), row.getString(2), row.getLong(3)))
              .list());
    } catch (JdbiException e) {
      throw new PulseFailure("rank stories by mood", "their store", "check the database", e);
    }
  }

  /** The tallies of the subjects whose counts changed after this version. */
  private Map<Subject, Tally> changedSince(Handle handle, long version) {
    record Row(Subject subject, String word, long readers, long version) {}
    var changed = new HashMap<Subject, Tally>();
    try (var rows =
        handle
            .createQuery(
                "SELECT subject, word, readers, version FROM pulse_count WHERE version > ?")
            .bind(0, version)
            .map((row, context) ->
                new Row(
                    new Subject(row.getString(1)),
                    row.getString(2).intern(),
                    row.getLong(3),
                    row.getLong(4)))
            .stream()) {
      rows.forEach(row -> {
        Tally old = changed.getOrDefault(row.subject(), tally(row.subject()));
        changed.put(row.subject(), old.with(row.version(), Map.of(row.word(), row.readers())));
      });
    }
    return changed;
  }

  private static Map<Place, String> wordsAt(Pen pen, Collection<Place> places) throws SQLException {
    var words = new HashMap<Place, String>();
    var left = new ArrayList<>(places);
    for (int from = 0; from < left.size(); from += ASKED) {
      ask(pen, left.subList(from, Math.min(left.size(), from + ASKED)), words);
    }
    return words;
  }

  private static void ask(Pen pen, List<Place> places, Map<Place, String> words)
      throws SQLException {
    // A power of two of rows, the last one repeated: few different statements, so each stays
    // prepared.
    int size = Integer.highestOneBit(places.size());
    size = size == places.size() ? size : size * 2;
    PreparedStatement query =
        pen.prepare(
            "SELECT subject, mark, words FROM pulse_said WHERE (subject, mark) IN (VALUES (?, ?)"
                + ", (?, ?)".repeat(size - 1)
                + ")");
    for (int i = 0; i < size; i++) {
      Place place = places.get(Math.min(i, places.size() - 1));
      query.setString(2 * i + 1, place.subject().key());
      query.setBytes(2 * i + 2, place.mark().bytes());
    }
    try (var rows = query.executeQuery()) {
      while (rows.next()) {
        var place = new Place(new Subject(rows.getString(1)), Mark.of(rows.getBytes(2)));
        words.put(place, rows.getString(3));
      }
    }
  }
}
