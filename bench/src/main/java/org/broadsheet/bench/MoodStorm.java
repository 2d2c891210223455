package org.broadsheet.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * A story's page asked for at a fixed rate: in the calm; while readers say so many moods a second
 * about many stories; and while they say them as fast as they are answered. Each mood is another
 * reader's and is on disk when it is answered. A page's time runs from the moment when it was due
 * to its last byte. Prints rows in Markdown; ends with 1 if an answer is not as expected.
 * Arguments: address, path of the page, ids of stories parted by commas, seconds of each part,
 * connections that say moods, pages a second, moods a second.
 */
public final class MoodStorm {
  private final URI readers;
  private final String page;
  private final List<String> stories;
  private final int seconds;
  private final int rate;
  private final int connections;
  private final LongAdder moods = new LongAdder();
  private final AtomicBoolean over = new AtomicBoolean();

  private MoodStorm(String[] arguments) {
    readers = URI.create(arguments[0]);
    page = arguments[1];
    stories = List.of(arguments[2].split(","));
    seconds = Integer.parseInt(arguments[3]);
    connections = Integer.parseInt(arguments[4]);
    rate = Integer.parseInt(arguments[5]);
  }

  /** Measures. */
  public static void main(String[] arguments) throws Exception {
    var bench = new MoodStorm(arguments);
    int wanted = Integer.parseInt(arguments[6]);
    try (var readers = bench.begin(0)) { // warms both sides
      bench.pages();
    }
    double[] calm = bench.pages();
    print("in the calm", 0, calm, calm);
    bench.storm("in a storm of so many", wanted, calm);
    bench.storm("in a storm as fast as it is answered", 0, calm);
  }

  /**
   * @param wanted moods a second, 0 for as many as are answered
   */
  private void storm(String name, int wanted, double[] calm) throws InterruptedException {
    try (var readers = begin(wanted)) {
      long before = moods.sum();
      long start = System.nanoTime();
      double[] times = pages();
      print(name, (moods.sum() - before) / ((System.nanoTime() - start) / 1e9), times, calm);
    }
  }

  private interface Readers extends AutoCloseable {
    @Override
    void close() throws InterruptedException;
  }

  private Readers begin(int wanted) {
    over.set(false);
    var done = new CountDownLatch(connections);
    long gap = wanted == 0 ? 0 : 1_000_000_000L * connections / wanted;
    long start = System.nanoTime();
    for (int i = 0; i < connections; i++) {
      long first = start + gap * i / connections;
      var random = new Random();
      Thread.ofVirtual()
          .start(() -> {
            try {
              say(random, first, gap);
            } catch (IOException e) {
              Reader.fail(e);
            } finally {
              done.countDown();
            }
          });
    }
    return () -> {
      over.set(true);
      done.await();
    };
  }

  /** One reader after the other, one each so many ns, or as soon as the one before is answered. */
  private void say(Random random, long first, long gap) throws IOException {
    try (var reader = new Reader(readers)) {
      var token = new byte[16];
      for (long due = first; !over.get(); due += gap) {
        Reader.until(due);
        random.nextBytes(token);
        String request =
            "POST /api/v1/articles/"
                + stories.get(random.nextInt(stories.size()))
                + "/mood HTTP/1.1\r\nHost: "
                + readers.getAuthority()
                + "\r\nCookie: reader="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(token)
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 10\r\n\r\nmood=happy";
        String head = reader.ask(request.getBytes(StandardCharsets.US_ASCII));
        if (head.startsWith("HTTP/1.1 303")) {
          moods.increment();
        } else if (head.startsWith("HTTP/1.1 503")) {
          LockSupport.parkNanos(5_000_000);
        } else {
          Reader.fail(new IOException(head));
        }
      }
    }
  }

  /** Milliseconds of each page, sorted. */
  private double[] pages() throws InterruptedException {
    return Reader.atRate(readers, seconds * rate, rate, _ -> Reader.get(readers, page));
  }

  private static void print(String name, double moods, double[] sorted, double[] calm) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %.0f | %.2f | %.2f | %.2f | %.2f | %.2f |%n",
        name,
        moods,
        Reader.quantile(sorted, 0.5),
        Reader.quantile(sorted, 0.9),
        Reader.quantile(sorted, 0.99),
        sorted[sorted.length - 1],
        Reader.quantile(sorted, 0.99) / Reader.quantile(calm, 0.99));
  }
}
