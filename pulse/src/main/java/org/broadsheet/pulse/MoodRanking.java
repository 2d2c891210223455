package org.broadsheet.pulse;

import java.util.List;
import java.util.Map;
import org.broadsheet.content.ArticleId;

/**
 * Which stories readers felt what about, in some days up to today. By how much a count grew in
 * these days is what ranks; who takes a mood back makes it less again.
 *
 * @param days how many, today included
 * @param stories by mood, the most first; a mood without any is not there
 */
public record MoodRanking(int days, Map<Mood, List<Place>> stories) {
  /** Fewer readers than this lead nothing. */
  public static final int LEAST = 5;

  /** Copies. */
  public MoodRanking {
    stories = Map.copyOf(stories);
  }

  /** A story and its readers of this mood, {@link #LEAST} or more. */
  public record Place(ArticleId article, long readers) {}
}
