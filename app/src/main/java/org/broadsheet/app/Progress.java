package org.broadsheet.app;

import java.io.PrintStream;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress of long work, with rate and time left, on standard error. Short work shows none. */
final class Progress {
  private static final int COLUMNS = 100;

  /** What is done before this is not worth a bar. */
  private static final long SHORT_NANOS = 2_000_000_000L;

  private Progress() {}

  /**
   * A bar; close it at the end.
   *
   * @param most how many steps there are, -1 where nobody knows
   * @param unit what a step is, shown behind the rate
   */
  static ProgressBar bar(String task, long most, String unit) {
    PrintStream err = System.err;
    // A terminal's line is drawn anew five times a second; a file gets a line every ten seconds.
    boolean terminal = System.console() != null && System.console().isTerminal();
    long start = System.nanoTime();
    var consumer =
        new DelegatingProgressBarConsumer(
            line -> {
              if (System.nanoTime() - start > SHORT_NANOS) {
                err.print(terminal ? "\r" + line : line + "\n");
              }
            },
            COLUMNS);
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(most)
        .setUnit(unit, 1)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(terminal ? 200 : 10_000)
        .showSpeed()
        .setConsumer(consumer)
        .build();
  }
}
