package org.broadsheet.app;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags of commands that serve; each goes before its setting. */
final class ServeFlags {
  @Option(names = "--port", description = "Readers' port; 0 for any free one.")
  private @Nullable String port;

  @Option(names = "--admin-port", description = "Port of health and metrics, on loopback.")
  private @Nullable String adminPort;

  @Option(
      names = {"--bind", "--host"},
      description = "Address that readers reach.")
  private @Nullable String bind;

  Map<String, @Nullable String> given() {
    var given = new HashMap<String, @Nullable String>();
    given.put("port", port);
    given.put("admin-port", adminPort);
    given.put("bind", bind);
    return given;
  }
}
