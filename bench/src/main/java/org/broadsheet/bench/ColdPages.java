package org.broadsheet.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * Stories that nobody has asked for, each asked once, at a fixed rate whether or not earlier
 * answers are there; then the same ones again in the same order, which shows what the reader's side
 * itself costs. A time runs from the moment when the question was due to the answer's last byte.
 * The first questions warm both sides and are not counted. Prints rows in Markdown; ends with 1 if
 * an answer is not 200. Arguments: address, file of paths, stories to count, stories to warm with,
 * questions a second, seed.
 */
public final class ColdPages {
  private final URI readers;
  private final long gap;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private ColdPages(URI readers, int rate) {
    this.readers = readers;
    this.gap = 1_000_000_000L / rate;
  }

  /** Measures. */
  public static void main(String[] arguments) throws IOException {
    int count = Integer.parseInt(arguments[2]);
    int warm = Integer.parseInt(arguments[3]);
    var paths = new ArrayList<>(Files.readAllLines(Path.of(arguments[1])));
    if (paths.size() < warm + count) {
      throw new IllegalStateException("only " + paths.size() + " stories");
    }
    Collections.shuffle(paths, new Random(Long.parseLong(arguments[5])));
    var bench = new ColdPages(URI.create(arguments[0]), Integer.parseInt(arguments[4]));
    List<String> counted = paths.subList(warm, warm + count);
    // A server that has rendered nothing yet is slow, and refuses what it cannot do in time.
    paths.subList(0, warm).forEach(path -> bench.ask(path, System.nanoTime()).join());
    print("never asked for", bench.ask(counted));
    print("the same again", bench.ask(counted));
  }

  /** Milliseconds of each answer, sorted. */
  private double[] ask(List<String> paths) {
    var answers = new ArrayList<CompletableFuture<Double>>();
    long begin = System.nanoTime();
    for (int i = 0; i < paths.size(); i++) {
      long due = begin + i * gap;
      for (long rest = due - System.nanoTime(); rest > 0; rest = due - System.nanoTime()) {
        LockSupport.parkNanos(rest);
      }
      answers.add(ask(paths.get(i), due));
    }
    double[] sorted = answers.stream().mapToDouble(CompletableFuture::join).toArray();
    Arrays.sort(sorted);
    return sorted;
  }

  private CompletableFuture<Double> ask(String path, long due) {
    HttpRequest request =
        HttpRequest.newBuilder(readers.resolve(path)).header("Accept-Encoding", "br").build();
    return client
        .sendAsync(request, BodyHandlers.ofByteArray())
        .thenApply(answer -> {
          long end = System.nanoTime();
          require(answer);
          return (end - due) / 1e6;
        });
  }

  private static void require(HttpResponse<byte[]> answer) {
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode());
    }
  }

  private static void print(String name, double[] sorted) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %.2f | %.2f | %.2f | %.2f | %.2f |%n",
        name,
        quantile(sorted, 0.5),
        quantile(sorted, 0.9),
        quantile(sorted, 0.99),
        quantile(sorted, 0.999),
        sorted[sorted.length - 1]);
  }

  private static double quantile(double[] sorted, double q) {
    return sorted[(int) Math.ceil(q * sorted.length) - 1];
  }
}
