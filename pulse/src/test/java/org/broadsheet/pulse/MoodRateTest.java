package org.broadsheet.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.Random;
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
        System.out.printf("%s, round %d: %,.0f durable moods/s%n", name, round, 100_000 / seconds);
      }
      assertThat(kept.sum()).isEqualTo(300_000);
      assertThat(articles.stream().mapToLong(article -> pulse.counts(article).total()).sum())
          .isEqualTo(300_000);
    }
  }
}
