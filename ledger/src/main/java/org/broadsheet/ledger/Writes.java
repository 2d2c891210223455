package org.broadsheet.ledger;

import java.io.IOException;

/**
 * The seam through which everything passes that is to outlive the process: file writes, renames,
 * syncs, commits. Tests put a failing one here, which loses a write or lets it happen unreported.
 */
interface Writes {
  /** What the program runs with. */
  Writes REAL = (what, step) -> step.run();

  /**
   * Performs one step, once.
   *
   * @param what the step, such as {@code commit} or {@code media rename}
   */
  void perform(String what, Step step) throws IOException;

  /** Something written outside the process. */
  interface Step {
    /** Does it. */
    void run() throws IOException;
  }
}
