package org.broadsheet.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The log could not do what was asked, and no retry by the caller will help: the store is corrupt,
 * unreadable or not ours, a key does not fit, or a caller broke a rule of the log. Whatever was
 * attempted has not happened, unless the message says that its outcome is unknown.
 */
public final class LedgerFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String hint;
  private final boolean storage;

  /**
   * A failure.
   *
   * @param attempted what was attempted and on what, as a sentence without full stop
   * @param hint the next step for whoever operates the program, as a sentence
   */
  public LedgerFailure(String attempted, String hint) {
    this(attempted, hint, null);
  }

  /** As {@link #LedgerFailure(String, String)}, with what was beneath. */
  public LedgerFailure(String attempted, String hint, @Nullable Throwable cause) {
    this(attempted, hint, cause, false);
  }

  private LedgerFailure(String attempted, String hint, @Nullable Throwable cause, boolean storage) {
    super(attempted + ". " + hint, cause);
    this.hint = hint;
    this.storage = storage;
  }

  /** One of which the disk or the database server is the reason, not what was asked. */
  static LedgerFailure storage(String attempted, String hint, Throwable cause) {
    return new LedgerFailure(attempted, hint, cause, true);
  }

  /**
   * Whether the disk or the database server is the reason: it is full, or gives errors. Asking for
   * less, or for something else, does not help then.
   */
  public boolean storage() {
    return storage;
  }

  /** The next step, as a sentence. */
  public String hint() {
    return hint;
  }
}
