package org.broadsheet.pulse;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.broadsheet.content.ArticleId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** The error reports on disk. Each act is one transaction; what is too old is gone before it. */
final class ReportStore {
  /** More open ones than this are nobody's to read: the next is refused. */
  private static final long MOST = 10_000;

  private final Jdbi jdbi;

  ReportStore(DataSource source) {
    this.jdbi = Jdbi.create(source);
  }

  /** False, and nothing kept, where too many are open. When it returns true, it is on disk. */
  boolean add(ErrorReport report) {
    try {
      return jdbi.inTransaction(handle -> {
        forget(handle, report.time());
        long open = handle.createQuery("SELECT count(*) FROM pulse_report").mapTo(Long.class).one();
        if (open >= MOST) {
          return false;
        }
        handle.execute(
            "INSERT INTO pulse_report (article, revision, passage, words, time) VALUES (?, ?, ?, ?, ?)",
            report.article().value(),
            report.revision(),
            report.passage(),
            report.words(),
            report.time().toEpochMilli());
        return true;
      });
    } catch (JdbiException e) {
      throw failure("keep an error report", e);
    }
  }

  /** Those with a higher id than this, in their order. */
  List<ErrorReport> after(long id, int size, Instant now) {
    try {
      return jdbi.inTransaction(handle -> {
        forget(handle, now);
        return handle
            .createQuery(
                "SELECT id, article, revision, passage, words, time FROM pulse_report"
                    + " WHERE id > ? ORDER BY id LIMIT ?")
            .bind(0, id)
            .bind(1, size)
            .map((row, context) ->
                new ErrorReport(
                    row.getLong(1),
                    new ArticleId(row.getString(2)),
                    row.getInt(3),
                    row.getString(4),
                    row.getString(5),
                    Instant.ofEpochMilli(row.getLong(6))))
            .list();
      });
    } catch (JdbiException e) {
      throw failure("read the error reports", e);
    }
  }

  /** Whether there was one of this id. */
  boolean remove(long id) {
    try {
      return jdbi.withHandle(
          handle -> handle.execute("DELETE FROM pulse_report WHERE id = ?", id) > 0);
    } catch (JdbiException e) {
      throw failure("close an error report", e);
    }
  }

  private static void forget(Handle handle, Instant now) {
    handle.execute(
        "DELETE FROM pulse_report WHERE time < ?",
        now.minus(Duration.ofDays(ErrorReport.DAYS)).toEpochMilli());
  }

  private static PulseFailure failure(String attempted, JdbiException e) {
    return new PulseFailure(
        attempted, "the store of the reader signals", "check its disk and database", e);
  }
}
