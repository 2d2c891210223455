package org.broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Document;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.Hash;
import org.broadsheet.content.Person;
import org.broadsheet.content.PublicationEvent;
import org.broadsheet.content.PublicationEvent.Change;
import org.broadsheet.content.Statement;
import org.broadsheet.ledger.Entry;
import org.junit.jupiter.api.Test;

/** What every newsroom does, whichever database it lies on. */
abstract class NewsroomConformance extends RecordConformance {
  private Outcome<Review> approve(PersonId person, Saved saved) {
    return newsroom.approve().by(person, saved.story(), saved.hash(), "");
  }

  private Outcome<Receipt> publish(PersonId person, Saved saved) {
    return newsroom.publish().by(person, saved.story(), saved.hash());
  }

  @Test
  void aStoryGoesFromDraftToTheLogAndIsCorrectedAndWithdrawn() {
    Saved saved = bench.published();
    assertThat(bench.state(saved.story())).isEqualTo(StoryState.PUBLISHED);

    Saved corrected =
        newsroom
            .correct()
            .by(
                bench.author,
                saved.story(),
                saved.hash(),
                Article.Notice.Kind.CORRECTION,
                "Eleven, not twelve.")
            .orThrow();
    assertThat(why(publish(bench.publisher, corrected))).isInstanceOf(Refused.NotApproved.class);
    newsroom.submit().by(bench.author, saved.story(), corrected.hash()).orThrow();
    approve(bench.first, corrected).orThrow();
    publish(bench.publisher, corrected).orThrow();
    newsroom.withdraw().by(bench.publisher, saved.story(), "Not ours to tell.").orThrow();

    List<Entry> history = bench.ledger.history(EntryId.article(saved.story()));
    assertThat(history)
        .extracting(entry -> entry.event().change())
        .containsExactly(Change.FIRST, Change.CORRECTION, Change.WITHDRAWAL);
    assertThat(history).extracting(entry -> entry.event().revision()).containsExactly(1, 2, 3);
    assertThat(history.get(1).event().approvals())
        .extracting(PublicationEvent.Approval::content)
        .containsExactly(corrected.hash());
    assertThat(Document.parse(history.get(2).statement().orElseThrow()))
        .isEqualTo(new Statement("en", Statement.Role.PUBLISHER, "Not ours to tell."));
    assertThat(bench.state(saved.story())).isEqualTo(StoryState.WITHDRAWN);
  }

  @Test
  void theEntrySaysWhoApprovedAndWhoReleased() {
    Saved saved = bench.approved();
    Receipt receipt = publish(bench.publisher, saved).orThrow();

    PublicationEvent event = receipt.event();
    assertThat(event.by()).isEqualTo(bench.publisher.value());
    assertThat(event.approvals())
        .extracting(PublicationEvent.Approval::person)
        .containsExactly(bench.first.value());
    assertThat(event.content()).isEqualTo(saved.hash());
    assertThat(event.urlDate()).isEqualTo(LocalDate.of(2026, 11, 23));
    var proof = bench.ledger.inclusion(receipt.index(), receipt.checkpoint().size());
    byte[] leaf = bench.ledger.entry(receipt.index()).orElseThrow().bytes();
    assertThat(proof.holds(leaf, receipt.checkpoint().root())).isTrue();
  }

  @Test
  void whoeverApprovedIsIntroducedOnceInTheSameRelease() {
    Saved saved = bench.published();
    var subject = new EntryId(EntryKind.PERSON, bench.first.value());
    List<Entry> people = bench.ledger.history(subject);
    Entry story = bench.ledger.history(EntryId.article(saved.story())).getFirst();

    assertThat(people).hasSize(1);
    assertThat(people.getFirst().event().release()).isEqualTo(story.event().release());
    assertThat(people.getFirst().index()).isLessThan(story.index());
    assertThat(Document.parse(people.getFirst().content().orElseThrow()))
        .isEqualTo(Person.named(Map.of("en", "The first", "zh", "某first")));

    bench.published();
    assertThat(bench.ledger.history(subject)).hasSize(1);
  }

  @Test
  void refusesApprovalByTheAuthor() {
    newsroom
        .people()
        .roles(bench.author, Grants.everywhere(Role.REPORTER, Role.FINAL_REVIEWER))
        .orThrow();
    assertThat(why(approve(bench.author, bench.sentIn()))).isEqualTo(new Refused.OwnWork());
  }

  @Test
  void refusesApprovalByWhoeverWroteAnyVersionThatReadersHaveNotSeen() {
    newsroom
        .people()
        .roles(bench.first, Grants.everywhere(Role.EDITOR, Role.FINAL_REVIEWER))
        .orThrow();
    Saved changed = bench.rewritten(bench.draft(), bench.first, "By the reviewer");
    Saved again = bench.rewritten(changed, bench.author, "By the author again");
    newsroom.submit().by(bench.author, again.story(), again.hash()).orThrow();

    assertThat(why(approve(bench.first, again))).isEqualTo(new Refused.OwnWork());
    assertThat(approve(bench.second, again)).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void refusesApprovalByWhoeverSentItIn() {
    newsroom
        .people()
        .roles(bench.first, Grants.everywhere(Role.EDITOR, Role.FINAL_REVIEWER))
        .orThrow();
    Saved draft = bench.draft();
    newsroom.submit().by(bench.first, draft.story(), draft.hash()).orThrow();
    assertThat(why(approve(bench.first, draft))).isEqualTo(new Refused.OwnWork());
  }

  @Test
  void administratorsAreNoException() {
    PersonId admin = bench.person("chief", Role.values());
    Saved own = newsroom.write().begin(admin, Bench.article("Mine", "All mine.")).orThrow();
    newsroom.submit().by(admin, own.story(), own.hash()).orThrow();
    assertThat(why(approve(admin, own))).isEqualTo(new Refused.OwnWork());
    assertThat(why(publish(admin, own))).isEqualTo(new Refused.NotApproved(0, 1));

    PersonId bare = bench.person("bare", Role.ADMINISTRATOR);
    assertThat(why(approve(bare, own))).isEqualTo(new Refused.NotAllowed(Role.FIRST_REVIEWER));
    assertThat(why(publish(bare, own))).isEqualTo(new Refused.NotAllowed(Role.PUBLISHER));
  }

  @Test
  void approvalIsVoidWhenAByteChanges() {
    Saved approved = bench.approved();
    Saved changed = bench.rewritten(approved, bench.author, "Ferries turn electric!");

    assertThat(bench.state(changed.story())).isEqualTo(StoryState.DRAFT);
    assertThat(why(publish(bench.publisher, approved))).isEqualTo(new Refused.StaleDraft());
    assertThat(why(publish(bench.publisher, changed))).isEqualTo(new Refused.NotApproved(0, 1));
  }

  @Test
  void approvalStaysVoidWhenTheTextIsChangedBack() {
    Saved approved = bench.approved();
    Saved changed = bench.rewritten(approved, bench.author, "Something else");
    Saved back = bench.rewritten(changed, bench.author, "Ferries turn electric");

    assertThat(back.hash()).isEqualTo(approved.hash());
    newsroom.submit().by(bench.author, back.story(), back.hash()).orThrow();
    assertThat(why(publish(bench.publisher, back))).isEqualTo(new Refused.NotApproved(0, 1));
  }

  @Test
  void anApprovalIsOnlyForTheTextOnTheScreen() {
    Saved saved = bench.sentIn();
    assertThat(why(newsroom.approve().by(bench.first, saved.story(), Bench.other(), "")))
        .isEqualTo(new Refused.StaleDraft());
  }

  @Test
  void noOneTakesTwoStages() {
    newsroom.chains().set(Chain.THREE);
    Saved saved = bench.sentIn();
    approve(bench.first, saved).orThrow();
    assertThat(why(approve(bench.first, saved))).isEqualTo(new Refused.SecondStage(1));
    assertThat(why(newsroom.sendBack().by(bench.first, saved.story(), saved.hash(), "no")))
        .isEqualTo(new Refused.SecondStage(1));
  }

  @Test
  void publishNeedsEveryStage() {
    newsroom.chains().set(Chain.THREE);
    Saved saved = bench.sentIn();
    approve(bench.first, saved).orThrow();
    approve(bench.second, saved).orThrow();
    assertThat(why(publish(bench.publisher, saved))).isEqualTo(new Refused.NotApproved(2, 3));

    approve(bench.third, saved).orThrow();
    assertThat(publish(bench.publisher, saved).orThrow().event().approvals())
        .extracting(PublicationEvent.Approval::stage)
        .containsExactly(1, 2, 3);
  }

  @Test
  void aForgedStateInTheDatabaseDoesNotPublish() {
    Saved saved = bench.sentIn();
    bench.database.inWriteTransaction(tx -> tx.execute("UPDATE desk_story SET state = 'approved'"));
    assertThat(why(publish(bench.publisher, saved))).isEqualTo(new Refused.NotApproved(0, 1));
  }

  @Test
  void aTextThatRottedOnDiskIsNotPublished() {
    Saved saved = bench.approved();
    byte[] rotten = Bench.article("Other words", "Never reviewed.").canonical();
    bench.database.inWriteTransaction(
        tx -> tx.createUpdate("UPDATE desk_version SET bytes = :b").bind("b", rotten).execute());
    assertThatThrownBy(() -> publish(bench.publisher, saved)).isInstanceOf(DeskFailure.class);
    assertThat(bench.ledger.history(EntryId.article(saved.story()))).isEmpty();
  }

  @Test
  void everyActAsksForItsRole() {
    Saved saved = bench.sentIn();
    assertThat(why(newsroom.write().begin(bench.first, Bench.article("x", "y"))))
        .isEqualTo(new Refused.NotAllowed(Role.REPORTER));
    assertThat(why(newsroom.submit().by(bench.publisher, saved.story(), saved.hash())))
        .isEqualTo(new Refused.NotAllowed(Role.EDITOR));
    assertThat(why(approve(bench.publisher, saved)))
        .isEqualTo(new Refused.NotAllowed(Role.FIRST_REVIEWER));
    assertThat(why(newsroom.sendBack().by(bench.author, saved.story(), saved.hash(), "no")))
        .isEqualTo(new Refused.NotAllowed(Role.FIRST_REVIEWER));
    approve(bench.first, saved).orThrow();
    assertThat(why(publish(bench.author, saved))).isEqualTo(new Refused.NotAllowed(Role.PUBLISHER));
    publish(bench.publisher, saved).orThrow();
    assertThat(why(newsroom.withdraw().by(bench.author, saved.story(), "why")))
        .isEqualTo(new Refused.NotAllowed(Role.PUBLISHER));
    assertThat(
            why(
                newsroom
                    .correct()
                    .by(
                        bench.first,
                        saved.story(),
                        saved.hash(),
                        Article.Notice.Kind.CORRECTION,
                        "x")))
        .isEqualTo(new Refused.NotAllowed(Role.EDITOR));
    assertThat(why(newsroom.chains().set(bench.author, null, Chain.TWO)))
        .isEqualTo(new Refused.NotAllowed(Role.ADMINISTRATOR));
  }

  @Test
  void aDisabledAccountDoesNothing() {
    Saved saved = bench.sentIn();
    newsroom.people().disable(bench.first).orThrow();
    assertThat(why(approve(bench.first, saved)))
        .isEqualTo(new Refused.NotAllowed(Role.FIRST_REVIEWER));
  }

  @Test
  void twoPeopleDoNotOverwriteEachOther() {
    Saved saved = bench.draft();
    bench.rewritten(saved, bench.author, "First");
    assertThat(
            why(
                newsroom
                    .write()
                    .change(
                        bench.author, saved.story(), saved.hash(), Bench.article("Second", "b"))))
        .isEqualTo(new Refused.StaleDraft());
  }

  @Test
  void aReturnedTextMustBeChangedBeforeItIsSentInAgain() {
    Saved saved = bench.sentIn();
    assertThat(why(newsroom.sendBack().by(bench.first, saved.story(), saved.hash(), "  ")))
        .isEqualTo(new Refused.Missing("comment"));
    newsroom.sendBack().by(bench.first, saved.story(), saved.hash(), "How many boats?").orThrow();
    assertThat(why(newsroom.submit().by(bench.author, saved.story(), saved.hash())))
        .isEqualTo(new Refused.NothingChanged());
    Saved changed = bench.rewritten(saved, bench.author, "Eleven ferries turn electric");
    newsroom.submit().by(bench.author, changed.story(), changed.hash()).orThrow();
    assertThat(approve(bench.first, changed)).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void aNoticeThatReadersSawCannotBeDropped() {
    Saved saved = bench.published();
    Saved corrected =
        newsroom
            .correct()
            .by(
                bench.author,
                saved.story(),
                saved.hash(),
                Article.Notice.Kind.CLARIFICATION,
                "Boats means ferries.")
            .orThrow();
    newsroom.submit().by(bench.author, saved.story(), corrected.hash()).orThrow();
    approve(bench.first, corrected).orThrow();
    assertThat(publish(bench.publisher, corrected).orThrow().event().change())
        .isEqualTo(Change.CLARIFICATION);

    assertThat(
            why(
                newsroom
                    .write()
                    .change(
                        bench.author,
                        saved.story(),
                        corrected.hash(),
                        Bench.article("No notice", "b"))))
        .isEqualTo(new Refused.NoticeLost());
  }

  @Test
  void aPublishedTextCannotBePublishedTwice() {
    Saved saved = bench.published();
    assertThat(why(publish(bench.publisher, saved)))
        .isEqualTo(new Refused.WrongState(StoryState.PUBLISHED));
  }

  @Test
  void theAddressKeepsItsFirstDate() {
    Saved saved = bench.published();
    bench.clock.now = bench.clock.now.plus(Duration.ofDays(3));
    Saved changed = bench.rewritten(saved, bench.author, "Later");
    newsroom.submit().by(bench.author, changed.story(), changed.hash()).orThrow();
    approve(bench.first, changed).orThrow();
    PublicationEvent event = publish(bench.publisher, changed).orThrow().event();
    assertThat(event.change()).isEqualTo(Change.UPDATE);
    assertThat(event.urlDate()).isEqualTo(LocalDate.of(2026, 11, 23));
    assertThat(event.time()).isAfter(event.published());
  }

  @Test
  void withdrawingNeedsAReasonAndALiveStory() {
    Saved draft = bench.draft();
    assertThat(why(newsroom.withdraw().by(bench.publisher, draft.story(), " ")))
        .isEqualTo(new Refused.Missing("reason"));
    assertThat(why(newsroom.withdraw().by(bench.publisher, draft.story(), "x")))
        .isEqualTo(new Refused.WrongState(StoryState.DRAFT));
  }

  @Test
  void anOriginalIsTakenInOnceAndItsEntrySaysWhereItCameFrom() {
    var origin =
        new PublicationEvent.Origin(
            Hash.of("https://reeds.example/1".getBytes(StandardCharsets.UTF_8)), "html");
    Article article = Bench.article("From elsewhere", "Words of others.");
    Saved saved =
        newsroom
            .takeIn()
            .draft(Optional.empty(), article, origin, List.of("zone\nassumed"))
            .orThrow();
    assertThat(newsroom.story(saved.story()).orElseThrow().warnings())
        .containsExactly("zone assumed");
    assertThat(why(newsroom.takeIn().draft(Optional.empty(), article, origin, List.of())))
        .isEqualTo(new Refused.AlreadyHere(saved.story()));

    newsroom.submit().by(bench.author, saved.story(), saved.hash()).orThrow();
    approve(bench.first, saved).orThrow();
    assertThat(publish(bench.publisher, saved).orThrow().event().origin()).isEqualTo(origin);
  }

  @Test
  void theSetUpLinkMakesOneAdministratorOnce() {
    String token = newsroom.setUp().token().orElseThrow();
    SetUp setUp = newsroom.setUp();
    Map<String, String> name = Map.of("en", "Chief");
    assertThat(why(setUp.use(token, "chief", name, Set.of(), "short")))
        .isEqualTo(new Refused.WeakPassword());
    assertThat(setUp.use(token, "chief", name, Set.of(), Bench.PASSWORD).orThrow().grants())
        .isEqualTo(Grants.everywhere(Role.ADMINISTRATOR));
    assertThat(why(setUp.use(token, "other", name, Set.of(), Bench.PASSWORD)))
        .isEqualTo(new Refused.LinkUsed());
    assertThat(setUp.token()).isEmpty();
  }

  @Test
  void aNewSetUpLinkEndsTheOneBefore() {
    String old = newsroom.setUp().token().orElseThrow();
    String fresh = newsroom.setUp().token().orElseThrow();
    assertThat(newsroom.setUp().works(old)).isFalse();
    assertThat(newsroom.setUp().works(fresh)).isTrue();
  }

  @Test
  void theLastAdministratorStays() {
    PersonId chief = bench.person("chief", Role.ADMINISTRATOR);
    assertThat(why(newsroom.people().disable(chief))).isEqualTo(new Refused.LastAdministrator());
    assertThat(why(newsroom.people().roles(chief, Grants.everywhere(Role.REPORTER))))
        .isEqualTo(new Refused.LastAdministrator());
    PersonId other = bench.person("other", Role.ADMINISTRATOR);
    newsroom.people().disable(chief).orThrow();
    assertThat(why(newsroom.people().disable(other))).isEqualTo(new Refused.LastAdministrator());
  }

  @Test
  void failedSignInsMakeTheNextOneWait() {
    for (int i = 0; i < 4; i++) {
      assertThat(why(newsroom.signIn().by("author", "wrong", "192.0.2.1")))
          .isEqualTo(new Refused.WrongPassword());
    }
    assertThat(why(newsroom.signIn().by("author", Bench.PASSWORD, "192.0.2.1")))
        .isInstanceOf(Refused.TooManyTries.class);
    assertThat(newsroom.signIn().by("author", Bench.PASSWORD, "192.0.2.2"))
        .isInstanceOf(Outcome.Done.class);
    bench.clock.now = bench.clock.now.plusSeconds(1);
    assertThat(newsroom.signIn().by("AUTHOR", Bench.PASSWORD, "192.0.2.1"))
        .isInstanceOf(Outcome.Done.class);
  }

  @Test
  void sessionsEndByTimeSignOutAndDisabling() {
    Sessions sessions = newsroom.sessions();
    String token = sessions.begin(bench.author);
    assertThat(sessions.find(token)).map(Account::login).contains("author");
    sessions.end(token);
    assertThat(sessions.find(token)).isEmpty();

    String other = sessions.begin(bench.author);
    bench.clock.now = bench.clock.now.plus(Sessions.LASTS);
    assertThat(sessions.find(other)).isEmpty();

    String third = sessions.begin(bench.author);
    newsroom.people().disable(bench.author).orThrow();
    assertThat(sessions.find(third)).isEmpty();
  }

  @Test
  void aPasswordResetEndsEverySession() {
    String token = newsroom.sessions().begin(bench.author);
    newsroom.people().reset(bench.author, "another ten herons").orThrow();
    assertThat(newsroom.sessions().find(token)).isEmpty();
    assertThat(newsroom.signIn().by("author", "another ten herons", "a"))
        .isInstanceOf(Outcome.Done.class);
  }

  @Test
  void aTicketForShareCardsIsKeptAndClaimedByOneDesk() throws Exception {
    try (var wechat = new StandInWechat()) {
      var one = new ShareTickets(wechat.client(), bench.database, bench.clock);
      one.turn();
      bench.clock.now = bench.clock.now.plus(Duration.ofMinutes(115));
      wechat.status = 500;
      one.turn();
      wechat.status = 200;
      var other = new ShareTickets(wechat.client(), bench.database, bench.clock);
      other.turn();
      assertThat(other.current()).contains("ticket_1");
      one.turn();
      assertThat(wechat.asked).hasSize(5);
    }
  }

  // Writing in a window.

  private static final String HERE = "sitting0here";
  private static final String THERE = "sitting0there";

  private Outcome<Saved> keep(
      PersonId person, Saved saved, String sitting, String headline, boolean reopen) {
    return newsroom
        .keep()
        .by(
            person,
            saved.story(),
            sitting,
            saved.hash(),
            Bench.article(headline, "Twelve boats will change."),
            reopen);
  }

  @Test
  void oneSittingsTextsAreOneVersionAndTheNextSittingsAnother() {
    Saved begun = bench.draft();
    Saved one = keep(bench.author, begun, HERE, "Ferries turn quiet", false).orThrow();
    Saved two = keep(bench.author, one, HERE, "Ferries turn quiet at last", false).orThrow();
    assertThat(two.version()).isEqualTo(one.version()).isEqualTo(2);
    assertThat(newsroom.version(begun.story(), 2).orElseThrow().sound().article().headline())
        .isEqualTo("Ferries turn quiet at last");
    assertThat(newsroom.version(begun.story(), 1).orElseThrow().hash()).isEqualTo(begun.hash());

    Saved three = keep(bench.author, two, THERE, "Ferries turn", false).orThrow();
    assertThat(three.version()).isEqualTo(3);
    assertThat(newsroom.version(begun.story(), 2).orElseThrow().hash()).isEqualTo(two.hash());
  }

  @Test
  void aLongSittingLeavesAVersionBehindEveryFewMinutes() {
    Saved one = keep(bench.author, bench.draft(), HERE, "One", false).orThrow();
    bench.clock.now = bench.clock.now.plus(Hold.ONE_VERSION);
    assertThat(keep(bench.author, one, HERE, "One, two", false).orThrow().version()).isEqualTo(3);
  }

  @Test
  void whatIsStruckOutStaysInTheVersionBefore() {
    Saved begun = bench.draft();
    Article article = Bench.article("Long", "word ".repeat(200));
    Saved one =
        newsroom
            .keep()
            .by(bench.author, begun.story(), HERE, begun.hash(), article, false)
            .orThrow();
    Saved two = keep(bench.author, one, HERE, "Short", false).orThrow();
    assertThat(two.version()).isEqualTo(one.version() + 1);
    assertThat(newsroom.version(begun.story(), one.version()).orElseThrow().article())
        .isEqualTo(article);
  }

  @Test
  void aVersionThatWasSentInIsNeverWrittenOver() {
    Saved one = keep(bench.author, bench.draft(), HERE, "One", false).orThrow();
    newsroom.submit().by(bench.author, one.story(), one.hash()).orThrow();
    assertThat(why(keep(bench.author, one, HERE, "Two", false)))
        .isEqualTo(new Refused.WrongState(StoryState.IN_REVIEW));
    Saved two = keep(bench.author, one, HERE, "Two", true).orThrow();
    assertThat(two.version()).isEqualTo(one.version() + 1);
    assertThat(newsroom.version(one.story(), one.version()).orElseThrow().hash())
        .isEqualTo(one.hash());
    assertThat(bench.state(one.story())).isEqualTo(StoryState.DRAFT);
  }

  @Test
  void aReturnedTextStaysAsTheReviewerSawIt() {
    Saved one = keep(bench.author, bench.draft(), HERE, "One", false).orThrow();
    newsroom.submit().by(bench.author, one.story(), one.hash()).orThrow();
    newsroom.sendBack().by(bench.first, one.story(), one.hash(), "Why one?").orThrow();
    Saved two = keep(bench.author, one, HERE, "Two", false).orThrow();
    assertThat(two.version()).isEqualTo(one.version() + 1);
  }

  @Test
  void anAnswerThatGotLostDoesNotMakeAnEditorAStrangerToTheirText() {
    Saved begun = bench.draft();
    keep(bench.author, begun, HERE, "One", false).orThrow();
    Saved again = keep(bench.author, begun, HERE, "One, two", false).orThrow();
    assertThat(again.version()).isEqualTo(2);
  }

  @Test
  void whileOneWritesAnotherLooksOnAndIsToldWho() {
    PersonId other = bench.person("other", Role.EDITOR);
    Saved one = keep(bench.author, bench.draft(), HERE, "One", false).orThrow();
    assertThat(newsroom.hold(one.story()).orElseThrow().person()).isEqualTo(bench.author);
    for (Refused refused :
        List.of(
            why(newsroom.take().by(other, one.story(), THERE)),
            why(keep(other, one, THERE, "Two", false)),
            why(
                newsroom
                    .write()
                    .change(other, one.story(), one.hash(), Bench.article("Two", "Words."))))) {
      assertThat(((Refused.Held) refused).holder().id()).isEqualTo(bench.author);
    }
    assertThat(newsroom.versions(one.story())).hasSize(2);
  }

  @Test
  void takingOverIsNamedAndTheFormerWindowIsRefusedNotOverwritten() {
    PersonId other = bench.person("other", Role.EDITOR);
    Saved one = keep(bench.author, bench.draft(), HERE, "One", false).orThrow();
    newsroom.take().over(other, one.story(), THERE).orThrow();
    Saved two = keep(other, one, THERE, "Two", false).orThrow();
    assertThat(two.version()).isEqualTo(one.version() + 1);
    assertThat(why(keep(bench.author, one, HERE, "Mine", false))).isInstanceOf(Refused.Held.class);
    assertThat(newsroom.takeovers(one.story()))
        .containsExactly(new Hold.Takeover(bench.clock.now, other, bench.author));

    newsroom.take().release(other, one.story(), THERE);
    assertThat(why(keep(bench.author, one, HERE, "Mine", false)))
        .isEqualTo(new Refused.StaleDraft());
    assertThat(newsroom.version(one.story(), two.version()).orElseThrow().article().headline())
        .isEqualTo("Two");
  }

  @Test
  void aHoldLapsesWithoutASignOfLifeAndAnotherWindowOfOnesOwnGivesWay() {
    PersonId other = bench.person("other", Role.EDITOR);
    Saved saved = bench.draft();
    newsroom.take().by(bench.author, saved.story(), HERE).orThrow();
    newsroom.take().by(bench.author, saved.story(), THERE).orThrow();
    newsroom.take().release(bench.author, saved.story(), HERE);
    assertThat(newsroom.hold(saved.story())).isPresent();

    bench.clock.now = bench.clock.now.plus(Hold.LAPSES).plusMillis(1);
    assertThat(newsroom.hold(saved.story())).isEmpty();
    newsroom.take().by(other, saved.story(), HERE).orThrow();
    assertThat(newsroom.takeovers(saved.story())).isEmpty();
  }

  @Test
  void onlyAuthorsTakeHoldAndOfStoriesThatAreThere() {
    Saved saved = bench.draft();
    assertThat(why(newsroom.take().by(bench.first, saved.story(), HERE)))
        .isEqualTo(new Refused.NotAllowed(Role.EDITOR));
    assertThat(why(keep(bench.first, saved, HERE, "One", false)))
        .isEqualTo(new Refused.NotAllowed(Role.EDITOR));
    assertThat(why(newsroom.take().by(bench.author, new ArticleId("0000000000"), HERE)))
        .isEqualTo(new Refused.NoSuchStory());
  }

  @Test
  void ofManyWindowsAtOnceOneTakesHold() throws Exception {
    Saved saved = bench.draft();
    var people =
        java.util.stream.IntStream.range(0, 8)
            .mapToObj(i -> bench.person("writer" + i, Role.EDITOR))
            .toList();
    try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
      var outcomes =
          people.stream()
              .map(person -> threads.submit(() -> newsroom.take().by(person, saved.story(), HERE)))
              .toList();
      int done = 0;
      for (var outcome : outcomes) {
        done += outcome.get() instanceof Outcome.Done<Hold> ? 1 : 0;
      }
      assertThat(done).isEqualTo(1);
    }
  }

  @Test
  void theWholeTableOfRolesHolds() throws Exception {
    String table = new RoleTable(bench).text();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(Path.of("src/test/resources/org/broadsheet/desk/roles.txt"), table);
    }
    try (var kept = NewsroomConformance.class.getResourceAsStream("roles.txt")) {
      assertThat(table)
          .isEqualTo(
              new String(Objects.requireNonNull(kept).readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void aRoleBoundToAChannelListsAndOpensNothingElse() {
    PersonId bound = bench.person("bound", Grants.parse("reporter@local,final_reviewer@sport"));
    Account who = newsroom.people().find(bound).orElseThrow();
    Saved local = bench.draft();
    Article elsewhere =
        Bench.article("Rates", "b").edit().channel(new ChannelPath("business")).article();
    Saved business =
        newsroom.write().begin(bench.person("editor", Role.EDITOR), elsewhere).orThrow();
    assertThat(newsroom.inState(StoryState.DRAFT, who))
        .extracting(Story::id)
        .containsExactly(local.story());
    assertThat(who.may(Act.SEE, newsroom.story(business.story()).orElseThrow())).isFalse();
  }

  @Test
  void aStoryMovesOnlyToWhereItsWriterMayWrite() {
    PersonId bound = bench.person("bound", Grants.parse("reporter@local"));
    Saved saved =
        newsroom.write().begin(bound, Bench.article("Ferries", "Twelve boats.")).orThrow();
    Article moved =
        Bench.article("Ferries", "Twelve boats.").edit().channel(new ChannelPath("top")).article();
    assertThat(why(newsroom.write().change(bound, saved.story(), saved.hash(), moved)))
        .isEqualTo(new Refused.NotAllowed(Role.REPORTER));
  }

  @Test
  void aStoryFollowsTheChainOfItsChannelAndKeepsItWhileInReview() {
    PersonId chief = bench.person("chief", Role.ADMINISTRATOR);
    newsroom.chains().set(chief, new ChannelPath("local"), Chain.TWO).orThrow();
    assertThat(newsroom.chains().of(new ChannelPath("local/reed-isle"))).isEqualTo(Chain.TWO);
    assertThat(newsroom.chains().of(new ChannelPath("sport"))).isEqualTo(Chain.ONE);
    Saved saved = bench.sentIn();
    newsroom.chains().set(chief, new ChannelPath("local"), null).orThrow();
    approve(bench.first, saved).orThrow();
    assertThat(why(publish(bench.publisher, saved))).isEqualTo(new Refused.NotApproved(1, 2));
    approve(bench.second, saved).orThrow();
    publish(bench.publisher, saved).orThrow();
  }

  @Test
  void eachStageAsksForItsOwnRole() {
    newsroom.chains().set(Chain.TWO);
    PersonId last = bench.person("last", Role.FINAL_REVIEWER);
    Saved saved = bench.sentIn();
    assertThat(why(approve(last, saved))).isEqualTo(new Refused.NotAllowed(Role.FIRST_REVIEWER));
    approve(bench.first, saved).orThrow();
    approve(last, saved).orThrow();
  }

  @Test
  void aChainThatNobodyCanStaffIsSaidBeforeTheStoryIsSent() {
    newsroom.chains().set(Chain.THREE);
    Saved saved = bench.draft();
    Story story = newsroom.story(saved.story()).orElseThrow();
    assertThat(newsroom.unstaffed(story, bench.author)).isEmpty();
    newsroom.people().disable(bench.third).orThrow();
    assertThat(newsroom.unstaffed(story, bench.author)).contains(Role.FINAL_REVIEWER);
    assertThat(why(newsroom.submit().by(bench.author, saved.story(), saved.hash())))
        .isEqualTo(new Refused.Unstaffed(Role.FINAL_REVIEWER));
    assertThat(bench.state(saved.story())).isEqualTo(StoryState.DRAFT);
  }

  @Test
  void oneOnTheirOwnCannotPublishAndTwoCan() {
    for (PersonId other : List.of(bench.first, bench.second, bench.third)) {
      newsroom.people().disable(other).orThrow();
    }
    Role[] all = {Role.REPORTER, Role.EDITOR, Role.FINAL_REVIEWER, Role.PUBLISHER};
    PersonId one = bench.person("one", all);
    Saved saved = newsroom.write().begin(one, Bench.article("Alone", "b")).orThrow();
    assertThat(why(newsroom.submit().by(one, saved.story(), saved.hash())))
        .isEqualTo(new Refused.Unstaffed(Role.FINAL_REVIEWER));
    PersonId two = bench.person("two", all);
    newsroom.submit().by(one, saved.story(), saved.hash()).orThrow();
    approve(two, saved).orThrow();
    publish(one, saved).orThrow();
  }

  @Test
  void anInvitationMakesOneAccountOnceAndExpires() {
    PersonId chief = bench.person("chief", Role.ADMINISTRATOR);
    Grants grants = Grants.parse("editor@local");
    String token = newsroom.administer().invite(chief, "en", "Newcomer", grants).orThrow();
    Invitations invitations = newsroom.invitations();
    assertThat(why(invitations.use(token, "new", "short"))).isEqualTo(new Refused.WeakPassword());
    assertThat(why(invitations.use(token, "author", Bench.PASSWORD)))
        .isEqualTo(new Refused.LoginTaken());
    Account made = invitations.use(token, "new", Bench.PASSWORD).orThrow();
    assertThat(made.grants()).isEqualTo(grants);
    assertThat(why(invitations.use(token, "again", Bench.PASSWORD)))
        .isEqualTo(new Refused.LinkUsed());

    String late = newsroom.administer().invite(chief, "en", "Late", grants).orThrow();
    assertThat(invitations.open()).extracting(Invitation::name).containsExactly("Late");
    bench.clock.now = bench.clock.now.plus(Invitations.LASTS);
    assertThat(why(invitations.use(late, "late", Bench.PASSWORD)))
        .isEqualTo(new Refused.LinkUsed());
  }

  @Test
  void sessionsAreListedAndEndedByTheirOwnerAndByAnAdministrator() {
    PersonId chief = bench.person("chief", Role.ADMINISTRATOR);
    Sessions sessions = newsroom.sessions();
    String first = sessions.begin(bench.author);
    String second = sessions.begin(bench.author);
    assertThat(sessions.of(bench.author)).hasSize(2);
    Administer administer = newsroom.administer();
    assertThat(why(administer.end(bench.first, bench.author, Sessions.id(first))))
        .isEqualTo(new Refused.NotAllowed(Role.ADMINISTRATOR));
    administer.end(bench.author, bench.author, Sessions.id(first)).orThrow();
    assertThat(sessions.find(first)).isEmpty();
    administer.end(chief, bench.author, Sessions.id(second)).orThrow();
    assertThat(sessions.find(second)).isEmpty();
  }
}
