package org.broadsheet.pulse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.broadsheet.content.ArticleId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Moods and their counts, on disk and in memory. Both change in one place, {@link #commit}; one
 * thread calls it. Memory holds what the store held at version {@link #seen}; whatever happened to
 * the store since (another program's batch, a batch of ours that was kept although its commit
 * failed) has a higher version and is read before the next batch counts.
 *
 * <p>Memory holds every story that ever got a mood, about 400 bytes each, because a count is asked
 * for on an event loop, which cannot wait for a disk.
 */
final class MoodStore {
  /** One reader's place in one story. */
  record Place(ArticleId article, Mark mark) {}

  /** A wish: this mood at this place, or none. */
  record Change(Place place, @Nullable Mood mood) {}

  private record Batch(long version, Map<ArticleId, Tally> tallies) {}

  /** How many places one query asks for: 1,024 parameters are far below both databases' limits. */
  private static final int ASKED = 512;

  private final Jdbi jdbi;
  private final ConcurrentHashMap<ArticleId, Tally> tallies = new ConcurrentHashMap<>();
  private long seen;

  MoodStore(DataSource source, PulseKey key) {
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

  Tally tally(ArticleId article) {
    return tallies.getOrDefault(article, Tally.NONE);
  }

  Optional<Mood> moodAt(Place place) {
    try {
      return jdbi.withHandle(
          handle -> Optional.ofNullable(moodsAt(handle, List.of(place)).get(place)));
    } catch (JdbiException e) {
      throw new PulseFailure(
          "read a reader's mood", place.article().value(), "check the database", e);
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
   * All of these, in their order, as one transaction. When it returns they are on disk and in
   * memory; when it throws {@link PulseFailure}, memory is as before and the store holds all or
   * nothing of them.
   */
  void commit(List<Change> changes) {
    Batch batch;
    try {
      batch = jdbi.inTransaction(handle -> write(handle, changes));
    } catch (JdbiException e) {
      throw new PulseFailure(
          "keep " + changes.size() + " moods",
          "the store of the reader signals",
          "check its disk and database",
          e);
    }
    // The commit point lies behind us. A crash before it loses what nobody was told; a crash here
    // loses only memory.
    tallies.putAll(batch.tallies());
    seen = batch.version();
  }

  private Batch write(Handle handle, List<Change> changes) {
    // Takes the write lock of the store, so that versions are in the order of commits and no count
    // changes under us.
    long version =
        handle
            .createQuery("UPDATE pulse_head SET version = version + 1 RETURNING version")
            .mapTo(Long.class)
            .one();
    Map<ArticleId, Tally> fresh =
        version == seen + 1 ? new HashMap<>() : changedSince(handle, seen);
    var wanted = new LinkedHashMap<Place, Change>(); // the last wish of each reader wins
    changes.forEach(change -> wanted.put(change.place(), change));
    Map<Place, Mood> before = moodsAt(handle, wanted.keySet());
    wanted.values().removeIf(change -> Objects.equals(change.mood(), before.get(change.place())));
    keep(handle, wanted.values());
    var steps = new HashMap<ArticleId, Map<Mood, Long>>();
    for (Change change : wanted.values()) {
      var ofArticle = steps.computeIfAbsent(change.place().article(), article -> new HashMap<>());
      step(ofArticle, before.get(change.place()), -1);
      step(ofArticle, change.mood(), 1);
    }
    count(handle, version, steps, fresh);
    return new Batch(version, fresh);
  }

  private static void step(Map<Mood, Long> steps, @Nullable Mood mood, long by) {
    if (mood != null) {
      steps.merge(mood, by, Long::sum);
    }
  }

  private static void keep(Handle handle, Collection<Change> changes) {
    var set =
        handle.prepareBatch(
            "INSERT INTO pulse_mood (article, mark, mood) VALUES (?, ?, ?)"
                + " ON CONFLICT (article, mark) DO UPDATE SET mood = excluded.mood");
    var clear = handle.prepareBatch("DELETE FROM pulse_mood WHERE article = ? AND mark = ?");
    for (Change change : changes) {
      String article = change.place().article().value();
      byte[] mark = change.place().mark().bytes();
      Mood mood = change.mood();
      if (mood == null) {
        clear.add(article, mark);
      } else {
        set.add(article, mark, mood.name());
      }
    }
    if (set.size() > 0) {
      set.execute();
    }
    if (clear.size() > 0) {
      clear.execute();
    }
  }

  /** Writes the new counts to the store and adds them to {@code fresh}. */
  private void count(
      Handle handle,
      long version,
      Map<ArticleId, Map<Mood, Long>> steps,
      Map<ArticleId, Tally> fresh) {
    var rows =
        handle.prepareBatch(
            "INSERT INTO pulse_count (article, mood, readers, version) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (article, mood) DO UPDATE SET readers = excluded.readers, version = excluded.version");
    steps.forEach((article, ofArticle) -> {
      Tally old = fresh.getOrDefault(article, tally(article));
      var replaced = new HashMap<Mood, Long>();
      ofArticle.forEach((mood, by) -> {
        if (by != 0) {
          replaced.put(mood, old.of(mood) + by);
          rows.add(article.value(), mood.name(), old.of(mood) + by, version);
        }
      });
      if (!replaced.isEmpty()) {
        fresh.put(article, old.with(version, replaced));
      }
    });
    if (rows.size() > 0) {
      rows.execute();
    }
  }

  /** The tallies of the stories whose counts changed after this version. */
  private Map<ArticleId, Tally> changedSince(Handle handle, long version) {
    record Row(ArticleId article, Mood mood, long readers, long version) {}
    var moods = new HashMap<String, Mood>();
    var changed = new HashMap<ArticleId, Tally>();
    try (var rows =
        handle
            .createQuery(
                "SELECT article, mood, readers, version FROM pulse_count WHERE version > ?")
            .bind(0, version)
            .map((row, context) ->
                new Row(
                    new ArticleId(row.getString(1)),
                    moods.computeIfAbsent(row.getString(2), Mood::new),
                    row.getLong(3),
                    row.getLong(4)))
            .stream()) {
      rows.forEach(row -> {
        Tally old = changed.getOrDefault(row.article(), tally(row.article()));
        changed.put(row.article(), old.with(row.version(), Map.of(row.mood(), row.readers())));
      });
    }
    return changed;
  }

  private static Map<Place, Mood> moodsAt(Handle handle, Collection<Place> places) {
    var moods = new HashMap<Place, Mood>();
    var left = new ArrayList<>(places);
    for (int from = 0; from < left.size(); from += ASKED) {
      ask(handle, left.subList(from, Math.min(left.size(), from + ASKED)), moods);
    }
    return moods;
  }

  private static void ask(Handle handle, List<Place> places, Map<Place, Mood> moods) {
    // A power of two of rows, the last one repeated: few different statements, so each stays
    // prepared.
    int size = Integer.highestOneBit(places.size());
    size = size == places.size() ? size : size * 2;
    var query =
        handle.createQuery(
            "SELECT article, mark, mood FROM pulse_mood WHERE (article, mark) IN (VALUES (?, ?)"
                + ", (?, ?)".repeat(size - 1)
                + ")");
    for (int i = 0; i < size; i++) {
      Place place = places.get(Math.min(i, places.size() - 1));
      query.bind(2 * i, place.article().value()).bind(2 * i + 1, place.mark().bytes());
    }
    query
        .map((row, context) ->
            new Change(
                new Place(new ArticleId(row.getString(1)), Mark.of(row.getBytes(2))),
                new Mood(row.getString(3))))
        .forEach(found -> moods.put(found.place(), Objects.requireNonNull(found.mood())));
  }
}
