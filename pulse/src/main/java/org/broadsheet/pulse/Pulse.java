package org.broadsheet.pulse;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import org.broadsheet.content.ArticleId;
import org.jspecify.annotations.Nullable;

/**
 * The moods of readers: one per reader's token and story, durable, counted, changeable.
 * Acknowledged means on disk. Whether a story exists, and whether it takes moods, is for the caller
 * to know.
 *
 * <p>Safe for any number of threads. The methods that return a future never wait and suit an event
 * loop, as {@link #counts} does; their futures complete on a thread of pulse. The others wait for
 * the disk and suit a virtual thread.
 */
public final class Pulse implements AutoCloseable {
  private final MoodSet moods;
  private final PulseKey key;
  private final MoodStore store;
  private final MoodWriter writer;
  private final AutoCloseable database;

  /** Over a database that is already open, with its tables in place. */
  <D extends DataSource & AutoCloseable> Pulse(PulseConfig config, D database) {
    this.moods = config.moods();
    this.key = PulseKey.at(config.keyFile());
    this.store = new MoodStore(database, key);
    this.database = database;
    this.writer = new MoodWriter(store, this::counts, config.waiting());
  }

  /**
   * Opens the store, made at the first start, and reads its counts; throws {@link PulseFailure}.
   */
  public static Pulse open(PulseConfig config) {
    HikariDataSource database = PulseDatabase.open(config.store());
    try {
      return started(config, database);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  static <D extends DataSource & AutoCloseable> Pulse started(PulseConfig config, D database) {
    var pulse = new Pulse(config, database);
    pulse.writer.start();
    return pulse;
  }

  /** The moods on offer, in their order. */
  public MoodSet moods() {
    return moods;
  }

  /**
   * What this reader feels about this story from now on, in place of what it was. Throws {@link
   * PulseFailure} if it cannot be known that it is on disk; saying the same again is harmless.
   */
  public MoodAnswer setMood(ArticleId article, ReaderToken reader, Mood mood) {
    return await(setMoodAsync(article, reader, mood));
  }

  /** {@link #setMood} without waiting; the future fails with {@link PulseFailure}. */
  public CompletableFuture<MoodAnswer> setMoodAsync(
      ArticleId article, ReaderToken reader, Mood mood) {
    if (!moods.offered().contains(mood)) {
      return CompletableFuture.completedFuture(new MoodAnswer.NotOffered(mood));
    }
    return submit(article, reader, mood);
  }

  /**
   * This reader feels nothing about this story any more; also when nothing was ever said. Failures
   * as in {@link #setMood}.
   */
  public MoodAnswer takeBackMood(ArticleId article, ReaderToken reader) {
    return await(takeBackMoodAsync(article, reader));
  }

  /** {@link #takeBackMood} without waiting; the future fails with {@link PulseFailure}. */
  public CompletableFuture<MoodAnswer> takeBackMoodAsync(ArticleId article, ReaderToken reader) {
    return submit(article, reader, null);
  }

  /** What this reader said about this story, read from the store; throws {@link PulseFailure}. */
  public Optional<Mood> moodOf(ArticleId article, ReaderToken reader) {
    return store.moodAt(place(article, reader));
  }

  /**
   * What readers feel about this story, from memory; all zeros if none said anything. A count is
   * seen here no later than by the reader who made it, and no earlier than it is on disk. Of
   * another program over the same store, within a second.
   */
  public MoodCounts counts(ArticleId article) {
    Tally tally = store.tally(article);
    return new MoodCounts(
        article,
        tally.version(),
        moods.offered().stream().map(mood -> new MoodCounts.Count(mood, tally.of(mood))).toList());
  }

  /** Commits and answers what waits, then closes the store. */
  @Override
  public void close() {
    writer.close();
    try {
      database.close();
    } catch (Exception e) {
      throw new PulseFailure(
          "close the store of the reader signals", "its database", "nothing is lost", e);
    }
  }

  private CompletableFuture<MoodAnswer> submit(
      ArticleId article, ReaderToken reader, @Nullable Mood mood) {
    return writer.submit(new MoodStore.Change(place(article, reader), mood));
  }

  private MoodStore.Place place(ArticleId article, ReaderToken reader) {
    return new MoodStore.Place(article, key.mark(article, reader));
  }

  private static MoodAnswer await(CompletableFuture<MoodAnswer> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof PulseFailure failure) {
        throw failure;
      }
      throw e;
    }
  }
}
