package org.broadsheet.desk;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.PublicationEvent;
import org.broadsheet.content.Statement;
import org.broadsheet.ledger.Submission;
import org.jdbi.v3.core.Handle;

/** Takes a live story back, for good, with a reason that readers will see in its place. */
public final class Withdraw {
  private final Workroom room;

  Withdraw(Workroom room) {
    this.room = room;
  }

  /** Withdraws it. When this returns a receipt, it is on disk. */
  public Outcome<Receipt> by(PersonId person, ArticleId id, String reason) {
    Optional<Refused> unsaid = Said.refuses(reason, "reason");
    if (unsaid.isPresent()) {
      return Outcome.no(unsaid.get());
    }
    return room.act(person, Act.WITHDRAW, id, (tx, story) -> withdraw(tx, person, story, reason));
  }

  /** For whoever does more in the same transaction; appends last. */
  Outcome<Receipt> in(Handle tx, PersonId person, ArticleId id, String reason) {
    Optional<Story> found = room.stories().lock(tx, id);
    if (found.isEmpty()) {
      return Outcome.no(new Refused.NoSuchStory());
    }
    Optional<Refused> refused = room.refuses(tx, person, Act.WITHDRAW, found.get());
    return refused.isPresent()
        ? Outcome.no(refused.get())
        : withdraw(tx, person, found.get(), reason);
  }

  private Outcome<Receipt> withdraw(Handle tx, PersonId person, Story story, String reason) {
    ArticleId id = story.id();
    if (story.live() == null || !story.isLive()) {
      return Outcome.no(new Refused.WrongState(story.state()));
    }
    Instant now = room.now();
    String language = room.stories().version(tx, id, story.live()).article().language();
    var statement = new Statement(language, Statement.Role.PUBLISHER, reason.strip());
    room.stories().update(tx, story.in(StoryState.WITHDRAWN, now));
    room.ledger().lock(tx);
    EntryId subject = EntryId.article(id);
    var event =
        new PublicationEvent(
            subject,
            room.nextRevision(tx, subject),
            PublicationEvent.Change.WITHDRAWAL,
            now,
            room.release(),
            null,
            statement.hash(),
            List.of(),
            Objects.requireNonNull(story.published()),
            Objects.requireNonNull(story.urlDate()),
            List.of(),
            person.value(),
            null,
            List.of());
    return Outcome.done(room.append(tx, id, List.of(Submission.of(event, statement))));
  }
}
