package org.broadsheet.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Credit;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.Hash;
import org.broadsheet.content.Medium;
import org.broadsheet.content.PublicationEvent;
import org.broadsheet.content.PublicationEvent.Change;
import org.broadsheet.content.Statement;
import org.broadsheet.ledger.Submission;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Publishes texts that every stage has approved, byte for byte: one, or several as a release that
 * readers see at the same moment. The desk's change, the entries, and the entries of the people
 * whom they name for the first time are one commit: all of a release goes out, or nothing of it.
 */
public final class Publish {
  private final Workroom room;

  Publish(Workroom room) {
    this.room = room;
  }

  /** A story of a release, and the hash of the text that is meant. */
  public record Pick(ArticleId story, Hash seen) {}

  /** Publishes the text that has this hash. When this returns a receipt, it is on disk. */
  public Outcome<Receipt> by(PersonId person, ArticleId id, Hash seen) {
    return together(person, List.of(new Pick(id, seen)));
  }

  /** Publishes several texts in one transaction. The receipt is about the last of them. */
  public Outcome<Receipt> together(PersonId person, List<Pick> picks) {
    return room.database().inWriteTransaction(tx -> in(tx, person, picks));
  }

  /** For whoever does more in the same transaction; appends last. */
  Outcome<Receipt> in(Handle tx, PersonId person, List<Pick> picks) {
    if (picks.isEmpty()) {
      return Outcome.no(new Refused.Missing("story"));
    }
    Instant now = room.now();
    return switch (ready(tx, person, picks, now)) {
      case Outcome.No<List<Ready>> no -> Outcome.no(no.why());
      case Outcome.Done<List<Ready>>(List<Ready> ready) -> {
        room.ledger().lock(tx);
        for (Ready one : ready) {
          Optional<Refused> refused = refusesOrigin(tx, one.story());
          if (refused.isPresent()) {
            yield Outcome.no(refused.get());
          }
        }
        ready.forEach(one -> room.stories().update(tx, shown(one.story(), now)));
        List<Submission> entries = entries(tx, person, ready, now);
        yield Outcome.done(room.append(tx, ready.getLast().story().id(), entries));
      }
    };
  }

  /** The texts that may go out at that time, or why one of them may not. */
  private Outcome<List<Ready>> ready(Handle tx, PersonId person, List<Pick> picks, Instant at) {
    var ready = new ArrayList<Ready>();
    for (Pick pick : inOrder(picks)) {
      switch (check(tx, person, pick, at)) {
        case Outcome.Done<Ready> done -> ready.add(done.receipt());
        case Outcome.No<Ready> no -> {
          return Outcome.no(no.why());
        }
      }
    }
    return Outcome.done(List.copyOf(ready));
  }

  /** Their entries, those of people named for the first time before them. */
  private List<Submission> entries(Handle tx, PersonId person, List<Ready> ready, Instant at) {
    String release = room.release();
    var named = new LinkedHashSet<PersonId>();
    ready.forEach(one -> named.addAll(named(one.version().article(), one.approvals())));
    var entries = new ArrayList<>(room.introductions(tx, named, release, at, person));
    for (Ready one : ready) {
      Change change = change(tx, one.story(), one.version().article());
      entries.add(entry(tx, person, one, shown(one.story(), at), change, null, release, at));
    }
    return entries;
  }

  /**
   * The entries that would go out if these texts were published together at that time. Nothing is
   * changed and nothing goes out.
   */
  public Outcome<List<Submission>> imagined(PersonId person, List<Pick> picks, Instant at) {
    if (picks.isEmpty()) {
      return Outcome.no(new Refused.Missing("story"));
    }
    return room.database()
        .jdbi()
        .withHandle(tx ->
            switch (ready(tx, person, picks, at)) {
              case Outcome.No<List<Ready>> no -> Outcome.no(no.why());
              case Outcome.Done<List<Ready>> done ->
                  Outcome.done(entries(tx, person, done.receipt(), at));
            });
  }

  /** In order of their ids, so that two releases that share stories never wait for each other. */
  static List<Pick> inOrder(List<Pick> picks) {
    return picks.stream().sorted(Comparator.comparing(pick -> pick.story().value())).toList();
  }

  /** A story that may go out. */
  record Ready(Story story, Version version, List<Review> approvals) {}

  private Outcome<Ready> check(Handle tx, PersonId person, Pick pick, Instant now) {
    Optional<Story> found = room.stories().lock(tx, pick.story());
    if (found.isEmpty()) {
      return Outcome.no(new Refused.NoSuchStory());
    }
    Story story = found.get();
    Optional<Refused> refused = room.refuses(tx, person, Act.PUBLISH, story);
    if (refused.isPresent()) {
      return Outcome.no(refused.get());
    }
    Version version = room.stories().version(tx, story.id(), story.version()).sound();
    if (!version.hash().equals(pick.seen())) {
      return Outcome.no(new Refused.StaleDraft());
    }
    List<Review> approvals = room.approvals(tx, story);
    refused = refuses(tx, story, version, approvals);
    if (refused.isPresent()) {
      return Outcome.no(refused.get());
    }
    if (story.embargo() != null && now.isBefore(story.embargo())) {
      return Outcome.no(new Refused.Embargoed(story.embargo()));
    }
    return Outcome.done(new Ready(story, version, approvals));
  }

  /** The approvals are read again one by one; the story's state alone is not believed. */
  private Optional<Refused> refuses(
      Handle tx, Story story, Version version, List<Review> approvals) {
    if (story.state() == StoryState.PUBLISHED || story.state() == StoryState.WITHDRAWN) {
      return Optional.of(new Refused.WrongState(story.state()));
    }
    int stage = standing(tx, story, version, approvals);
    return story.state() == StoryState.APPROVED && stage >= story.stages()
        ? Optional.empty()
        : Optional.of(new Refused.NotApproved(stage, story.stages()));
  }

  /** How many stages approve exactly this text, each by another person who did not write it. */
  int standing(Handle tx, Story story, Version version, List<Review> approvals) {
    var people = new LinkedHashSet<PersonId>();
    int stage = 0;
    for (Review approval : approvals) {
      boolean stands =
          approval.hash().equals(version.hash())
              && approval.stage() == stage + 1
              && !room.owns(tx, story, approval.person())
              && people.add(approval.person());
      if (stands) {
        stage++;
      }
    }
    return stage;
  }

  /** Somebody may have imported the same original while the draft lay here. */
  private Optional<Refused> refusesOrigin(Handle tx, Story story) {
    if (story.origin() == null || story.live() != null) {
      return Optional.empty();
    }
    return Optional.ofNullable(
            room.ledger().imported(tx, List.of(story.origin().key())).get(story.origin().key()))
        .map(imported -> new Refused.AlreadyHere(new ArticleId(imported.subject().id())));
  }

  private Story shown(Story story, Instant now) {
    return story.shown(
        story.published() == null ? now : story.published(), urlDate(story, now), now);
  }

  LocalDate urlDate(Story story, Instant now) {
    return story.urlDate() == null
        ? LocalDate.ofInstant(now, room.site().zoneId())
        : story.urlDate();
  }

  /** The entry that shows this version. Asked for under the ledger's lock. */
  Submission entry(
      Handle tx,
      PersonId person,
      Ready one,
      Story shown,
      Change change,
      @Nullable Statement why,
      String release,
      Instant now) {
    Article article = one.version().article();
    EntryId subject = EntryId.article(shown.id());
    var event =
        new PublicationEvent(
            subject,
            room.nextRevision(tx, subject),
            change,
            now,
            release,
            one.version().hash(),
            why == null ? null : why.hash(),
            article.media().stream().map(Medium::hash).toList(),
            shown.published(),
            shown.urlDate(),
            one.approvals().stream().map(Publish::approval).toList(),
            person.value(),
            one.story().live() == null ? one.story().origin() : null,
            List.of());
    return new Submission(
        event,
        why == null
            ? List.of(one.version().bytes())
            : List.of(one.version().bytes(), why.canonical()));
  }

  /** Derived from the text that was reviewed, so nobody can publish a correction as an update. */
  private Change change(Handle tx, Story story, Article article) {
    if (story.live() == null) {
      return Change.FIRST;
    }
    int told = room.stories().version(tx, story.id(), story.live()).article().notices().size();
    List<Article.Notice> added = article.notices().subList(told, article.notices().size());
    if (added.isEmpty()) {
      return Change.UPDATE;
    }
    boolean corrects =
        added.stream().anyMatch(notice -> notice.kind() == Article.Notice.Kind.CORRECTION);
    return corrects ? Change.CORRECTION : Change.CLARIFICATION;
  }

  static Set<PersonId> named(Article article, List<Review> approvals) {
    var named = new LinkedHashSet<PersonId>();
    approvals.forEach(approval -> named.add(approval.person()));
    for (Credit credit : article.credits()) {
      if (credit.person() != null && ArticleId.isId(credit.person())) {
        named.add(new PersonId(credit.person()));
      }
    }
    return named;
  }

  private static PublicationEvent.Approval approval(Review review) {
    return new PublicationEvent.Approval(
        review.stage(), review.person().value(), review.hash(), review.time());
  }
}
