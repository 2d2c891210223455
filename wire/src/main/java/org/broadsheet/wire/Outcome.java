package org.broadsheet.wire;

/** What became of one input. */
public sealed interface Outcome {
  /** It was understood. */
  record Extracted(Extraction extraction) implements Outcome {}

  /** It was not taken in; the rest of a batch goes on. */
  record Refused(Refusal refusal) implements Outcome {}
}
