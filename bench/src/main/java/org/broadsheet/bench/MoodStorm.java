package org.broadsheet.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A story's page asked for at a fixed rate: in the calm; while readers say so many moods a second
 * about many stories ({@link Moods}); and while they say them as fast as they are answered. A
 * page's time runs from the moment when it was due to its last byte. Prints rows in Markdown; ends
 * with 1 if an answer is not as expected. Arguments: address, path of the page, ids of stories
 * parted by commas, seconds of each part, connections that say moods, pages a second, moods a
 * second.
 */
public final class MoodStorm {
  private final URI readers;
  private final String page;
  private final int seconds;
  private final int rate;
  private final Process moods;
  private final BufferedReader said;

  private MoodStorm(String[] arguments) throws IOException {
    readers = URI.create(arguments[0]);
    page = arguments[1];
    seconds = Integer.parseInt(arguments[3]);
    rate = Integer.parseInt(arguments[5]);
    String java = ProcessHandle.current().info().command().orElse("java");
    moods =
        new ProcessBuilder(
                List.of(
                    java,
                    "-cp",
                    System.getProperty("java.class.path"),
                    Moods.class.getName(),
                    arguments[0],
                    arguments[2],
                    arguments[4]))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    said = moods.inputReader(StandardCharsets.UTF_8);
  }

  /** Measures. */
  public static void main(String[] arguments) throws Exception {
    var bench = new MoodStorm(arguments);
    try (var _ = bench.moods.outputWriter(StandardCharsets.UTF_8)) { // whose end ends them
      bench.order("0"); // warms all sides
      bench.pages();
      bench.order("");
      bench.said();
      double[] calm = bench.pages();
      print("in the calm", 0, calm, calm);
      bench.storm("in a storm of so many", arguments[6], calm);
      bench.storm("in a storm as fast as it is answered", "0", calm);
    }
  }

  /**
   * @param wanted moods a second, 0 for as many as are answered
   */
  private void storm(String name, String wanted, double[] calm)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    order(wanted);
    double[] times = pages();
    order("");
    double answered = said() / ((System.nanoTime() - start) / 1e9);
    print(name, answered, times, calm);
  }

  private void order(String line) throws IOException {
    moods.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    moods.getOutputStream().flush();
  }

  private long said() throws IOException {
    String line = said.readLine();
    if (line == null) {
      Reader.fail(new IOException("no more moods are said"));
    }
    return Long.parseLong(line);
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
