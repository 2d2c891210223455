package org.broadsheet.desk;

import java.util.Locale;

/**
 * What somebody is in the newsroom. Nobody has a right by having another: each role is given by
 * itself, everywhere or in a channel (see {@link Grants}); {@link Act} says what each may do.
 */
public enum Role {
  /** Writes and sends in stories of their own, and sees no others. */
  CONTRIBUTOR,
  /** Writes, takes in, sends in and corrects stories of their own; sees the others. */
  REPORTER,
  /** Changes, sends in, corrects and hands over anybody's stories. */
  EDITOR,
  /** Gives the first of several reviews. */
  FIRST_REVIEWER,
  /** Gives the second of three reviews. */
  SECOND_REVIEWER,
  /** Gives the last review, or the only one. */
  FINAL_REVIEWER,
  /** Publishes what was approved, and withdraws. */
  PUBLISHER,
  /** Looks after accounts and chains of review; has no say over texts and does not see them. */
  ADMINISTRATOR;

  /** The word in commands and in the database. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads {@link #word}; throws {@link IllegalArgumentException} at an unknown one. */
  public static Role of(String word) {
    return valueOf(word.strip().toUpperCase(Locale.ROOT));
  }
}
