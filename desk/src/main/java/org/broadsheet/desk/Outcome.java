package org.broadsheet.desk;

/** What came of an editorial act: its receipt, or why it was refused. A refused act did nothing. */
public sealed interface Outcome<R> {
  /** It was done, and is durable. */
  record Done<R>(R receipt) implements Outcome<R> {}

  /** It was refused. */
  record No<R>(Refused why) implements Outcome<R> {}

  /** Done, with this receipt. */
  static <R> Outcome<R> done(R receipt) {
    return new Done<>(receipt);
  }

  /** Refused for this reason. */
  static <R> Outcome<R> no(Refused why) {
    return new No<>(why);
  }

  /** The receipt, for callers to whom a refusal would be a mistake of their own. */
  default R orThrow() {
    return switch (this) {
      case Done<R> done -> done.receipt();
      case No<R> no -> throw new IllegalStateException("refused: " + no.why());
    };
  }
}
