package org.broadsheet.ledger;

import java.sql.SQLException;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Somebody being told that the log has grown, until closed. See {@link Ledger#follow}. */
public final class Following implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Following.class);

  /** How long another process's commit may stay unnoticed on SQLite. */
  private static final int POLL_MILLIS = 100;

  private static final int PAUSE_MILLIS = 1_000;

  private final Database database;
  private final Commits commits;
  private final LongSupplier size;
  private final LongConsumer listener;
  private final Thread thread;
  private volatile boolean closed;
  private long told = -1;

  private Following(Database database, Commits commits, LongSupplier size, LongConsumer listener) {
    this.database = database;
    this.commits = commits;
    this.size = size;
    this.listener = listener;
    this.thread = Thread.ofPlatform().daemon().name("log-following").unstarted(this::run);
  }

  static Following start(
      Database database, Commits commits, LongSupplier size, LongConsumer listener) {
    var following = new Following(database, commits, size, listener);
    following.thread.start();
    return following;
  }

  private void run() {
    while (!closed) {
      try (Handle handle = database.jdbi().open()) {
        switch (database.dialect()) {
          case SQLITE -> watchFile(handle);
          case POSTGRESQL -> listen(handle);
        }
      } catch (InterruptedException e) {
        return;
      } catch (SQLException | JdbiException | LedgerFailure e) {
        if (!closed) {
          LOG.warn("the log cannot be followed, trying again: {}", e.getMessage());
          pause();
        }
      }
    }
  }

  private void watchFile(Handle handle) throws InterruptedException {
    long seen = 0;
    long version = -1;
    boolean behind = true;
    while (!closed) {
      // Changes whenever another connection, of this process or any other, has committed.
      long now = handle.createQuery("PRAGMA data_version").mapTo(Long.class).one();
      if (behind || now != version) {
        version = now;
        behind = !tell();
      }
      long count = commits.await(seen, POLL_MILLIS);
      behind |= count != seen;
      seen = count;
    }
  }

  private void listen(Handle handle) throws SQLException {
    handle.execute("LISTEN " + LogStore.CHANNEL);
    PGConnection connection = handle.getConnection().unwrap(PGConnection.class);
    try {
      while (!closed) {
        tell();
        // Asked again each second even so: a listener that threw is to be called again.
        connection.getNotifications(PAUSE_MILLIS);
      }
    } finally {
      handle.execute("UNLISTEN " + LogStore.CHANNEL);
    }
  }

  /** Whether the listener knows the size now. */
  private boolean tell() {
    long now = size.getAsLong();
    if (now == told) {
      return true;
    }
    try {
      listener.accept(now);
      told = now;
      return true;
    } catch (RuntimeException e) {
      LOG.error("who follows the log failed at {} entries and is called again", now, e);
      pause();
      return false;
    }
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  /** Stops; when this returns, the listener is not running and will not be called again. */
  @Override
  public void close() {
    closed = true;
    if (Thread.currentThread() != thread) {
      commits.signal();
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
