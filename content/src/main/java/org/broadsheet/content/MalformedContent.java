package org.broadsheet.content;

/**
 * A document or an entry that does not say what its type demands. Carries the place (a path such as
 * {@code body[3].media.width}) and what was expected there.
 */
public final class MalformedContent extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A refusal of the value at {@code place}.
   *
   * @param place path of the offending value, {@code $} for the whole
   * @param problem what is wrong with it, as a clause: "must be an integer"
   */
  public MalformedContent(String place, String problem) {
    super(place + ": " + problem);
  }
}
