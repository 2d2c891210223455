package org.broadsheet.desk;

import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every 200 ms whether a plan is due. It compares the clock with the plan each time and never
 * counts: a clock that was set forward or back, or a machine that slept, changes nothing.
 */
final class Punctual implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Punctual.class);
  private static final Duration REST = Duration.ofMillis(200);

  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);

  private final Thread thread;
  private volatile boolean closed;

  Punctual(Plans plans, Consumer<Receipt> published) {
    this.thread = Thread.ofPlatform().daemon().name("plans").start(() -> watch(plans, published));
  }

  private void watch(Plans plans, Consumer<Receipt> published) {
    while (!closed) {
      Duration rest = REST;
      try {
        for (Plans.Ran ran : plans.run()) {
          if (ran.outcome() instanceof Outcome.Done<Receipt> done) {
            published.accept(done.receipt());
          }
        }
      } catch (RuntimeException e) {
        // The database may be full or away; the plan waits and is tried again.
        LOG.error("Plans could not be looked at", e);
        rest = AFTER_TROUBLE;
      }
      try {
        Thread.sleep(rest);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
