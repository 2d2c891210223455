package org.broadsheet.desk;

import java.util.Objects;
import java.util.Optional;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Hash;

/**
 * Approves exactly one text at the next stage of its review. Nobody approves what they wrote or
 * sent in, and nobody takes two stages of one story; administrators are no exception.
 */
public final class Approve {
  private final Workroom room;
  private final Emergency emergency;

  Approve(Workroom room, Emergency emergency) {
    this.room = room;
    this.emergency = emergency;
  }

  /** Approves the text that has this hash; the comment may be empty. */
  public Outcome<Review> by(PersonId person, ArticleId id, Hash seen, String comment) {
    if (comment.length() > Said.LONGEST) {
      return Outcome.no(new Refused.TooManyCharacters("comment", Said.LONGEST));
    }
    return room.act(
        person,
        Act.REVIEW,
        id,
        (tx, story) -> {
          Version version = room.stories().version(tx, id, story.version()).sound();
          if (!version.hash().equals(seen)) {
            return Outcome.no(new Refused.StaleDraft());
          }
          if (story.state() != StoryState.IN_REVIEW) {
            return Outcome.no(new Refused.WrongState(story.state()));
          }
          Optional<Refused> refused = room.refusesJudge(tx, story, person);
          if (refused.isPresent()) {
            return Outcome.no(refused.get());
          }
          int stage = room.approvals(tx, story).size() + 1;
          var review =
              new Review(
                  version.n(),
                  stage,
                  person,
                  Review.Verdict.APPROVED,
                  seen,
                  comment.strip(),
                  room.now());
          room.stories().insert(tx, id, review);
          if (stage >= story.stages()) {
            if (story.isExposed() && Objects.equals(story.live(), version.n())) {
              emergency.reviewed(tx, person, story, version);
            } else {
              room.stories().update(tx, story.in(StoryState.APPROVED, review.time()));
            }
          }
          return Outcome.done(review);
        });
  }
}
