package org.broadsheet.archive;

import java.util.List;

/**
 * Stories that answer a search.
 *
 * @param hits the best first
 * @param total how many there are in all, exact up to 1,000
 */
public record SearchResult(List<Hit> hits, long total) {
  /** Copies the list. */
  public SearchResult {
    hits = List.copyOf(hits);
  }

  /**
   * One story found.
   *
   * @param headline the headline, as runs that match or do not
   * @param passage the words around the finding, as runs that match or do not
   */
  public record Hit(Teaser teaser, List<Run> headline, List<Run> passage) {
    /** Copies the lists. */
    public Hit {
      headline = List.copyOf(headline);
      passage = List.copyOf(passage);
    }
  }

  /** A run of text; {@code match} where it is what was asked for. */
  public record Run(String text, boolean match) {}
}
