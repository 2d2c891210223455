package org.broadsheet.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the machine needs to know: ports, paths, addresses to bind. For each key a flag goes before
 * the environment ({@code BROADSHEET_DESK_PORT}), that before the file ({@code broadsheet.conf}:
 * {@code desk-port = 8081}), that before the default. What readers see is never here: it is in the
 * log.
 */
final class Settings {
  /** The keys, with their defaults ("" where there is none). */
  static final Map<String, String> KEYS = keys();

  private static Map<String, String> keys() {
    var keys = new LinkedHashMap<String, String>();
    keys.put("port", "8080");
    keys.put("desk-port", "8081");
    keys.put("admin-port", "8082");
    keys.put("bind", "0.0.0.0");
    keys.put("desk-bind", "127.0.0.1");
    keys.put("db-url", "");
    keys.put("site-url", "");
    keys.put("site-zone", "");
    keys.put("review-stages", "1");
    keys.put("log-name", "");
    keys.put("wechat-app-id", "");
    keys.put("wechat-app-secret", "");
    keys.put("wechat-server", "");
    return keys;
  }

  /** Variables of the launcher, which are not settings of the program. */
  private static final List<String> LAUNCHER =
      List.of(
          "BROADSHEET_DATA",
          "BROADSHEET_JAVA_OPTS",
          "BROADSHEET_CHROMIUM",
          "BROADSHEET_CORPORA",
          "BROADSHEET_HOME");

  private final Map<String, String> values;

  private Settings(Map<String, String> values) {
    this.values = values;
  }

  /** A key that does not exist, or a value of the wrong form; exit code 2. */
  static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Wrong(String sentence) {
      super(sentence);
    }
  }

  /** Reads flags over environment over file over defaults. Flags that are null were not given. */
  static Settings read(
      Path file, Map<String, String> environment, Map<String, @Nullable String> flags) {
    var values = new LinkedHashMap<>(KEYS);
    readFile(file, values);
    environment.forEach((name, value) -> {
      if (name.startsWith("BROADSHEET_") && !LAUNCHER.contains(name)) {
        String key =
            name.substring("BROADSHEET_".length()).toLowerCase(Locale.ROOT).replace('_', '-');
        set(values, key, value, "The environment variable " + name);
      }
    });
    flags.forEach((key, value) -> {
      if (value != null) {
        set(values, key, value, "The flag --" + key);
      }
    });
    return new Settings(values);
  }

  private static void readFile(Path file, Map<String, String> values) {
    if (!Files.exists(file)) {
      return;
    }
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new Unfit(
          "The settings " + file + " cannot be read (" + DataDirectory.reason(e) + ").", e);
    }
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String where = file + " line " + (i + 1);
      int equals = line.indexOf('=');
      if (equals < 1) {
        throw new Wrong(where + " is not of the form key = value.");
      }
      set(values, line.substring(0, equals).strip(), line.substring(equals + 1).strip(), where);
    }
  }

  private static void set(Map<String, String> values, String key, String value, String where) {
    if (!KEYS.containsKey(key)) {
      throw new Wrong(
          where
              + " sets \""
              + key
              + "\", which is not a setting. Settings are: "
              + String.join(", ", KEYS.keySet())
              + ".");
    }
    if (key.endsWith("port") && !isPort(value)) {
      throw new Wrong(where + " must be a port from 0 to 65535, not \"" + value + "\".");
    }
    if (key.equals("wechat-app-id") && !value.matches("[A-Za-z0-9]{0,64}")) {
      throw new Wrong(where + " must be the id of an official account, letters and digits alone.");
    }
    if (key.equals("wechat-server") && !value.matches("(https?://[A-Za-z0-9.:\\[\\]-]+/?)?")) {
      throw new Wrong(where + " must be an http or https address without a path.");
    }
    if (key.equals("review-stages") && !value.matches("[123]")) {
      throw new Wrong(where + " must be 1, 2 or 3, not \"" + value + "\".");
    }
    values.put(key, value);
  }

  private static boolean isPort(String value) {
    return value.matches("\\d{1,5}") && Integer.parseInt(value) <= 65_535;
  }

  /** The value, or null where the setting is empty. */
  @Nullable String text(String key) {
    String value = value(key);
    return value.isEmpty() ? null : value;
  }

  /** The value of a setting that always has one. */
  String value(String key) {
    String value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException("no setting " + key);
    }
    return value;
  }

  int number(String key) {
    return Integer.parseInt(value(key));
  }
}
