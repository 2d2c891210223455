package org.broadsheet.press;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a poll stands for one reader.
 *
 * @param votes by the id of a choice; null where this reader is not to be told them
 * @param voters how many voted
 * @param own the choices that this reader took
 * @param closed whether no more votes are taken
 */
public record PollState(
    @Nullable Map<String, Long> votes, long voters, Set<String> own, boolean closed) {
  /** Copies. */
  public PollState {
    votes = votes == null ? null : Map.copyOf(votes);
    own = Set.copyOf(own);
  }

  /** Why a vote was not taken. */
  public enum Refusal {
    /** It came after the closing time. */
    CLOSED,
    /** No choice was taken. */
    NOTHING,
    /** Several were, where one may be. */
    TOO_MANY,
    /** One of them is none of this poll's. */
    UNKNOWN
  }
}
