package org.broadsheet.pulse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit: one thread takes all that wait and commits them together, so one sync of the disk
 * serves many readers, and the busier it is the more of them. An answer is given only after the
 * commit that holds its change. A full queue refuses at once.
 */
final class SignalWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SignalWriter.class);

  /** Bounds one transaction, and so how long a reader waits behind it. */
  private static final int BATCH = 1024;

  /**
   * How soon an idle program sees what another one committed to a shared store, and the longest
   * wait of a stop.
   */
  private static final long FOLLOW_MILLIS = 250;

  /** What became of one change. */
  sealed interface Written {
    /** It is on disk; these are the counts of its subject. */
    record Kept(Tally tally) implements Written {}

    /** Nothing was kept, and nothing will be. */
    record Busy() implements Written {}
  }

  private record Waiting(SignalStore.Change change, CompletableFuture<Written> answer) {}

  private final SignalStore store;
  private final Supplier<LocalDate> today;
  private final ArrayBlockingQueue<Waiting> queue;
  private final ExecutorService answers = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread thread;
  private volatile boolean closing;
  private volatile boolean stopped;

  SignalWriter(SignalStore store, Supplier<LocalDate> today, int waiting) {
    this.store = store;
    this.today = today;
    this.queue = new ArrayBlockingQueue<>(waiting);
    this.thread = Thread.ofPlatform().name("pulse-writer").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  CompletableFuture<Written> submit(SignalStore.Change change) {
    var waiting = new Waiting(change, new CompletableFuture<>());
    if (closing || !queue.offer(waiting)) {
      return CompletableFuture.completedFuture(new Written.Busy());
    }
    if (stopped
        && queue.remove(
            waiting)) { // the writer left between the two lines above and will not come back for it
      return CompletableFuture.completedFuture(new Written.Busy());
    }
    return waiting.answer();
  }

  private void run() {
    var batch = new ArrayList<Waiting>(BATCH);
    try {
      while (!closing || !queue.isEmpty()) {
        Waiting first = queue.poll(FOLLOW_MILLIS, TimeUnit.MILLISECONDS);
        if (first == null) {
          follow();
        } else {
          batch.add(first);
          queue.drainTo(batch, BATCH - 1);
          commit(List.copyOf(batch));
          batch.clear();
        }
      }
    } catch (InterruptedException e) {
      LOG.warn(
          "The writer of reader signals was interrupted: they are refused until the program is started again");
    } finally {
      closing = true;
      stopped = true;
      for (Waiting left = queue.poll(); left != null; left = queue.poll()) {
        left.answer().complete(new Written.Busy());
      }
      store.rest();
    }
  }

  private void follow() {
    try {
      store.rest();
      store.follow();
    } catch (PulseFailure e) {
      LOG.warn("Counts of reader signals may be late: {}", e.getMessage(), e.getCause());
    }
  }

  /**
   * Answers on another thread, so that what a caller hung on its future cannot hold up the next
   * batch.
   */
  private void commit(List<Waiting> batch) {
    try {
      store.commit(batch.stream().map(Waiting::change).toList(), today.get());
    } catch (PulseFailure e) {
      LOG.error("Signals were not acknowledged: {}", e.getMessage(), e.getCause());
      answers.execute(() -> batch.forEach(waiting -> waiting.answer().completeExceptionally(e)));
      return;
    } catch (RuntimeException
        | Error e) { // a mistake of ours must not leave readers waiting for ever
      LOG.error("Signals were not acknowledged", e);
      answers.execute(() -> batch.forEach(waiting -> waiting.answer().completeExceptionally(e)));
      return;
    }
    answers.execute(() -> batch.forEach(this::acknowledge));
  }

  private void acknowledge(Waiting waiting) {
    waiting.answer().complete(new Written.Kept(store.tally(waiting.change().place().subject())));
  }

  /**
   * Refuses what comes from now on, commits and answers what waits, and returns when that is done.
   */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    answers.close();
  }
}
