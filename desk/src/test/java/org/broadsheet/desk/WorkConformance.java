package org.broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Audit;
import org.broadsheet.content.Document;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.Hash;
import org.broadsheet.content.PublicationEvent;
import org.broadsheet.content.PublicationEvent.Change;
import org.broadsheet.ledger.Entry;
import org.broadsheet.ledger.Submission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans, releases, emergencies, remarks: what every newsroom does around a text. */
abstract class WorkConformance {
  @TempDir Path directory;
  Bench bench;
  Newsroom newsroom;

  abstract Bench open(Path directory) throws Exception;

  @BeforeEach
  void begin() throws Exception {
    bench = open(directory);
    newsroom = bench.newsroom;
  }

  @AfterEach
  void end() {
    bench.close();
  }

  static Refused why(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.No<?> no -> no.why();
      case Outcome.Done<?> done -> throw new AssertionError("was not refused: " + done);
    };
  }

  private static Publish.Pick pick(Saved saved) {
    return new Publish.Pick(saved.story(), saved.hash());
  }

  private Instant in(Duration time) {
    return bench.clock.now.plus(time);
  }

  private void pass(Duration time) {
    bench.clock.now = in(time);
  }

  private List<Entry> entries(Saved saved) {
    return bench.ledger.history(EntryId.article(saved.story()));
  }

  private Plan planned(Saved saved, Duration later) {
    return newsroom.plans().publish(bench.publisher, List.of(pick(saved)), in(later)).orThrow();
  }

  @Test
  void aPlannedStoryGoesOutAtItsSecondAndNotBefore() {
    Saved saved = bench.approved();
    planned(saved, Duration.ofSeconds(60));
    pass(Duration.ofMillis(59_999));
    assertThat(newsroom.plans().run()).isEmpty();
    assertThat(entries(saved)).isEmpty();
    pass(Duration.ofMillis(1));
    assertThat(newsroom.plans().run()).hasSize(1);
    assertThat(newsroom.plans().run()).isEmpty();
    assertThat(entries(saved)).hasSize(1);
    assertThat(entries(saved).getFirst().event().by()).isEqualTo(bench.publisher.value());
    assertThat(newsroom.plans().of(saved.story()).getFirst().late()).isFalse();
  }

  @Test
  void severalDesksOnOneDatabasePublishAPlanOnce() throws Exception {
    Saved saved = bench.approved();
    planned(saved, Duration.ofSeconds(1));
    pass(Duration.ofSeconds(1));
    var done = new ArrayList<Plans.Ran>();
    var desks = new ArrayList<Callable<List<Plans.Ran>>>();
    for (int i = 0; i < 4; i++) {
      Newsroom desk = Newsroom.open(bench.database, bench.ledger, bench.clock);
      desks.add(() -> desk.plans().run());
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<List<Plans.Ran>> ran : threads.invokeAll(desks)) {
        done.addAll(ran.get());
      }
    }
    assertThat(done).as("the others have nothing to say, least of all an alarm").hasSize(1);
    assertThat(done.getFirst().outcome()).isInstanceOf(Outcome.Done.class);
    assertThat(entries(saved)).hasSize(1);
  }

  @Test
  void aPlanThatCameDueWhileTheDeskWasDownIsCaughtUpAndSaidToBeLate() {
    Saved saved = bench.approved();
    planned(saved, Duration.ofSeconds(10));
    pass(Duration.ofHours(1));
    Plans.Ran ran =
        Newsroom.open(bench.database, bench.ledger, bench.clock).plans().run().getFirst();
    assertThat(ran.late()).isGreaterThan(Duration.ofMinutes(59));
    assertThat(newsroom.plans().of(saved.story()).getFirst().late()).isTrue();
    assertThat(bench.state(saved.story())).isEqualTo(StoryState.PUBLISHED);
  }

  @Test
  void aClockThatIsSetBackPublishesNothingTwice() {
    Saved saved = bench.approved();
    planned(saved, Duration.ofSeconds(10));
    pass(Duration.ofSeconds(10));
    newsroom.plans().run();
    pass(Duration.ofHours(-1));
    assertThat(newsroom.plans().run()).isEmpty();
    pass(Duration.ofHours(2));
    assertThat(newsroom.plans().run()).isEmpty();
    assertThat(entries(saved)).hasSize(1);
  }

  @Test
  void aPlanIsForOneTextAndTellsWhenItCannotBeCarriedOut() {
    Saved saved = bench.approved();
    planned(saved, Duration.ofSeconds(10));
    bench.rewritten(saved, bench.author, "Something else");
    pass(Duration.ofSeconds(10));
    assertThat(why(newsroom.plans().run().getFirst().outcome()))
        .isEqualTo(new Refused.StaleDraft());
    assertThat(entries(saved)).isEmpty();
    assertThat(newsroom.plans().open()).extracting(Plan::state).containsExactly(Plan.State.REFUSED);
  }

  @Test
  void aPlanEndsWithTheRightsOfWhoeverMadeIt() {
    Saved saved = bench.approved();
    planned(saved, Duration.ofSeconds(10));
    newsroom.people().disable(bench.publisher).orThrow();
    pass(Duration.ofSeconds(10));
    assertThat(why(newsroom.plans().run().getFirst().outcome()))
        .isEqualTo(new Refused.NotAllowed(Role.PUBLISHER));
    assertThat(entries(saved)).isEmpty();
  }

  @Test
  void aPlanNeedsEveryReviewAndATimeToCome() {
    Saved sentIn = bench.sentIn();
    assertThat(
            why(
                newsroom
                    .plans()
                    .publish(bench.publisher, List.of(pick(sentIn)), in(Duration.ofHours(1)))))
        .isEqualTo(new Refused.NotApproved(0, 1));
    Saved approved = bench.approved();
    assertThat(
            why(
                newsroom
                    .plans()
                    .publish(bench.publisher, List.of(pick(approved)), bench.clock.now)))
        .isEqualTo(new Refused.Past());
  }

  @Test
  void aPlanCanBeTakenBack() {
    Saved saved = bench.approved();
    planned(saved, Duration.ofSeconds(10));
    newsroom.plans().cancel(bench.publisher, saved.story(), Plan.Kind.PUBLISH).orThrow();
    pass(Duration.ofSeconds(10));
    assertThat(newsroom.plans().run()).isEmpty();
    assertThat(bench.state(saved.story())).isEqualTo(StoryState.APPROVED);
  }

  @Test
  void nothingUnderAnEmbargoIsPublishedBeforeItsTime() {
    Saved saved = bench.approved();
    Instant until = in(Duration.ofHours(1));
    newsroom.arrange().by(bench.author, saved.story(), null, null, null, until).orThrow();
    assertThat(why(newsroom.publish().by(bench.publisher, saved.story(), saved.hash())))
        .isEqualTo(new Refused.Embargoed(until));
    assertThat(
            why(
                newsroom
                    .plans()
                    .publish(bench.publisher, List.of(pick(saved)), in(Duration.ofMinutes(59)))))
        .isEqualTo(new Refused.Embargoed(until));
    planned(saved, Duration.ofHours(1));
    pass(Duration.ofHours(1));
    newsroom.plans().run();
    assertThat(entries(saved)).hasSize(1);
  }

  @Test
  void aReleaseGoesOutWholeOrNotAtAll() {
    Saved one = bench.approved();
    Saved two = bench.approved();
    Saved unready = bench.sentIn();
    assertThat(
            why(
                newsroom
                    .publish()
                    .together(bench.publisher, List.of(pick(one), pick(two), pick(unready)))))
        .isEqualTo(new Refused.NotApproved(0, 1));
    assertThat(entries(one)).isEmpty();
    assertThat(bench.state(one.story())).isEqualTo(StoryState.APPROVED);

    newsroom.publish().together(bench.publisher, List.of(pick(one), pick(two))).orThrow();
    assertThat(entries(one).getFirst().event().release())
        .isEqualTo(entries(two).getFirst().event().release());
    assertThat(entries(one).getFirst().event().time())
        .isEqualTo(entries(two).getFirst().event().time());
  }

  @Test
  void aStoryIsTakenBackAtItsTime() {
    Saved saved = bench.published();
    newsroom
        .plans()
        .withdraw(bench.publisher, saved.story(), in(Duration.ofDays(1)), "The offer is over.")
        .orThrow();
    pass(Duration.ofDays(1));
    newsroom.plans().run();
    assertThat(bench.state(saved.story())).isEqualTo(StoryState.WITHDRAWN);
    assertThat(entries(saved).getLast().event().change()).isEqualTo(Change.WITHDRAWAL);
  }

  @Test
  void anEmergencyTakesTwoPeopleIsShownAsSuchAndIsReviewedAfterwards() {
    Saved saved = bench.draft();
    Emergency emergency = newsroom.emergency();
    newsroom
        .people()
        .roles(bench.author, Grants.everywhere(Role.REPORTER, Role.PUBLISHER, Role.FINAL_REVIEWER))
        .orThrow();
    assertThat(why(emergency.ask(bench.author, saved.story(), saved.hash(), " ")))
        .isEqualTo(new Refused.Missing("reason"));
    assertThat(why(emergency.confirm(bench.publisher, saved.story(), saved.hash())))
        .isEqualTo(new Refused.WrongState(StoryState.DRAFT));
    emergency.ask(bench.author, saved.story(), saved.hash(), "Fog on the river.").orThrow();
    assertThat(why(emergency.confirm(bench.author, saved.story(), saved.hash())))
        .isEqualTo(new Refused.SamePerson());
    emergency.confirm(bench.publisher, saved.story(), saved.hash()).orThrow();

    PublicationEvent out = entries(saved).getFirst().event();
    assertThat(out.change()).isEqualTo(Change.EMERGENCY);
    assertThat(out.approvals()).isEmpty();
    assertThat(
            new String(
                entries(saved).getFirst().statement().orElseThrow(),
                java.nio.charset.StandardCharsets.UTF_8))
        .contains("Fog on the river.");
    assertThat(newsroom.story(saved.story()).orElseThrow().isExposed()).isTrue();

    assertThat(why(newsroom.approve().by(bench.author, saved.story(), saved.hash(), "")))
        .isEqualTo(new Refused.OwnWork());
    newsroom.approve().by(bench.first, saved.story(), saved.hash(), "").orThrow();
    PublicationEvent reviewed = entries(saved).getLast().event();
    assertThat(reviewed.change()).isEqualTo(Change.UPDATE);
    assertThat(reviewed.content()).isEqualTo(saved.hash());
    assertThat(reviewed.approvals())
        .extracting(PublicationEvent.Approval::person)
        .containsExactly(bench.first.value());
    assertThat(newsroom.story(saved.story()).orElseThrow().isExposed()).isFalse();
    assertThat(bench.state(saved.story())).isEqualTo(StoryState.PUBLISHED);
    assertThat(
            bench.ledger.read(0, 100).stream()
                .filter(entry -> entry.event().subject().kind() == EntryKind.AUDIT)
                .map(entry -> (Audit) Document.parse(entry.content().orElseThrow()))
                .filter(audit -> audit.act() != Audit.Act.ROLES_CHANGED))
        .containsExactly(
            new Audit(Audit.Act.EMERGENCY_REVIEWED, "article:" + saved.story(), saved.hash()));
  }

  @Test
  void aChangeAfterAnEmergencyIsStillTheWorkOfWhoWroteTheEmergency() {
    Saved saved = bench.draft();
    newsroom.emergency().ask(bench.author, saved.story(), saved.hash(), "Fog.").orThrow();
    newsroom.emergency().confirm(bench.publisher, saved.story(), saved.hash()).orThrow();
    PersonId editor = bench.person("editor", Role.EDITOR);
    Saved changed = bench.rewritten(saved, editor, "Fog has lifted");
    newsroom.submit().by(editor, changed.story(), changed.hash()).orThrow();
    newsroom.people().roles(bench.author, Grants.everywhere(Role.FINAL_REVIEWER)).orThrow();
    assertThat(why(newsroom.approve().by(bench.author, changed.story(), changed.hash(), "")))
        .isEqualTo(new Refused.OwnWork());
    newsroom.approve().by(bench.first, changed.story(), changed.hash(), "").orThrow();
    newsroom.publish().by(bench.publisher, changed.story(), changed.hash()).orThrow();
    assertThat(newsroom.story(saved.story()).orElseThrow().isExposed()).isFalse();
  }

  @Test
  void anImportedStoryIsTakenOnAndCorrected() {
    ArticleId id = new ArticleId("0123456789");
    Article article = Bench.article("An import", "Twelve boats.");
    LocalDate date = LocalDate.of(2026, 3, 1);
    var event =
        new PublicationEvent(
            EntryId.article(id),
            1,
            Change.FIRST,
            bench.clock.now,
            "r",
            Hash.of(article.canonical()),
            null,
            List.of(),
            Instant.parse("2026-03-01T08:00:00Z"),
            date,
            List.of(),
            null,
            new PublicationEvent.Origin(Hash.of(new byte[] {1}), "jsonl"),
            List.of());
    bench.ledger.append(List.of(Submission.of(event, article)));
    assertThat(newsroom.adopt().offered(id)).contains(article);
    assertThat(why(newsroom.adopt().by(bench.author, id)))
        .isEqualTo(new Refused.NotAllowed(Role.EDITOR));

    PersonId editor = bench.person("editor", Role.EDITOR);
    newsroom.adopt().by(editor, id).orThrow();
    assertThat(why(newsroom.adopt().by(editor, id))).isEqualTo(new Refused.AlreadyHere(id));
    assertThat(bench.ledger.history(EntryId.article(id))).hasSize(1);
    Saved corrected =
        newsroom
            .correct()
            .by(editor, id, Hash.of(article.canonical()), Article.Notice.Kind.CORRECTION, "Eleven.")
            .orThrow();
    newsroom.submit().by(editor, id, corrected.hash()).orThrow();
    newsroom.approve().by(bench.first, id, corrected.hash(), "").orThrow();
    PublicationEvent second =
        newsroom.publish().by(bench.publisher, id, corrected.hash()).orThrow().event();
    assertThat(second.change()).isEqualTo(Change.CORRECTION);
    assertThat(second.revision()).isEqualTo(2);
    assertThat(second.urlDate()).isEqualTo(date);
  }

  @Test
  void aRemarkIsAboutAPassageThatStandsThere() {
    Saved saved = bench.sentIn();
    Remarks remarks = newsroom.remarks();
    assertThat(why(remarks.by(bench.first, saved.story(), saved.hash(), "Thirteen boats", "Sure?")))
        .isEqualTo(new Refused.Missing("passage"));
    Remark remark =
        remarks
            .by(bench.first, saved.story(), saved.hash(), "Twelve boats", "Body says eleven?")
            .orThrow();
    assertThat(why(remarks.settle(bench.second, saved.story(), remark.id())))
        .isEqualTo(new Refused.NotAllowed(Role.EDITOR));
    remarks.settle(bench.author, saved.story(), remark.id()).orThrow();
    assertThat(remarks.of(saved.story()).getFirst().settled()).isEqualTo(bench.clock.now);
  }

  @Test
  void aProofIsReadByAnyoneButTheAuthor() {
    Saved saved = bench.draft();
    PersonId other = bench.person("other", Role.REPORTER);
    Remarks remarks = newsroom.remarks();
    assertThat(why(remarks.proofread(bench.author, saved.story(), saved.hash())))
        .isEqualTo(new Refused.OwnWork());
    assertThat(why(remarks.proofread(other, saved.story(), Bench.other())))
        .isEqualTo(new Refused.StaleDraft());
    remarks.proofread(other, saved.story(), saved.hash()).orThrow();
    remarks.proofread(other, saved.story(), saved.hash()).orThrow();
    assertThat(remarks.proofs(saved.story()))
        .extracting(Remarks.Proof::person)
        .containsExactly(other);
  }

  @Test
  void aStoryThatIsHandedOverIsTheOtherPersonsFromThenOn() {
    Saved saved = bench.draft();
    PersonId other = bench.person("other", Role.REPORTER);
    assertThat(
            why(newsroom.arrange().by(bench.author, saved.story(), bench.first, null, null, null)))
        .isEqualTo(new Refused.NotAllowed(Role.REPORTER));
    newsroom.arrange().by(bench.author, saved.story(), other, null, null, null).orThrow();
    assertThat(
            why(
                newsroom
                    .write()
                    .change(bench.author, saved.story(), saved.hash(), Bench.article("x", "y"))))
        .isEqualTo(new Refused.NotAllowed(Role.EDITOR));
    Saved changed = bench.rewritten(saved, other, "By the other");
    newsroom.submit().by(other, changed.story(), changed.hash()).orThrow();
  }

  @Test
  void aReleaseIsImaginedAsItWillBeAndNothingGoesOut() {
    Saved one = bench.approved();
    Saved two = bench.approved();
    long before = bench.ledger.size();
    Instant then = in(Duration.ofHours(2));
    List<Publish.Pick> picks = List.of(pick(one), pick(two));
    List<Submission> imagined = newsroom.publish().imagined(bench.publisher, picks, then).orThrow();
    assertThat(bench.ledger.size()).isEqualTo(before);
    assertThat(bench.state(one.story())).isEqualTo(StoryState.APPROVED);
    assertThat(why(newsroom.publish().imagined(bench.author, picks, then)))
        .isInstanceOf(Refused.NotAllowed.class);

    bench.clock.now = then;
    newsroom.publish().together(bench.publisher, picks).orThrow();
    List<Entry> real = bench.ledger.read(before, 10);
    assertThat(imagined).hasSameSizeAs(real);
    for (int i = 0; i < real.size(); i++) {
      PublicationEvent event = real.get(i).event();
      assertThat(imagined.get(i).event().subject()).isEqualTo(event.subject());
      assertThat(imagined.get(i).event().content()).isEqualTo(event.content());
      assertThat(imagined.get(i).event().published()).isEqualTo(event.published());
      assertThat(imagined.get(i).event().urlDate()).isEqualTo(event.urlDate());
      assertThat(imagined.get(i).event().time()).isEqualTo(event.time());
    }
  }

  @Test
  void aReleaseIsNotImaginedBeforeItsEmbargoEnds() {
    Saved saved = bench.approved();
    newsroom
        .arrange()
        .by(bench.author, saved.story(), null, null, null, in(Duration.ofHours(3)))
        .orThrow();
    List<Publish.Pick> picks = List.of(pick(saved));
    assertThat(why(newsroom.publish().imagined(bench.publisher, picks, in(Duration.ofHours(2)))))
        .isInstanceOf(Refused.Embargoed.class);
    newsroom.publish().imagined(bench.publisher, picks, in(Duration.ofHours(3))).orThrow();
  }
}
