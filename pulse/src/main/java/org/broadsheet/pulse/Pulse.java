package org.broadsheet.pulse;

import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import org.broadsheet.content.ArticleId;

/**
 * The signals of readers: moods, one per reader's token and story; votes, one per token and poll;
 * reports of errors, of nobody. Durable, counted, changeable. Acknowledged means on disk. Whether a
 * story or poll exists, and whether it takes signals now, is for the caller to know.
 *
 * <p>Safe for any number of threads. The methods that return a future never wait and suit an event
 * loop, as {@link #counts} does; their futures complete on a thread of pulse. The others wait for
 * the disk and suit a virtual thread.
 */
public final class Pulse implements AutoCloseable {
  /** How many stories of one mood a ranking holds; who shows it may leave some out. */
  private static final int RANKED = 200;

  /** What the site asks, and the zone in which it counts its days. */
  private record Offer(MoodSet moods, ZoneId zone) {}

  private final InstantSource clock;
  private final PulseKey key;
  private final SignalStore store;
  private final ReportStore reports;
  private final SignalWriter writer;
  private final AutoCloseable database;
  private volatile Offer offer;

  /** Over a database that is already open, with its tables in place. */
  <D extends DataSource & AutoCloseable> Pulse(PulseConfig config, D database) {
    this.offer = new Offer(config.moods(), ZoneOffset.UTC);
    this.clock = config.clock();
    this.key = PulseKey.at(config.keyFile());
    this.store = new SignalStore(database, key);
    this.reports = new ReportStore(database);
    this.database = database;
    this.writer = new SignalWriter(store, this::today, config.waiting());
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
    return offer.moods();
  }

  /** From now on these moods are on offer, and days are counted in this zone. */
  public void offer(MoodSet moods, ZoneId zone) {
    offer = new Offer(moods, zone);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), offer.zone());
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
    if (!moods().offered().contains(mood)) {
      return CompletableFuture.completedFuture(new MoodAnswer.NotOffered(mood));
    }
    return said(article, reader, mood.name());
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
    return said(article, reader, "");
  }

  /** What this reader said about this story, read from the store; throws {@link PulseFailure}. */
  public Optional<Mood> moodOf(ArticleId article, ReaderToken reader) {
    String words = store.wordsAt(place(Subject.of(article), reader));
    return words.isEmpty() ? Optional.empty() : Optional.of(new Mood(words));
  }

  /**
   * What readers feel about this story, from memory; all zeros if none said anything. A count is
   * seen here no later than by the reader who made it, and no earlier than it is on disk. Of
   * another program over the same store, within a second.
   */
  public MoodCounts counts(ArticleId article) {
    return counts(article, store.tally(Subject.of(article)));
  }

  private MoodCounts counts(ArticleId article, Tally tally) {
    return new MoodCounts(
        article,
        tally.version(),
        moods().offered().stream()
            .map(mood -> new MoodCounts.Count(mood, tally.of(mood.name())))
            .toList());
  }

  /**
   * The stories whose moods grew most in these days, today included, in the zone on offer; read
   * from the store, at a cost that grows with what was said in these days. Throws {@link
   * PulseFailure}.
   *
   * @param days 1 or more
   */
  public MoodRanking ranking(int days) {
    LocalDate last = today();
    var stories = new HashMap<Mood, List<MoodRanking.Place>>();
    for (SignalStore.Grown grown :
        store.grown(last.minusDays(days - 1L), last, MoodRanking.LEAST, RANKED)) {
      stories
          .computeIfAbsent(new Mood(grown.word()), _ -> new ArrayList<>())
          .add(new MoodRanking.Place(new ArticleId(grown.subject().key()), grown.readers()));
    }
    return new MoodRanking(days, stories);
  }

  /**
   * This reader's vote in this poll from now on, in place of what it was; does not wait. The future
   * fails with {@link PulseFailure} if it cannot be known that it is on disk; voting the same again
   * is harmless. Which choices there are, how many may be taken, and until when, is for the caller
   * to know.
   *
   * @param choices ids of choices, one or more, each without spaces
   */
  public CompletableFuture<VoteAnswer> voteAsync(
      String poll, ReaderToken reader, Set<String> choices) {
    if (choices.isEmpty() || choices.stream().anyMatch(id -> !id.matches("[a-z0-9-]{1,40}"))) {
      throw new IllegalArgumentException("a vote takes one choice or more, by their ids");
    }
    return cast(poll, reader, String.join(" ", new TreeSet<>(choices)));
  }

  /**
   * This reader has no vote in this poll any more; also where none was cast. As {@link #voteAsync}
   * in all else.
   */
  public CompletableFuture<VoteAnswer> takeBackVoteAsync(String poll, ReaderToken reader) {
    return cast(poll, reader, "");
  }

  private CompletableFuture<VoteAnswer> cast(String poll, ReaderToken reader, String words) {
    return writer
        .submit(new SignalStore.Change(place(Subject.ofPoll(poll), reader), words))
        .thenApply(written ->
            switch (written) {
              case SignalWriter.Written.Busy _ -> new VoteAnswer.Busy();
              case SignalWriter.Written.Kept kept -> new VoteAnswer.Kept(votes(poll, kept.tally()));
            });
  }

  /** The choices that this reader took, read from the store; throws {@link PulseFailure}. */
  public Set<String> voteOf(String poll, ReaderToken reader) {
    String words = store.wordsAt(place(Subject.ofPoll(poll), reader));
    return words.isEmpty() ? Set.of() : Set.of(words.split(" "));
  }

  /** How a poll stands, from memory, as fresh as {@link #counts}. */
  public VoteCounts votes(String poll) {
    return votes(poll, store.tally(Subject.ofPoll(poll)));
  }

  private static VoteCounts votes(String poll, Tally tally) {
    var votes = new HashMap<>(tally.readers());
    votes.remove(Subject.VOTERS);
    return new VoteCounts(poll, tally.version(), tally.of(Subject.VOTERS), votes);
  }

  /**
   * Keeps what a reader says is wrong, for {@link ErrorReport#DAYS} days or until it is closed.
   * False where too many are open and nothing was kept; throws {@link PulseFailure}.
   */
  public boolean report(ArticleId article, int revision, String passage, String words) {
    return reports.add(new ErrorReport(0, article, revision, passage, words, clock.instant()));
  }

  /**
   * The open reports, the oldest first; throws {@link PulseFailure}.
   *
   * @param after the id of the last one already seen, 0 for none
   */
  public List<ErrorReport> reports(long after, int size) {
    return reports.after(after, size, clock.instant());
  }

  /** Answered: it is gone from the store. Whether there was one; throws {@link PulseFailure}. */
  public boolean closeReport(long id) {
    return reports.remove(id);
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

  private CompletableFuture<MoodAnswer> said(ArticleId article, ReaderToken reader, String words) {
    return writer
        .submit(new SignalStore.Change(place(Subject.of(article), reader), words))
        .thenApply(written ->
            switch (written) {
              case SignalWriter.Written.Busy _ -> new MoodAnswer.Busy();
              case SignalWriter.Written.Kept kept ->
                  new MoodAnswer.Kept(counts(article, kept.tally()));
            });
  }

  private SignalStore.Place place(Subject subject, ReaderToken reader) {
    return new SignalStore.Place(subject, key.mark(subject, reader));
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
