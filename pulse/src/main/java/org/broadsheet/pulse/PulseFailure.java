package org.broadsheet.pulse;

/**
 * Pulse could not do its work: what was attempted, on what, and a hint at the next step. What was
 * attempted may have happened or not.
 */
public final class PulseFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PulseFailure(String attempted, String on, String hint) {
    super(text(attempted, on, hint));
  }

  PulseFailure(String attempted, String on, String hint, Throwable cause) {
    super(text(attempted, on, hint), cause);
  }

  private static String text(String attempted, String on, String hint) {
    return "could not " + attempted + " (" + on + "): " + hint;
  }
}
