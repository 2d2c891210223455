package org.broadsheet.pulse;

import java.util.Map;

/**
 * How a poll stands.
 *
 * @param version grows with every change of these counts and is 0 before the first
 * @param voters the readers who voted; with several choices each, fewer than the sum of the votes
 * @param votes by the id of a choice, without those that nobody took
 */
public record VoteCounts(String poll, long version, long voters, Map<String, Long> votes) {
  /** Copies the map. */
  public VoteCounts {
    votes = Map.copyOf(votes);
  }

  /** The readers who took this choice; 0 for one that nobody took. */
  public long of(String choice) {
    return votes.getOrDefault(choice, 0L);
  }
}
