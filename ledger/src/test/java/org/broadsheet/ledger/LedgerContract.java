package org.broadsheet.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.broadsheet.content.Hash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a log does, whatever database it lies in. */
abstract class LedgerContract {
  @TempDir Path directory;
  Home home;

  /** The address of an empty database, the same for the whole test. */
  abstract String url();

  @BeforeEach
  void open() {
    home = new Home(directory, url());
  }

  @AfterEach
  void close() {
    home.close();
  }

  Ledger ledger() {
    return home.ledger;
  }

  List<Appended> append(Submission... submissions) {
    return ledger().append(List.of(submissions));
  }

  void appendStories(int from, int to) {
    ledger().append(IntStream.range(from, to).mapToObj(i -> Stories.story(i, 1)).toList());
  }

  @Test
  void beginsWithASignedEmptyCheckpoint() {
    Checkpoint checkpoint = ledger().checkpoint().orElseThrow();
    assertThat(checkpoint.size()).isZero();
    assertThat(checkpoint.root()).isEqualTo(Merkle.EMPTY_ROOT);
    assertThat(ledger().read(0, 10)).isEmpty();
  }

  @Test
  void readsBackWhatWasAppended() {
    List<Appended> appended = append(Stories.story(1, 1), Stories.story(2, 1));
    List<Entry> entries = ledger().read(0, 10);
    assertThat(entries).hasSize(2);
    for (int i = 0; i < 2; i++) {
      assertThat(entries.get(i).index()).isEqualTo(i).isEqualTo(appended.get(i).index());
      assertThat(entries.get(i).bytes()).isEqualTo(appended.get(i).bytes());
      assertThat(entries.get(i).event()).isEqualTo(appended.get(i).event());
      assertThat(entries.get(i).content()).hasValue(Stories.text(i + 1, 1));
    }
    assertThat(ledger().checkpoint()).hasValue(appended.getFirst().checkpoint());
    assertThat(ledger().size()).isEqualTo(2);
  }

  @Test
  void isTheSameAfterItIsOpenedAgain() {
    appendStories(0, 300);
    Checkpoint before = ledger().checkpoint().orElseThrow();
    close();
    open();
    assertThat(ledger().checkpoint()).hasValue(before);
    appendStories(300, 301);
    assertThat(ledger().size()).isEqualTo(301);
  }

  @Test
  void hasTheRootOfTheDefinitionHoweverTheEntriesWereGrouped() {
    appendStories(0, 1);
    appendStories(1, 600);
    appendStories(600, 700);
    var leaves = ledger().read(0, 1000).stream().map(e -> Merkle.leaf(e.bytes())).toList();
    Checkpoint checkpoint = ledger().checkpoint().orElseThrow();
    assertThat(checkpoint.root()).isEqualTo(MerkleTest.root(leaves, 0, 700));
    assertThat(ledger().tile(new TilePath(1, 0, 2))).isPresent();
  }

  @Test
  void provesEveryEntryAndEveryBeginning() {
    appendStories(0, 5);
    appendStories(5, 300);
    Checkpoint last = ledger().checkpoint().orElseThrow();
    List<Entry> entries = ledger().read(0, 300);
    for (int index : new int[] {0, 1, 4, 127, 255, 256, 299}) {
      byte[] bytes = entries.get(index).bytes();
      assertThat(ledger().inclusion(index, 300).holds(bytes, last.root())).isTrue();
      assertThat(ledger().inclusion(index, 300).holds(Stories.text(1, 9), last.root())).isFalse();
    }
    List<byte[]> leaves = entries.stream().map(entry -> Merkle.leaf(entry.bytes())).toList();
    for (int old : new int[] {1, 5, 128, 256, 257, 299, 300}) {
      Hash root = MerkleTest.root(leaves, 0, old);
      Hash other = Hash.of(new byte[] {7});
      assertThat(ledger().consistency(old, 300).holds(root, last.root())).isTrue();
      assertThat(ledger().consistency(old, 300).holds(other, last.root())).isFalse();
    }
  }

  @Test
  void servesTilesAtEveryWidthItHasHad() {
    appendStories(0, 3);
    byte[] three = ledger().tile(new TilePath(0, 0, 3)).orElseThrow();
    byte[] bundle = ledger().tile(new TilePath(TilePath.ENTRIES, 0, 3)).orElseThrow();
    appendStories(3, 10);
    assertThat(ledger().tile(new TilePath(0, 0, 3))).hasValue(three);
    assertThat(ledger().tile(new TilePath(TilePath.ENTRIES, 0, 3))).hasValue(bundle);
    assertThat(ledger().tile(new TilePath(0, 0, 11))).isEmpty();
    assertThat(ledger().tile(new TilePath(TilePath.ENTRIES, 0, 11))).isEmpty();
    assertThat(ledger().tile(new TilePath(1, 0, 1))).isEmpty();
  }

  @Test
  void leavesNothingOfATransactionThatFails() {
    appendStories(0, 3);
    Checkpoint before = ledger().checkpoint().orElseThrow();
    assertThatThrownBy(() ->
            home.database.inWriteTransaction(tx -> {
              ledger().append(tx, List.of(Stories.story(3, 1)));
              throw new IllegalStateException("the desk changed its mind");
            }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(ledger().checkpoint()).hasValue(before);
    assertThat(ledger().content(Hash.of(Stories.text(3, 1)))).isEmpty();
    appendStories(3, 4);
    assertThat(ledger().size()).isEqualTo(4);
  }

  @Test
  void stampsEntriesWithTimesThatNeverGoBack() {
    append(Stories.story(1, 1));
    home.now.set(Stories.NOON.minus(Duration.ofHours(1)));
    assertThat(append(Stories.story(2, 1)).getFirst().event().time()).isEqualTo(Stories.NOON);
    home.now.set(Stories.NOON.plus(Duration.ofHours(1)));
    assertThat(append(Stories.story(3, 1)).getFirst().event().time())
        .isEqualTo(Stories.NOON.plus(Duration.ofHours(1)));
  }

  @Test
  void refusesARevisionThatDoesNotFollow() {
    append(Stories.story(1, 1));
    assertThatThrownBy(() -> append(Stories.story(1, 1)))
        .isInstanceOf(LedgerFailure.class)
        .hasMessageContaining("next revision is 2");
    assertThatThrownBy(() -> append(Stories.story(1, 3))).isInstanceOf(LedgerFailure.class);
    append(Stories.story(1, 2), Stories.story(1, 3));
    assertThat(ledger().version(Stories.id(1))).hasValue(new Version(2, 3));
  }

  @Test
  void refusesAnEntryWithoutItsDocumentOrMedium() {
    var bare = new Submission(Stories.story(1, 1).event(), List.of());
    assertThatThrownBy(() -> append(bare)).hasMessageContaining("nobody gave it");
    Hash unsaved = Hash.of(new byte[] {1, 2});
    assertThatThrownBy(() -> append(Stories.story(1, 1, unsaved)))
        .hasMessageContaining("medium that is not saved");
    var extra =
        new Submission(
            Stories.story(1, 1).event(), List.of(Stories.text(1, 1), Stories.text(2, 1)));
    assertThatThrownBy(() -> append(extra)).hasMessageContaining("no entry names it");
    assertThat(ledger().size()).isZero();
  }

  @Test
  void findsVersionsHistoriesAndOriginsInBulk() {
    appendStories(0, 1200);
    append(Stories.story(7, 2));
    var ids = IntStream.range(0, 1300).mapToObj(Stories::id).toList();
    var keys = IntStream.range(0, 1300).mapToObj(Stories::originKey).toList();
    home.database
        .jdbi()
        .useHandle(handle -> {
          var versions = ledger().versions(handle, ids);
          assertThat(versions).hasSize(1200);
          assertThat(versions.get(Stories.id(7))).isEqualTo(new Version(1200, 2));
          assertThat(versions.get(Stories.id(8))).isEqualTo(new Version(8, 1));
          var imported = ledger().imported(handle, keys);
          assertThat(imported).hasSize(1200);
          assertThat(imported.get(keys.get(7)))
              .isEqualTo(new Imported(Stories.id(7), Hash.of(Stories.text(7, 2)), 1200));
        });
    assertThat(ledger().history(Stories.id(7)).stream().map(Entry::index))
        .containsExactly(7L, 1200L);
  }

  @Test
  void hidesAllVersionsOfAWithdrawnStoryButNotWhatAnotherShows() throws Exception {
    Hash shared = home.media.save("a heron".getBytes(UTF_8));
    Hash own = home.media.save("a boat".getBytes(UTF_8));
    append(Stories.story(1, 1, shared, own), Stories.story(1, 2, own), Stories.story(2, 1, shared));
    Hash first = Hash.of(Stories.text(1, 1));
    assertThat(ledger().reachable(List.of(first, shared, own))).hasSize(3);
    Submission withdrawal = Stories.withdrawal(1, 3);
    append(withdrawal);
    assertThat(ledger().reachable(first)).isFalse();
    assertThat(ledger().reachable(own)).isFalse();
    assertThat(ledger().reachable(shared)).isTrue();
    assertThat(ledger().reachable(Hash.of(withdrawal.contents().getFirst()))).isTrue();
    assertThat(ledger().content(first)).isPresent();
    append(Stories.story(1, 4, own));
    assertThat(ledger().reachable(own)).isTrue();
    assertThat(ledger().reachable(first)).isFalse();
  }

  @Test
  void hidesAVersionThatIsWithdrawnInTheSameTransaction() {
    append(Stories.story(1, 1), Stories.withdrawal(1, 2), Stories.story(2, 1));
    assertThat(ledger().reachable(Hash.of(Stories.text(1, 1)))).isFalse();
    assertThat(ledger().reachable(Hash.of(Stories.text(2, 1)))).isTrue();
  }

  @Test
  void erasesDocumentsAndMediaForGood() throws Exception {
    Hash medium = home.media.save("a face".getBytes(UTF_8));
    append(Stories.story(1, 1, medium), Stories.story(2, 1));
    Hash content = Hash.of(Stories.text(1, 1));
    append(Stories.erasure(1, content, medium));
    assertThat(ledger().content(content)).isEmpty();
    assertThat(home.media.has(medium)).isFalse();
    assertThat(ledger().reachable(List.of(content, medium))).isEmpty();
    assertThat(ledger().read(0, 1).getFirst().content()).isEmpty();
    var again = new Submission(Stories.reprint(9, content).event(), List.of(Stories.text(1, 1)));
    assertThatThrownBy(() -> append(again)).hasMessageContaining("was erased");
  }

  @Test
  void removesAnErasedMediumThatACrashLeftBehind() throws Exception {
    Hash medium = home.media.save("a face".getBytes(UTF_8));
    append(Stories.story(1, 1, medium));
    append(Stories.erasure(1, medium));
    home.media.save("a face".getBytes(UTF_8));
    close();
    open();
    assertThat(home.media.has(medium)).isFalse();
  }

  @Test
  void refusesAnotherKey() {
    appendStories(0, 1);
    var other = LogKey.openOrCreate(directory.resolve("other"), Optional.empty());
    assertThatThrownBy(() -> Ledger.open(home.database, home.media, other, home.clock))
        .isInstanceOf(LedgerFailure.class)
        .hasMessageContaining("is signed by");
  }

  @Test
  void stopsAppendingWhenItsTilesAreDamagedButServesReads() {
    appendStories(0, 3);
    home.database.jdbi().useHandle(h -> h.execute("UPDATE log_tile SET hashes = ?", new byte[96]));
    assertThatThrownBy(() -> appendStories(3, 4))
        .isInstanceOf(LedgerFailure.class)
        .hasMessageContaining("nothing is appended");
    assertThat(ledger().read(0, 10)).hasSize(3);
  }

  @Test
  void takesAppendsOfSeveralProcessesInTurns() throws Exception {
    try (Home other = new Home(directory, url())) {
      var threads = new ArrayList<Thread>();
      for (int writer = 0; writer < 4; writer++) {
        Ledger ledger = writer % 2 == 0 ? ledger() : other.ledger;
        int first = writer * 100;
        threads.add(
            Thread.ofPlatform()
                .start(() -> {
                  for (int i = 0; i < 20; i++) {
                    ledger.append(List.of(Stories.story(first + i, 1)));
                  }
                }));
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
    assertThat(ledger().size()).isEqualTo(80);
    assertThat(ledger().read(0, 100).stream().map(Entry::index).toList())
        .containsExactlyElementsOf(LongStream.range(0, 80).boxed().toList());
  }

  @Test
  void tellsFollowersOfOwnCommitsAndOthers() throws Exception {
    BlockingQueue<Long> told = new LinkedBlockingQueue<>();
    try (Home other = new Home(directory, url());
        Following following = ledger().follow(told::add)) {
      assertThat(following).isNotNull();
      assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo(0);
      appendStories(0, 1);
      assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo(1);
      other.ledger.append(List.of(Stories.story(1, 1)));
      assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo(2);
    }
    appendStories(2, 3);
    assertThat(told).isEmpty();
  }

  @Test
  void callsAFollowerAgainThatFailed() throws Exception {
    BlockingQueue<Long> told = new LinkedBlockingQueue<>();
    try (Following following =
        ledger()
            .follow(size -> {
              told.add(size);
              if (told.size() == 1) {
                throw new IllegalStateException("not yet");
              }
            })) {
      assertThat(following).isNotNull();
      await(() -> told.size() == 2);
      assertThat(told).containsExactly(0L, 0L);
    }
  }

  static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 3000 && !condition.getAsBoolean(); i++) {
      Thread.sleep(10);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
