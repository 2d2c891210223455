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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * People who write at one desk. All are signed in; each writes a story of about 1,500 characters
 * that is kept every few seconds, and once in a while opens a story of the archive in the editor,
 * looks at the queue or searches. Questions come at a fixed rate whether or not earlier answers are
 * there; a time runs from the moment when the question was due to the answer's last byte. The first
 * seconds warm both sides and are not counted. Prints rows in Markdown; ends with 1 if an answer is
 * not 200. Arguments: desk's address, accounts {@code user0} and so on, their password, questions a
 * second, seconds, seconds to warm, seed.
 */
public final class DeskRooms {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern CHANNEL = Pattern.compile("<option value=\"([^\"]+)\"");
  private static final Pattern SAVED =
      Pattern.compile("\"hash\":\"([0-9a-f]{64})\".*\"story\":\"([0-9a-z]{10})\"");
  private static final Pattern STORY = Pattern.compile("href=\"/stories/([0-9a-z]{10})\"");
  private static final String SENTENCE = "江上的灯一盏一盏亮起来，等船的人收起伞。";

  private final List<Person> people = new ArrayList<>();
  private final Map<String, Queue<Double>> samples = new ConcurrentHashMap<>();
  private final Random random;

  private DeskRooms(Random random) {
    this.random = random;
  }

  /** Measures. */
  public static void main(String[] arguments) throws Exception {
    URI desk = URI.create(arguments[0]);
    int count = Integer.parseInt(arguments[1]);
    int rate = Integer.parseInt(arguments[3]);
    var bench = new DeskRooms(new Random(Long.parseLong(arguments[6])));
    bench.arrive(desk, count, arguments[2]);
    bench.ask(rate, Integer.parseInt(arguments[5]));
    bench.samples.clear();
    bench.ask(rate, Integer.parseInt(arguments[4]));
    bench.print();
  }

  /** Four at a time: a password is costly to check, on purpose. */
  private void arrive(URI desk, int count, String password) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      people.add(new Person(desk, i));
    }
    var doors = new Semaphore(4);
    each(
        people,
        person -> {
          doors.acquire();
          try {
            person.arrive(password);
          } finally {
            doors.release();
          }
        });
  }

  private interface Act {
    void by(Person person) throws Exception;
  }

  private static void each(List<Person> people, Act act) throws InterruptedException {
    var done = new CountDownLatch(people.size());
    for (Person person : people) {
      Thread.ofVirtual()
          .start(() -> {
            run(() -> act.by(person));
            done.countDown();
          });
    }
    done.await();
  }

  private interface Step {
    void run() throws Exception;
  }

  private static void run(Step step) {
    try {
      step.run();
    } catch (Exception e) {
      System.err.println("desk-rooms: " + e.getMessage());
      Runtime.getRuntime().halt(1);
    }
  }

  /**
   * Eight of ten questions keep a text; one opens a story, and the queue and the search share the
   * last.
   */
  private void ask(int rate, int seconds) {
    long gap = 1_000_000_000L / rate;
    long begin = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < rate * seconds; i++) {
        long due = begin + i * gap;
        for (long rest = due - System.nanoTime(); rest > 0; rest = due - System.nanoTime()) {
          LockSupport.parkNanos(rest);
        }
        Person person = people.get(i % people.size());
        int kind = random.nextInt(20);
        int which = random.nextInt(1 << 20);
        threads.submit(() -> run(() -> ask(person, kind, which, due)));
      }
    }
  }

  private void ask(Person person, int kind, int which, long due) throws Exception {
    switch (kind) {
      case 0, 1 -> {
        String story = person.others.get(which % person.others.size());
        person.get("/stories/" + story);
        double page = since(due);
        long next = System.nanoTime();
        person.get("/stories/" + story + "/text");
        add("open the editor: the page", page);
        add("open the editor: the text", since(next));
      }
      case 2 -> {
        person.get("/queue");
        add("queue", since(due));
      }
      case 3 -> {
        person.get(
            "/find?q="
                + URLEncoder.encode(
                    person.words.get(which % person.words.size()), StandardCharsets.UTF_8));
        add("search", since(due));
      }
      default -> {
        if (person.keep()) {
          add("autosave", since(due));
        }
      }
    }
  }

  private static double since(long due) {
    return (System.nanoTime() - due) / 1e6;
  }

  private void add(String name, double millis) {
    samples.computeIfAbsent(name, _ -> new ConcurrentLinkedQueue<>()).add(millis);
  }

  private void print() {
    var ordered = new java.util.TreeMap<>(samples);
    ordered.forEach((name, values) -> {
      double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      System.out.printf(
          Locale.ROOT,
          "| %s | %d | %.1f | %.1f | %.1f | %.1f |%n",
          name,
          sorted.length,
          at(sorted, 0.5),
          at(sorted, 0.95),
          at(sorted, 0.99),
          sorted[sorted.length - 1]);
    });
  }

  private static double at(double[] sorted, double q) {
    return sorted[(int) Math.ceil(q * sorted.length) - 1];
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      throw new IllegalStateException("nothing like " + pattern + " in " + text);
    }
    return found.group(1);
  }

  /** One window of somebody who is signed in. */
  private static final class Person {
    private final URI desk;
    private final int number;
    private final HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();
    private final List<String> others = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final Semaphore pen = new Semaphore(1);
    private String token = "";
    private String channel = "";
    private String story = "";
    private String base = "";
    private int typed;

    Person(URI desk, int number) {
      this.desk = desk;
      this.number = number;
    }

    void arrive(String password) throws Exception {
      token = first(TOKEN, get("/sign-in"));
      var fields = new LinkedHashMap<String, String>();
      fields.put("login", "user" + number);
      fields.put("password", password);
      fields.put("_csrf", token);
      String body =
          fields.entrySet().stream()
              .map(field ->
                  field.getKey()
                      + "="
                      + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
              .reduce((one, two) -> one + "&" + two)
              .orElseThrow();
      send("/sign-in", "application/x-www-form-urlencoded", body, 303);
      String blank = get("/stories/new");
      token = first(TOKEN, blank);
      channel = first(CHANNEL, blank);
      Matcher found = STORY.matcher(get("/stories"));
      while (found.find()) {
        others.add(found.group(1));
      }
      for (String word : List.of("渡", "江", "桥", "船", "市场", "ferry", "学校")) {
        words.add(word);
      }
      keep();
    }

    /** Keeps a text that has grown by a sentence; false where the last is still on its way. */
    boolean keep() throws Exception {
      if (!pen.tryAcquire()) {
        return false;
      }
      try {
        typed++;
        String text = SENTENCE.repeat(70) + typed;
        String json =
            "{\"sitting\":\"sitting0room%d\",\"base\":\"%s\",\"text\":{\"headline\":\"渡口开船\",\"channel\":\"%s\",\"language\":\"zh\",\"body\":[{\"type\":\"paragraph\",\"content\":[\"%s\"]}]}}"
                .formatted(number, base, channel, text);
        String answer =
            send(
                story.isEmpty() ? "/texts" : "/stories/" + story + "/keep",
                "application/json",
                json,
                200);
        Matcher saved = SAVED.matcher(answer);
        if (!saved.find()) {
          throw new IllegalStateException(answer);
        }
        base = saved.group(1);
        story = saved.group(2);
        return true;
      } finally {
        pen.release();
      }
    }

    String get(String path) throws Exception {
      HttpResponse<String> answer =
          client.send(HttpRequest.newBuilder(desk.resolve(path)).build(), BodyHandlers.ofString());
      return require(answer, 200);
    }

    private String send(String path, String type, String body, int status) throws Exception {
      return require(
          client.send(
              HttpRequest.newBuilder(desk.resolve(path))
                  .header("Content-Type", type)
                  .header("X-CSRF-TOKEN", token)
                  .POST(BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofString()),
          status);
    }

    private static String require(HttpResponse<String> answer, int status) throws IOException {
      if (answer.statusCode() != status) {
        throw new IOException(
            answer.uri() + " answered " + answer.statusCode() + " " + answer.body());
      }
      return answer.body();
    }
  }
}
