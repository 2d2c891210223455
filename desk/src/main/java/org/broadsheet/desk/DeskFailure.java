package org.broadsheet.desk;

/** The desk's records contradict themselves. Nothing was done; the message says what to look at. */
public final class DeskFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A failure.
   *
   * @param attempted what was attempted and on what, as a sentence without full stop
   * @param hint the next step, as a sentence
   */
  public DeskFailure(String attempted, String hint) {
    super(attempted + ". " + hint);
  }
}
