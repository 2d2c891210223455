package org.broadsheet.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.Hash;
import org.broadsheet.content.Poll;
import org.broadsheet.content.PublicationEvent;
import org.broadsheet.ledger.Submission;
import org.jspecify.annotations.Nullable;

/**
 * Asks readers a question: makes a vote, which is public from the commit on, as an entry of its
 * own. It takes a publisher, as everything does that goes to readers; stories then name it.
 */
public final class AskReaders {
  /** Choices beyond which nobody reads them. */
  static final int MOST_CHOICES = 20;

  /** Characters of a question or a choice. */
  static final int LONGEST = 300;

  private final Workroom room;

  AskReaders(Workroom room) {
    this.room = room;
  }

  /**
   * Makes the vote and returns its id. Choices get the ids 1, 2, 3 … in their order; empty ones are
   * left out.
   *
   * @param closes when no more votes are taken, null for never
   */
  public Outcome<EntryId> by(
      PersonId person,
      String language,
      String question,
      List<String> choices,
      boolean multiple,
      @Nullable Instant closes,
      boolean resultsBefore) {
    if (question.isBlank()) {
      return Outcome.no(new Refused.Missing("question"));
    }
    List<String> texts =
        choices.stream().map(String::strip).filter(text -> !text.isEmpty()).distinct().toList();
    if (texts.size() < 2) {
      return Outcome.no(new Refused.Missing("choices"));
    }
    if (texts.size() > MOST_CHOICES
        || question.length() > LONGEST
        || texts.stream().anyMatch(text -> text.length() > LONGEST)) {
      return Outcome.no(new Refused.TooLong());
    }
    if (closes != null && !closes.isAfter(room.now())) {
      return Outcome.no(new Refused.Past());
    }
    var numbered = new ArrayList<Poll.Choice>();
    texts.forEach(
        text -> numbered.add(new Poll.Choice(Integer.toString(numbered.size() + 1), text)));
    var poll = new Poll(language, question.strip(), numbered, multiple, closes, resultsBefore);
    return room.database()
        .inWriteTransaction(tx -> {
          boolean may =
              room.people().find(tx, person).filter(who -> who.may(Act.ASK_READERS)).isPresent();
          if (!may) {
            return Outcome.no(new Refused.NotAllowed(Act.ASK_READERS.needed(Whose.OWN)));
          }
          var subject = new EntryId(EntryKind.POLL, ArticleId.randomText(room.random()));
          room.ledger().append(tx, List.of(Submission.of(event(subject, poll, person), poll)));
          return Outcome.done(subject);
        });
  }

  private PublicationEvent event(EntryId subject, Poll poll, PersonId person) {
    return new PublicationEvent(
        subject,
        1,
        PublicationEvent.Change.FIRST,
        room.now(),
        room.release(),
        Hash.of(poll.canonical()),
        null,
        List.of(),
        null,
        null,
        List.of(),
        person.value(),
        null,
        List.of());
  }
}
