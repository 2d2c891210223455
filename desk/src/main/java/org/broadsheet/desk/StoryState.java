package org.broadsheet.desk;

import java.util.Locale;

/** Where the newest version of a story stands. An older one may be live at the same time. */
public enum StoryState {
  /** Being written. */
  DRAFT,
  /** Sent in; waits for a reviewer. */
  IN_REVIEW,
  /** A reviewer sent it back with a comment. */
  RETURNED,
  /** Every stage approved it; waits for a publisher. */
  APPROVED,
  /** Readers see it. */
  PUBLISHED,
  /** Taken back, for good. */
  WITHDRAWN;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static StoryState parse(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
