package org.broadsheet.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Document;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.Hash;
import org.broadsheet.content.Person;
import org.broadsheet.content.PublicationEvent;
import org.broadsheet.content.Site;
import org.broadsheet.ledger.Appended;
import org.broadsheet.ledger.Database;
import org.broadsheet.ledger.Ledger;
import org.broadsheet.ledger.Submission;
import org.jdbi.v3.core.Handle;

/** What every editorial act works with, and the questions that several of them ask. */
record Workroom(
    Database database,
    Ledger ledger,
    Stories stories,
    People people,
    InstantSource clock,
    RandomGenerator random) {

  /** The present, as precise as it is stored. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Why this person cannot act in that role now; empty if they can. */
  Optional<Refused> refuses(Handle tx, PersonId person, Role role) {
    return people.find(tx, person).filter(account -> account.may(role)).isPresent()
        ? Optional.empty()
        : Optional.of(new Refused.NotAllowed(role));
  }

  /** The approvals that stand: of the newest version, in order of their stages. */
  List<Review> approvals(Handle tx, Story story) {
    return stories.reviews(tx, story.id()).stream()
        .filter(review -> review.n() == story.version())
        .filter(review -> review.verdict() == Review.Verdict.APPROVED)
        .toList();
  }

  /** Why this person cannot judge the newest version; empty if they can. */
  Optional<Refused> refusesJudge(Handle tx, Story story, PersonId person) {
    if (owns(tx, story, person)) {
      return Optional.of(new Refused.OwnWork());
    }
    return approvals(tx, story).stream()
        .filter(review -> review.person().equals(person))
        .findFirst()
        .map(review -> new Refused.SecondStage(review.stage()));
  }

  /** Whether they wrote any of what readers do not yet see, or sent it in. */
  boolean owns(Handle tx, Story story, PersonId person) {
    int seen = story.live() == null ? 0 : story.live();
    return person.equals(story.submitter())
        || stories.writersSince(tx, story.id(), seen).contains(person);
  }

  /** The site as the log has it last; before its first entry, one in UTC. */
  Site site() {
    return ledger
        .version(EntryId.site())
        .flatMap(version -> ledger.entry(version.index()))
        .flatMap(entry -> entry.content())
        .map(Document::parse)
        .map(Site.class::cast)
        .orElseGet(Workroom::plainSite);
  }

  private static Site plainSite() {
    return new Site(
        "http://localhost",
        "UTC",
        List.of("zh", "en"),
        Map.of(),
        Map.of(),
        List.of(),
        Map.of(),
        Site.MOODS,
        Map.of(),
        Map.of(),
        null);
  }

  /** The revision that the next entry about the subject has. Asked under the ledger's lock. */
  int nextRevision(Handle tx, EntryId subject) {
    var last = ledger.versions(tx, List.of(subject)).get(subject);
    return last == null ? 1 : last.revision() + 1;
  }

  String release() {
    return ArticleId.randomText(random);
  }

  /** Appends; the last thing done in a transaction. The receipt is about the last entry. */
  Receipt append(Handle tx, ArticleId story, List<Submission> submissions) {
    List<Appended> appended = ledger.append(tx, submissions);
    Appended last = appended.getLast();
    return new Receipt(story, last.index(), last.event(), last.checkpoint());
  }

  /** A person's entry, to go out with the first entry that names them. */
  Optional<Submission> introduction(
      Handle tx, PersonId person, String release, Instant now, Optional<String> by) {
    var subject = new EntryId(EntryKind.PERSON, person.value());
    if (ledger.versions(tx, List.of(subject)).containsKey(subject)) {
      return Optional.empty();
    }
    return people
        .find(tx, person)
        .map(account -> Person.named(account.names()))
        .map(document ->
            Submission.of(
                new PublicationEvent(
                    subject,
                    1,
                    PublicationEvent.Change.FIRST,
                    now,
                    release,
                    Hash.of(document.canonical()),
                    null,
                    List.of(),
                    null,
                    null,
                    List.of(),
                    by.orElse(null),
                    null,
                    List.of()),
                document));
  }
}
