package org.broadsheet.desk;

import java.time.Instant;
import java.util.Optional;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Hash;
import org.jdbi.v3.core.Handle;

/**
 * Keeps what an editor is typing, every few seconds. One sitting's texts are one version while that
 * lasts, so that the versions stay few enough to read; its text is on disk before the answer.
 *
 * <p>A version is written over only by the sitting that began it, while nobody has sent it in, and
 * not by a much shorter text: what was struck out by mistake can be had back.
 */
public final class Keep {
  /** Bytes by which a text may shrink within one version. */
  private static final int STRUCK = 300;

  private final Workroom room;
  private final Write write;
  private final Take take;
  private final Holds holds;

  Keep(Workroom room, Write write, Take take, Holds holds) {
    this.room = room;
    this.write = write;
    this.take = take;
    this.holds = holds;
  }

  /**
   * Keeps the text.
   *
   * @param sitting the window; it takes hold of the story if nobody has it
   * @param base hash of the text that it started from. Of its own sitting's version any: an answer
   *     that got lost does not make an editor a stranger to their own text
   * @param reopen whether to write on although the story was sent in, approved or published, which
   *     makes it a draft again
   */
  public Outcome<Saved> by(
      PersonId person, ArticleId id, String sitting, Hash base, Article article, boolean reopen) {
    return room.act(
        person,
        Act.WRITE,
        id,
        (tx, story) -> {
          return switch (take.claim(tx, person, id, sitting)) {
            case Outcome.No<Hold> no -> Outcome.no(no.why());
            case Outcome.Done<Hold> done ->
                open(story.state()) || reopen
                    ? kept(tx, person, story, done.receipt(), base, article)
                    : Outcome.no(new Refused.WrongState(story.state()));
          };
        });
  }

  /**
   * Begins a story with its first words. A sitting begins one story: asked again because the answer
   * got lost, it keeps the text in that one.
   */
  public Outcome<Saved> begin(PersonId person, String sitting, Article article) {
    return room.database()
        .inWriteTransaction(tx -> {
          Optional<Refused> refused = room.refuses(tx, person, Act.BEGIN, article.channel());
          if (refused.isPresent()) {
            return Outcome.no(refused.get());
          }
          Optional<ArticleId> begun = holds.story(tx, person, sitting);
          if (begun.isPresent()) {
            Story story = room.stories().lock(tx, begun.get()).orElseThrow();
            Hold hold = holds.find(tx, story.id()).orElseThrow();
            return kept(tx, person, story, hold, Hash.of(new byte[0]), article);
          }
          Saved saved = write.begin(tx, person, article);
          Instant now = room.now();
          holds.put(
              tx,
              saved.story(),
              Hold.begun(person, sitting, now).writing(saved.version(), now, now));
          return Outcome.done(saved);
        });
  }

  private static boolean open(StoryState state) {
    return switch (state) {
      case DRAFT, RETURNED -> true;
      case IN_REVIEW, APPROVED, PUBLISHED, WITHDRAWN -> false;
    };
  }

  private Outcome<Saved> kept(
      Handle tx, PersonId person, Story story, Hold hold, Hash base, Article article) {
    Version current = room.stories().version(tx, story.id(), story.version());
    boolean own = hold.version() != null && hold.version() == current.n();
    Instant now = room.now();
    if (own && mayGrow(tx, story, hold, current, article, now)) {
      Optional<Refused> refused = write.refusesMove(tx, person, story, article);
      if (refused.isPresent()) {
        return Outcome.no(refused.get());
      }
      if (!write.keepsNotices(tx, story, article)) {
        return Outcome.no(new Refused.NoticeLost());
      }
      byte[] bytes = article.canonical();
      Hash hash = Hash.of(bytes);
      room.stories()
          .grow(tx, story.id(), new Version(current.n(), hash, bytes, current.person(), now));
      room.stories().update(tx, story.grown(article, now));
      return Outcome.done(new Saved(story.id(), current.n(), hash));
    }
    Outcome<Saved> outcome = write.next(tx, person, story, own ? current.hash() : base, article);
    if (outcome instanceof Outcome.Done<Saved>(Saved saved) && saved.version() != current.n()) {
      holds.put(tx, story.id(), hold.writing(saved.version(), now, now));
    }
    return outcome;
  }

  private boolean mayGrow(
      Handle tx, Story story, Hold hold, Version current, Article article, Instant now) {
    Instant begun = hold.begun();
    boolean live = story.live() != null && story.live() == current.n();
    return story.state() == StoryState.DRAFT
        && !live
        && begun != null
        && now.isBefore(begun.plus(Hold.ONE_VERSION))
        && article.canonical().length > current.bytes().length - STRUCK
        && room.stories().reviews(tx, story.id()).stream().noneMatch(r -> r.n() == current.n());
  }
}
