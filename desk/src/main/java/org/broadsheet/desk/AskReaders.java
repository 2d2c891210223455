package org.broadsheet.desk;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Document;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.Hash;
import org.broadsheet.content.Poll;
import org.broadsheet.content.PublicationEvent;
import org.broadsheet.ledger.Submission;
import org.broadsheet.ledger.Version;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Asks readers a question: makes a vote, which is public from the commit on, as an entry of its
 * own. It takes a publisher, as everything does that goes to readers; stories then name it.
 *
 * <p>Later its words may be mended and its end be moved, each time as the next entry. How many
 * choices there are and how they are counted stays: readers have voted under that.
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
    List<String> texts = stripped(choices).distinct().toList();
    Optional<Refused> refused = refuses(question, texts, closes);
    if (refused.isPresent()) {
      return Outcome.no(refused.get());
    }
    var numbered = new ArrayList<Poll.Choice>();
    texts.forEach(
        text -> numbered.add(new Poll.Choice(Integer.toString(numbered.size() + 1), text)));
    var poll = new Poll(language, question.strip(), numbered, multiple, closes, resultsBefore);
    return room.database()
        .inWriteTransaction(tx -> {
          if (!may(tx, person)) {
            return notAllowed();
          }
          var subject = new EntryId(EntryKind.POLL, ArticleId.randomText(room.random()));
          append(tx, subject, 1, poll, person);
          return Outcome.done(subject);
        });
  }

  /**
   * Other words for the question and for the choices, in the order of the choices; another end.
   * Where all is as it was, nothing is written.
   *
   * @param seen the revision that the person had on the screen
   * @param closes null for never; in the future unless it is the one that the vote has
   */
  public Outcome<EntryId> change(
      PersonId person,
      EntryId vote,
      int seen,
      String question,
      List<String> choices,
      @Nullable Instant closes) {
    List<String> texts = stripped(choices).toList();
    return revise(
        person,
        vote,
        (before, revision) -> {
          if (revision != seen) {
            return Outcome.no(new Refused.StaleDraft());
          }
          boolean stays = Objects.equals(second(closes), second(before.closes()));
          Optional<Refused> refused = refuses(question, texts, stays ? null : closes);
          if (refused.isPresent()) {
            return Outcome.no(refused.get());
          }
          if (texts.size() != before.choices().size()
              || texts.stream().distinct().count() < texts.size()) {
            return Outcome.no(new Refused.Missing("choices-kept"));
          }
          var named = new ArrayList<Poll.Choice>();
          for (Poll.Choice choice : before.choices()) {
            named.add(new Poll.Choice(choice.id(), texts.get(named.size())));
          }
          return Outcome.done(
              new Poll(
                  before.language(),
                  question.strip(),
                  named,
                  before.multiple(),
                  stays ? before.closes() : closes,
                  before.resultsBefore()));
        });
  }

  /** As a form shows it. */
  private static @Nullable Instant second(@Nullable Instant time) {
    return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS);
  }

  /** No more votes are taken from now on; one that is closed stays as it is. */
  public Outcome<EntryId> close(PersonId person, EntryId vote) {
    Instant now = room.now();
    return revise(
        person,
        vote,
        (before, _) ->
            Outcome.done(
                before.closes() != null && !before.closes().isAfter(now)
                    ? before
                    : new Poll(
                        before.language(),
                        before.question(),
                        before.choices(),
                        before.multiple(),
                        now,
                        before.resultsBefore())));
  }

  /** The vote as the log has it last, and its revision; empty where there is none. */
  public Optional<Asked> find(EntryId vote) {
    return room.database().jdbi().withHandle(handle -> find(handle, vote));
  }

  /** A vote that was made. */
  public record Asked(Poll poll, int revision) {}

  private interface Revision {
    Outcome<Poll> of(Poll before, int revision);
  }

  private Outcome<EntryId> revise(PersonId person, EntryId vote, Revision next) {
    return room.database()
        .inWriteTransaction(tx -> {
          if (!may(tx, person)) {
            return notAllowed();
          }
          room.ledger().lock(tx);
          Asked before = find(tx, vote).orElse(null);
          if (before == null) {
            return Outcome.no(new Refused.NoSuchVote());
          }
          return switch (next.of(before.poll(), before.revision())) {
            case Outcome.No<Poll> no -> Outcome.no(no.why());
            case Outcome.Done<Poll>(Poll poll) -> {
              if (!poll.equals(before.poll())) {
                append(tx, vote, before.revision() + 1, poll, person);
              }
              yield Outcome.done(vote);
            }
          };
        });
  }

  private Optional<Asked> find(Handle handle, EntryId vote) {
    Version last = room.ledger().versions(handle, List.of(vote)).get(vote);
    return vote.kind() != EntryKind.POLL || last == null
        ? Optional.empty()
        : room.ledger()
            .entry(last.index())
            .flatMap(entry -> entry.content())
            .map(content -> new Asked((Poll) Document.parse(content), last.revision()));
  }

  private boolean may(Handle tx, PersonId person) {
    return room.people().find(tx, person).filter(who -> who.may(Act.ASK_READERS)).isPresent();
  }

  private static Outcome<EntryId> notAllowed() {
    return Outcome.no(new Refused.NotAllowed(Act.ASK_READERS.needed(Whose.OWN)));
  }

  private static Stream<String> stripped(List<String> choices) {
    return choices.stream().map(String::strip).filter(text -> !text.isEmpty());
  }

  private Optional<Refused> refuses(
      String question, List<String> choices, @Nullable Instant closes) {
    if (question.isBlank()) {
      return Optional.of(new Refused.Missing("question"));
    }
    if (choices.size() < 2) {
      return Optional.of(new Refused.Missing("choices"));
    }
    if (choices.size() > MOST_CHOICES
        || question.length() > LONGEST
        || choices.stream().anyMatch(text -> text.length() > LONGEST)) {
      return Optional.of(new Refused.TooLong());
    }
    return closes != null && !closes.isAfter(room.now())
        ? Optional.of(new Refused.Past())
        : Optional.empty();
  }

  private void append(Handle tx, EntryId subject, int revision, Poll poll, PersonId person) {
    room.ledger().append(tx, List.of(Submission.of(event(subject, revision, poll, person), poll)));
  }

  private PublicationEvent event(EntryId subject, int revision, Poll poll, PersonId person) {
    return new PublicationEvent(
        subject,
        revision,
        revision == 1 ? PublicationEvent.Change.FIRST : PublicationEvent.Change.UPDATE,
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
