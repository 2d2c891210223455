package org.broadsheet.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Fails at one write: either before it happened, or after it happened but as if it had not. */
final class Failing implements Writes {
  /** How a write fails. */
  enum Fault {
    LOST,
    UNREPORTED
  }

  private final int at;
  private final Fault fault;

  /** What was to be written, in order. */
  final List<String> steps = new ArrayList<>();

  Failing(int at, Fault fault) {
    this.at = at;
    this.fault = fault;
  }

  /** Lets every write happen, and notes it. */
  static Failing never() {
    return new Failing(-1, Fault.LOST);
  }

  /** Whether the fault has been met. */
  boolean failed() {
    return at >= 0 && steps.size() > at;
  }

  @Override
  public synchronized void perform(String what, Step step) throws IOException {
    boolean now = steps.size() == at;
    steps.add(what);
    if (now && fault == Fault.LOST) {
      throw new IOException(what + " was lost");
    }
    step.run();
    if (now) {
      throw new IOException(what + " was done and not reported");
    }
  }
}
