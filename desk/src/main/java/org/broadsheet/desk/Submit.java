package org.broadsheet.desk;

import java.util.Optional;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Hash;

/** Sends a draft in for review. Whoever sends it in answers for it, and cannot judge it. */
public final class Submit {
  private final Workroom room;
  private final Chain chain;

  Submit(Workroom room, Chain chain) {
    this.room = room;
    this.chain = chain;
  }

  /** Sends in the text that has this hash. */
  public Outcome<Story> by(PersonId person, ArticleId id, Hash seen) {
    return room.database()
        .inWriteTransaction(tx -> {
          Optional<Refused> refused = room.refuses(tx, person, Role.AUTHOR);
          if (refused.isPresent()) {
            return Outcome.no(refused.get());
          }
          Optional<Story> found = room.stories().lock(tx, id);
          if (found.isEmpty()) {
            return Outcome.no(new Refused.NoSuchStory());
          }
          Story story = found.get();
          if (story.state() == StoryState.RETURNED) {
            return Outcome.no(new Refused.NothingChanged());
          }
          if (story.state() != StoryState.DRAFT) {
            return Outcome.no(new Refused.WrongState(story.state()));
          }
          Version newest = room.stories().version(tx, id, story.version());
          if (!newest.hash().equals(seen)) {
            return Outcome.no(new Refused.StaleDraft());
          }
          Optional<Refused> bare = PictureRules.refuses(newest.article());
          if (bare.isPresent()) {
            return Outcome.no(bare.get());
          }
          Story sent = story.sentIn(person, chain.stages(tx), room.now());
          room.stories().update(tx, sent);
          return Outcome.done(sent);
        });
  }
}
