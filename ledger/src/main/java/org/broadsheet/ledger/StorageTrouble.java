package org.broadsheet.ledger;

import java.sql.SQLException;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;

/** Why a database could not keep something, where that is not for what it was asked to keep. */
enum StorageTrouble {
  /** No room. */
  FULL("the disk is full", "Make room, then try again."),

  /** Reading or writing failed beneath the database. */
  BROKEN("the disk or its file system gives errors", "Check the disk before trying again."),

  /** The file or file system takes no writes. */
  READ_ONLY("the database cannot be written", "Give this user the right to write it.");

  private final String sentence;
  private final String hint;

  StorageTrouble(String sentence, String hint) {
    this.sentence = sentence;
    this.hint = hint;
  }

  /** As the reason in a sentence. */
  String sentence() {
    return sentence;
  }

  /** The next step, as a sentence. */
  String hint() {
    return hint;
  }

  /** The trouble beneath a failure; empty where the store did as it should. */
  static Optional<StorageTrouble> in(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql.getSQLState() == null ? sqlite(sql.getErrorCode()) : postgresql(sql);
      }
    }
    return Optional.empty();
  }

  /** The low byte is the primary code: https://www.sqlite.org/rescode.html, section 2. */
  private static Optional<StorageTrouble> sqlite(int code) {
    return switch (SQLiteErrorCode.getErrorCode(code & 0xff)) {
      case SQLITE_FULL -> Optional.of(FULL);
      case SQLITE_IOERR, SQLITE_CANTOPEN -> Optional.of(BROKEN);
      case SQLITE_READONLY -> Optional.of(READ_ONLY);
      default -> Optional.empty();
    };
  }

  /** PostgreSQL documentation, appendix A: disk full, class system error, read-only. */
  private static Optional<StorageTrouble> postgresql(SQLException failure) {
    String state = failure.getSQLState();
    if (state.equals("53100")) {
      return Optional.of(FULL);
    }
    if (state.startsWith("58")) {
      return Optional.of(BROKEN);
    }
    return state.equals("25006") ? Optional.of(READ_ONLY) : Optional.empty();
  }
}
