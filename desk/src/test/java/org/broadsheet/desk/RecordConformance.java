package org.broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.broadsheet.content.Audit;
import org.broadsheet.content.Document;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.Poll;
import org.broadsheet.content.PublicationEvent;
import org.broadsheet.ledger.Entry;
import org.junit.jupiter.api.Test;

/** What of the newsroom's own order stands in the public log: roles, invitations, votes. */
abstract class RecordConformance extends WorkConformance {
  private List<Entry> since(long size) {
    return bench.ledger.read(size, 100);
  }

  private Audit audit(Entry entry) {
    assertThat(entry.event().subject().kind()).isEqualTo(EntryKind.AUDIT);
    return (Audit) Document.parse(entry.content().orElseThrow());
  }

  private static Audit about(PersonId person) {
    return new Audit(Audit.Act.ROLES_CHANGED, "person:" + person, null);
  }

  @Test
  void aChangeOfRolesIsInTheLogByIdsAlone() {
    PersonId chief = bench.person("chief", Role.ADMINISTRATOR);
    Administer administer = newsroom.administer();
    long before = bench.ledger.size();
    Grants grants = Grants.parse("reporter,editor@local");
    administer.roles(chief, bench.author, grants).orThrow();
    administer.roles(chief, bench.author, grants).orThrow(); // the same again changes nothing
    administer.disable(chief, bench.author).orThrow();
    administer.enable(chief, bench.author).orThrow();
    List<Entry> entries = since(before);
    assertThat(entries).hasSize(3);
    for (Entry entry : entries) {
      assertThat(audit(entry)).isEqualTo(about(bench.author));
      assertThat(entry.event().by()).isEqualTo(chief.value());
      String said =
          new String(entry.bytes(), StandardCharsets.UTF_8)
              + new String(entry.content().orElseThrow(), StandardCharsets.UTF_8);
      assertThat(said).doesNotContain("editor", "local", "The author", "某author");
    }
  }

  @Test
  void anInvitationIsInTheLogFromTheInvitationToTheJoining() {
    PersonId chief = bench.person("chief", Role.ADMINISTRATOR);
    Administer administer = newsroom.administer();
    long before = bench.ledger.size();
    String token =
        administer.invite(chief, "en", "Newcomer", Grants.parse("editor@local")).orThrow();
    PersonId invited = newsroom.invitations().find(token).orElseThrow().invited();
    assertThat(newsroom.invitations().use(token, "new", "short")).isInstanceOf(Outcome.No.class);
    Account joined = newsroom.invitations().use(token, "new", Bench.PASSWORD).orThrow();
    assertThat(joined.id()).isEqualTo(invited);
    administer.invite(chief, "en", "Somebody else", Grants.parse("reporter")).orThrow();
    Invitation open = newsroom.invitations().open().getFirst();
    administer.revoke(chief, open.id()).orThrow();
    List<Entry> entries = since(before);
    assertThat(entries)
        .extracting(this::audit)
        .containsExactly(
            about(invited), about(invited), about(open.invited()), about(open.invited()));
    assertThat(entries).extracting(entry -> entry.event().by()).containsOnly(chief.value());
    assertThat(bench.ledger.version(new EntryId(EntryKind.PERSON, invited.value()))).isEmpty();
  }

  @Test
  void whatACommandDoesIsInTheLogAsNobodys() {
    long before = bench.ledger.size();
    Account added =
        newsroom
            .people()
            .add("added", Map.of("en", "Added"), Grants.parse("reporter"), Bench.PASSWORD)
            .orThrow();
    newsroom.people().disable(added.id()).orThrow();
    assertThat(since(before))
        .allSatisfy(entry -> {
          assertThat(audit(entry)).isEqualTo(about(added.id()));
          assertThat(entry.event().by()).isNull();
        })
        .hasSize(2);
  }

  @Test
  void rolesThatTheLogCannotTakeAreNotChanged() {
    PersonId chief = bench.person("chief", Role.ADMINISTRATOR);
    Grants was = newsroom.people().find(bench.author).orElseThrow().grants();
    sql("ALTER TABLE log_entry RENAME TO log_entry_gone");
    assertThatThrownBy(
            () -> newsroom.administer().roles(chief, bench.author, Grants.parse("editor")))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(
            () -> newsroom.administer().invite(chief, "en", "New", Grants.parse("editor")))
        .isInstanceOf(RuntimeException.class);
    sql("ALTER TABLE log_entry_gone RENAME TO log_entry");
    assertThat(newsroom.people().find(bench.author).orElseThrow().grants()).isEqualTo(was);
    assertThat(newsroom.invitations().open()).isEmpty();
  }

  private void sql(String statement) {
    bench.database.<Integer, RuntimeException>inWriteTransaction(tx -> tx.execute(statement));
  }

  @Test
  void aVoteIsAnEntryOfItsOwnAndTakesAPublisher() {
    long before = bench.ledger.size();
    List<String> choices = List.of(" Red ", "", "Blue", "Red");
    assertThat(
            why(newsroom.askReaders().by(bench.first, "en", "Which?", choices, false, null, false)))
        .isEqualTo(new Refused.NotAllowed(Role.PUBLISHER));
    assertThat(
            why(
                newsroom
                    .askReaders()
                    .by(bench.publisher, "en", "Which?", choices, false, bench.clock.now, false)))
        .isEqualTo(new Refused.Past());
    assertThat(
            why(
                newsroom
                    .askReaders()
                    .by(bench.publisher, "en", "x".repeat(301), choices, false, null, false)))
        .isEqualTo(new Refused.TooLong());
    EntryId id =
        newsroom
            .askReaders()
            .by(bench.publisher, "en", "Which?", choices, true, null, true)
            .orThrow();
    assertThat(since(before)).hasSize(1);
    Entry entry = since(before).getFirst();
    assertThat(entry.event().subject()).isEqualTo(id);
    assertThat(entry.event().by()).isEqualTo(bench.publisher.value());
    assertThat(Document.parse(entry.content().orElseThrow()))
        .isEqualTo(
            new Poll(
                "en",
                "Which?",
                List.of(new Poll.Choice("1", "Red"), new Poll.Choice("2", "Blue")),
                true,
                null,
                true));
  }

  @Test
  void aVoteIsMendedAndEndedByFurtherEntriesButCountsAsItDid() {
    AskReaders ask = newsroom.askReaders();
    EntryId id =
        ask.by(bench.publisher, "en", "Wich?", List.of("Red", "Blu"), true, null, false).orThrow();
    long before = bench.ledger.size();
    Instant later = bench.clock.now.plusSeconds(3600);
    List<String> two = List.of("Red", "Blue");
    assertThat(why(ask.change(bench.first, id, 1, "Which?", two, null)))
        .isEqualTo(new Refused.NotAllowed(Role.PUBLISHER));
    assertThat(why(ask.close(bench.first, id))).isEqualTo(new Refused.NotAllowed(Role.PUBLISHER));
    assertThat(why(ask.change(bench.publisher, id, 2, "Which?", two, null)))
        .isEqualTo(new Refused.StaleDraft());
    for (List<String> other : List.of(List.of("Red", "Blue", "Green"), List.of("Red", "Red"))) {
      assertThat(why(ask.change(bench.publisher, id, 1, "Which?", other, null)))
          .isEqualTo(new Refused.Missing("choices-kept"));
    }
    assertThat(why(ask.change(bench.publisher, id, 1, "Which?", two, bench.clock.now)))
        .isEqualTo(new Refused.Past());
    assertThat(why(ask.close(bench.publisher, new EntryId(EntryKind.POLL, "none"))))
        .isEqualTo(new Refused.NoSuchVote());
    assertThat(since(before)).isEmpty();

    ask.change(bench.publisher, id, 1, "Which?", two, later).orThrow();
    ask.change(bench.publisher, id, 2, "Which?", two, later).orThrow(); // as it was: no entry
    ask.close(bench.publisher, id).orThrow();
    ask.close(bench.publisher, id).orThrow();
    ask.change(bench.publisher, id, 3, "Which one?", two, bench.clock.now).orThrow();
    var choices = List.of(new Poll.Choice("1", "Red"), new Poll.Choice("2", "Blue"));
    assertThat(since(before))
        .extracting(entry -> entry.event().revision(), entry -> entry.event().change())
        .containsExactly(
            tuple(2, PublicationEvent.Change.UPDATE),
            tuple(3, PublicationEvent.Change.UPDATE),
            tuple(4, PublicationEvent.Change.UPDATE));
    assertThat(since(before).stream().map(entry -> Document.parse(entry.content().orElseThrow())))
        .containsExactly(
            new Poll("en", "Which?", choices, true, later, false),
            new Poll("en", "Which?", choices, true, bench.clock.now, false),
            new Poll("en", "Which one?", choices, true, bench.clock.now, false));
  }

  @Test
  void aNewPasswordIsSetByItsOwnerOnceAndEndsTheOldSessions() {
    PersonId chief = bench.person("chief", Role.ADMINISTRATOR);
    Administer administer = newsroom.administer();
    NewPassword links = newsroom.newPassword();
    assertThat(why(administer.reset(bench.first, bench.author)))
        .isEqualTo(new Refused.NotAllowed(Role.ADMINISTRATOR));
    String older = administer.reset(chief, bench.author).orThrow();
    String token = administer.reset(chief, bench.author).orThrow();
    assertThat(links.find(older)).isEmpty();
    String session = newsroom.sessions().begin(bench.author);
    assertThat(why(links.use(token, "short"))).isEqualTo(new Refused.WeakPassword());
    assertThat(newsroom.signIn().by("author", Bench.PASSWORD, "here"))
        .isInstanceOf(Outcome.Done.class);
    links.use(token, "another ten herons").orThrow();
    assertThat(newsroom.sessions().find(session)).isEmpty();
    assertThat(newsroom.signIn().by("author", Bench.PASSWORD, "here"))
        .isInstanceOf(Outcome.No.class);
    newsroom.signIn().by("author", "another ten herons", "here").orThrow();
    assertThat(why(links.use(token, "a third ten herons"))).isEqualTo(new Refused.LinkUsed());

    String late = administer.reset(chief, bench.author).orThrow();
    bench.clock.now = bench.clock.now.plus(NewPassword.LASTS);
    assertThat(why(links.use(late, "a third ten herons"))).isEqualTo(new Refused.LinkUsed());
    String gone = administer.reset(chief, bench.author).orThrow();
    administer.disable(chief, bench.author).orThrow();
    assertThat(links.find(gone)).isEmpty();
  }
}
