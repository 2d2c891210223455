package org.broadsheet.pulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.ArrayList;
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
                    "EXPLAIN QUERY PLAN SELECT article, mark, mood FROM pulse_mood"
                        + " WHERE (article, mark) IN (VALUES ('a', x'00'), ('b', x'01'))")) {
      var plan = new StringBuilder();
      while (rows.next()) {
        plan.append(rows.getString("detail")).append('\n');
      }
      assertThat(plan.toString()).contains("SEARCH pulse_mood").doesNotContain("SCAN pulse_mood");
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
