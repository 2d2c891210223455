package org.broadsheet.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One packaged demo and one Chromium for all tests of this run, started at first use. Classes that
 * use the browser run one after another, on one thread.
 */
final class Demo {
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private static final Demo ONE = new Demo();

  private final Path data;
  private final Program.Server server;
  private final Playwright playwright;
  private final Browser chromium;

  private Demo() {
    try {
      data = Files.createTempDirectory("demo");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server =
        Program.serve(
            "demo",
            "--data",
            data.toString(),
            "--port",
            "0",
            "--desk-port",
            "0",
            "--admin-port",
            "0");
    Paper.awaitShown(server.readers());
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    chromium = launch(List.of());
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              server.close();
              delete(data);
            }));
  }

  private Browser launch(List<String> without) {
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(executable())
                .setTimeout(120_000)
                .setIgnoreDefaultArgs(without)
                .setArgs(FLAGS));
  }

  /** Another Chromium, which keeps pages that were left: the one of tests does not. */
  static Browser keepingPages() {
    return ONE.launch(List.of("--disable-back-forward-cache"));
  }

  private static Path executable() {
    String named = System.getenv("BROADSHEET_CHROMIUM");
    for (String path : new String[] {named, "/usr/bin/chromium", "/usr/bin/chromium-browser"}) {
      if (path != null && Files.isExecutable(Path.of(path))) {
        return Path.of(path);
      }
    }
    throw new AssertionError("no Chromium: make test installs it where it may");
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(java.util.Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      // A temporary folder that stays is no failure.
    }
  }

  static Browser chromium() {
    return ONE.chromium;
  }

  static Path data() {
    return ONE.data;
  }

  static URI readers() {
    return ONE.server.readers();
  }

  static URI desk() {
    return ONE.server.desk();
  }

  /** The password of one of the demo's accounts, as the demo prints it. */
  static String password(String login) {
    return ONE.server.after("Account: " + login + " ");
  }
}
