package org.broadsheet.desk;

import java.util.HashSet;
import java.util.Optional;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Hash;
import org.jdbi.v3.core.Handle;

/** Sends a draft in for review. Whoever sends it in answers for it, and cannot judge it. */
public final class Submit {
  private final Workroom room;
  private final Chains chains;

  Submit(Workroom room, Chains chains) {
    this.room = room;
    this.chains = chains;
  }

  /** Sends in the text that has this hash, along the chain of its channel. */
  public Outcome<Story> by(PersonId person, ArticleId id, Hash seen) {
    return room.act(
        person,
        Act.SEND_IN,
        id,
        (tx, story) -> {
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
          Chain chain = chains.of(tx, story.channel());
          Optional<Role> nobody = unstaffed(tx, person, story, chain);
          if (nobody.isPresent()) {
            return Outcome.no(new Refused.Unstaffed(nobody.get()));
          }
          Story sent = story.sentIn(person, chain, room.now());
          room.stories().update(tx, sent);
          return Outcome.done(sent);
        });
  }

  /** The stage for which nobody would be left if this person sent it in now. */
  Optional<Role> unstaffed(Handle handle, PersonId person, Story story, Chain chain) {
    var writers = new HashSet<>(room.writers(handle, story));
    writers.add(person);
    return chains.unstaffed(handle, chain, story.channel(), writers);
  }
}
