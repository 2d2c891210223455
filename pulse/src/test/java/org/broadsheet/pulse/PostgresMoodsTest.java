package org.broadsheet.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresMoodsTest extends MoodConformance {
  private static EmbeddedPostgres server;
  private static int databases;

  @BeforeAll
  static void start() throws IOException {
    // Not one of the ports that the system gives to whoever asks for any, which might be gone when
    // the
    // server takes it; and its own patience is ten seconds.
    server =
        EmbeddedPostgres.builder()
            .setPort(20_000 + (int) (ProcessHandle.current().pid() % 10_000))
            .setPGStartupWait(Duration.ofMinutes(2))
            .start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Override
  String emptyStore(Path data) {
    String name = "pulse" + databases++;
    Jdbi.create(server.getPostgresDatabase())
        .useHandle(handle -> handle.execute("CREATE DATABASE " + name));
    return server.getJdbcUrl("postgres", name);
  }

  @Test
  void sharesASchemaWithTheTablesOfOtherRooms() {
    String url = emptyStore(data);
    Jdbi.create(url).useHandle(handle -> handle.execute("CREATE TABLE log_entry (id BIGINT)"));
    try (Pulse pulse = Pulse.open(PulseConfig.in(data).withStore(url))) {
      assertThat(kept(pulse.setMood(FERRY, reader(), HAPPY)).total()).isEqualTo(1);
    }
  }

  /** A held connection is one that nobody asks whether it still lives. */
  @Test
  void aMoodAfterAPauseIsKeptAlthoughTheServerEndedItsSessions() throws Exception {
    String url = emptyStore(data);
    try (Pulse pulse = Pulse.open(PulseConfig.in(data).withStore(url))) {
      kept(pulse.setMood(FERRY, reader(), HAPPY));
      int ended =
          Jdbi.create(server.getPostgresDatabase())
              .withHandle(handle ->
                  handle
                      .createQuery(
                          "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = ?")
                      .bind(0, url.replaceFirst(".*/(\\w+).*", "$1"))
                      .mapTo(Integer.class)
                      .one());
      assertThat(ended).isPositive();
      Thread.sleep(1_500); // the pool asks a connection that rested for longer than half a second
      assertThat(kept(pulse.setMood(FERRY, reader(), HAPPY)).total()).isEqualTo(2);
    }
  }

  @Test
  void everySessionCommitsDurablyWhateverTheServersDefault() {
    String url = emptyStore(data);
    Jdbi.create(url)
        .useHandle(handle -> handle.execute("ALTER ROLE postgres SET synchronous_commit = off"));
    try (var pool = PulseDatabase.open(url)) {
      String now =
          Jdbi.create(pool)
              .withHandle(handle ->
                  handle.createQuery("SHOW synchronous_commit").mapTo(String.class).one());
      assertThat(now).isEqualTo("on");
    } finally {
      Jdbi.create(url)
          .useHandle(handle -> handle.execute("ALTER ROLE postgres RESET synchronous_commit"));
    }
  }
}
