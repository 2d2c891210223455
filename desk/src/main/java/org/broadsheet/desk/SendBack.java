package org.broadsheet.desk;

import java.util.Optional;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Hash;

/** Returns a text to its author with a comment. It can be sent in again once it was changed. */
public final class SendBack {
  private final Workroom room;

  SendBack(Workroom room) {
    this.room = room;
  }

  /** Returns the text that has this hash; the comment says what to change. */
  public Outcome<Review> by(PersonId person, ArticleId id, Hash seen, String comment) {
    Optional<Refused> unsaid = Said.refuses(comment, "comment");
    if (unsaid.isPresent()) {
      return Outcome.no(unsaid.get());
    }
    return room.act(
        person,
        Act.REVIEW,
        id,
        (tx, story) -> {
          Version version = room.stories().version(tx, id, story.version());
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
          var review =
              new Review(
                  version.n(),
                  room.approvals(tx, story).size() + 1,
                  person,
                  Review.Verdict.RETURNED,
                  seen,
                  comment.strip(),
                  room.now());
          room.stories().insert(tx, id, review);
          room.stories().update(tx, story.in(StoryState.RETURNED, review.time()));
          return Outcome.done(review);
        });
  }
}
