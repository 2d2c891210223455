package org.broadsheet.pulse;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Opens the signals' own database, with tables of the newest form. */
final class PulseDatabase {
  private PulseDatabase() {}

  /** A pool whose every connection commits durably; the caller closes it. */
  static HikariDataSource open(String url) {
    HikariDataSource pool = null;
    try {
      pool =
          new HikariDataSource(url.startsWith(PulseConfig.SQLITE) ? sqlite(url) : postgresql(url));
      migrate(pool, url.startsWith(PulseConfig.SQLITE) ? "sqlite" : "postgresql");
      return pool;
    } catch (IOException | SQLException | FlywayException e) {
      if (pool != null) {
        pool.close();
      }
      throw failure(url, e);
    } catch (RuntimeException e) { // the pool's own, when the first connection fails
      throw failure(url, e);
    }
  }

  private static PulseFailure failure(String url, Exception e) {
    // The part after '?' may hold a password.
    return new PulseFailure(
        "open the store of the reader signals",
        url.replaceFirst("\\?.*", ""),
        "check that it is reachable and writable, that its disk has room, and that it was made by this"
            + " or an earlier version",
        e);
  }

  /**
   * Every connection syncs the write-ahead log at each commit (synchronous = FULL): acknowledged
   * means on disk.
   */
  private static HikariConfig sqlite(String url) throws IOException {
    Path folder = Path.of(url.substring(PulseConfig.SQLITE.length())).toAbsolutePath().getParent();
    Files.createDirectories(folder);
    var settings = new SQLiteConfig();
    settings.setJournalMode(SQLiteConfig.JournalMode.WAL);
    settings.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    settings.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    settings.setBusyTimeout(5000);
    settings.setCacheSize(-32_768); // KiB: readers' marks fall anywhere in the table
    var source = new SQLiteDataSource(settings);
    source.setUrl(url);
    HikariConfig pool = pool();
    pool.setDataSource(source);
    pool.setMaxLifetime(0); // a file's connection does not age
    return pool;
  }

  /**
   * The session asks for the full guarantee itself: a server's or a role's default may be weaker.
   * Everything is asked for by key; a planner that knows no figures of a young table yet would read
   * all of it instead, for each batch.
   */
  private static HikariConfig postgresql(String url) {
    HikariConfig pool = pool();
    pool.setJdbcUrl(url);
    pool.setConnectionInitSql(
        "SET synchronous_commit = on; SET enable_hashjoin = off; SET enable_mergejoin = off; SET enable_seqscan = off");
    pool.addDataSourceProperty("reWriteBatchedInserts", "true");
    return pool;
  }

  private static HikariConfig pool() {
    var pool = new HikariConfig();
    pool.setPoolName("pulse");
    pool.setMaximumPoolSize(4); // one writes, the others read single rows
    pool.setMinimumIdle(1);
    pool.setConnectionTimeout(5000);
    return pool;
  }

  /**
   * A history of its own, with a baseline of 0: in PostgreSQL other rooms' tables may lie in the
   * same schema.
   */
  private static void migrate(DataSource pool, String dialect) throws SQLException {
    Flyway.configure(PulseDatabase.class.getClassLoader())
        .dataSource(pool)
        .locations("classpath:org/broadsheet/pulse/db/" + dialect)
        .table("pulse_flyway_history")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }
}
