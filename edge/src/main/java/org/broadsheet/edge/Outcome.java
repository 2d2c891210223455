package org.broadsheet.edge;

/** What became of asking for a page. */
sealed interface Outcome {
  /** Here it is. */
  record Ready(Kept page) implements Outcome {}

  /** Too many others wait for theirs, or the edge is stopping: 503 with {@code Retry-After}. */
  record Busy() implements Outcome {}

  /** It could not be rendered, and there is no earlier one to send. */
  record Failed() implements Outcome {}
}
