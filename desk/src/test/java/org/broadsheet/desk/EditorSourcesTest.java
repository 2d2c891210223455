package org.broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The block editor's own tests, where Node is. */
class EditorSourcesTest {
  @Test
  void theEditorsOwnTestsPass() throws Exception {
    Path sources = Path.of("src/web").toAbsolutePath();
    assumeThat(sources.resolve("node_modules")).isDirectory();
    Process node =
        new ProcessBuilder("node", "--test")
            .directory(sources.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(node.waitFor()).as(said).isZero();
  }

  @Test
  void theLockNamesNoPlaceToFetchFrom() throws IOException {
    assertThat(Files.readString(Path.of("src/web/package-lock.json")))
        .doesNotContain("\"resolved\"");
  }
}
