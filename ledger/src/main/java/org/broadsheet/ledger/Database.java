package org.broadsheet.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;

/**
 * The one database of a newsroom, shared by the log and the desk so that a change at the desk and
 * its log entry are one commit. A SQLite file, or a schema of PostgreSQL for several machines.
 *
 * <p>All writing goes through {@link #inWriteTransaction}. Reads use {@link #jdbi()} without a
 * transaction: on SQLite every transaction takes the single write lock at its beginning.
 */
public final class Database implements AutoCloseable {
  /** Whose SQL is spoken. */
  public enum Dialect {
    /** A file. Writers wait for each other. */
    SQLITE,
    /** A server. */
    POSTGRESQL;

    /** The name of its folder of migrations. */
    String folder() {
      return switch (this) {
        case SQLITE -> "sqlite";
        case POSTGRESQL -> "postgresql";
      };
    }
  }

  private static final int CONNECTIONS = 10;

  /** Longer than any transaction of ours: an import of thousands holds the lock for a second. */
  private static final int BUSY_MILLIS = 60_000;

  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final Dialect dialect;
  private final Writes writes;

  /** Fair, so that a publish waits for one batch of an import and not for all of them. */
  private final ReentrantLock turn = new ReentrantLock(true);

  private Database(HikariDataSource pool, Dialect dialect, Writes writes) {
    this.pool = pool;
    this.dialect = dialect;
    this.writes = writes;
    this.jdbi = Jdbi.create(pool);
  }

  /** The SQLite database in that file, made if it is missing. */
  public static Database sqlite(Path file) {
    return sqlite(file, Writes.REAL);
  }

  static Database sqlite(Path file, Writes writes) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw unopened(file.toString(), e);
    }
    return open("jdbc:sqlite:" + file.toAbsolutePath(), writes);
  }

  /** The database at a JDBC address that begins with jdbc:sqlite: or jdbc:postgresql: . */
  public static Database at(String jdbcUrl) {
    return open(jdbcUrl, Writes.REAL);
  }

  static Database open(String url, Writes writes) {
    var config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setPoolName("broadsheet");
    config.setConnectionTimeout(30_000);
    Dialect dialect;
    if (url.startsWith("jdbc:sqlite:")) {
      dialect = Dialect.SQLITE;
      config.setDataSourceProperties(sqliteProperties());
    } else if (url.startsWith("jdbc:postgresql:")) {
      dialect = Dialect.POSTGRESQL;
      // A commit that the server acknowledges is on its disk, whatever its configuration says.
      config.setConnectionInitSql("SET synchronous_commit = on");
      config.addDataSourceProperty("reWriteBatchedInserts", "true");
    } else {
      throw new LedgerFailure(
          "No database at " + url, "The address begins with jdbc:sqlite: or jdbc:postgresql: .");
    }
    try {
      return new Database(new HikariDataSource(config), dialect, writes);
    } catch (HikariPool.PoolInitializationException | IllegalStateException e) {
      throw unopened(url, e);
    }
  }

  /** Set on every connection: the driver sends them as pragmas before it hands one out. */
  private static java.util.Properties sqliteProperties() {
    var sqlite = new SQLiteConfig();
    sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
    sqlite.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    sqlite.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    sqlite.setBusyTimeout(BUSY_MILLIS);
    sqlite.enforceForeignKeys(true);
    // 8 MiB for each connection; larger transactions spill into the write-ahead log.
    sqlite.setCacheSize(-8_192);
    sqlite.setTempStore(SQLiteConfig.TempStore.MEMORY);
    sqlite.setJournalSizeLimit(64 << 20);
    // What an erasure deletes is overwritten, not left in a free page.
    sqlite.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    return sqlite.toProperties();
  }

  /** For reading, and for queries within a transaction of {@link #inWriteTransaction}. */
  public Jdbi jdbi() {
    return jdbi;
  }

  /** Whose SQL is spoken. */
  public Dialect dialect() {
    return dialect;
  }

  /**
   * Runs the work in one transaction and commits it: when this returns, it is on disk; if it
   * throws, nothing of it is, unless the failure says that the outcome is unknown. On SQLite it
   * begins with BEGIN IMMEDIATE and waits for other writers, this process's in order of arrival.
   * Not to be called within itself.
   */
  public <R, X extends Exception> R inWriteTransaction(HandleCallback<R, X> work) throws X {
    if (turn.isHeldByCurrentThread()) {
      throw new IllegalStateException("a write transaction within a write transaction");
    }
    boolean alone = dialect == Dialect.SQLITE;
    if (alone) {
      turn.lock();
    }
    try (Handle handle = jdbi.open()) {
      handle.begin();
      R result;
      try {
        result = work.withHandle(handle);
      } catch (Throwable e) {
        rollback(handle, e);
        throw e;
      }
      commit(handle);
      return result;
    } catch (JdbiException e) {
      throw StorageTrouble.in(e)
          .<RuntimeException>map(trouble ->
              LedgerFailure.storage(
                  "Nothing was kept, because " + trouble.sentence(), trouble.hint(), e))
          .orElse(e);
    } finally {
      if (alone) {
        turn.unlock();
      }
    }
  }

  private void commit(Handle handle) {
    try {
      // THE COMMIT POINT. Before it nothing has happened; after it everything has, also if the
      // process dies before anyone is told. Checkpoints and acknowledgements leave after it.
      writes.perform("commit", handle::commit);
    } catch (IOException | JdbiException e) {
      throw LedgerFailure.storage(
          "A commit failed"
              + StorageTrouble.in(e).map(trouble -> ", because " + trouble.sentence()).orElse("")
              + "; whether it reached the disk is unknown",
          "Check the disk and its free space, then look before trying again.",
          e);
    }
  }

  private static void rollback(Handle handle, Throwable cause) {
    try {
      handle.rollback();
    } catch (JdbiException e) {
      cause.addSuppressed(e);
    }
  }

  /**
   * Brings a room's tables up to date with Flyway.
   *
   * @param location the class path folder that holds a folder {@code sqlite} and {@code postgresql}
   * @param history the room's own history table
   */
  public void migrate(String location, String history) {
    try {
      Flyway.configure(Database.class.getClassLoader())
          .dataSource(pool)
          .locations("classpath:" + location + "/" + dialect.folder())
          .table(history)
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .outOfOrder(true) // a table's number says who made it, not what it needs
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new LedgerFailure(
          "The tables of " + location + " cannot be brought up to date",
          "If the database is damaged, restore it from a backup; if it was made by a newer program,"
              + " run that one.",
          e);
    }
  }

  private static LedgerFailure unopened(String where, Exception e) {
    return LedgerFailure.storage(
        "The database " + where + " cannot be opened",
        "Check that it is reachable, readable and writable by this user, with free space.",
        e);
  }

  @Override
  public void close() {
    pool.close();
  }
}
