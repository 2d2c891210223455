package org.broadsheet.ledger;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts this process's own commits to the log, and wakes who waits for the next. */
final class Commits {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition more = lock.newCondition();
  private long count;

  void signal() {
    lock.lock();
    try {
      count++;
      more.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the count is not {@code seen}, at most that long. Returns the count. */
  long await(long seen, long millis) throws InterruptedException {
    long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
    lock.lockInterruptibly();
    try {
      while (count == seen && nanos > 0) {
        nanos = more.awaitNanos(nanos);
      }
      return count;
    } finally {
      lock.unlock();
    }
  }
}
