package org.broadsheet.pulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.broadsheet.content.ArticleId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a store of moods promises, whichever database it lies in. */
@Timeout(60)
abstract class MoodConformance extends SignalConformance {
  @Test
  void showsZerosInTheirOrderBeforeAnybodySaidAnything() {
    try (Pulse pulse = Pulse.open(config)) {
      MoodCounts counts = pulse.counts(FERRY);
      assertThat(counts.counts())
          .extracting(count -> count.mood().name())
          .containsExactly("happy", "sad", "like", "pass");
      assertThat(counts.counts()).extracting(MoodCounts.Count::readers).containsOnly(0L);
      assertThat(counts.version()).isZero();
      assertThat(pulse.moodOf(FERRY, reader())).isEmpty();
    }
  }

  @Test
  void countsAMoodOnceHoweverOftenItIsSaid() {
    ReaderToken reader = reader();
    try (Pulse pulse = Pulse.open(config)) {
      MoodCounts first = kept(pulse.setMood(FERRY, reader, HAPPY));
      assertThat(first.of(HAPPY)).isEqualTo(1);
      MoodCounts again = kept(pulse.setMood(FERRY, reader, HAPPY));
      assertThat(again).as("same counts, same version").isEqualTo(first);
      assertThat(pulse.counts(REEDS).total()).isZero();
    }
  }

  @Test
  void aReaderMayChangeAndTakeBackAndSayItAgain() {
    ReaderToken reader = reader();
    try (Pulse pulse = Pulse.open(config)) {
      long first = kept(pulse.setMood(FERRY, reader, HAPPY)).version();
      MoodCounts changed = kept(pulse.setMood(FERRY, reader, SAD));
      assertThat(changed.of(HAPPY)).isZero();
      assertThat(changed.of(SAD)).isEqualTo(1);
      assertThat(changed.version()).isGreaterThan(first);
      assertThat(pulse.moodOf(FERRY, reader)).contains(SAD);
      MoodCounts taken = kept(pulse.takeBackMood(FERRY, reader));
      assertThat(taken.total()).isZero();
      assertThat(taken.version()).isGreaterThan(changed.version());
      assertThat(pulse.moodOf(FERRY, reader)).isEmpty();
      assertThat(kept(pulse.takeBackMood(FERRY, reader)))
          .as("nothing left to take back")
          .isEqualTo(taken);
      assertThat(kept(pulse.setMood(FERRY, reader, LIKE)).of(LIKE)).isEqualTo(1);
    }
  }

  @Test
  void refusesAMoodThatIsNotOnOffer() {
    try (Pulse pulse = Pulse.open(config)) {
      assertThat(pulse.setMood(FERRY, reader(), new Mood("angry")))
          .isEqualTo(new MoodAnswer.NotOffered(new Mood("angry")));
      assertThat(pulse.counts(FERRY).version()).isZero();
    }
  }

  @Test
  void keepsMoodsAndCountsOverARestart() {
    ReaderToken reader = reader();
    MoodCounts before;
    try (Pulse pulse = Pulse.open(config)) {
      pulse.setMood(FERRY, reader(), HAPPY);
      pulse.setMood(FERRY, reader, SAD);
      before = pulse.counts(FERRY);
    }
    try (Pulse pulse = Pulse.open(config)) {
      assertThat(pulse.counts(FERRY)).isEqualTo(before);
      assertThat(pulse.moodOf(FERRY, reader)).contains(SAD);
      assertThat(kept(pulse.setMood(FERRY, reader, HAPPY)).of(HAPPY)).isEqualTo(2);
    }
    assertCountsEqualRows();
  }

  @Test
  void aMoodThatLeavesTheSetIsKeptButNotShown() {
    ReaderToken reader = reader();
    try (Pulse pulse = Pulse.open(config)) {
      pulse.setMood(FERRY, reader, SAD);
    }
    try (Pulse pulse = Pulse.open(config.withMoods(MoodSet.parse("proud, happy")))) {
      assertThat(pulse.counts(FERRY).counts())
          .extracting(MoodCounts.Count::mood)
          .containsExactly(new Mood("proud"), HAPPY);
      assertThat(pulse.counts(FERRY).total()).isZero();
      assertThat(kept(pulse.setMood(FERRY, reader, HAPPY)).of(HAPPY)).isEqualTo(1);
    }
    try (Pulse pulse = Pulse.open(config)) {
      assertThat(pulse.counts(FERRY).of(SAD)).as("the reader changed to happy meanwhile").isZero();
      assertThat(pulse.counts(FERRY).of(HAPPY)).isEqualTo(1);
    }
  }

  @Test
  void countsExactlyWhenManyReadersActAtOnce() {
    List<ReaderToken> readers = IntStream.range(0, 60).mapToObj(i -> reader()).toList();
    List<ArticleId> articles = List.of(FERRY, REEDS, new ArticleId("teahvse000"));
    var last = new Mood[readers.size()][articles.size()];
    try (Pulse pulse = Pulse.open(config)) {
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int r = 0; r < readers.size(); r++) {
          int row = r;
          var own = new Random(r);
          threads.submit(() -> {
            for (int i = 0; i < 25; i++) {
              int column = own.nextInt(articles.size());
              ArticleId article = articles.get(column);
              int pick = own.nextInt(pulse.moods().offered().size() + 1);
              Mood mood = pick == 0 ? null : pulse.moods().offered().get(pick - 1);
              kept(
                  mood == null
                      ? pulse.takeBackMood(article, readers.get(row))
                      : pulse.setMood(article, readers.get(row), mood));
              last[row][column] = mood;
            }
            return null;
          });
        }
      }
      for (int column = 0; column < articles.size(); column++) {
        for (Mood mood : pulse.moods().offered()) {
          long expected = 0;
          for (Mood[] row : last) {
            expected += mood.equals(row[column]) ? 1 : 0;
          }
          assertThat(pulse.counts(articles.get(column)).of(mood))
              .as("%s in column %d", mood, column)
              .isEqualTo(expected);
        }
      }
    }
    assertCountsEqualRows();
  }

  @Test
  void theLastWishOfAReaderWinsWithinOneBatch() throws Exception {
    ReaderToken reader = reader();
    try (var database = new FaultyDatabase(config.store());
        Pulse pulse = Pulse.started(config, database.source)) {
      database.hold();
      var first = pulse.setMoodAsync(REEDS, reader, HAPPY);
      Await.until(database::holding); // the writer is in its commit while the others gather
      var wishes = new ArrayList<CompletableFuture<MoodAnswer>>();
      for (Mood mood : List.of(HAPPY, SAD, LIKE)) {
        wishes.add(pulse.setMoodAsync(FERRY, reader, mood));
      }
      wishes.add(pulse.takeBackMoodAsync(FERRY, reader));
      wishes.add(pulse.setMoodAsync(FERRY, reader, SAD));
      assertThat(first).isNotDone();
      assertThat(wishes).noneMatch(CompletableFuture::isDone);
      assertThat(pulse.counts(REEDS).total()).as("nothing is shown before it is on disk").isZero();
      database.letGo();
      for (var wish : wishes) {
        assertThat(kept(wish.get(30, TimeUnit.SECONDS)).of(SAD)).isEqualTo(1);
      }
      assertThat(pulse.counts(FERRY).total()).isEqualTo(1);
    }
    assertCountsEqualRows();
  }

  @Test
  void aLostCommitIsNeverAcknowledgedAndLeavesNothing() {
    ReaderToken reader = reader();
    try (var database = new FaultyDatabase(config.store());
        Pulse pulse = Pulse.started(config, database.source)) {
      MoodCounts before = kept(pulse.setMood(FERRY, reader, HAPPY));
      database.fault = FaultyDatabase.Fault.LOST;
      assertThatThrownBy(() -> pulse.setMood(FERRY, reader, SAD))
          .isInstanceOf(PulseFailure.class)
          .hasMessageContaining("could not keep 1 signals");
      database.fault = FaultyDatabase.Fault.NONE;
      assertThat(pulse.counts(FERRY)).isEqualTo(before);
      assertThat(pulse.moodOf(FERRY, reader)).contains(HAPPY);
      MoodCounts after = kept(pulse.setMood(FERRY, reader, SAD));
      assertThat(after.of(SAD)).isEqualTo(1);
      assertThat(after.of(HAPPY)).isZero();
    }
    assertCountsEqualRows();
  }

  @Test
  void aCommitThatWasKeptWithoutBeingReportedIsCountedOnce() {
    ReaderToken reader = reader();
    try (var database = new FaultyDatabase(config.store());
        Pulse pulse = Pulse.started(config, database.source)) {
      database.fault = FaultyDatabase.Fault.KEPT_UNREPORTED;
      assertThatThrownBy(() -> pulse.setMood(FERRY, reader, HAPPY))
          .isInstanceOf(PulseFailure.class);
      database.fault = FaultyDatabase.Fault.NONE;
      assertThat(kept(pulse.setMood(FERRY, reader(), HAPPY)).of(HAPPY)).isEqualTo(2);
      assertThat(kept(pulse.setMood(FERRY, reader, HAPPY)).of(HAPPY))
          .as("the reader asks again")
          .isEqualTo(2);
    }
    assertCountsEqualRows();
  }

  @Test
  void refusesWhenTooManyWaitAndKeepsWhatItAccepted() throws Exception {
    var narrow =
        new PulseConfig(config.store(), config.keyFile(), config.moods(), 4, config.clock());
    try (var database = new FaultyDatabase(narrow.store());
        Pulse pulse = Pulse.started(narrow, database.source)) {
      database.hold();
      var answers = new ArrayList<CompletableFuture<MoodAnswer>>();
      answers.add(pulse.setMoodAsync(FERRY, reader(), HAPPY));
      Await.until(database::holding);
      for (int i = 0; i < 50; i++) {
        answers.add(pulse.setMoodAsync(FERRY, reader(), HAPPY));
      }
      var refused = answers.stream().filter(CompletableFuture::isDone).toList();
      assertThat(refused).hasSize(46);
      for (var answer : refused) {
        assertThat(answer.get()).isEqualTo(new MoodAnswer.Busy());
      }
      database.letGo();
      answers.removeAll(refused);
      for (var answer : answers) {
        kept(answer.get(30, TimeUnit.SECONDS));
      }
      assertThat(pulse.counts(FERRY).of(HAPPY)).isEqualTo(answers.size());
    }
    assertCountsEqualRows();
  }

  @Test
  void closingAnswersEverythingAndRefusesWhatComesLater() throws Exception {
    var answers = new ArrayList<CompletableFuture<MoodAnswer>>();
    Pulse pulse = Pulse.open(config);
    for (int i = 0; i < 500; i++) {
      answers.add(pulse.setMoodAsync(FERRY, reader(), HAPPY));
    }
    pulse.close();
    assertThat(pulse.setMood(FERRY, reader(), HAPPY)).isEqualTo(new MoodAnswer.Busy());
    long kept = 0;
    for (var answer : answers) {
      assertThat(answer).isDone();
      kept += answer.get() instanceof MoodAnswer.Kept ? 1 : 0;
    }
    assertThat(kept).isEqualTo(500);
    try (Pulse again = Pulse.open(config)) {
      assertThat(again.counts(FERRY).of(HAPPY)).isEqualTo(500);
    }
  }

  @Test
  void twoProgramsOverOneStoreCountTogether() {
    ReaderToken reader = reader();
    try (Pulse one = Pulse.open(config);
        Pulse two = Pulse.open(config)) {
      kept(one.setMood(FERRY, reader, HAPPY));
      assertThat(kept(two.setMood(FERRY, reader(), HAPPY)).of(HAPPY))
          .as("two sees what one kept")
          .isEqualTo(2);
      assertThat(kept(two.setMood(FERRY, reader, SAD)).of(HAPPY))
          .as("the same reader at another edge")
          .isEqualTo(1);
      Await.until(() -> one.counts(FERRY).equals(two.counts(FERRY)));
      assertThat(one.counts(FERRY).of(SAD)).isEqualTo(1);
    }
    assertCountsEqualRows();
  }

  @Test
  void theRowsOfOneReaderShareNothingAndHoldNoToken() {
    ReaderToken reader = reader();
    try (Pulse pulse = Pulse.open(config)) {
      pulse.setMood(FERRY, reader, HAPPY);
      pulse.setMood(REEDS, reader, HAPPY);
    }
    List<byte[]> marks = rows("SELECT mark FROM pulse_said", byte[].class);
    assertThat(marks).hasSize(2).allSatisfy(mark -> assertThat(mark).hasSize(16));
    assertThat(new HashSet<>(marks.stream().map(Mark::of).toList())).hasSize(2);
  }

  @Test
  void refusesAStoreThatAnotherKeyMade() throws Exception {
    try (Pulse pulse = Pulse.open(config)) {
      pulse.setMood(FERRY, reader(), HAPPY);
    }
    Files.delete(config.keyFile());
    assertThatThrownBy(() -> Pulse.open(config))
        .isInstanceOf(PulseFailure.class)
        .hasMessageContaining("restore it from a backup");
  }

  @Test
  void asksForManyPlacesAtOnce() {
    List<ReaderToken> readers = IntStream.range(0, 1300).mapToObj(i -> reader()).toList();
    try (Pulse pulse = Pulse.open(config)) {
      for (Mood mood : List.of(HAPPY, SAD)) {
        var answers =
            readers.stream().map(reader -> pulse.setMoodAsync(FERRY, reader, mood)).toList();
        answers.forEach(answer -> kept(answer.join()));
      }
      assertThat(pulse.counts(FERRY).of(HAPPY)).isZero();
      assertThat(pulse.counts(FERRY).of(SAD)).isEqualTo(1300);
      assertThat(pulse.moodOf(FERRY, readers.getLast())).isEqualTo(Optional.of(SAD));
    }
    assertCountsEqualRows();
  }
}
