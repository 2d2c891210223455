package org.broadsheet.desk;

import static org.broadsheet.desk.Role.ADMINISTRATOR;
import static org.broadsheet.desk.Role.CONTRIBUTOR;
import static org.broadsheet.desk.Role.EDITOR;
import static org.broadsheet.desk.Role.FINAL_REVIEWER;
import static org.broadsheet.desk.Role.FIRST_REVIEWER;
import static org.broadsheet.desk.Role.PUBLISHER;
import static org.broadsheet.desk.Role.REPORTER;
import static org.broadsheet.desk.Role.SECOND_REVIEWER;

import java.util.List;

/**
 * What can be done at the desk, and the roles that may do it: to a story in one's own hands, and to
 * somebody else's. Each role counts only in its channels. Beyond this table stands invariant 5:
 * nobody reviews what they wrote or sent in, and nobody takes two stages, whatever their roles.
 */
public enum Act {
  /** Read it, its versions and its preview. */
  SEE(
      List.of(
          REPORTER,
          CONTRIBUTOR,
          EDITOR,
          FIRST_REVIEWER,
          SECOND_REVIEWER,
          FINAL_REVIEWER,
          PUBLISHER),
      List.of(REPORTER, EDITOR, FIRST_REVIEWER, SECOND_REVIEWER, FINAL_REVIEWER, PUBLISHER)),
  /** Begin a story. */
  BEGIN(List.of(REPORTER, CONTRIBUTOR, EDITOR), List.of()),
  /** Take a story in from elsewhere. */
  TAKE_IN(List.of(REPORTER, EDITOR), List.of()),
  /** Save another text of it. */
  WRITE(List.of(REPORTER, CONTRIBUTOR, EDITOR), List.of(EDITOR)),
  /** Send it in for review. */
  SEND_IN(List.of(REPORTER, CONTRIBUTOR, EDITOR), List.of(EDITOR)),
  /** Begin the correction or clarification of what readers see. */
  CORRECT(List.of(REPORTER, EDITOR), List.of(EDITOR)),
  /** Put it into other hands, ask for somebody's review, say when it is due. */
  HAND_OVER(List.of(REPORTER, EDITOR), List.of(EDITOR)),
  /** Judge it at a stage of its review; the chain says which of these roles at which. */
  REVIEW(
      List.of(FIRST_REVIEWER, SECOND_REVIEWER, FINAL_REVIEWER),
      List.of(FIRST_REVIEWER, SECOND_REVIEWER, FINAL_REVIEWER)),
  /** Read the proof: any who see it, but none who wrote it. */
  PROOFREAD(
      List.of(REPORTER, EDITOR, FIRST_REVIEWER, SECOND_REVIEWER, FINAL_REVIEWER, PUBLISHER),
      List.of(REPORTER, EDITOR, FIRST_REVIEWER, SECOND_REVIEWER, FINAL_REVIEWER, PUBLISHER)),
  /** Ask that it goes out before its reviews. */
  ASK_EMERGENCY(
      List.of(REPORTER, EDITOR, FINAL_REVIEWER, PUBLISHER),
      List.of(EDITOR, FINAL_REVIEWER, PUBLISHER)),
  /** Let it go out before its reviews, when another person asked. */
  CONFIRM_EMERGENCY(List.of(PUBLISHER), List.of(PUBLISHER)),
  /** Publish what was approved: now, at a time, with others, or for a time only. */
  PUBLISH(List.of(PUBLISHER), List.of(PUBLISHER)),
  /** Take it back. */
  WITHDRAW(List.of(PUBLISHER), List.of(PUBLISHER)),
  /** Make a vote, which is public at once. Not about a story. */
  ASK_READERS(List.of(PUBLISHER), List.of()),
  /** Look after accounts, sessions and chains. Not about a story. */
  ADMINISTER(List.of(ADMINISTRATOR), List.of());

  private final List<Role> own;
  private final List<Role> others;

  Act(List<Role> own, List<Role> others) {
    this.own = own;
    this.others = others;
  }

  /** The roles of which one is enough, the most usual first. */
  public List<Role> roles(Whose whose) {
    return switch (whose) {
      case OWN -> own;
      case NOBODYS -> own.stream().filter(role -> role != CONTRIBUTOR).toList();
      case OTHERS -> others;
    };
  }

  /** The role to name to somebody who has none of them. */
  Role needed(Whose whose) {
    List<Role> roles = roles(whose);
    return roles.isEmpty() ? own.getFirst() : roles.getFirst();
  }
}
