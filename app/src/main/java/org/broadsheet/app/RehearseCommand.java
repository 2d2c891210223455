package org.broadsheet.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Starts the sample newspaper in a directory of its own, asks once for what a first visitor asks
 * for, and ends. The build runs it so that Java remembers what a start needs (JEP 514).
 */
@Command(name = "rehearse", hidden = true, description = "Starts and ends once, for the build.")
final class RehearseCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern STORY = Pattern.compile("href=\"(/\\d{4}/\\d{2}/\\d{2}/[^\"]+)\"");
  private static final List<String> PAGES =
      List.of("/c/local", "/search?q=river", "/en/", "/feeds/local.rss", "/sitemap.xml");

  @Parameters(paramLabel = "DIR", description = "An empty directory.")
  private Path directory;

  @Override
  public Integer call() throws IOException, InterruptedException {
    String said = start();
    URI readers = address(said, "Readers: ");
    try (var client = HttpClient.newHttpClient()) {
      String home = page(client, readers, "identity");
      var paths = new ArrayList<>(PAGES);
      STORY.matcher(home).results().map(found -> found.group(1)).limit(4).forEach(paths::add);
      for (String path : paths) {
        page(client, readers.resolve(path), "br");
      }
      page(client, address(said, "Desk: ").resolve("/sign-in"), "identity");
    }
    return Exit.DONE;
  }

  /** Starts the demo on a thread of its own; returns what it said until it was ready. */
  private String start() {
    var ready = new CompletableFuture<String>();
    var said =
        new StringWriter() {
          @Override
          public void flush() {
            if (toString().contains("Ready")) {
              ready.complete(toString());
            }
          }
        };
    var demo = new CommandLine(new Main());
    demo.setOut(new PrintWriter(said, true));
    String[] arguments = {
      "demo", "--data=" + directory, "--port=0", "--desk-port=0", "--admin-port=0"
    };
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          int exit = demo.execute(arguments);
          ready.completeExceptionally(new IllegalStateException("the demo ended with " + exit));
        });
    try {
      return ready.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      throw new Unfit("The demo did not start: " + e.getCause() + ".", e);
    }
  }

  private static URI address(String said, String label) {
    Matcher line = Pattern.compile("(?m)^" + label + "(\\S+)").matcher(said);
    if (!line.find()) {
      throw new Unfit("The demo did not say \"" + label + "\".");
    }
    return URI.create(line.group(1));
  }

  private static String page(HttpClient client, URI address, String encoding)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Accept-Encoding", encoding)
            .timeout(PATIENCE)
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new Unfit(address + " answered " + answer.statusCode() + ".");
    }
    return answer.body();
  }
}
