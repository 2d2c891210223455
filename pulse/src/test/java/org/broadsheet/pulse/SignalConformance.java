package org.broadsheet.pulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.broadsheet.content.ArticleId;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a store of signals promises of votes, days and reports, whichever database it lies in. */
@Timeout(60)
abstract class SignalConformance {
  static final Mood HAPPY = new Mood("happy");
  static final Mood SAD = new Mood("sad");
  static final Mood LIKE = new Mood("like");
  static final ArticleId FERRY = new ArticleId("ferry00000");
  static final ArticleId REEDS = new ArticleId("reeds00000");
  private static final String FARES = "night-fares";

  @TempDir Path data;
  final Random random = new Random(7);
  PulseConfig config = PulseConfig.in(Path.of("unset"));
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");

  /** The address of an empty database. */
  abstract String emptyStore(Path data);

  @BeforeEach
  void emptyStore() {
    config = PulseConfig.in(data).withStore(emptyStore(data)).withClock(() -> now);
  }

  @Test
  void countsAVoteOnceAndMovesItWhenItIsChanged() {
    ReaderToken reader = reader();
    try (Pulse pulse = Pulse.open(config)) {
      assertThat(pulse.votes(FARES)).isEqualTo(new VoteCounts(FARES, 0, 0, java.util.Map.of()));
      VoteCounts first = vote(pulse, reader, "lower");
      assertThat(first.of("lower")).isEqualTo(1);
      assertThat(first.voters()).isEqualTo(1);
      assertThat(vote(pulse, reader, "lower")).as("the same again").isEqualTo(first);
      VoteCounts changed = vote(pulse, reader, "keep");
      assertThat(changed.of("lower")).isZero();
      assertThat(changed.of("keep")).isEqualTo(1);
      assertThat(changed.voters()).isEqualTo(1);
      assertThat(pulse.voteOf(FARES, reader)).containsExactly("keep");
      assertThat(pulse.voteOf("another", reader)).isEmpty();
    }
    assertCountsEqualRows();
  }

  @Test
  void aVoteOfSeveralChoicesIsOneVoter() {
    ReaderToken reader = reader();
    try (Pulse pulse = Pulse.open(config)) {
      vote(pulse, reader, "light", "bench", "stop");
      vote(pulse, reader(), "light");
      VoteCounts now = vote(pulse, reader, "light", "shelter");
      assertThat(now.votes()).containsEntry("light", 2L).containsEntry("shelter", 1L);
      assertThat(now.of("bench")).isZero();
      assertThat(now.voters()).isEqualTo(2);
    }
    try (Pulse pulse = Pulse.open(config)) {
      assertThat(pulse.votes(FARES).voters()).as("after a restart").isEqualTo(2);
      assertThat(pulse.voteOf(FARES, reader)).containsExactlyInAnyOrder("light", "shelter");
    }
    assertCountsEqualRows();
  }

  @Test
  void aVoteTakenBackIsCountedNowhereAndMayBeCastAgain() {
    ReaderToken reader = reader();
    try (Pulse pulse = Pulse.open(config)) {
      vote(pulse, reader(), "light");
      VoteCounts before = takeBack(pulse, reader);
      assertThat(before.voters()).as("nothing was cast").isEqualTo(1);
      vote(pulse, reader, "light", "bench");
      VoteCounts after = takeBack(pulse, reader);
      assertThat(after.voters()).isEqualTo(1);
      assertThat(after.of("light")).isEqualTo(1);
      assertThat(after.of("bench")).isZero();
      assertThat(takeBack(pulse, reader)).as("again").isEqualTo(after);
      assertThat(pulse.voteOf(FARES, reader)).isEmpty();
    }
    assertCountsEqualRows();
    try (Pulse pulse = Pulse.open(config)) {
      assertThat(pulse.votes(FARES).voters()).as("after a restart").isEqualTo(1);
      assertThat(vote(pulse, reader, "bench").voters()).isEqualTo(2);
    }
    assertCountsEqualRows();
  }

  private static VoteCounts takeBack(Pulse pulse, ReaderToken reader) {
    VoteAnswer answer = pulse.takeBackVoteAsync(FARES, reader).join();
    assertThat(answer).isInstanceOf(VoteAnswer.Kept.class);
    return ((VoteAnswer.Kept) answer).counts();
  }

  @Test
  void twoPollsOfOneReaderShareNothing() {
    ReaderToken reader = reader();
    try (Pulse pulse = Pulse.open(config)) {
      vote(pulse, reader, "lower");
      pulse.voteAsync("other", reader, Set.of("lower")).join();
      pulse.setMood(FERRY, reader, HAPPY);
    }
    List<byte[]> marks = rows("SELECT mark FROM pulse_said", byte[].class);
    assertThat(new HashSet<>(marks.stream().map(Mark::of).toList())).hasSize(3);
  }

  @Test
  void aChoiceThatIsNoIdIsAMistakeOfTheCaller() {
    try (Pulse pulse = Pulse.open(config)) {
      assertThatThrownBy(() -> pulse.voteAsync(FARES, reader(), Set.of("*")))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> pulse.voteAsync(FARES, reader(), Set.of()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void ranksWhatGrewInTheDaysAskedForAndNothingBelowTheLeast() {
    try (Pulse pulse = Pulse.open(config)) {
      say(pulse, FERRY, HAPPY, 9);
      now = now.plus(Duration.ofDays(3));
      say(pulse, REEDS, HAPPY, 6);
      say(pulse, FERRY, HAPPY, 4);
      say(pulse, FERRY, SAD, 5);
      assertThat(pulse.ranking(1).stories().get(HAPPY))
          .containsExactly(new MoodRanking.Place(REEDS, 6));
      assertThat(pulse.ranking(1).stories().get(SAD))
          .containsExactly(new MoodRanking.Place(FERRY, 5));
      assertThat(pulse.ranking(7).stories().get(HAPPY))
          .containsExactly(new MoodRanking.Place(FERRY, 13), new MoodRanking.Place(REEDS, 6));
      assertThat(pulse.ranking(7).stories()).doesNotContainKey(LIKE);
      now = now.plus(Duration.ofDays(30));
      assertThat(pulse.ranking(30).stories()).isEmpty();
    }
    assertCountsEqualRows();
  }

  @Test
  void aMoodTakenBackMakesItsDayLess() {
    var readers = new java.util.ArrayList<ReaderToken>();
    try (Pulse pulse = Pulse.open(config)) {
      for (int i = 0; i < 7; i++) {
        readers.add(reader());
        pulse.setMood(FERRY, readers.getLast(), HAPPY);
      }
      pulse.takeBackMood(FERRY, readers.get(0));
      pulse.setMood(FERRY, readers.get(1), SAD);
      assertThat(pulse.ranking(1).stories().get(HAPPY))
          .containsExactly(new MoodRanking.Place(FERRY, 5));
    }
    assertCountsEqualRows();
  }

  @Test
  void aDayBeginsInTheZoneOnOffer() {
    now = Instant.parse("2026-03-01T15:59:00Z");
    try (Pulse pulse = Pulse.open(config)) {
      pulse.offer(MoodSet.STANDARD, ZoneId.of("Asia/Shanghai"));
      say(pulse, FERRY, HAPPY, 5);
      assertThat(pulse.ranking(1).stories()).isNotEmpty();
      now = now.plus(Duration.ofMinutes(2));
      assertThat(pulse.ranking(1).stories()).as("one minute past midnight").isEmpty();
      assertThat(pulse.ranking(2).stories()).isNotEmpty();
    }
  }

  @Test
  void reportsComeBackInTheirOrderUntilTheyAreClosed() {
    try (Pulse pulse = Pulse.open(config)) {
      assertThat(pulse.report(FERRY, 2, "12 条渡轮", "应为 11 条")).isTrue();
      assertThat(pulse.report(REEDS, 1, "", "错字")).isTrue();
    }
    try (Pulse pulse = Pulse.open(config)) {
      List<ErrorReport> open = pulse.reports(0, 10);
      assertThat(open).extracting(ErrorReport::words).containsExactly("应为 11 条", "错字");
      ErrorReport first = open.getFirst();
      assertThat(first.article()).isEqualTo(FERRY);
      assertThat(first.revision()).isEqualTo(2);
      assertThat(first.passage()).isEqualTo("12 条渡轮");
      assertThat(first.time()).isEqualTo(now);
      assertThat(pulse.reports(first.id(), 10)).hasSize(1);
      assertThat(pulse.closeReport(first.id())).isTrue();
      assertThat(pulse.closeReport(first.id())).isFalse();
      assertThat(pulse.reports(0, 10)).extracting(ErrorReport::words).containsExactly("错字");
    }
    assertThat(rows("SELECT words FROM pulse_report", String.class)).containsExactly("错字");
  }

  @Test
  void aReportThatNobodyClosesIsGoneAfterItsDays() {
    try (Pulse pulse = Pulse.open(config)) {
      pulse.report(FERRY, 1, "", "错字");
      now = now.plus(Duration.ofDays(ErrorReport.DAYS)).plusMillis(1);
      assertThat(pulse.reports(0, 10)).isEmpty();
    }
    assertThat(rows("SELECT words FROM pulse_report", String.class)).isEmpty();
  }

  private void say(Pulse pulse, ArticleId article, Mood mood, int readers) {
    for (int i = 0; i < readers; i++) {
      assertThat(pulse.setMood(article, reader(), mood)).isInstanceOf(MoodAnswer.Kept.class);
    }
  }

  private static VoteCounts vote(Pulse pulse, ReaderToken reader, String... choices) {
    VoteAnswer answer = pulse.voteAsync(FARES, reader, Set.of(choices)).join();
    assertThat(answer).isInstanceOf(VoteAnswer.Kept.class);
    return ((VoteAnswer.Kept) answer).counts();
  }

  /** Counts are the rows counted, and the days of a story add up to its counts. */
  void assertCountsEqualRows() {
    assertThat(
            rows(
                "SELECT subject || ' ' || word || ' ' || readers FROM pulse_count"
                    + " WHERE readers > 0 AND subject NOT LIKE 'poll:%'",
                String.class))
        .containsExactlyInAnyOrderElementsOf(
            rows(
                "SELECT subject || ' ' || words || ' ' || count(*) FROM pulse_said"
                    + " WHERE subject NOT LIKE 'poll:%' GROUP BY subject, words",
                String.class))
        .containsExactlyInAnyOrderElementsOf(
            rows(
                "SELECT subject || ' ' || word || ' ' || sum(change) FROM pulse_day"
                    + " GROUP BY subject, word HAVING sum(change) <> 0",
                String.class));
    assertThat(
            rows(
                "SELECT subject || ' ' || readers FROM pulse_count WHERE word = '*' AND readers > 0",
                String.class))
        .containsExactlyInAnyOrderElementsOf(
            rows(
                "SELECT subject || ' ' || count(*) FROM pulse_said"
                    + " WHERE subject LIKE 'poll:%' GROUP BY subject",
                String.class));
  }

  <T> List<T> rows(String sql, Class<T> type) {
    return Jdbi.create(config.store())
        .withHandle(handle -> handle.createQuery(sql).mapTo(type).list());
  }

  ReaderToken reader() {
    return ReaderToken.random(random);
  }

  static MoodCounts kept(MoodAnswer answer) {
    assertThat(answer).isInstanceOf(MoodAnswer.Kept.class);
    return ((MoodAnswer.Kept) answer).counts();
  }
}
