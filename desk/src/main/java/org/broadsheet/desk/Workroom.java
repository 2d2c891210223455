package org.broadsheet.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.ChannelPath;
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
    RandomGenerator random,
    KnownSite known) {

  /** The present, as precise as it is stored. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** What an act does in its transaction, once the person was found to be allowed it. */
  interface Work<R> {
    Outcome<R> on(Handle tx, Story story);
  }

  /**
   * Does that to a story, in one transaction: locks it, asks the person's roles, then works. Every
   * act about a story goes through here, so none forgets to ask.
   */
  <R> Outcome<R> act(PersonId person, Act act, ArticleId id, Work<R> work) {
    return database.inWriteTransaction(tx -> {
      Optional<Story> found = stories.lock(tx, id);
      if (found.isEmpty()) {
        return Outcome.no(new Refused.NoSuchStory());
      }
      Optional<Refused> refused = refuses(tx, person, act, found.get());
      return refused.isPresent() ? Outcome.no(refused.get()) : work.on(tx, found.get());
    });
  }

  /** Why this person's roles do not allow that to that story now; empty if they do. */
  Optional<Refused> refuses(Handle tx, PersonId person, Act act, Story story) {
    Optional<Account> account = people.find(tx, person);
    if (account.filter(a -> a.may(act, story)).isPresent()) {
      return Optional.empty();
    }
    Whose whose = account.map(a -> a.whose(story)).orElse(Whose.OTHERS);
    return Optional.of(new Refused.NotAllowed(act.needed(whose)));
  }

  /** Why this person's roles do not allow that in that channel, to a story of their own. */
  Optional<Refused> refuses(Handle tx, PersonId person, Act act, ChannelPath channel) {
    return people.find(tx, person).filter(a -> a.may(act, channel, Whose.OWN)).isPresent()
        ? Optional.empty()
        : Optional.of(new Refused.NotAllowed(act.needed(Whose.OWN)));
  }

  /** The approvals that stand: of the newest version, in order of their stages. */
  List<Review> approvals(Handle tx, Story story) {
    return stories.reviews(tx, story.id()).stream()
        .filter(review -> review.n() == story.version())
        .filter(review -> review.verdict() == Review.Verdict.APPROVED)
        .toList();
  }

  /**
   * Why this person cannot judge the newest version at its next stage; empty if they can. Holds for
   * everybody, whatever their roles (invariant 5).
   */
  Optional<Refused> refusesJudge(Handle tx, Story story, PersonId person) {
    return refusesJudge(
        story, person, people.find(tx, person), writers(tx, story), approvals(tx, story));
  }

  /** As above, from what is known of the story already. */
  static Optional<Refused> refusesJudge(
      Story story,
      PersonId person,
      Optional<Account> account,
      Set<PersonId> writers,
      List<Review> approvals) {
    if (writers.contains(person)) {
      return Optional.of(new Refused.OwnWork());
    }
    Optional<Refused> second =
        approvals.stream()
            .filter(review -> review.person().equals(person))
            .findFirst()
            .map(review -> new Refused.SecondStage(review.stage()));
    if (second.isPresent() || approvals.size() >= story.stages()) {
      return second;
    }
    Role asked = story.chain().stages().get(approvals.size());
    return account.filter(a -> a.is(asked, story.channel())).isPresent()
        ? Optional.empty()
        : Optional.of(new Refused.NotAllowed(asked));
  }

  /** Whether they wrote any of what readers do not yet see, or sent it in. */
  boolean owns(Handle tx, Story story, PersonId person) {
    return writers(tx, story).contains(person);
  }

  /** Who wrote any of what is not yet reviewed and seen by readers, or sent it in. */
  Set<PersonId> writers(Handle tx, Story story) {
    int seen = story.vetted() == null ? 0 : story.vetted();
    return writers(story, stories.writersSince(tx, story.id(), seen));
  }

  /** With whoever sent it in. */
  static Set<PersonId> writers(Story story, Collection<PersonId> wrote) {
    var writers = new HashSet<>(wrote);
    if (story.submitter() != null) {
      writers.add(story.submitter());
    }
    return writers;
  }

  /** The site as the log has it last; before its first entry, one in UTC. */
  Site site() {
    return known.now();
  }

  /** The revision that the next entry about the subject has. Asked under the ledger's lock. */
  int nextRevision(Handle tx, EntryId subject) {
    var last = ledger.versions(tx, List.of(subject)).get(subject);
    return last == null ? 1 : last.revision() + 1;
  }

  String release() {
    return ArticleId.randomText(random);
  }

  /** As {@link #introduction}, once in a release for each of these people who is new to the log. */
  List<Submission> introductions(
      Handle tx, Collection<PersonId> named, String release, Instant now, PersonId by) {
    return named.stream()
        .distinct()
        .flatMap(person -> introduction(tx, person, release, now, Optional.of(by.value())).stream())
        .toList();
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
