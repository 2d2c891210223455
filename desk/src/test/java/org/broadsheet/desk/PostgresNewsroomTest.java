package org.broadsheet.desk;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresNewsroomTest extends NewsroomConformance {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() throws IOException {
    // Not one of the ports that the system gives to whoever asks for any, which might be gone when
    // the
    // server takes it; and its own patience is ten seconds.
    postgres =
        EmbeddedPostgres.builder()
            .setPort(20_000 + (int) (ProcessHandle.current().pid() % 10_000))
            .setPGStartupWait(Duration.ofMinutes(2))
            .start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @Override
  Bench open(Path directory) throws SQLException {
    String name = "newsroom" + COUNT.incrementAndGet();
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return Bench.at(postgres.getJdbcUrl("postgres", name), directory);
  }
}
