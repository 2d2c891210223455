package org.broadsheet.content;

/**
 * A document or an entry that does not say what its type demands. Carries the place (a path such as
 * {@code body[3].media.width}) and what was expected there.
 */
public final class MalformedContent extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String place;
  private final String problem;

  /**
   * A refusal of the value at {@code place}.
   *
   * @param place path of the offending value, {@code $} for the whole
   * @param problem what is wrong with it, as a clause: "must be an integer"
   */
  public MalformedContent(String place, String problem) {
    super(place + ": " + problem);
    this.place = place;
    this.problem = problem;
  }

  /** Where it is: a path such as {@code body[3].media.width}, {@code $} for the whole. */
  public String place() {
    return place;
  }

  /** What is wrong there, as a clause. */
  public String problem() {
    return problem;
  }
}
