package org.broadsheet.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Hash;

/**
 * Begins the correction or clarification of a live story: a new version with a notice that says
 * what was wrong. Readers see the old text until the new one went through review and was published.
 */
public final class Correct {
  private final Workroom room;
  private final Write write;

  Correct(Workroom room, Write write) {
    this.room = room;
    this.write = write;
  }

  /**
   * Puts the notice on the newest version. One that readers have not seen yet is replaced.
   *
   * @param base hash of the version that the person started from
   */
  public Outcome<Saved> by(
      PersonId person, ArticleId id, Hash base, Article.Notice.Kind kind, String text) {
    Optional<Refused> unsaid = Said.refuses(text, "notice");
    if (unsaid.isPresent()) {
      return Outcome.no(unsaid.get());
    }
    return room.act(
        person,
        Act.CORRECT,
        id,
        (tx, story) -> {
          if (story.live() == null || !story.isLive()) {
            return Outcome.no(new Refused.WrongState(story.state()));
          }
          Article live = room.stories().version(tx, id, story.live()).article();
          Article newest = room.stories().version(tx, id, story.version()).article();
          var notices = new ArrayList<>(live.notices());
          notices.add(new Article.Notice(kind, room.now(), text.strip()));
          return write.next(
              tx, person, story, base, newest.edit().notices(List.copyOf(notices)).article());
        });
  }
}
