package org.broadsheet.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.broadsheet.content.ArticleId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints how many moods a second become durable, over 1,000 stories and 1,000 readers who wait at a
 * time.
 */
@Tag("bench")
class MoodRateTest {
  @TempDir Path data;

  @Test
  void sqlite() {
    measure("SQLite", PulseConfig.in(data));
  }

  @Test
  void postgresql() throws Exception {
    try (var server = EmbeddedPostgres.builder().start()) {
      measure(
          "PostgreSQL", PulseConfig.in(data).withStore(server.getJdbcUrl("postgres", "postgres")));
    }
  }

  /** What a plain program does: 8 sessions, each mood an upsert and a commit of its own. */
  @Test
  void postgresqlDoingOneUpsertEach() throws Exception {
    try (var server = EmbeddedPostgres.builder().start()) {
      String url = server.getJdbcUrl("postgres", "postgres");
      var random = new Random(3);
      var articles = random.ints(1000).mapToObj(i -> ArticleId.random(random).value()).toList();
      try (var connection = DriverManager.getConnection(url)) {
        connection
            .createStatement()
            .execute(
                "CREATE TABLE mood (article TEXT, reader BYTEA, mood TEXT, PRIMARY KEY (article, reader))");
      }
      for (int round = 1; round <= 3; round++) {
        long start = System.nanoTime();
        try (var sessions = Executors.newFixedThreadPool(8)) {
          for (int s = 0; s < 8; s++) {
            var own = new Random(100L * round + s);
            sessions.submit(() -> upsert(url, articles, own, 2_500));
          }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
            "PostgreSQL doing one upsert each, round %d: %,.0f durable moods a second%n",
            round, 20_000 / seconds);
      }
      try (var connection = DriverManager.getConnection(url);
          var rows = connection.createStatement().executeQuery("SELECT count(*) FROM mood")) {
        rows.next();
        assertThat(rows.getLong(1)).isEqualTo(60_000);
      }
    }
  }

  @SuppressWarnings("NullAway") // a task without a result answers null
  private static Void upsert(String url, List<String> articles, Random random, int count)
      throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var upsert =
            connection.prepareStatement(
                "INSERT INTO mood VALUES (?, ?, ?) ON CONFLICT (article, reader) DO UPDATE SET mood = excluded.mood")) {
      var reader = new byte[16];
      for (int i = 0; i < count; i++) {
        random.nextBytes(reader);
        upsert.setString(1, articles.get(random.nextInt(articles.size())));
        upsert.setBytes(2, reader);
        upsert.setString(3, "happy");
        upsert.executeUpdate();
      }
    }
    return null;
  }

  private static void measure(String name, PulseConfig config) {
    var random = new Random(3);
    var articles = random.ints(1000).mapToObj(i -> ArticleId.random(random)).toList();
    var room = new Semaphore(1000);
    var kept = new LongAdder();
    try (Pulse pulse = Pulse.open(config)) {
      for (int round = 1; round <= 3; round++) {
        long start = System.nanoTime();
        for (int i = 0; i < 100_000; i++) {
          room.acquireUninterruptibly();
          var mood = pulse.moods().offered().get(random.nextInt(4));
          pulse
              .setMoodAsync(articles.get(random.nextInt(1000)), ReaderToken.random(random), mood)
              .whenComplete((answer, failure) -> {
                room.release();
                if (answer instanceof MoodAnswer.Kept) {
                  kept.increment();
                }
              });
        }
        room.acquireUninterruptibly(1000);
        room.release(1000);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
            "%s, round %d: %,.0f durable moods a second%n", name, round, 100_000 / seconds);
      }
      assertThat(kept.sum()).isEqualTo(300_000);
      assertThat(articles.stream().mapToLong(article -> pulse.counts(article).total()).sum())
          .isEqualTo(300_000);
    }
  }
}
