package org.broadsheet.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.AlreadyClosedException;
import org.broadsheet.content.PublicationEvent;
import org.broadsheet.ledger.Entry;
import org.broadsheet.ledger.Submission;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index on disk. One process keeps it ({@code write.lock}); entries are applied in log order.
 *
 * <p>An index of another schema, analyzer or program is rebuilt beside: the archive starts at
 * position 0 in a new directory, and snapshots show the old index until the new one is as far.
 */
public final class Archive implements AutoCloseable {
  /** How the directory of an index begins. */
  static final String INDEX = "index-";

  private static final Logger log = LoggerFactory.getLogger(Archive.class);
  private static final int COMMIT_EVENTS = 20_000;
  private static final int COMMIT_SECONDS = 5;

  /** Not while a start is busy; then every day. */
  private static final int FIRST_CHECK_MINUTES = 10;

  private static final int CHECK_MINUTES = 24 * 60;

  /** So many entries at once are a replay and not a newsroom at work. */
  private static final int MANY = 200;

  private final Keeping keeping;
  private final Format format;
  private final IndexWriter writer;
  private final Damage damage;

  /** Held while entries are applied, and while a commit decides what it holds. */
  private final ReentrantLock applying = new ReentrantLock(true);

  private final ReentrantLock imagining = new ReentrantLock();

  /** Where the clock saw us last; its own. */
  private long passed;

  private final ReentrantLock committing = new ReentrantLock();
  private final ExecutorService workers;
  private final Writing writing;
  private final ScheduledExecutorService clock;
  private volatile View view;

  /** The index of an earlier format, until the new one is as far. */
  private volatile @Nullable View old;

  /** How far the writer is; the view follows when somebody looks, at the latest. */
  private volatile long applied;

  /** Whether somebody has looked since the view was made. */
  private volatile boolean looked;

  private volatile long committed;
  private volatile boolean closed;

  /** What a failure of the files means: see {@link Keeping#failed}. */
  interface Damage {
    ArchiveFailed found(String doing, Exception cause);
  }

  private Archive(Keeping keeping, Format format) {
    this.keeping = keeping;
    this.format = format;
    this.damage = keeping::failed;
    this.writer = keeping.writer();
    try {
      this.committed = keeping.position();
      this.applied = committed;
      this.view = new View(DirectoryReader.open(writer), committed);
    } catch (IOException e) {
      throw keeping.failed("opening", e);
    }
    this.old = keeping.older(committed);
    int processors = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);
    this.workers =
        Executors.newFixedThreadPool(
            processors, Thread.ofPlatform().daemon().name("archive-", 0).factory());
    this.writing = new Writing(writer, workers, damage, this::reopened);
    this.clock =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("archive-commit").factory());
    var _ =
        clock.scheduleWithFixedDelay(
            this::commitWhenCalm, COMMIT_SECONDS, COMMIT_SECONDS, TimeUnit.SECONDS);
    var _ =
        clock.scheduleWithFixedDelay(
            this::check, FIRST_CHECK_MINUTES, CHECK_MINUTES, TimeUnit.MINUTES);
  }

  /**
   * Opens or makes the index in this directory; as {@link #open(Path, String)} for a program whose
   * version is not told apart.
   */
  public static Archive open(Path directory) {
    return open(directory, "unversioned");
  }

  /**
   * Opens or makes the index in this directory. Damaged files are moved aside, the archive then
   * starts at position 0. Throws {@link ArchiveFailed}: {@code IN_USE} where another process keeps
   * it, {@code UNWRITABLE} where the directory cannot be made or written.
   *
   * @param program version of the program; an index of another one is rebuilt
   */
  public static Archive open(Path directory, String program) {
    Format format = Format.now(program);
    Keeping keeping = Keeping.of(directory, format);
    try {
      return new Archive(keeping, format);
    } catch (ArchiveFailed e) {
      keeping.close();
      if (e.reason() != ArchiveFailed.Reason.DAMAGED) {
        throw e;
      }
      log.warn("{} It is moved aside: this start rebuilds it.", e.told());
      Keeping fresh = Keeping.of(directory, format);
      try {
        return new Archive(fresh, format);
      } catch (ArchiveFailed again) {
        fresh.close();
        throw again;
      }
    }
  }

  /**
   * How many log entries the index on disk shows, as of its last commit; 0 where there is none.
   * Takes no lock, so it can be asked beside the process that keeps the archive.
   */
  public static long committed(Path directory) {
    return Keeping.committed(directory);
  }

  /** How many log entries are applied: the index of the next one. */
  public long position() {
    return applied;
  }

  /** Whether snapshots still show an index of an earlier format while this one is rebuilt. */
  public boolean rebuilding() {
    return old != null;
  }

  /**
   * Applies entries in log order, the first at {@link #position()}; entries already applied are
   * skipped. When this returns, a new {@link #snapshot()} shows them. Some hundred at a time are
   * quickest; a snapshot then waits for the batch at work if nobody has looked since the one
   * before.
   *
   * @return what each entry changed, in log order; an erasure has one answer for each story whose
   *     text it takes away
   */
  public List<Applied> apply(List<Entry> entries) {
    applying.lock();
    try {
      if (closed) {
        throw new ArchiveFailed(ArchiveFailed.Reason.CLOSED, "The archive is closed", null);
      }
      List<Applied> changes = new ArrayList<>(entries.size());
      var batch = new ArrayList<Entry>(entries.size());
      long next = position();
      for (Entry entry : entries) {
        if (entry.index() < next) {
          continue;
        }
        if (entry.index() != next) {
          throw new IllegalArgumentException(
              "entry " + next + " must come next, not " + entry.index());
        }
        next++;
        // An erasure looks for contents by their hash, so all before it must be visible first.
        if (entry.event().change() == PublicationEvent.Change.ERASURE) {
          applyBatch(batch, changes);
          batch.clear();
          writing.erase(entry, changes);
          applied = next;
        } else {
          batch.add(entry);
        }
      }
      applyBatch(batch, changes);
      // A long replay that nobody watches makes few large segments, with less to merge.
      if (looked || entries.size() < MANY) {
        reopen();
      }
      return changes;
    } catch (IOException | AlreadyClosedException e) {
      throw damage.found("applying entries from " + position(), e);
    } finally {
      applying.unlock();
      if (position() - committed >= COMMIT_EVENTS) {
        commitQuietly();
      }
    }
  }

  private void applyBatch(List<Entry> batch, List<Applied> changes) throws IOException {
    if (!batch.isEmpty()) {
      writing.batch(batch, changes);
      applied = batch.getLast().index() + 1;
    }
  }

  private View reopened() throws IOException {
    reopen();
    return view;
  }

  /** Lets new snapshots show all that was applied. */
  private void reopen() throws IOException {
    View before = view;
    if (before.position == applied) {
      return;
    }
    DirectoryReader newer = DirectoryReader.openIfChanged(before.reader, writer);
    if (newer == null) {
      before.reader.incRef();
      newer = before.reader;
    }
    looked = false;
    view = before.next(newer, applied, writing.takeTouched());
    before.release();
    View behind = old;
    if (behind != null && applied >= behind.position) {
      old = null;
      behind.release();
      keeping.dropOlder();
    }
  }

  /** What the archive shows now. Close it soon: it holds files open. */
  public Snapshot snapshot() {
    looked = true;
    while (!closed) {
      View older = old;
      if (older == null || applied >= older.position) {
        refresh();
        older = old;
      }
      View shown = older == null ? view : older;
      if (shown.hold()) {
        return new Snapshot(shown, damage);
      }
    }
    throw new ArchiveFailed(ArchiveFailed.Reason.CLOSED, "The archive is closed", null);
  }

  /** Waits for the batch at work, once: from then on each batch shows what it applied itself. */
  private void refresh() {
    if (view.position == applied) {
      return;
    }
    applying.lock();
    try {
      if (!closed) {
        reopen();
      }
    } catch (IOException | AlreadyClosedException e) {
      throw damage.found("reopening", e);
    } finally {
      applying.unlock();
    }
  }

  /**
   * This archive as it would be if these entries stood next in the log. Nothing of this one
   * changes, and nobody else sees the other. One at a time is made; it takes some ten milliseconds
   * and the disk space of what is new.
   */
  public Imagined imagine(List<Submission> further) {
    commit();
    imagining.lock();
    try {
      return Imagined.of(keeping.index(), format.program(), further);
    } catch (IOException e) {
      throw new ArchiveFailed(
          ArchiveFailed.Reason.UNWRITABLE, "The archive could not be copied; check the disk", e);
    } finally {
      imagining.unlock();
    }
  }

  /** Makes what was applied durable. Without it the entries are applied again from the log. */
  public void commit() {
    committing.lock();
    try {
      applying.lock();
      long position = position();
      // The writer asks for this when it has fixed what the commit holds. From then on entries may
      // be applied again: nobody waits for the disk.
      writer.setLiveCommitData(() -> {
        if (applying.isHeldByCurrentThread()) {
          applying.unlock();
        }
        return format.commit(position).entrySet().iterator();
      });
      writer.commit();
      committed = position;
    } catch (IOException | AlreadyClosedException e) {
      throw damage.found("committing", e);
    } finally {
      if (applying.isHeldByCurrentThread()) {
        applying.unlock();
      }
      committing.unlock();
    }
  }

  /** A replay commits by its numbers alone: each commit is a segment more, to be merged later. */
  private void commitWhenCalm() {
    long now = position();
    if (now - passed < MANY) {
      commitQuietly();
    }
    passed = now;
  }

  /** Changed bytes may well decode to another answer: only the checksums find all of them. */
  void check() {
    try (Snapshot shown = snapshot()) {
      shown.check();
    } catch (ArchiveFailed e) {
      if (!closed) {
        log.error("{} It goes on answering.", e.told());
      }
    }
  }

  private void commitQuietly() {
    if (!closed && position() != committed) {
      try {
        commit();
      } catch (ArchiveFailed e) {
        log.error("{} It goes on answering.", e.told());
      }
    }
  }

  /** Commits, and gives the directory free. */
  @Override
  public void close() {
    stop(true);
  }

  /** Stops as a crash does: what is not yet committed is not. */
  void abandon() {
    stop(false);
  }

  /** Locks in the order in which a commit does, so that the two cannot wait for each other. */
  private void stop(boolean commit) {
    committing.lock();
    try {
      if (closed) {
        return;
      }
      // Not shutdownNow(): an interrupt would close the files under a commit.
      clock.shutdown();
      if (commit) {
        commitQuietly();
      }
      applying.lock();
      try {
        closed = true;
        workers.shutdown();
        release();
      } finally {
        applying.unlock();
      }
    } finally {
      committing.unlock();
    }
  }

  private void release() {
    try {
      view.release();
      View older = old;
      if (older != null) {
        older.release();
      }
    } catch (IOException e) {
      log.warn("The archive's index did not close cleanly: {}", e.toString());
    } finally {
      keeping.close();
    }
  }
}
