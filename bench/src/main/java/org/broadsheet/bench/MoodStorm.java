package org.broadsheet.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A story's page asked for at a fixed rate: in the calm; while readers say so many moods a second
 * about many stories ({@link Moods}), on processor time that the server leaves them, as if on
 * machines of their own, and then on an equal share of it; and while they say them as fast as they
 * are answered, on the former. A page's time runs from the moment when it was due to its last byte.
 * Prints rows in Markdown; ends with 1 if an answer is not as expected. Arguments: address, path of
 * the page, ids of stories parted by commas, seconds of each part, connections that say moods,
 * pages a second, moods a second.
 */
public final class MoodStorm {
  /** Starts a program that any other one pushes aside at once. */
  private static final List<String> YIELDING = List.of("chrt", "--idle", "0");

  private final String[] arguments;
  private final URI readers;
  private final String page;
  private final int seconds;
  private final int rate;

  private MoodStorm(String[] arguments) {
    this.arguments = arguments;
    readers = URI.create(arguments[0]);
    page = arguments[1];
    seconds = Integer.parseInt(arguments[3]);
    rate = Integer.parseInt(arguments[5]);
  }

  /** Measures. */
  public static void main(String[] arguments) throws Exception {
    var bench = new MoodStorm(arguments);
    try (Crowd yielding = bench.crowd(YIELDING);
        Crowd equal = bench.crowd(List.of())) {
      for (Crowd crowd : List.of(yielding, equal)) { // warms all sides
        crowd.say("0");
        bench.pages();
        crowd.end();
      }
      double[] calm = bench.pages();
      print("in the calm", 0, calm, calm);
      String moods = arguments[6];
      bench.storm(
          "in a storm of so many, whose senders yield to the server", yielding, moods, calm);
      bench.storm("in the same, whose senders take an equal share", equal, moods, calm);
      bench.storm("in a storm as fast as it is answered, whose senders yield", yielding, "0", calm);
    }
  }

  /**
   * @param wanted moods a second, 0 for as many as are answered
   */
  private void storm(String name, Crowd crowd, String wanted, double[] calm)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    crowd.say(wanted);
    double[] times = pages();
    double answered = crowd.end() / ((System.nanoTime() - start) / 1e9);
    print(name, answered, times, calm);
  }

  /** Milliseconds of each page, sorted. */
  private double[] pages() throws InterruptedException {
    return Reader.atRate(readers, seconds * rate, rate, _ -> Reader.get(readers, page));
  }

  private Crowd crowd(List<String> starter) throws IOException {
    var command = new ArrayList<>(starter);
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Moods.class.getName()));
    command.addAll(List.of(arguments[0], arguments[2], arguments[4]));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return new Crowd(process.outputWriter(UTF_8), process.inputReader(UTF_8));
  }

  /** A process of readers who say moods. */
  private record Crowd(BufferedWriter orders, BufferedReader said) implements AutoCloseable {
    /** Lets them begin, so many a second. */
    void say(String wanted) throws IOException {
      orders.write(wanted + "\n");
      orders.flush();
    }

    /** Lets them stop; how many moods were answered. */
    long end() throws IOException {
      say("");
      String line = said.readLine();
      if (line == null) {
        Reader.fail(new IOException("no more moods are said"));
      }
      return Long.parseLong(line);
    }

    /** The end of its orders ends it. */
    @Override
    public void close() throws IOException {
      orders.close();
    }
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
