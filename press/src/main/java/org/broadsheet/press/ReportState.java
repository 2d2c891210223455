package org.broadsheet.press;

import org.jspecify.annotations.Nullable;

/**
 * How far the report of an error has come.
 *
 * @param revision of the story that was read
 * @param passage the words that it is about, or an empty text
 * @param text what the reader has written so far
 * @param refused why it was not taken, null where nothing was sent or it was
 * @param sent whether it was taken
 * @param limits what the form says of them
 */
public record ReportState(
    int revision,
    String passage,
    String text,
    @Nullable Refusal refused,
    boolean sent,
    Limits limits) {
  /** The longest text and passage in characters, and how many days a report is kept. */
  public record Limits(int text, int passage, int days) {}

  /** Why a report was not taken. */
  public enum Refusal {
    /** It says nothing. */
    EMPTY,
    TOO_LONG,
    /** This address sent too many in the last hour. */
    TOO_MANY,
    /** Too many are open, or the disk failed. */
    NOT_KEPT
  }
}
