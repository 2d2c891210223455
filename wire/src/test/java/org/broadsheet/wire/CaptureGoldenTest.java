package org.broadsheet.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What intake makes of captures and pages of different layouts. Each fixture has its expected JSON
 * beside it; {@code -Dgolden.update=true} writes them anew.
 */
class CaptureGoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/captures");

  static List<String> fixtures() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".json"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void readsEachLayoutAsItsGoldenFileSays(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(FOLDER.resolve(name));
    var options = Options.in(ZoneId.of("Europe/London"));
    Outcome outcome = new Intake(options).read(name, bytes, null);

    assertThat(outcome).isInstanceOf(Outcome.Extracted.class);
    String json = ((Outcome.Extracted) outcome).extraction().toJson();
    Path golden = FOLDER.resolve(name + ".json");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, json + "\n");
    }
    assertThat(json + "\n").isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
  }
}
