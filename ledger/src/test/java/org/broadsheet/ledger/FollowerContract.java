package org.broadsheet.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.broadsheet.content.Hash;
import org.broadsheet.ledger.Follower.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a copy of a log does, whatever database it lies in. */
abstract class FollowerContract {
  @TempDir Path directory;
  Home origin;
  Database database;
  MediaStore media;
  Ledger replica;
  Tampered source;
  Follower follower;

  /** The address of an empty database for the copy. */
  abstract String url();

  @BeforeEach
  void open() {
    origin = new Home(directory, Home.sqlite(directory));
    database = Database.at(url());
    media = MediaStore.open(directory.resolve("copied"), MediaStore.DEFAULT_LIMIT);
    replica = Ledger.replica(database, media, origin.key.verifier(), origin.clock);
    source = new Tampered(origin.ledger);
    follower = Follower.manual(replica, source);
  }

  @AfterEach
  void close() {
    database.close();
    origin.close();
  }

  void appendStories(int from, int to, Hash... pictures) {
    origin.ledger.append(
        IntStream.range(from, to).mapToObj(i -> Stories.story(i, 1, pictures)).toList());
  }

  void assertIsACopy() {
    assertThat(replica.checkpoint()).isEqualTo(origin.ledger.checkpoint());
    long size = origin.ledger.size();
    List<Entry> expected = origin.ledger.read(0, 5000);
    List<Entry> got = replica.read(0, 5000);
    assertThat(got).hasSameSizeAs(expected).hasSize((int) size);
    for (int i = 0; i < size; i++) {
      assertThat(got.get(i).bytes()).isEqualTo(expected.get(i).bytes());
      for (Hash hash : References.all(expected.get(i).event())) {
        assertThat(replica.reachable(hash)).isEqualTo(origin.ledger.reachable(hash));
      }
    }
    for (int level = 0; level < 2; level++) {
      for (long number = 0; Tiles.width(size, level, number) > 0; number++) {
        var path = new TilePath(level, number, Tiles.width(size, level, number));
        assertThat(replica.tile(path)).hasValue(origin.ledger.tile(path).orElseThrow());
      }
    }
    assertThat(Verify.run(replica.source(), origin.key.verifier(), done -> {}))
        .isInstanceOf(Verify.Result.Holds.class);
  }

  @Test
  void copiesAnEmptyLog() {
    assertThat(follower.sync()).isEqualTo(new State.Level(0));
    assertIsACopy();
  }

  @Test
  void copiesEntriesContentsMediaAndCheckpointAndCatchesUp() throws Exception {
    Hash medium = origin.media.save("a heron".getBytes(UTF_8));
    appendStories(0, 300, medium);
    assertThat(follower.sync()).isEqualTo(new State.Level(300));
    assertIsACopy();
    assertThat(media.read(medium)).hasValue("a heron".getBytes(UTF_8));
    assertThat(replica.read(7, 1).getFirst().content()).hasValue(Stories.text(7, 1));
    appendStories(300, 600);
    origin.ledger.append(List.of(Stories.story(3, 2)));
    assertThat(follower.sync()).isEqualTo(new State.Level(601));
    assertIsACopy();
    assertThat(follower.sync()).isEqualTo(new State.Level(601));
  }

  @Test
  void neverAsksForWhatIsWithdrawnOrErased() throws Exception {
    Hash medium = origin.media.save("a face".getBytes(UTF_8));
    appendStories(0, 3, medium);
    origin.ledger.append(
        List.of(Stories.withdrawal(1, 2), Stories.erasure(1, Hash.of(Stories.text(2, 1)), medium)));
    source.publicOnly = true;
    assertThat(follower.sync()).isEqualTo(new State.Level(5));
    assertIsACopy();
    assertThat(replica.content(Hash.of(Stories.text(1, 1)))).isEmpty();
    assertThat(media.has(medium)).isFalse();
  }

  @Test
  void dropsWhatIsWithdrawnOrErasedLater() throws Exception {
    Hash own = origin.media.save("a face".getBytes(UTF_8));
    Hash shared = origin.media.save("a heron".getBytes(UTF_8));
    origin.ledger.append(List.of(Stories.story(1, 1, own, shared), Stories.story(2, 1, shared)));
    follower.sync();
    assertThat(media.has(own)).isTrue();
    origin.ledger.append(
        List.of(Stories.withdrawal(1, 2), Stories.erasure(1, Hash.of(Stories.text(2, 1)))));
    source.publicOnly = true;
    assertThat(follower.sync()).isEqualTo(new State.Level(4));
    assertIsACopy();
    assertThat(replica.content(Hash.of(Stories.text(1, 1)))).isEmpty();
    assertThat(replica.content(Hash.of(Stories.text(2, 1)))).isEmpty();
    assertThat(media.has(own)).isFalse();
    assertThat(media.has(shared)).isTrue();
  }

  @Test
  void refusesACheckpointOfAnotherKey() {
    appendStories(0, 3);
    follower.sync();
    var other = LogKey.openOrCreate(directory.resolve("other"), Optional.empty());
    source.checkpoint = Checkpoint.sign(other, 3, Merkle.EMPTY_ROOT).note();
    assertThat(follower.sync()).isInstanceOf(State.Refused.class);
    assertThat(replica.size()).isEqualTo(3);
  }

  @Test
  void refusesAnotherHistoryUnderTheSameKey() {
    appendStories(0, 3);
    follower.sync();
    for (long size : new long[] {2, 3, 4}) {
      source.checkpoint = Checkpoint.sign(origin.key, size, Hash.of(new byte[] {9})).note();
      if (size == 4) {
        appendStories(3, 4);
      }
      assertThat(follower.sync()).isInstanceOf(State.Refused.class);
    }
    source.checkpoint = null;
    assertThat(follower.sync()).isEqualTo(new State.Level(4));
    assertIsACopy();
  }

  @Test
  void refusesChangedEntriesContentsAndMedia() throws Exception {
    Hash medium = origin.media.save("a heron".getBytes(UTF_8));
    appendStories(0, 3, medium);
    for (String what : List.of("tile", "content", "medium")) {
      source.changed = what;
      assertThat(follower.sync()).describedAs(what).isInstanceOf(State.Refused.class);
      assertThat(replica.size()).isZero();
      assertThat(replica.checkpoint()).isEmpty();
      assertThat(media.has(medium)).isFalse();
    }
    source.changed = "";
    assertThat(follower.sync()).isEqualTo(new State.Level(3));
    assertIsACopy();
  }

  @Test
  void keepsWhatItHasWhileTheOriginIsDownOrStale() {
    appendStories(0, 3);
    follower.sync();
    byte[] old = origin.ledger.checkpoint().orElseThrow().note();
    appendStories(3, 6);
    source.failAfter = 2;
    assertThat(follower.sync()).isInstanceOf(State.Unreachable.class);
    assertThat(replica.size()).isEqualTo(3);
    source.failAfter = Integer.MAX_VALUE;
    follower.sync();
    assertIsACopy();
    source.checkpoint = old;
    assertThat(follower.sync()).isEqualTo(new State.Ahead(6, 3));
    assertThat(replica.size()).isEqualTo(6);
  }

  @Test
  void canBeStoppedAtEveryRequestAndGoesOn() throws Exception {
    Hash medium = origin.media.save("a heron".getBytes(UTF_8));
    appendStories(0, 260, medium);
    source.failAfter = 0;
    for (int requests = 1; !(follower.sync() instanceof State.Level); requests++) {
      assertThat(replica.size()).isZero();
      assertThat(requests).isLessThan(9);
      source.failAfter = requests;
    }
    assertThat(source.failAfter).isLessThan(9);
    assertIsACopy();
  }

  @Test
  void refusesToBeAppendedTo() {
    assertThatThrownBy(() -> replica.append(List.of(Stories.story(1, 1))))
        .isInstanceOf(LedgerFailure.class);
  }

  @Test
  void followsByItselfAndTellsItsOwnFollowers() throws Exception {
    var told = new AtomicLong(-1);
    try (Following following = replica.follow(told::set);
        Follower running = Follower.start(replica, source, Duration.ofMillis(20))) {
      assertThat(following).isNotNull();
      appendStories(0, 3);
      LedgerContract.await(() -> told.get() == 3);
      source.failAfter = 0;
      LedgerContract.await(() -> running.state() instanceof State.Unreachable);
      appendStories(3, 4);
      source.failAfter = Integer.MAX_VALUE;
      LedgerContract.await(() -> told.get() == 4);
    }
  }
}
