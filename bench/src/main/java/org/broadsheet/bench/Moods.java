package org.broadsheet.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Readers who say moods, in a process of its own: what it collects and compiles must not hold up
 * who measures. A line with a number lets them begin, so many a second or (0) as fast as they are
 * answered; the next line ends it, and the number of answers is printed. Each mood is another
 * reader's, and is on disk when it is answered. Arguments: address, ids of stories parted by
 * commas, connections.
 */
public final class Moods {
  private final URI readers;
  private final List<String> stories;
  private final int connections;
  private final LongAdder moods = new LongAdder();
  private final AtomicBoolean over = new AtomicBoolean();

  private Moods(String[] arguments) {
    readers = URI.create(arguments[0]);
    stories = List.of(arguments[1].split(","));
    connections = Integer.parseInt(arguments[2]);
  }

  /** Says moods until its input ends. */
  public static void main(String[] arguments) throws Exception {
    var bench = new Moods(arguments);
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String wanted = in.readLine(); wanted != null; wanted = in.readLine()) {
      CountDownLatch done = bench.begin(Integer.parseInt(wanted));
      boolean ended = in.readLine() == null;
      bench.over.set(true);
      done.await();
      System.out.println(bench.moods.sumThenReset());
      if (ended) {
        return;
      }
    }
  }

  private CountDownLatch begin(int wanted) {
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
    return done;
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
}
