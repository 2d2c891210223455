package org.broadsheet.pulse;

/** What became of a reader's vote. */
public sealed interface VoteAnswer {
  /** The vote, or its taking back, is on disk; these counts include it. */
  record Kept(VoteCounts counts) implements VoteAnswer {}

  /** Nothing was kept: too many are waiting, or the program is stopping. Ask again in a second. */
  record Busy() implements VoteAnswer {}
}
