package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir Path folder;

  @Test
  void aSecondKeeperIsToldWhoseItIs() {
    var data = DataDirectory.prepare(folder.resolve("paper"));
    try (var _ = data.keep()) {
      assertThatThrownBy(data::keep)
          .isInstanceOf(Unfit.class)
          .hasMessageContaining("serves")
          .hasMessageContaining(data.root().toString());
    }
    data.keep().close();
  }

  @Test
  void aFileInTheWayIsSaidInOneSentence() throws IOException {
    Path file = Files.writeString(folder.resolve("paper"), "x");
    assertThatThrownBy(() -> DataDirectory.prepare(file))
        .isInstanceOf(Unfit.class)
        .hasMessageContaining("cannot be written");
    assertThat(Files.readString(file)).isEqualTo("x");
  }
}
