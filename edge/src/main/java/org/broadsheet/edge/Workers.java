package org.broadsheet.edge;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A few threads for one sort of work that waits or computes; a full queue refuses at once. */
final class Workers implements AutoCloseable {
  private final ThreadPoolExecutor threads;
  private final Figures figures;

  Workers(String name, int size, int waiting, Figures figures) {
    this.figures = figures;
    this.threads =
        new ThreadPoolExecutor(
            size,
            size,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(waiting),
            Thread.ofPlatform().name("edge-" + name + "-", 1).daemon().factory());
    threads.allowCoreThreadTimeOut(true);
  }

  /** The answer that this makes, or the refusal where too many wait. */
  CompletableFuture<Reply> run(Callable<Reply> work) {
    return call(work, Replies::busy);
  }

  /** What this finds out, or {@code busy} where too many wait. */
  <T> CompletableFuture<T> call(Callable<T> work, Supplier<T> busy) {
    var reply = new CompletableFuture<T>();
    try {
      threads.execute(() -> {
        try {
          reply.complete(work.call());
        } catch (Throwable e) { // an Error too: a reader waits for this
          reply.completeExceptionally(e);
        }
      });
    } catch (RejectedExecutionException e) {
      figures.refused.increment();
      reply.complete(busy.get());
    }
    return reply;
  }

  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(3, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
