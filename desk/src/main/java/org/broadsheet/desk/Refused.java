package org.broadsheet.desk;

import java.time.Instant;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.MalformedContent;

/** Why an act was not done. Expected, and said to the person in their language. */
public sealed interface Refused {
  /** There is no such story. */
  record NoSuchStory() implements Refused {}

  /** There is no such vote. */
  record NoSuchVote() implements Refused {}

  /** The person lacks the role, or their account is disabled. */
  record NotAllowed(Role needed) implements Refused {}

  /** Nobody is left who could give the review that asks for this role. */
  record Unstaffed(Role role) implements Refused {}

  /** Nobody approves a text that they wrote or sent in. */
  record OwnWork() implements Refused {}

  /** Nobody takes two stages of one review. */
  record SecondStage(int first) implements Refused {}

  /** The text is no longer the one that the person had on the screen. */
  record StaleDraft() implements Refused {}

  /** Somebody else is writing at it, since then. */
  record Held(Account holder, Instant since) implements Refused {}

  /** The story is not at the point at which this can be done. */
  record WrongState(StoryState state) implements Refused {}

  /** Nothing of it may be published before that time. */
  record Embargoed(Instant until) implements Refused {}

  /** That time is over already. */
  record Past() implements Refused {}

  /** Somebody else must do the second half of what takes two. */
  record SamePerson() implements Refused {}

  /** Not every stage has approved exactly this text. */
  record NotApproved(int approved, int needed) implements Refused {}

  /** It was returned, and nothing was changed since. */
  record NothingChanged() implements Refused {}

  /** A notice that readers have seen was dropped or reworded. */
  record NoticeLost() implements Refused {}

  /** The original is already in the newsroom or in the log, as this story. */
  record AlreadyHere(ArticleId story) implements Refused {}

  /**
   * A text that cannot be kept as it is.
   *
   * @param place the path of the value that is at fault, as {@link MalformedContent#place}
   * @param problem what is wrong with it, as a clause in English
   */
  record Malformed(String place, String problem) implements Refused {
    Malformed(MalformedContent failure) {
      this(failure.place(), failure.problem());
    }
  }

  /**
   * What was taken in is of no format that is known, or holds no story.
   *
   * @param reason as a sentence in English
   */
  record NotUnderstood(String reason) implements Refused {}

  /** What was sent holds more than is read at once. */
  record TooCostly() implements Refused {}

  /** Something typed is longer than it may be, or there is too much of it. */
  record TooLong() implements Refused {}

  /** The bytes are none of a JPEG, PNG, WebP or GIF picture. */
  record NoPicture() implements Refused {}

  /** A picture of more than 30 MiB or 50 million pixels. */
  record PictureTooLarge() implements Refused {}

  /** Something that must be said was left empty: a reason, a comment, a name. */
  record Missing(String what) implements Refused {}

  /** Something was said at greater length than can be kept. */
  record TooManyCharacters(String what, int most) implements Refused {}

  /** Name and password do not fit. */
  record WrongPassword() implements Refused {}

  /** Too many failed attempts; the next one counts after that time. */
  record TooManyTries(Instant until) implements Refused {}

  /** The one-time link was used, replaced or never given. */
  record LinkUsed() implements Refused {}

  /** Somebody has that login already. */
  record LoginTaken() implements Refused {}

  /** The password is shorter than {@link People#MIN_PASSWORD} characters or longer than 200. */
  record WeakPassword() implements Refused {}

  /** The last administrator cannot be disabled or lose the role. */
  record LastAdministrator() implements Refused {}
}
