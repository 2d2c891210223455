package org.broadsheet.edge;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that packs popular pages as small as can be, and runs only while a processor has
 * nothing else to do.
 */
final class BestPacking implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BestPacking.class);

  /** SCHED_IDLE of Linux, sched(7). */
  private static final int IDLE = 5;

  private record Work(String url, Kept page) {}

  private final ArrayBlockingQueue<Work> queue = new ArrayBlockingQueue<>(1_000);
  private final BiConsumer<String, Kept> pack;
  private final Thread thread;

  BestPacking(BiConsumer<String, Kept> pack) {
    this.pack = pack;
    this.thread = Thread.ofPlatform().name("edge-packing").daemon().start(this::work);
  }

  /** Packs this page some time; where too many wait, it stays as it is. */
  void offer(String url, Kept page) {
    var _ = queue.offer(new Work(url, page));
  }

  private void work() {
    becomeIdle();
    try {
      while (true) {
        Work work = queue.take();
        try {
          pack.accept(work.url(), work.page());
        } catch (RuntimeException e) {
          LOG.warn("Packing {} smaller failed; it stays as it is", work.url(), e);
        }
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  /** Java's own thread priorities do nothing on Linux unless the whole process may raise them. */
  @SuppressWarnings("restricted") // one call that takes its arguments by value and a struct of int
  private static void becomeIdle() {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      Thread.currentThread().setPriority(Thread.MIN_PRIORITY);
      return;
    }
    try (Arena arena = Arena.ofConfined()) {
      Linker linker = Linker.nativeLinker();
      MethodHandle schedule =
          linker.downcallHandle(
              linker.defaultLookup().find("sched_setscheduler").orElseThrow(),
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT,
                  ValueLayout.ADDRESS));
      MemorySegment priorityZero = arena.allocate(ValueLayout.JAVA_INT);
      int failed = (int) schedule.invokeExact(0, IDLE, priorityZero);
      if (failed != 0) {
        LOG.debug("This thread could not be made idle");
      }
    } catch (Throwable e) {
      LOG.debug("This thread could not be made idle", e);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
