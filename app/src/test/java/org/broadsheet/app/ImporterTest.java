package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.broadsheet.app.Importer.Item;
import org.broadsheet.app.Importer.Status;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Block;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Document;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.Hash;
import org.broadsheet.content.PublicationEvent.Change;
import org.broadsheet.content.Site;
import org.broadsheet.content.Statement;
import org.broadsheet.ledger.Database;
import org.broadsheet.ledger.Ledger;
import org.broadsheet.ledger.LogKey;
import org.broadsheet.ledger.MediaStore;
import org.broadsheet.wire.DocumentLine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // opened before each test
class ImporterTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00.000Z");
  private static final Instant THEN = Instant.parse("2025-02-14T16:30:00.000Z");
  private static final EntryId STORY = EntryId.article(new ArticleId("0123456789"));

  @TempDir Path folder;
  private Database database;
  private Ledger ledger;

  @BeforeEach
  void open() {
    database = Database.sqlite(folder.resolve("log.db"));
    ledger =
        Ledger.open(
            database,
            MediaStore.open(folder.resolve("media"), 1000),
            LogKey.openOrCreate(folder.resolve("keys"), Optional.of("test")),
            () -> NOW);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theSameImportAgainChangesNothing() {
    List<Item> items = List.of(item("one", "a"), item("two", "b"), item("three", "c"));
    assertThat(importer().put(items)).extracting(d -> d.status()).containsOnly(Status.IMPORTED);
    long size = ledger.size();
    var again = importer().put(items);
    assertThat(again).extracting(d -> d.status()).containsOnly(Status.UNCHANGED);
    assertThat(again).extracting(d -> d.event().content()).doesNotContainNull();
    assertThat(ledger.size()).isEqualTo(size);
  }

  @Test
  void theSameStoryTwiceInOneBatchIsOneStory() {
    var done = importer().put(List.of(item("one", "a"), item("one", "a"), item("one", "b")));
    assertThat(done)
        .extracting(d -> d.status())
        .containsExactly(Status.IMPORTED, Status.UNCHANGED, Status.UPDATED);
    assertThat(done).extracting(d -> d.subject()).containsOnly(done.getFirst().subject());
  }

  @Test
  void anotherContentIsANewRevisionUnderTheSameAddress() {
    var first = importer().put(List.of(item("one", "a"))).getFirst();
    var second = importer().put(List.of(item("one", "b"))).getFirst();
    assertThat(second.status()).isEqualTo(Status.UPDATED);
    assertThat(second.subject()).isEqualTo(first.subject());
    assertThat(second.event().revision()).isEqualTo(2);
    assertThat(second.event().urlDate()).isEqualTo(first.event().urlDate());
  }

  @Test
  void aStoryWithdrawnHereIsNotBroughtBack() {
    importer().put(List.of(line(STORY, null, article("a", "x"), null)));
    var reason = new Statement("zh", Statement.Role.PUBLISHER, "误发。");
    importer().put(List.of(line(STORY, Change.WITHDRAWAL, null, reason)));
    long size = ledger.size();
    var done = importer().put(List.of(line(STORY, null, article("b", "x"), null)));
    assertThat(done.getFirst().status()).isEqualTo(Status.WITHDRAWN);
    assertThat(ledger.size()).isEqualTo(size);
  }

  @Test
  void aChannelThatTheSiteLacksIsAddedBeforeTheStoryWithThoseAbove() {
    var done = importer().put(List.of(item("one", "a"))).getFirst();
    assertThat(done.index()).isEqualTo(1);
    var site = (Site) Document.parse(ledger.read(0, 1).getFirst().content().orElseThrow());
    assertThat(site.channels())
        .extracting(c -> c.path().value())
        .containsExactly("local", "local/top");
    assertThat(site.channels().getLast().name("zh")).isEqualTo("要闻");
  }

  @Test
  void theAddressIsDatedByTheOriginalInTheZoneOfTheSite() {
    var done = importer().put(List.of(item("one", "a"))).getFirst();
    // 16:30 UTC is half past midnight of the next day in the site's zone.
    assertThat(done.event().urlDate()).isEqualTo(LocalDate.of(2025, 2, 15));
    assertThat(done.event().published()).isEqualTo(THEN);
    assertThat(done.event().time()).isEqualTo(NOW);
  }

  @Test
  void claimsOfApprovalInAFileAreNotTakenOver() {
    var claimed =
        new DocumentLine(
            STORY,
            null,
            THEN,
            null,
            null,
            null,
            List.of(new DocumentLine.Approval(1, "p1", null)),
            "p2",
            null,
            null,
            article("a", "x"));
    var event = importer().put(List.of(Item.of("file", claimed))).getFirst().event();
    assertThat(event.approvals()).isEmpty();
    assertThat(event.by()).isNull();
    assertThat(event.origin()).isNotNull();
  }

  private Importer importer() {
    Site site =
        new Site(
            "http://localhost",
            "Asia/Shanghai",
            List.of("zh"),
            Map.of(),
            Map.of(),
            List.of(),
            Map.of(),
            Site.MOODS,
            Map.of(),
            Map.of(),
            null);
    return new Importer(
        database, ledger, site, new Random(ledger.size()), () -> NOW, Importer.Provenance.IMPORTED);
  }

  private static Item item(String origin, String text) {
    Hash key = Hash.of(origin.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    DocumentLine line = line(STORY, null, article(text, origin), null).line();
    return new Item(
        origin,
        null,
        key,
        "capture",
        line,
        Map.of(new ChannelPath("local/top"), Map.of("zh", "要闻")));
  }

  private static Item line(
      EntryId subject,
      @Nullable Change change,
      @Nullable Document document,
      @Nullable Statement statement) {
    return Item.of(
        "file",
        new DocumentLine(
            subject, change, THEN, null, null, null, List.of(), null, null, statement, document));
  }

  private static Article article(String text, String headline) {
    return Article.of(
        "zh", new ChannelPath("local/top"), headline, List.of(Block.Paragraph.of(text)));
  }
}
