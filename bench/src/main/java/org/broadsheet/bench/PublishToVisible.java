package org.broadsheet.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * From sending the act "publish" to the first answer that shows the new text: on the story's page,
 * its channel's and the home page, each asked for before and polled every 2 ms. One publish a
 * second; between two of them another story's new text is written, submitted and reviewed over the
 * same forms, and one row of 6 KB is committed to an SQLite file of the same settings beside the
 * data directory. Prints a table in Markdown. Arguments: readers' address, desk's address, folder
 * for that file, number of publishes, passwords of the accounts author, reviewer, publisher.
 */
public final class PublishToVisible {
  private static final int STORIES = 4;
  private static final Duration POLL = Duration.ofMillis(2);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"");
  private static final Pattern CHANNEL = Pattern.compile("<option value=\"([^\"]+)\"");

  private final URI readers;
  private final Desk author;
  private final Desk reviewer;
  private final Desk publisher;

  private PublishToVisible(URI readers, Desk author, Desk reviewer, Desk publisher) {
    this.readers = readers;
    this.author = author;
    this.reviewer = reviewer;
    this.publisher = publisher;
  }

  /** Measures; ends with 1 if a page never showed its text. */
  public static void main(String[] arguments) throws Exception {
    URI readers = URI.create(arguments[0]);
    URI desk = URI.create(arguments[1]);
    int rounds = Integer.parseInt(arguments[3]);
    var bench =
        new PublishToVisible(
            readers,
            new Desk(desk, "author", arguments[4]),
            new Desk(desk, "reviewer", arguments[5]),
            new Desk(desk, "publisher", arguments[6]));
    bench.measure(Path.of(arguments[2]).resolve("raw.db"), rounds);
  }

  private void measure(Path rawFile, int rounds) throws Exception {
    String channel = first(CHANNEL, author.get("/stories/new"));
    var stories = new ArrayList<String>();
    for (int i = 0; i < STORIES; i++) {
      stories.add(begin(channel, "渡口开船第" + i + "班"));
    }
    var samples = new LinkedHashMap<String, List<Double>>();
    List.of("article", "channel", "home", "all three", "answer of the act", "raw commit")
        .forEach(name -> samples.put(name, new ArrayList<>()));
    try (var raw = new RawCommit(rawFile);
        ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      for (int i = 0; i < 20; i++) {
        raw.commit();
      }
      long start = System.nanoTime();
      for (int round = 0; round < rounds; round++) {
        String id = stories.get(round % STORIES);
        String headline = "渡口开船第" + round + "回消息";
        prepare(id, channel, headline);
        add(samples, "raw commit", millis(raw.commit()));
        long at = start + (round + 1) * 1_000_000_000L;
        Thread.sleep(Math.max(0, (at - System.nanoTime()) / 1_000_000));
        publish(threads, id, channel, headline, samples);
      }
    }
    print(samples, rounds);
  }

  /** Writes a story and publishes it; returns its id. */
  private String begin(String channel, String headline) throws Exception {
    String at = author.post("/stories", form(channel, headline));
    String id = at.replaceAll(".*/stories/([0-9a-z]{10}).*", "$1");
    review(id);
    publisher.post("/stories/" + id + "/publish", Map.of("seen", publisher.seen(id)));
    return id;
  }

  private void prepare(String id, String channel, String headline) throws Exception {
    var fields = new LinkedHashMap<>(form(channel, headline));
    fields.put("seen", author.seen(id));
    author.post("/stories/" + id + "/save", fields);
    review(id);
  }

  private void review(String id) throws Exception {
    author.post("/stories/" + id + "/submit", Map.of("seen", author.seen(id)));
    reviewer.post("/stories/" + id + "/approve", Map.of("seen", reviewer.seen(id)));
  }

  private static Map<String, String> form(String channel, String headline) {
    return Map.of(
        "headline",
        headline,
        "channel",
        channel,
        "language",
        "zh",
        "body",
        "渡口的船按时开出。\n\n" + "江上的灯一盏一盏亮起来，等船的人收起伞。".repeat(60));
  }

  private void publish(
      ExecutorService threads,
      String id,
      String channel,
      String headline,
      Map<String, List<Double>> samples)
      throws Exception {
    String article =
        first(
            Pattern.compile("href=\"[^\"]*(/\\d{4}/\\d{2}/\\d{2}/[^\"]*" + id + ")\""),
            publisher.get("/stories/" + id));
    Map<String, URI> pages =
        Map.of(
            "article", readers.resolve(article),
            "channel", readers.resolve("/c/" + channel),
            "home", readers.resolve("/"));
    for (URI page : pages.values()) {
      if (new Reader(page).ask().contains(headline)) {
        throw new IllegalStateException(page + " shows what is not published");
      }
    }
    String seen = publisher.seen(id);
    var sent = new CompletableFuture<Long>();
    Map<String, CompletableFuture<Long>> shown =
        pages.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    page ->
                        CompletableFuture.supplyAsync(
                            () -> new Reader(page.getValue()).until(headline, sent), threads)));
    long start = System.nanoTime();
    sent.complete(start);
    publisher.post("/stories/" + id + "/publish", Map.of("seen", seen));
    add(samples, "answer of the act", millis(System.nanoTime() - start));
    long last = 0;
    for (var page : shown.entrySet()) {
      long took = page.getValue().get() - start;
      last = Math.max(last, took);
      add(samples, page.getKey(), millis(took));
    }
    add(samples, "all three", millis(last));
  }

  private static void add(Map<String, List<Double>> samples, String name, double value) {
    samples.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
  }

  private static void print(Map<String, List<Double>> samples, int rounds) {
    System.out.println("| ms, " + rounds + " publishes | p50 | p90 | p99 | most |");
    System.out.println("|---|---|---|---|---|");
    samples.forEach((name, values) -> {
      double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      System.out.printf(
          Locale.ROOT,
          "| %s | %.1f | %.1f | %.1f | %.1f |%n",
          name,
          quantile(sorted, 0.5),
          quantile(sorted, 0.9),
          quantile(sorted, 0.99),
          sorted[sorted.length - 1]);
    });
  }

  private static double quantile(double[] sorted, double q) {
    return sorted[(int) Math.ceil(q * sorted.length) - 1];
  }

  private static double millis(long nanos) {
    return nanos / 1e6;
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      throw new IllegalStateException("nothing like " + pattern + " in " + text);
    }
    return found.group(1);
  }

  /** One page's reader, over one connection. */
  private static final class Reader {
    private final HttpClient client = client();
    private final HttpRequest request;

    Reader(URI page) {
      request = HttpRequest.newBuilder(page).timeout(PATIENCE).build();
    }

    String ask() {
      try {
        return client.send(request, BodyHandlers.ofString()).body();
      } catch (IOException e) {
        throw new IllegalStateException("no answer of " + request.uri(), e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    /** Polls from the moment of sending; returns when the first answer with the text was there. */
    long until(String text, CompletableFuture<Long> sent) {
      ask();
      long end = sent.join() + PATIENCE.toNanos();
      while (System.nanoTime() < end) {
        long asked = System.nanoTime();
        if (ask().contains(text)) {
          return System.nanoTime();
        }
        long rest = POLL.toNanos() - (System.nanoTime() - asked);
        java.util.concurrent.locks.LockSupport.parkNanos(Math.max(0, rest));
      }
      throw new IllegalStateException(request.uri() + " never showed " + text);
    }
  }

  private static HttpClient client() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  /** One person at the desk, signed in. */
  private static final class Desk {
    private final URI address;
    private final HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();
    private String token;

    Desk(URI address, String login, String password) throws Exception {
      this.address = address;
      token = first(TOKEN, get("/sign-in"));
      post("/sign-in", Map.of("login", login, "password", password));
      token = first(TOKEN, get("/stories"));
    }

    String get(String path) throws Exception {
      return client
          .send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString())
          .body();
    }

    String seen(String id) throws Exception {
      return first(SEEN, get("/stories/" + id));
    }

    /** Asks an act; returns where it leads. */
    String post(String path, Map<String, String> fields) throws Exception {
      var all = new LinkedHashMap<>(fields);
      all.put("_csrf", token);
      String body =
          all.entrySet().stream()
              .map(field ->
                  field.getKey()
                      + "="
                      + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
              .collect(Collectors.joining("&"));
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(address.resolve(path))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofString());
      if (answer.statusCode() != 303) {
        throw new IllegalStateException(path + " answered " + answer.statusCode() + answer.body());
      }
      return answer.headers().firstValue("Location").orElse("");
    }
  }

  /** A commit of one row of 6 KB and nothing else, with the log's own settings of SQLite. */
  private static final class RawCommit implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement insert;
    private final byte[] row = new byte[6 * 1024];

    RawCommit(Path file) throws SQLException {
      Arrays.fill(row, (byte) 'x');
      connection = DriverManager.getConnection("jdbc:sqlite:" + file);
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA journal_mode = WAL");
        statement.execute("PRAGMA synchronous = FULL");
        statement.execute("CREATE TABLE IF NOT EXISTS raw (bytes BLOB)");
      }
      connection.setAutoCommit(false);
      insert = connection.prepareStatement("INSERT INTO raw VALUES (?)");
    }

    long commit() throws SQLException {
      long start = System.nanoTime();
      insert.setBytes(1, row);
      insert.executeUpdate();
      connection.commit();
      return System.nanoTime() - start;
    }

    @Override
    public void close() throws SQLException {
      insert.close();
      connection.close();
    }
  }
}
