package org.broadsheet.pulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.ArrayList;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class SqliteMoodsTest extends MoodConformance {
  @Override
  String emptyStore(Path data) {
    return PulseConfig.in(data).store();
  }

  @Test
  void everyConnectionOfTheLivePoolSyncsEachCommit() throws Exception {
    var open = new ArrayList<Connection>();
    try (var pool = PulseDatabase.open(emptyStore(data))) {
      for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
        open.add(pool.getConnection());
      }
      for (Connection connection : open) {
        assertThat(pragma(connection, "synchronous")).isEqualTo("2");
        assertThat(pragma(connection, "journal_mode")).isEqualTo("wal");
        connection.close();
      }
    }
  }

  @Test
  void takesOverTheMoodsOfTheFirstVersion() throws Exception {
    Files.createDirectories(data.resolve("db"));
    Flyway.configure()
        .dataSource(emptyStore(data), null, null)
        .locations("classpath:org/broadsheet/pulse/db/sqlite")
        .table("pulse_flyway_history")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .target("1")
        .load()
        .migrate();
    ReaderToken reader = reader();
    byte[] mark = PulseKey.at(config.keyFile()).mark(Subject.of(FERRY), reader).bytes();
    Jdbi.create(emptyStore(data))
        .useHandle(handle -> {
          handle.execute(
              "INSERT INTO pulse_head VALUES (1, 1, ?)", PulseKey.at(config.keyFile()).check());
          handle.execute("INSERT INTO pulse_mood VALUES (?, ?, 'sad')", FERRY.value(), mark);
          handle.execute("INSERT INTO pulse_count VALUES (?, 'sad', 1, 1)", FERRY.value());
        });
    try (Pulse pulse = Pulse.open(config)) {
      assertThat(pulse.counts(FERRY).of(SAD)).isEqualTo(1);
      assertThat(pulse.moodOf(FERRY, reader)).contains(SAD);
      assertThat(kept(pulse.setMood(FERRY, reader, HAPPY)).total()).isEqualTo(1);
    }
  }

  @Test
  void theKeyIsMadeOnceAndReadableByItsOwnerOnly() throws Exception {
    PulseConfig config = PulseConfig.in(data);
    Pulse.open(config).close();
    String key = Files.readString(config.keyFile());
    assertThat(key).matches("[0-9a-f]{64}\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(config.keyFile())))
        .isEqualTo("rw-------");
    try (var files = Files.list(data.resolve("keys"))) {
      assertThat(files).containsExactly(config.keyFile());
    }
    Pulse.open(config).close();
    assertThat(Files.readString(config.keyFile())).isEqualTo(key);
  }

  @Test
  void aDamagedKeyAndAnUnusableFolderAreNamed() throws Exception {
    PulseConfig config = PulseConfig.in(data);
    Files.createDirectories(data.resolve("keys"));
    Files.writeString(config.keyFile(), "0123\n");
    assertThatThrownBy(() -> Pulse.open(config))
        .isInstanceOf(PulseFailure.class)
        .hasMessageContaining("pulse.key");
    Files.writeString(data.resolve("file"), "not a folder");
    assertThatThrownBy(() -> Pulse.open(PulseConfig.in(data.resolve("file"))))
        .isInstanceOf(PulseFailure.class)
        .hasMessageContaining("pulse.db");
  }

  @Test
  void asksForPlacesThroughTheIndex() throws Exception {
    try (var pool = PulseDatabase.open(emptyStore(data));
        var connection = pool.getConnection();
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "EXPLAIN QUERY PLAN SELECT subject, mark, words FROM pulse_said"
                        + " WHERE (subject, mark) IN (VALUES ('a', x'00'), ('b', x'01'))")) {
      var plan = new StringBuilder();
      while (rows.next()) {
        plan.append(rows.getString("detail")).append('\n');
      }
      assertThat(plan.toString()).contains("SEARCH pulse_said").doesNotContain("SCAN pulse_said");
    }
  }

  private static String pragma(Connection connection, String name) throws Exception {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("PRAGMA " + name)) {
      row.next();
      return row.getString(1);
    }
  }
}
