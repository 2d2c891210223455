package org.broadsheet.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Work on many things by several threads, with the answers in the order of the things. */
final class Spread {
  private static final int CHUNK = 16;

  /** Fewer things than this are quicker done than handed to other threads. */
  private static final int FEW = 4;

  private Spread() {}

  static <A, B> List<B> over(ExecutorService workers, List<A> all, Function<A, B> work) {
    if (all.size() <= FEW) {
      return all.stream().map(work).toList();
    }
    var chunks = new ArrayList<Callable<List<B>>>();
    for (int from = 0; from < all.size(); from += CHUNK) {
      List<A> chunk = all.subList(from, Math.min(from + CHUNK, all.size()));
      chunks.add(() -> chunk.stream().map(work).toList());
    }
    var answers = new ArrayList<B>(all.size());
    try {
      // All are awaited before any failure is told: none still writes when the caller goes on.
      for (Future<List<B>> answer : workers.invokeAll(chunks)) {
        answers.addAll(answer.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ArchiveFailed(
          ArchiveFailed.Reason.CLOSED, "Interrupted while entries were applied", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
    return answers;
  }
}
