package org.broadsheet.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Stories that nobody has asked for, each asked once, at a fixed rate whether or not earlier
 * answers are there; then the same ones again in the same order, which shows what the reader's side
 * itself costs. A time runs from the moment when the question was due to the answer's last byte.
 * The first questions warm both sides and are not counted. Prints rows in Markdown; ends with 1 if
 * an answer is not 200. Arguments: address, file of paths, stories to count, stories to warm with,
 * questions a second, seed.
 */
public final class ColdPages {
  private ColdPages() {}

  /** Measures. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    URI server = URI.create(arguments[0]);
    int count = Integer.parseInt(arguments[2]);
    int warm = Integer.parseInt(arguments[3]);
    int rate = Integer.parseInt(arguments[4]);
    var paths = new ArrayList<>(Files.readAllLines(Path.of(arguments[1])));
    if (paths.size() < warm + count) {
      throw new IllegalStateException("only " + paths.size() + " stories");
    }
    Collections.shuffle(paths, new Random(Long.parseLong(arguments[5])));
    // A server that has rendered nothing yet is slow, and refuses what it cannot do in time.
    try (var first = new Reader(server)) {
      for (String path : paths.subList(0, warm)) {
        first.ask(Reader.get(server, path));
      }
    }
    for (String row : List.of("never asked for", "the same again")) {
      print(row, Reader.atRate(server, count, rate, i -> Reader.get(server, paths.get(warm + i))));
    }
  }

  private static void print(String name, double[] sorted) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %.2f | %.2f | %.2f | %.2f | %.2f |%n",
        name,
        Reader.quantile(sorted, 0.5),
        Reader.quantile(sorted, 0.9),
        Reader.quantile(sorted, 0.99),
        Reader.quantile(sorted, 0.999),
        sorted[sorted.length - 1]);
  }
}
