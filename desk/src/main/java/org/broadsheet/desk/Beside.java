package org.broadsheet.desk;

import java.util.List;

/**
 * What a story's form offers beside the text, in words for one person.
 *
 * @param related the picks, in their order
 * @param asked the words that were searched for among published stories
 * @param found the stories that answered them
 * @param votes those that can be put into the text
 * @param turned whether something here was just chosen, which is not yet saved
 */
public record Beside(
    List<Pick> related, String asked, List<Pick> found, List<Vote> votes, boolean turned) {
  /** Copies the lists. */
  public Beside {
    related = List.copyOf(related);
    found = List.copyOf(found);
    votes = List.copyOf(votes);
  }

  /**
   * A story to choose.
   *
   * @param note its channel and date; that readers do not see it
   */
  public record Pick(String id, String headline, String note) {}

  /**
   * A vote to choose.
   *
   * @param note its closing time in words, empty where it has none
   */
  public record Vote(String id, String question, String note) {}
}
