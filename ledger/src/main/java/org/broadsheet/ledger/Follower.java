package org.broadsheet.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.Hash;
import org.broadsheet.content.PublicationEvent;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a replica level with another machine's log. What comes becomes visible only when all of it
 * is there and verified: the checkpoint's signature, that the new entries behind the replica's own
 * lead to the signed root (so the replica is the beginning of what was signed), what the entries
 * say, and the hash of every document and medium that is still public. Whatever does not verify is
 * refused and reported, and the replica stays as it was; an origin that is down changes nothing.
 */
public final class Follower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final int BATCH = 256;

  private final Ledger replica;
  private final LogSource source;
  private final Duration interval;
  private final Thread thread;
  private volatile State state = new State.Unreachable("not asked yet");
  private volatile boolean closed;

  private Follower(Ledger replica, LogSource source, Duration interval) {
    this.replica = replica;
    this.source = source;
    this.interval = interval;
    this.thread = Thread.ofPlatform().daemon().name("log-follower").unstarted(this::run);
  }

  /** How the replica stands to its origin. */
  public sealed interface State {
    /** It has everything that the origin has signed. */
    record Level(long size) implements State {}

    /** The origin shows an older part of the same log: a stale cache, or one behind another. */
    record Ahead(long size, long origin) implements State {}

    /** The origin did not answer, or not in full; it is asked again. */
    record Unreachable(String problem) implements State {}

    /** An alarm: the origin answered with what is not this log. Nothing of it was taken. */
    record Refused(String problem) implements State {}
  }

  /** Something in the origin's answer that does not verify. */
  private static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    Refusal(String problem) {
      super(problem, null, false, false);
    }
  }

  /**
   * Starts following, until closed.
   *
   * @param replica opened with {@link Ledger#replica}
   * @param interval between two looks at the origin's checkpoint; after failures up to 30 s
   */
  public static Follower start(Ledger replica, LogSource source, Duration interval) {
    var follower = new Follower(replica, source, interval);
    follower.thread.start();
    return follower;
  }

  /** One that only looks when told to, by {@link #sync}. */
  static Follower manual(Ledger replica, LogSource source) {
    return new Follower(replica, source, Duration.ZERO);
  }

  /** How it stands now. */
  public State state() {
    return state;
  }

  private void run() {
    Duration pause = interval;
    while (!closed) {
      State before = state;
      State now = sync();
      switch (now) {
        case State.Level level -> pause = interval;
        case State.Ahead ahead -> pause = interval;
        case State.Unreachable down -> {
          pause = longer(pause);
          if (!(before instanceof State.Unreachable)) {
            LOG.warn("the log's origin cannot be followed for now: {}", down.problem());
          }
        }
        case State.Refused refused -> {
          pause = longer(pause);
          LOG.error(
              "ALARM: the origin's log does not verify and is refused: {}", refused.problem());
        }
      }
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  /** Looks once, and takes over what is new. */
  State sync() {
    try {
      state = catchUp();
    } catch (Refusal e) {
      state = new State.Refused(String.valueOf(e.getMessage()));
    } catch (IOException | LedgerFailure e) {
      state = new State.Unreachable(String.valueOf(e.getMessage()));
    }
    return state;
  }

  private State catchUp() throws IOException, Refusal {
    byte[] note = source.checkpoint().orElseThrow(() -> new IOException("it has no checkpoint"));
    Checkpoint signed =
        Checkpoint.open(note, replica.verifier())
            .orElseThrow(
                () -> new Refusal("its checkpoint is not signed by " + replica.verifier()));
    Optional<Checkpoint> own = replica.checkpoint();
    long have = own.map(Checkpoint::size).orElse(0L);
    if (signed.size() < have || (own.isPresent() && signed.size() == have)) {
      Hash root = rootAt(signed.size());
      if (!root.equals(signed.root())) {
        throw new Refusal(fork(signed, have));
      }
      return signed.size() == have ? new State.Level(have) : new State.Ahead(have, signed.size());
    }
    List<byte[]> entries = entries(have, signed.size());
    List<PublicationEvent> events = check(entries, signed, have);
    fetch(events);
    take(entries, events, signed, have);
    return new State.Level(signed.size());
  }

  private static String fork(Checkpoint signed, long have) {
    return "its signed checkpoint of "
        + signed.size()
        + " entries contradicts the one of "
        + have
        + " that was verified here: the key has signed two histories";
  }

  private Hash rootAt(long size) {
    return replica
        .database()
        .jdbi()
        .withHandle(
            handle -> Merkle.root(new Tiles(new StoredTiles(replica.store(), handle), size), size));
  }

  /** The entries from one index to another, unverified. All are in memory until they are taken. */
  private List<byte[]> entries(long from, long to) throws IOException, Refusal {
    var entries = new ArrayList<byte[]>();
    for (long number = from / TilePath.FULL; number * TilePath.FULL < to; number++) {
      var path = new TilePath(TilePath.ENTRIES, number, Tiles.width(to, 0, number));
      byte[] bundle = source.tile(path).orElseThrow(() -> new IOException(path + " is not there"));
      List<byte[]> all =
          EntryBundle.decode(bundle, path.width())
              .orElseThrow(() -> new Refusal(path + " is not a bundle of its entries"));
      int known = (int) Math.max(0, from - number * TilePath.FULL);
      entries.addAll(all.subList(known, all.size()));
    }
    return entries;
  }

  private List<PublicationEvent> check(List<byte[]> entries, Checkpoint signed, long have)
      throws Refusal {
    try (Handle handle = replica.database().jdbi().open()) {
      LogStore store = replica.store();
      var edge = RightEdge.load(have, new StoredTiles(store, handle), (path, hashes) -> {});
      entries.forEach(entry -> edge.append(Merkle.leaf(entry)));
      if (!edge.root().equals(signed.root())) {
        throw new Refusal(
            "entries " + have + " to " + signed.size() + " do not lead to the root it signed");
      }
      var events = new ArrayList<PublicationEvent>(entries.size());
      var rules = new EntryRules();
      rules.resume(
          Instant.ofEpochMilli(store.head(handle).map(LogStore.Head::lastTime).orElse(0L)),
          store.versions(handle, subjects(entries)));
      for (byte[] entry : entries) {
        EntryRules.Judged judged = rules.next(entry);
        if (judged.event() == null || judged.problem() != null) {
          throw new Refusal("entry " + (have + events.size()) + " " + judged.problem());
        }
        events.add(judged.event());
      }
      return events;
    }
  }

  private static Set<EntryId> subjects(List<byte[]> entries) {
    var subjects = new HashSet<EntryId>();
    var rules = new EntryRules();
    for (byte[] entry : entries) {
      PublicationEvent event = rules.next(entry).event();
      if (event != null) {
        subjects.add(event.subject());
      }
    }
    return subjects;
  }

  /**
   * Fetches what the new entries show and leave public. It is committed before they are: a crash in
   * between leaves documents that nothing refers to, and the next try finds them there.
   */
  private void fetch(List<PublicationEvent> events) throws IOException, Refusal {
    var documents = new HashMap<EntryId, Set<Hash>>();
    var media = new HashMap<EntryId, Set<Hash>>();
    var erased = new HashSet<Hash>();
    for (PublicationEvent event : events) {
      if (event.withdraws()) {
        documents.remove(event.subject());
        media.remove(event.subject());
      }
      documents
          .computeIfAbsent(event.subject(), any -> new LinkedHashSet<>())
          .addAll(References.documents(event));
      media.computeIfAbsent(event.subject(), any -> new LinkedHashSet<>()).addAll(event.media());
      erased.addAll(event.erases());
    }
    var batch = new LinkedHashSet<Hash>();
    for (Set<Hash> each : documents.values()) {
      batch.addAll(each);
      batch.removeAll(erased);
      if (batch.size() >= BATCH) {
        fetchDocuments(batch);
        batch.clear();
      }
    }
    fetchDocuments(batch);
    for (Set<Hash> each : media.values()) {
      each.removeAll(erased);
      for (Hash hash : each) {
        fetchMedium(hash);
      }
    }
  }

  private void fetchDocuments(Collection<Hash> hashes) throws IOException, Refusal {
    LogStore store = replica.store();
    var lacking = new LinkedHashSet<>(hashes);
    lacking.removeAll(replica.database().jdbi().withHandle(handle -> store.stored(handle, hashes)));
    if (lacking.isEmpty()) {
      return;
    }
    Map<Hash, byte[]> found = source.contents(lacking);
    for (Hash hash : lacking) {
      byte[] bytes = found.get(hash);
      if (bytes == null) {
        // Withdrawn since this checkpoint, perhaps; then the next one says so.
        throw new IOException("content " + hash + " is not there");
      }
      if (!Hash.of(bytes).equals(hash)) {
        throw new Refusal("content " + hash + " came with other bytes");
      }
    }
    replica
        .database()
        .inWriteTransaction(tx -> {
          store.insertContents(tx, found);
          return found;
        });
  }

  private void fetchMedium(Hash hash) throws IOException, Refusal {
    if (replica.media().has(hash)) {
      return;
    }
    try (InputStream bytes =
        source
            .medium(hash)
            .orElseThrow(() -> new IOException("medium " + hash + " is not there"))) {
      replica.media().save(bytes, hash);
    } catch (MediaStore.Mismatch e) {
      throw new Refusal(String.valueOf(e.getMessage()));
    }
  }

  private void take(
      List<byte[]> entries, List<PublicationEvent> events, Checkpoint signed, long have)
      throws Refusal {
    LogStore store = replica.store();
    replica
        .database()
        .<Long, Refusal>inWriteTransaction(tx -> {
          LogStore.Head head =
              store.lockHead(tx).orElseThrow(() -> new Refusal("the replica has no head"));
          if (head.size() != have) {
            throw new Refusal("another process fills the same replica");
          }
          Set<Hash> hidden = shownByWithdrawn(tx, events);
          var writer = new Writer(store, tx, have);
          long time = head.lastTime();
          for (int i = 0; i < entries.size(); i++) {
            writer.append(entries.get(i), events.get(i));
            time = events.get(i).time().toEpochMilli();
          }
          writer.finish();
          if (!writer.root().equals(signed.root())) {
            throw new Refusal("the replica's tiles changed while it was filled");
          }
          hidden.removeAll(store.referenced(tx, hidden));
          store.deleteContents(tx, hidden);
          store.updateHead(tx, signed.size(), time, signed.note());
          hidden.addAll(writer.erased());
          // A crash before this runs leaves a withdrawn medium's file, which is not served.
          tx.afterCommit(() -> replica.committed(hidden));
          return signed.size();
        });
  }

  /** A copy does not keep what nobody may see any more. */
  private Set<Hash> shownByWithdrawn(Handle tx, List<PublicationEvent> events) {
    var shown = new HashSet<Hash>();
    for (PublicationEvent event : events) {
      if (event.withdraws()) {
        for (LogStore.Row row : replica.store().entriesOf(tx, event.subject())) {
          shown.addAll(References.all(PublicationEvent.parse(row.bytes())));
        }
      }
    }
    return shown;
  }

  /** Stops, after the step that is under way. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
