package org.broadsheet.pulse;

import java.time.Instant;
import org.broadsheet.content.ArticleId;

/**
 * What a reader says is wrong in a story. Nothing is kept of the reader.
 *
 * @param id in the order in which they came
 * @param revision of the story as it was read
 * @param passage the words that it is about, or an empty text
 * @param words what the reader says about them
 */
public record ErrorReport(
    long id, ArticleId article, int revision, String passage, String words, Instant time) {
  /** The longest passage and the longest words, in characters. */
  public static final int PASSAGE = 500;

  public static final int WORDS = 2_000;

  /** How many days a report is kept that nobody closes. */
  public static final int DAYS = 90;

  /** Throws {@link IllegalArgumentException} where a text is too long or the words are missing. */
  public ErrorReport {
    if (words.isBlank() || words.length() > WORDS || passage.length() > PASSAGE || revision < 1) {
      throw new IllegalArgumentException("not a report: a text is missing or too long");
    }
  }
}
