package org.broadsheet.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
import org.broadsheet.ledger.Submission;
import org.jdbi.v3.core.Handle;

/**
 * Publishes a text that every stage has approved, byte for byte. The desk's change, the entry, and
 * the entries of the people whom it names for the first time are one commit.
 */
public final class Publish {
  private final Workroom room;

  Publish(Workroom room) {
    this.room = room;
  }

  /** Publishes the text that has this hash. When this returns a receipt, it is on disk. */
  public Outcome<Receipt> by(PersonId person, ArticleId id, Hash seen) {
    LocalDate today = LocalDate.ofInstant(room.now(), room.site().zoneId());
    return room.database()
        .inWriteTransaction(tx -> {
          Optional<Refused> refused = room.refuses(tx, person, Role.PUBLISHER);
          if (refused.isPresent()) {
            return Outcome.no(refused.get());
          }
          Optional<Story> found = room.stories().lock(tx, id);
          if (found.isEmpty()) {
            return Outcome.no(new Refused.NoSuchStory());
          }
          Story story = found.get();
          Version version = room.stories().version(tx, id, story.version()).sound();
          if (!version.hash().equals(seen)) {
            return Outcome.no(new Refused.StaleDraft());
          }
          List<Review> approvals = room.approvals(tx, story);
          refused = refuses(tx, story, version, approvals);
          if (refused.isPresent()) {
            return Outcome.no(refused.get());
          }
          room.ledger().lock(tx);
          refused = refusesOrigin(tx, story);
          if (refused.isPresent()) {
            return Outcome.no(refused.get());
          }
          Instant now = room.now();
          Story shown =
              story.shown(
                  story.published() == null ? now : story.published(),
                  story.urlDate() == null ? today : story.urlDate(),
                  now);
          room.stories().update(tx, shown);
          List<Submission> release = release(tx, person, story, shown, version, approvals, now);
          return Outcome.done(room.append(tx, id, release));
        });
  }

  /** The approvals are read again one by one; the story's state alone is not believed. */
  private Optional<Refused> refuses(
      Handle tx, Story story, Version version, List<Review> approvals) {
    if (story.state() == StoryState.PUBLISHED || story.state() == StoryState.WITHDRAWN) {
      return Optional.of(new Refused.WrongState(story.state()));
    }
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
    return story.state() == StoryState.APPROVED && stage >= story.stages()
        ? Optional.empty()
        : Optional.of(new Refused.NotApproved(stage, story.stages()));
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

  private List<Submission> release(
      Handle tx,
      PersonId person,
      Story before,
      Story shown,
      Version version,
      List<Review> approvals,
      Instant now) {
    Article article = version.article();
    String release = room.release();
    var submissions = new ArrayList<Submission>();
    for (PersonId named : named(article, approvals)) {
      room.introduction(tx, named, release, now, Optional.of(person.value()))
          .ifPresent(submissions::add);
    }
    EntryId subject = EntryId.article(shown.id());
    submissions.add(
        new Submission(
            new PublicationEvent(
                subject,
                room.nextRevision(tx, subject),
                change(tx, before, article),
                now,
                release,
                version.hash(),
                null,
                article.media().stream().map(Medium::hash).toList(),
                shown.published(),
                shown.urlDate(),
                approvals.stream().map(Publish::approval).toList(),
                person.value(),
                before.live() == null ? before.origin() : null,
                List.of()),
            List.of(version.bytes())));
    return submissions;
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

  private static Set<PersonId> named(Article article, List<Review> approvals) {
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
