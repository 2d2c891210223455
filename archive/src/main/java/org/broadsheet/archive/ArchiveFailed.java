package org.broadsheet.archive;

import org.jspecify.annotations.Nullable;

/** The archive cannot be kept or read. Carries what was attempted and what to do next. */
public final class ArchiveFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What stands in the way. */
  public enum Reason {
    /** Another process keeps this archive. */
    IN_USE,
    /** The directory cannot be made or written. */
    UNWRITABLE,
    /** The files of the index are damaged; the next start rebuilds them from the log. */
    DAMAGED,
    /** An entry of the log cannot be shown. */
    UNREADABLE_ENTRY,
    /** The archive was closed. */
    CLOSED
  }

  private final Reason reason;

  ArchiveFailed(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** Message and first cause in one line, for a log that is read by operators. */
  String told() {
    return getCause() == null ? getMessage() + "." : getMessage() + " (" + getCause() + ").";
  }

  /** What stands in the way. */
  public Reason reason() {
    return reason;
  }
}
