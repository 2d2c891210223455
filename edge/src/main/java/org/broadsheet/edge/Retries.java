package org.broadsheet.edge;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One thread that tries again later, and does the cache's housekeeping in between. */
final class Retries implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Duration first;
  private final ScheduledThreadPoolExecutor thread;

  Retries(Duration first) {
    this.first = first;
    this.thread =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("edge-retries").daemon().factory());
  }

  /** Runs this after a pause that doubles with each failure, up to a minute. */
  void later(int failures, Runnable again) {
    long millis = first.toMillis() << Math.min(failures - 1, 16);
    long pause = Math.min(millis, LONGEST.toMillis());
    try {
      var _ = thread.schedule(again, pause, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // The edge is stopping: nobody will ask for this page again.
    }
  }

  /** For short work that nobody waits for; runs here and now once the edge is stopping. */
  Executor executor() {
    return work -> {
      try {
        thread.execute(work);
      } catch (RejectedExecutionException e) {
        work.run();
      }
    };
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
