package org.broadsheet.pulse;

import java.util.List;
import org.broadsheet.content.ArticleId;

/**
 * How many readers feel what about one story.
 *
 * @param version grows with every change of these counts and is 0 before the first: with the
 *     program's version it makes an ETag
 * @param counts every offered mood in its order, zeros included
 */
public record MoodCounts(ArticleId article, long version, List<Count> counts) {
  /** Copies the list. */
  public MoodCounts {
    counts = List.copyOf(counts);
  }

  /** The sum over the moods on offer: the readers who said one of them. */
  public long total() {
    return counts.stream().mapToLong(Count::readers).sum();
  }

  /** The readers of one mood; 0 if it is not on offer. */
  public long of(Mood mood) {
    return counts.stream()
        .filter(count -> count.mood().equals(mood))
        .mapToLong(Count::readers)
        .sum();
  }

  /** The readers of one mood, 0 or more. */
  public record Count(Mood mood, long readers) {
    /** Throws {@link IllegalArgumentException} below zero. */
    public Count {
      if (readers < 0) {
        throw new IllegalArgumentException("fewer than no readers: " + readers);
      }
    }
  }
}
