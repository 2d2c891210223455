package org.broadsheet.edge;

import org.jspecify.annotations.Nullable;

/** The edge could not do what was asked; what, on what, and the next step stand in its message. */
public final class EdgeFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String hint;

  EdgeFailure(String attempted, String hint, @Nullable Throwable cause) {
    super(attempted + ". " + hint, cause);
    this.hint = hint;
  }

  /** The next step, as a sentence. */
  public String hint() {
    return hint;
  }
}
