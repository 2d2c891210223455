package org.broadsheet.app;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress of long work, with rate and time left, on standard error. */
final class Progress {
  private static final int COLUMNS = 100;

  private Progress() {}

  /**
   * A bar; close it at the end.
   *
   * @param most how many steps there are, -1 where nobody knows
   * @param unit what a step is, shown behind the rate
   */
  static ProgressBar bar(String task, long most, String unit) {
    PrintStream err = System.err;
    // A terminal is redrawn five times a second; a file gets a line every ten seconds.
    boolean terminal = System.console() != null && System.console().isTerminal();
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(most)
        .setUnit(unit, 1)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(terminal ? 200 : 10_000)
        .showSpeed()
        .setConsumer(new ConsoleProgressBarConsumer(err, COLUMNS))
        .build();
  }
}
