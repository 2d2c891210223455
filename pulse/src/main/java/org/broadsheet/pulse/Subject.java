package org.broadsheet.pulse;

import java.util.ArrayList;
import java.util.List;
import org.broadsheet.content.ArticleId;

/**
 * What a signal is about, as it stands in the store: a story by its id, or a poll by its id behind
 * {@code poll:}. No story's id holds a colon, so the two never meet.
 */
record Subject(String key) {
  /** Counts the readers who voted in a poll; no choice has this id. */
  static final String VOTERS = "*";

  private static final String POLL = "poll:";

  static Subject of(ArticleId article) {
    return new Subject(article.value());
  }

  static Subject ofPoll(String poll) {
    return new Subject(POLL + poll);
  }

  boolean isPoll() {
    return key.startsWith(POLL);
  }

  /** Under which words a reader who said this is counted; none for the empty text. */
  List<String> counted(String words) {
    if (words.isEmpty()) {
      return List.of();
    }
    if (!isPoll()) {
      return List.of(words);
    }
    var all = new ArrayList<>(List.of(words.split(" ")));
    all.add(VOTERS);
    return all;
  }
}
