package org.broadsheet.desk;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Document;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.PublicationEvent;
import org.broadsheet.ledger.Entry;

/**
 * Brings a story to the desk that was published without it, by an import: as readers see it, so
 * that it can be corrected and withdrawn like any other. Readers notice nothing.
 */
public final class Adopt {
  private final Workroom room;

  Adopt(Workroom room) {
    this.room = room;
  }

  /** The text that readers see of a story that the desk does not have; empty if it has it. */
  public Optional<Article> offered(ArticleId id) {
    boolean here =
        room.database().jdbi().withHandle(handle -> room.stories().find(handle, id)).isPresent();
    return here ? Optional.empty() : newest(id).flatMap(Adopt::article);
  }

  private Optional<Entry> newest(ArticleId id) {
    return room.ledger()
        .version(EntryId.article(id))
        .flatMap(version -> room.ledger().entry(version.index()));
  }

  private static Optional<Article> article(Entry entry) {
    return entry
        .content()
        .map(Document::parse)
        .filter(Article.class::isInstance)
        .map(Article.class::cast);
  }

  /** Takes it on, for whoever may correct what others wrote in its channel. */
  public Outcome<Story> by(PersonId person, ArticleId id) {
    Optional<Entry> entry = newest(id);
    Optional<Article> article = entry.flatMap(Adopt::article);
    if (entry.isEmpty() || article.isEmpty()) {
      return Outcome.no(new Refused.NoSuchStory());
    }
    return room.database()
        .inWriteTransaction(tx -> {
          Optional<Account> who = room.people().find(tx, person);
          boolean may =
              who.filter(a -> a.may(Act.CORRECT, article.get().channel(), Whose.OTHERS))
                  .isPresent();
          if (!may) {
            return Outcome.no(new Refused.NotAllowed(Act.CORRECT.needed(Whose.OTHERS)));
          }
          if (room.stories().find(tx, id).isPresent()) {
            return Outcome.no(new Refused.AlreadyHere(id));
          }
          Instant now = room.now();
          PublicationEvent event = entry.get().event();
          var version =
              new Version(
                  1,
                  Objects.requireNonNull(event.content()),
                  entry.get().content().orElseThrow(),
                  null,
                  now);
          Story story =
              Story.begun(id, article.get(), person, null, List.of(), now)
                  .shown(
                      Objects.requireNonNull(event.published()),
                      Objects.requireNonNull(event.urlDate()),
                      now);
          room.stories().insert(tx, story);
          room.stories().insert(tx, id, version);
          return Outcome.done(story);
        });
  }
}
