package org.broadsheet.desk;

import java.nio.file.Path;

class SqliteNewsroomTest extends NewsroomConformance {
  @Override
  Bench open(Path directory) {
    return Bench.sqlite(directory);
  }
}
