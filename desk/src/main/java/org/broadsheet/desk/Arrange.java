package org.broadsheet.desk;

import java.time.Instant;
import java.util.Optional;
import org.broadsheet.content.ArticleId;
import org.jspecify.annotations.Nullable;

/** Puts a story into somebody's hands, asks for somebody's review, says when it is due. */
public final class Arrange {
  private final Workroom room;

  Arrange(Workroom room) {
    this.room = room;
  }

  /**
   * Sets all of it.
   *
   * @param owner in whose hands it is from now on; null leaves it where it is
   * @param asked who is asked for the next review; null for whoever may
   * @param due null for no time
   * @param embargo before when nothing of it may be published; null for none
   */
  public Outcome<Story> by(
      PersonId person,
      ArticleId id,
      @Nullable PersonId owner,
      @Nullable PersonId asked,
      @Nullable Instant due,
      @Nullable Instant embargo) {
    return room.act(
        person,
        Act.HAND_OVER,
        id,
        (tx, story) -> {
          if (owner != null && !owner.equals(story.owner())) {
            Optional<Account> to = room.people().find(tx, owner);
            if (to.filter(a -> a.may(Act.WRITE, story.channel(), Whose.OWN)).isEmpty()) {
              return Outcome.no(new Refused.NotAllowed(Role.REPORTER));
            }
          }
          if (asked != null && room.owns(tx, story, asked)) {
            return Outcome.no(new Refused.OwnWork());
          }
          Story arranged =
              story.arranged(
                  owner == null ? story.owner() : owner, asked, due, embargo, room.now());
          room.stories().update(tx, arranged);
          return Outcome.done(arranged);
        });
  }
}
