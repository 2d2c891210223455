package org.broadsheet.pulse;

/** What became of a reader's mood. */
public sealed interface MoodAnswer {
  /** The mood, or its taking back, is on disk; these counts include it. */
  record Kept(MoodCounts counts) implements MoodAnswer {}

  /**
   * Nothing was kept: too many are waiting, or the program is stopping. Ask again in a second (503
   * with Retry-After).
   */
  record Busy() implements MoodAnswer {}

  /** Nothing was kept: this mood is not on offer. */
  record NotOffered(Mood mood) implements MoodAnswer {}
}
