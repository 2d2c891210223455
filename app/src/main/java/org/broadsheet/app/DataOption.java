package org.broadsheet.app;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that nearly every command has. */
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data directory (BROADSHEET_DATA, else ./data).")
  private @Nullable Path given;

  /** The directory that was named, or this. */
  Path path(String otherwise) {
    if (given != null) {
      return given.toAbsolutePath().normalize();
    }
    String environment = System.getenv("BROADSHEET_DATA");
    return Path.of(environment == null ? otherwise : environment).toAbsolutePath().normalize();
  }

  Path path() {
    return path("data");
  }

  /** The directory, made if it is missing. */
  DataDirectory prepare() {
    return DataDirectory.prepare(path());
  }

  /** The settings that hold there, under these flags. */
  Settings settings(Map<String, @Nullable String> flags) {
    return Settings.read(new DataDirectory(path()).settings(), System.getenv(), flags);
  }
}
