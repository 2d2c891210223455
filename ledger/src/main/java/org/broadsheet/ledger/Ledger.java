package org.broadsheet.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.Hash;
import org.broadsheet.content.PublicationEvent;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * The log: entries in order, never changed, under one signed hash tree. Every process that opens it
 * may append; the database lets one at a time.
 *
 * <p>An {@link #append} happens in its caller's transaction, so that the caller's own change and
 * the entry are one commit. All other methods see committed entries only, unless they take a
 * handle, and are safe for any thread.
 */
public final class Ledger {
  private static final String MIGRATIONS = "org/broadsheet/ledger/db";
  private static final String HISTORY = "log_flyway_history";

  private final Database database;
  private final LogStore store;
  private final MediaStore media;
  private final VerifierKey verifier;
  private final @Nullable LogKey key;
  private final InstantSource clock;
  private final Commits commits = new Commits();

  private Ledger(
      Database database,
      MediaStore media,
      VerifierKey verifier,
      @Nullable LogKey key,
      InstantSource clock) {
    this.database = database;
    this.store = new LogStore(database.dialect());
    this.media = media;
    this.verifier = verifier;
    this.key = key;
    this.clock = clock;
  }

  /**
   * Opens the log in that database, begun if there is none, and finishes what a crash after a
   * commit may have left undone.
   *
   * @throws LedgerFailure if the log there belongs to another key
   */
  public static Ledger open(Database database, MediaStore media, LogKey key, InstantSource clock) {
    var ledger = new Ledger(database, media, key.verifier(), key, clock);
    ledger.start(Checkpoint.sign(key, 0, Merkle.EMPTY_ROOT).note(), false);
    return ledger;
  }

  /**
   * Opens a copy of another machine's log, which a {@link Follower} fills. It cannot be appended
   * to, and its checkpoint is the other's.
   */
  public static Ledger replica(
      Database database, MediaStore media, VerifierKey verifier, InstantSource clock) {
    var ledger = new Ledger(database, media, verifier, null, clock);
    ledger.start(new byte[0], true);
    return ledger;
  }

  private void start(byte[] checkpoint, boolean replica) {
    database.migrate(MIGRATIONS, HISTORY);
    LogStore.Head head =
        reading(handle -> store.head(handle))
            .orElseGet(
                () -> begin(new LogStore.Head(0, 0, checkpoint, verifier.toString(), replica)));
    if (head.replica() != replica || !head.key().equals(verifier.toString())) {
      throw new LedgerFailure(
          "The log in this database is signed by " + head.key() + ", not by " + verifier,
          "Use the data directory or --log-key that belongs to it.");
    }
    // An erasure's media go after its commit; a crash in between is made good here.
    reading(store::allErased).forEach(media::erase);
  }

  private LogStore.Head begin(LogStore.Head head) {
    return database.inWriteTransaction(tx -> {
      store.insertHead(tx, head);
      return store.head(tx).orElseThrow();
    });
  }

  // Writing.

  /**
   * Appends entries, in order, within the caller's transaction. It locks the log until the
   * transaction ends, so it should be the last thing done in it. Nothing that it returns may leave
   * the process before the commit.
   *
   * <p>Each entry's revision must follow its subject's last one (see {@link #versions(Handle,
   * Collection)}), its documents must be given or stored, and its media saved. Its time is set to
   * now, or to the last entry's if the clock went back.
   *
   * @throws LedgerFailure if a submission breaks one of these rules or the log is damaged; the
   *     transaction must then be rolled back
   */
  public List<Appended> append(Handle tx, List<Submission> submissions) {
    if (key == null) {
      throw new LedgerFailure(
          "This log is a copy of " + verifier.name(), "Append on the machine that has its key.");
    }
    if (submissions.isEmpty()) {
      return List.of();
    }
    LogStore.Head head = store.lockHead(tx).orElseThrow(Ledger::headless);
    var writer = new Writer(store, tx, head.size());
    refuseIfDamaged(head, writer);
    var contents = new HashMap<Hash, byte[]>();
    for (Submission submission : submissions) {
      submission.contents().forEach(bytes -> contents.put(Hash.of(bytes), bytes));
    }
    new Admission(store, media, tx).check(submissions, contents.keySet());

    Instant time = now(head);
    var events = new ArrayList<PublicationEvent>(submissions.size());
    var leaves = new ArrayList<byte[]>(submissions.size());
    for (Submission submission : submissions) {
      PublicationEvent event = submission.event().at(time);
      byte[] leaf = event.canonical();
      if (leaf.length > EntryBundle.MAX_ENTRY) {
        throw new LedgerFailure(
            "The entry of " + event.subject() + " has " + leaf.length + " bytes",
            "An entry has at most " + EntryBundle.MAX_ENTRY + "; use fewer media.");
      }
      events.add(event);
      leaves.add(leaf);
    }
    store.insertContents(tx, contents);
    for (int i = 0; i < leaves.size(); i++) {
      writer.append(leaves.get(i), events.get(i));
    }
    writer.finish();
    Checkpoint checkpoint = Checkpoint.sign(key, writer.size(), writer.root());
    store.updateHead(tx, checkpoint.size(), time.toEpochMilli(), checkpoint.note());
    tx.afterCommit(() -> committed(writer.erased()));

    var appended = new ArrayList<Appended>(leaves.size());
    for (int i = 0; i < leaves.size(); i++) {
      appended.add(new Appended(head.size() + i, events.get(i), leaves.get(i), checkpoint));
    }
    return List.copyOf(appended);
  }

  /** As {@link #append}, in a transaction of its own. Durable when it returns. */
  public List<Appended> append(List<Submission> submissions) {
    return database.inWriteTransaction(tx -> append(tx, submissions));
  }

  /** Nothing is signed on top of tiles that do not lead to what was signed before. */
  private void refuseIfDamaged(LogStore.Head head, Writer writer) {
    boolean sound =
        Checkpoint.open(head.checkpoint(), verifier)
            .filter(last -> last.size() == head.size() && last.root().equals(writer.root()))
            .isPresent();
    if (!sound) {
      throw new LedgerFailure(
          "The log's last checkpoint does not fit its tiles, so nothing is appended",
          "Run verify and restore the database from a backup; readers are served meanwhile.");
    }
  }

  private Instant now(LogStore.Head head) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant last = Instant.ofEpochMilli(head.lastTime());
    return now.isBefore(last) ? last : now;
  }

  /** Runs after the commit; a crash before it is made good by {@link #start} and by following. */
  void committed(Set<Hash> erased) {
    erased.forEach(media::erase);
    commits.signal();
  }

  // Reading.

  /** The public half of the key that signs this log. */
  public VerifierKey verifier() {
    return verifier;
  }

  /** The media that its entries name. */
  public MediaStore media() {
    return media;
  }

  /** The newest checkpoint. Empty only for a replica that has copied nothing yet. */
  public Optional<Checkpoint> checkpoint() {
    LogStore.Head head = reading(store::head).orElseThrow(Ledger::headless);
    if (head.replica() && head.checkpoint().length == 0) {
      return Optional.empty();
    }
    return Optional.of(
        Checkpoint.open(head.checkpoint(), verifier)
            .orElseThrow(() ->
                new LedgerFailure(
                    "The stored checkpoint is damaged",
                    "Run verify and restore the database from a backup.")));
  }

  /** Entries in the log. */
  public long size() {
    return reading(store::head).orElseThrow(Ledger::headless).size();
  }

  /**
   * The entries from that index on, in order, at most {@code max} of them, with their documents;
   * empty at the end of the log. All of them are held in memory: ask for a few hundred at a time.
   */
  public List<Entry> read(long from, int max) {
    return reading(handle -> entries(handle, store.entries(handle, from, max)));
  }

  /** One entry. */
  public Optional<Entry> entry(long index) {
    return read(index, 1).stream().findFirst();
  }

  /** All entries about a subject, oldest first. */
  public List<Entry> history(EntryId subject) {
    return reading(handle -> entries(handle, store.entriesOf(handle, subject)));
  }

  /**
   * All entries about these subjects, thousands at once, without their documents; those of one
   * subject oldest first.
   */
  public List<Entry> histories(Handle handle, Collection<EntryId> subjects) {
    return store.entriesOf(handle, subjects).stream()
        .map(row ->
            new Entry(row.index(), row.bytes(), PublicationEvent.parse(row.bytes()), Map.of()))
        .toList();
  }

  private List<Entry> entries(Handle handle, List<LogStore.Row> rows) {
    var events = new ArrayList<PublicationEvent>(rows.size());
    var hashes = new HashSet<Hash>();
    for (LogStore.Row row : rows) {
      PublicationEvent event = PublicationEvent.parse(row.bytes());
      events.add(event);
      hashes.addAll(References.documents(event));
    }
    Map<Hash, byte[]> contents = store.contents(handle, hashes);
    var entries = new ArrayList<Entry>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      var own = new HashMap<Hash, byte[]>();
      for (Hash hash : References.documents(events.get(i))) {
        byte[] bytes = contents.get(hash);
        if (bytes != null) {
          own.put(hash, bytes);
        }
      }
      entries.add(new Entry(rows.get(i).index(), rows.get(i).bytes(), events.get(i), own));
    }
    return List.copyOf(entries);
  }

  /** The newest entry about a subject. */
  public Optional<Version> version(EntryId subject) {
    return Optional.ofNullable(
        reading(handle -> store.versions(handle, List.of(subject))).get(subject));
  }

  /** The newest entries about these subjects, thousands at once; those without any are left out. */
  public Map<EntryId, Version> versions(Handle handle, Collection<EntryId> subjects) {
    return store.versions(handle, subjects);
  }

  /**
   * What became of these originals, by origin key, thousands at once; unknown ones are left out.
   * With a write transaction's handle the answer stays true until it ends, if the log is locked
   * (see {@link #lock}).
   */
  public Map<Hash, Imported> imported(Handle handle, Collection<Hash> keys) {
    return store.origins(handle, keys);
  }

  /**
   * Waits until no other transaction appends and keeps them from it until this one ends, so that
   * what is looked up now still holds when it is appended.
   */
  public void lock(Handle tx) {
    store.lockHead(tx);
  }

  /** A document's canonical bytes, whether or not the public may see it. */
  public Optional<byte[]> content(Hash hash) {
    return Optional.ofNullable(contents(List.of(hash)).get(hash));
  }

  /** Several documents; those that are not stored are left out. */
  public Map<Hash, byte[]> contents(Collection<Hash> hashes) {
    return reading(handle -> store.contents(handle, hashes));
  }

  /** Whether the public may have this document or medium: see {@link #reachable(Collection)}. */
  public boolean reachable(Hash hash) {
    return !reachable(List.of(hash)).isEmpty();
  }

  /**
   * Which of these documents and media the public may have: those that at least one publicly
   * visible version refers to. A withdrawal ends that for every version of its subject so far, an
   * erasure for good.
   */
  public Set<Hash> reachable(Collection<Hash> hashes) {
    return reading(handle -> store.referenced(handle, hashes));
  }

  /** A tile or an entry bundle, as it is served. Empty if the log has not come that far. */
  public Optional<byte[]> tile(TilePath path) {
    return reading(handle -> source().tile(handle, path));
  }

  /** That the entry is in the log of that size; demands 0 ≤ index &lt; size ≤ {@link #size}. */
  public Proof.Inclusion inclusion(long index, long size) {
    return reading(handle ->
        new Proof.Inclusion(index, size, Merkle.inclusion(tree(handle, size), index, size)));
  }

  /** That the log of the old size is the beginning of that of the size. */
  public Proof.Consistency consistency(long old, long size) {
    return reading(handle ->
        new Proof.Consistency(old, size, Merkle.consistency(tree(handle, size), old, size)));
  }

  private Tiles tree(Handle handle, long size) {
    return new Tiles(new StoredTiles(store, handle), size);
  }

  /** This log as others read it, for verifying it. */
  public LocalSource source() {
    return new LocalSource(database, media);
  }

  // Following.

  /**
   * Calls the listener with the log's size now, and again each time it has grown, whoever appended:
   * at once after a commit of this process, within 100 ms after another's. Calls come one at a time
   * from one thread; growth in between is told once. If the listener throws, it is called again.
   */
  public Following follow(LongConsumer listener) {
    return Following.start(database, commits, this::size, listener);
  }

  // For the follower.

  Database database() {
    return database;
  }

  LogStore store() {
    return store;
  }

  private <R> R reading(org.jdbi.v3.core.HandleCallback<R, RuntimeException> work) {
    try {
      return database.jdbi().withHandle(work);
    } catch (JdbiException e) {
      throw new LedgerFailure(
          "The log cannot be read: " + e.getMessage(), "Check that its database is reachable.", e);
    }
  }

  private static LedgerFailure headless() {
    return new LedgerFailure(
        "The log has lost its head", "Run verify and restore the database from a backup.");
  }
}
