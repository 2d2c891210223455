package org.broadsheet.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.Hash;
import org.broadsheet.ledger.Failing.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every external write in turn is lost, or done and not reported; then all is read again. */
class FailureTableTest {
  private static final byte[] PICTURE = "a heron".getBytes(UTF_8);
  private static final byte[] FACE = "a face".getBytes(UTF_8);

  @TempDir Path directory;

  /** A newsroom's day; each step may be done again, as a person would after an error. */
  private static void day(Home home, List<EntryId> acknowledged) throws IOException {
    Hash picture = home.media.save(PICTURE);
    publish(home, acknowledged, Stories.story(1, 1, picture));
    boolean erased =
        home.ledger.version(Stories.erasure(1, Hash.of(FACE)).event().subject()).isPresent();
    Hash face = erased ? Hash.of(FACE) : home.media.save(FACE);
    publish(home, acknowledged, Stories.story(2, 1, face));
    publish(home, acknowledged, Stories.withdrawal(1, 2));
    publish(home, acknowledged, Stories.erasure(1, Hash.of(Stories.text(2, 1)), face));
    publish(home, acknowledged, Stories.story(3, 1));
  }

  private static void publish(Home home, List<EntryId> acknowledged, Submission submission) {
    home.database.inWriteTransaction(tx -> {
      home.ledger.lock(tx);
      EntryId subject = submission.event().subject();
      Version last = home.ledger.versions(tx, List.of(subject)).get(subject);
      return last != null && last.revision() >= submission.event().revision()
          ? List.of()
          : home.ledger.append(tx, List.of(submission));
    });
    acknowledged.add(submission.event().subject());
  }

  @Test
  void losesNothingAcknowledgedAndHoldsWhateverWriteFails() throws IOException {
    Failing all = Failing.never();
    var acknowledged = new ArrayList<EntryId>();
    try (Home home = new Home(directory.resolve("all"), url("all"), all)) {
      day(home, acknowledged);
    }
    assertThat(all.steps)
        .contains("key file", "key link", "key sync", "public key", "commit")
        .contains("media file", "media rename", "media sync", "media root sync", "media erase");
    for (int at = 0; at < all.steps.size(); at++) {
      for (Fault fault : Fault.values()) {
        String name = fault + "-" + at;
        fails(name, new Failing(at, fault), all.steps.get(at));
      }
    }
  }

  private void fails(String name, Failing failing, String step) throws IOException {
    Path own = directory.resolve(name);
    var acknowledged = new ArrayList<EntryId>();
    try (Home home = new Home(own, url(name), failing)) {
      day(home, acknowledged);
      if (!step.equals("media erase")) {
        fail("%s of %s was not noticed", name, step);
      }
    } catch (IOException | LedgerFailure e) {
      assertThat(failing.failed()).describedAs(e.toString()).isTrue();
    }
    try (Home home = new Home(own, url(name))) {
      holds(home, name + " " + step);
      for (EntryId subject : acknowledged) {
        assertThat(home.ledger.version(subject)).describedAs(name).isPresent();
      }
      day(home, acknowledged);
      holds(home, name + " " + step);
      assertThat(home.ledger.size()).isEqualTo(5);
      assertThat(home.media.has(Hash.of(FACE))).describedAs("%s %s", name, step).isFalse();
    }
  }

  private static void holds(Home home, String name) {
    assertThat(Verify.run(home.ledger.source(), home.key.verifier(), done -> {}))
        .describedAs(name)
        .isInstanceOf(Verify.Result.Holds.class);
  }

  @Test
  void fillsAReplicaWhateverWriteFails() throws IOException {
    try (Home origin = new Home(directory.resolve("origin"), url("origin"))) {
      day(origin, new ArrayList<>());
      Hash picture = origin.media.save(PICTURE);
      publish(origin, new ArrayList<>(), Stories.story(4, 1, picture));
      Failing all = Failing.never();
      copy(origin, "copy", all);
      assertThat(all.steps).contains("commit", "media rename");
      for (int at = 0; at < all.steps.size(); at++) {
        for (Fault fault : Fault.values()) {
          String name = "copy-" + fault + at;
          copy(origin, name, new Failing(at, fault));
          Follower.State state = copy(origin, name, Writes.REAL);
          assertThat(state).describedAs(name).isEqualTo(new Follower.State.Level(6));
        }
      }
    }
  }

  private Follower.State copy(Home origin, String name, Writes writes) {
    try (Database database = Database.open(url(name), writes)) {
      var media = MediaStore.open(directory.resolve(name), MediaStore.DEFAULT_LIMIT, writes);
      Ledger replica = Ledger.replica(database, media, origin.key.verifier(), origin.clock);
      Follower.State state = Follower.manual(replica, new Tampered(origin.ledger)).sync();
      assertThat(replica.checkpoint()).isIn(Optional.empty(), origin.ledger.checkpoint());
      if (replica.checkpoint().isPresent()) {
        assertThat(Verify.run(replica.source(), origin.key.verifier(), done -> {}))
            .isInstanceOf(Verify.Result.Holds.class);
      }
      return state;
    } catch (LedgerFailure e) {
      return new Follower.State.Unreachable(String.valueOf(e.getMessage()));
    }
  }

  private String url(String name) {
    return "jdbc:sqlite:" + directory.resolve(name + ".db");
  }
}
