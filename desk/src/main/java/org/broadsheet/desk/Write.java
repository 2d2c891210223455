package org.broadsheet.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Hash;
import org.jdbi.v3.core.Handle;

/**
 * Writes a story: begins it, or saves its next version. A new version voids every approval of the
 * one before it, by being another one.
 */
public final class Write {
  private final Workroom room;
  private final Take take;

  Write(Workroom room, Take take) {
    this.room = room;
    this.take = take;
  }

  /** Begins a story. */
  public Outcome<Saved> begin(PersonId person, Article article) {
    return room.database()
        .inWriteTransaction(tx ->
            room.refuses(tx, person, Act.BEGIN, article.channel())
                .<Outcome<Saved>>map(Outcome::no)
                .orElseGet(() -> Outcome.done(begin(tx, person, article))));
  }

  /** For the acts that begin a story as part of theirs; the role was checked. */
  Saved begin(Handle tx, PersonId person, Article article) {
    byte[] bytes = article.canonical();
    Instant now = room.now();
    var id = ArticleId.random(room.random());
    var version = new Version(1, Hash.of(bytes), bytes, person, now);
    room.stories().insert(tx, Story.begun(id, article, person, null, List.of(), now));
    room.stories().insert(tx, id, version);
    return new Saved(id, 1, version.hash());
  }

  /**
   * Saves the next version. Saving what is there already changes nothing.
   *
   * @param base hash of the version that the person started from
   */
  public Outcome<Saved> change(PersonId person, ArticleId id, Hash base, Article article) {
    return room.act(
        person,
        Act.WRITE,
        id,
        (tx, story) -> {
          Optional<Refused> held = take.refuses(tx, person, id);
          return held.isPresent() ? Outcome.no(held.get()) : next(tx, person, story, base, article);
        });
  }

  /** For the acts that write a version as part of theirs; the role was checked. */
  Outcome<Saved> next(Handle tx, PersonId person, Story story, Hash base, Article article) {
    Version current = room.stories().version(tx, story.id(), story.version());
    if (story.state() == StoryState.WITHDRAWN) {
      return Outcome.no(new Refused.WrongState(story.state()));
    }
    if (!current.hash().equals(base)) {
      return Outcome.no(new Refused.StaleDraft());
    }
    if (!keepsNotices(tx, story, article)) {
      return Outcome.no(new Refused.NoticeLost());
    }
    Optional<Refused> refused = refusesMove(tx, person, story, article);
    if (refused.isPresent()) {
      return Outcome.no(refused.get());
    }
    byte[] bytes = article.canonical();
    Hash hash = Hash.of(bytes);
    if (hash.equals(current.hash())) {
      return Outcome.done(new Saved(story.id(), current.n(), hash));
    }
    Instant now = room.now();
    var version = new Version(current.n() + 1, hash, bytes, person, now);
    room.stories().insert(tx, story.id(), version);
    room.stories().update(tx, story.rewritten(article, person, now));
    return Outcome.done(new Saved(story.id(), version.n(), hash));
  }

  /** Nothing is changed in silence: what readers were told was wrong stays said. */
  boolean keepsNotices(Handle tx, Story story, Article article) {
    if (story.live() == null) {
      return true;
    }
    var told = room.stories().version(tx, story.id(), story.live()).article().notices();
    return article.notices().size() >= told.size()
        && article.notices().subList(0, told.size()).equals(told);
  }

  /** Why this person cannot move the story to the channel of that text; empty if it stays. */
  Optional<Refused> refusesMove(Handle tx, PersonId person, Story story, Article article) {
    return article.channel().equals(story.channel())
        ? Optional.empty()
        : room.refuses(tx, person, Act.BEGIN, article.channel());
  }
}
