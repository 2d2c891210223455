package org.broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SqliteNewsroomTest extends NewsroomConformance {
  @Override
  Bench open(Path directory) {
    return Bench.sqlite(directory);
  }

  @Test
  void itsActsAreCommittedOnConnectionsThatSyncFully() {
    try (Bench bench = Bench.sqlite(directory.resolve("synced"))) {
      String synchronous =
          bench.database.<String, RuntimeException>inWriteTransaction(
              tx -> tx.createQuery("PRAGMA synchronous").mapTo(String.class).one());
      assertThat(synchronous).isEqualTo("2");
    }
  }
}
