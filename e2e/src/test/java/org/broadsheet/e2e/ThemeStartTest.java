package org.broadsheet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a start costs that needs no templates of an operator's own, and no other script. */
@Execution(ExecutionMode.CONCURRENT)
class ThemeStartTest {
  @TempDir Path folder;

  @Test
  void aStartWithoutOwnTemplatesLoadsNeitherTheirCompilerNorTheDictionaryOfScripts()
      throws IOException {
    Path loaded = folder.resolve("classes.log");
    Program.Result result =
        Program.run(
            Map.of(),
            List.of("-Xmx512m", "-Xlog:class+load:file=" + loaded),
            "rehearse",
            folder.resolve("paper").toString());
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(Files.readString(loaded))
        .contains("gg.jte.TemplateEngine ")
        .doesNotContain("gg.jte.compiler.", "com.sun.tools.javac", "com.github.houbb");
  }
}
