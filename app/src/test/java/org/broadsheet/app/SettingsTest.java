package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path folder;

  @Test
  void aFlagGoesBeforeTheEnvironmentBeforeTheFileBeforeTheDefault() throws IOException {
    Path file = write("# ports\nport = 1\ndesk-port=2\nadmin-port = 3\n");
    var settings =
        Settings.read(
            file,
            Map.of("BROADSHEET_DESK_PORT", "20", "BROADSHEET_PORT", "10", "PATH", "x"),
            flags("port", "100"));
    assertThat(settings.number("port")).isEqualTo(100);
    assertThat(settings.number("desk-port")).isEqualTo(20);
    assertThat(settings.number("admin-port")).isEqualTo(3);
    assertThat(settings.value("desk-bind")).isEqualTo("127.0.0.1");
    assertThat(settings.text("db-url")).isNull();
  }

  @Test
  void anUnknownKeyIsRefusedByNameAndPlace() throws IOException {
    Path file = write("port = 1\nprot = 2\n");
    assertThatThrownBy(() -> Settings.read(file, Map.of(), Map.of()))
        .isInstanceOf(Settings.Wrong.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining("prot");
    assertThatThrownBy(
            () -> Settings.read(folder.resolve("none"), Map.of("BROADSHEET_PROT", "1"), Map.of()))
        .isInstanceOf(Settings.Wrong.class)
        .hasMessageContaining("BROADSHEET_PROT");
  }

  @Test
  void aPortOutOfRangeIsRefused() {
    for (String port : new String[] {"65536", "-1", "x", ""}) {
      assertThatThrownBy(() -> Settings.read(folder.resolve("none"), Map.of(), flags("port", port)))
          .as(port)
          .isInstanceOf(Settings.Wrong.class);
    }
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("broadsheet.conf"), text);
  }

  private static Map<String, @Nullable String> flags(String key, String value) {
    var flags = new HashMap<String, @Nullable String>();
    flags.put(key, value);
    flags.put("bind", null);
    return flags;
  }
}
