package org.broadsheet.app;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.broadsheet.app.Importer.Item;
import org.broadsheet.app.Importer.Provenance;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Block;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Credit;
import org.broadsheet.content.Document;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.Inline;
import org.broadsheet.content.Medium;
import org.broadsheet.content.PartialDate;
import org.broadsheet.content.Source;
import org.broadsheet.desk.Desk;
import org.broadsheet.desk.Grants;
import org.broadsheet.desk.Newsroom;
import org.broadsheet.desk.PersonId;
import org.broadsheet.desk.Role;
import org.broadsheet.desk.Saved;
import org.broadsheet.edge.EdgeOptions;
import org.broadsheet.ledger.Database;
import org.broadsheet.ledger.Ledger;
import org.broadsheet.ledger.LogKey;
import org.broadsheet.ledger.MediaStore;
import org.broadsheet.ledger.PictureFile;
import org.broadsheet.wire.DocumentLine;
import org.jspecify.annotations.Nullable;

/**
 * A paper as {@code serve} runs it, readers' door and desk in this process, on a clock that its
 * test sets. A story here is known by a word: {@code seek} and the word stand where they become
 * part of an address, {@code tell} and the word in all that it says.
 */
final class WorkingPaper implements AutoCloseable {
  static final String SITE = "https://paper.example";
  static final ChannelPath NEWS = new ChannelPath("news");

  /** In every story, so that a search can ask for all of them. */
  static final String COMMON = "lantern";

  private final Store store;
  private final Newspaper newspaper;
  private final Newsroom newsroom;
  private final Desk desk;
  private final Clock clock = new Clock();
  final PersonId author;
  final PersonId reviewer;
  final PersonId publisher;

  private static final class Clock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-11-23T08:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }
  }

  private WorkingPaper(Path folder, List<DocumentLine> lines) {
    DataDirectory data = DataDirectory.prepare(folder);
    var free = new HashMap<String, @Nullable String>();
    List.of("port", "desk-port", "admin-port").forEach(port -> free.put(port, "0"));
    free.put("bind", "127.0.0.1");
    Settings settings = Settings.read(data.settings(), Map.of(), free);
    Database database = Database.sqlite(data.database());
    MediaStore media = MediaStore.open(data.media(), MediaStore.DEFAULT_LIMIT);
    LogKey key = LogKey.openOrCreate(data.keys(), Optional.empty());
    store = new Store(database, media, Ledger.open(database, media, key, clock), clock);
    bring(lines);
    var wechat = new EdgeOptions.Wechat("wx0", () -> Optional.of("ticket"));
    newspaper = Newspaper.open(data, settings, store, wechat);
    newsroom = Newsroom.open(database, store.ledger(), clock);
    author = person("author", "The author", Role.REPORTER, Role.EDITOR);
    reviewer = person("reviewer", "The reviewer", Role.FINAL_REVIEWER);
    publisher = person("publisher", "The publisher", Role.PUBLISHER);
    desk = Doors.desk(settings, store, newspaper, newsroom, false);
  }

  /** A paper that begins with these documents. */
  static WorkingPaper in(Path folder, List<DocumentLine> lines) {
    return new WorkingPaper(folder, lines);
  }

  static DocumentLine line(EntryId subject, Document document) {
    return new DocumentLine(
        subject, null, null, null, null, null, List.of(), null, null, null, document);
  }

  void bring(List<DocumentLine> lines) {
    Settings none = Settings.read(Path.of("none"), Map.of(), Map.of());
    new Importer(
            store.database(),
            store.ledger(),
            Store.plainSite(none, "en"),
            new Random(7),
            clock,
            Provenance.OWN)
        .put(lines.stream().map(line -> Item.of("test", line)).toList());
  }

  Newsroom newsroom() {
    return newsroom;
  }

  Newspaper newspaper() {
    return newspaper;
  }

  URI readers() {
    return URI.create("http://127.0.0.1:" + newspaper.edge().port() + "/");
  }

  PersonId person(String login, String name, Role... roles) {
    return newsroom
        .people()
        .add(login, Map.of("en", name), Grants.everywhere(roles), "ten herons wade")
        .orThrow()
        .id();
  }

  Instant in(Duration time) {
    return clock.now.plus(time);
  }

  void pass(Duration time) {
    clock.now = in(time);
  }

  /** Waits until readers see the whole log. */
  void awaitShown() throws InterruptedException {
    await("readers see all", () -> newspaper.shown().getAsLong() == store.ledger().size());
  }

  long entries() {
    return store.ledger().size();
  }

  static void await(String what, java.util.function.BooleanSupplier done)
      throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within 30 s: " + what);
      }
      Thread.sleep(10);
    }
  }

  // The desk's acts, one after another.

  Saved draft(Article article) {
    return newsroom.write().begin(author, article).orThrow();
  }

  Saved sentIn(Article article) {
    Saved saved = draft(article);
    newsroom.submit().by(author, saved.story(), saved.hash()).orThrow();
    return saved;
  }

  Saved approved(Article article) {
    Saved saved = sentIn(article);
    newsroom.approve().by(reviewer, saved.story(), saved.hash(), "tellcomment").orThrow();
    return saved;
  }

  Saved published(Article article) {
    Saved saved = approved(article);
    newsroom.publish().by(publisher, saved.story(), saved.hash()).orThrow();
    return saved;
  }

  /** A story with that word in each of its texts, and a picture that no other has. */
  Article article(String word, String language) {
    String sought = "seek" + word;
    String telling = "tell" + word;
    List<Inline> content = Inline.of(telling + " " + COMMON);
    Block.Figure figure = new Block.Figure(picture(word), telling, content, telling);
    var year = new PartialDate("2026");
    List<Block> body =
        List.of(
            Block.Paragraph.of("The " + COMMON + " of " + telling + " was lit."),
            new Block.Heading(2, content),
            new Block.Quote(content, telling, null),
            new Block.Listing(true, List.of(new Block.Listing.Item(content, null))),
            figure,
            new Block.Gallery(new ArticleId("0123456789"), telling, List.of(figure, figure)),
            new Block.Table(telling, List.of(content), List.of(List.of(content)), true, null, null),
            new Block.KeyFacts(
                telling, List.of(new Block.KeyFacts.Fact(telling, "1", "m", year, telling))),
            new Block.Timeline(
                telling,
                true,
                List.of(new Block.Timeline.Moment("2026-11", telling, content, null))));
    return Article.of(language, NEWS, telling + " " + sought, body)
        .edit()
        .subhead(telling)
        .summary("A " + COMMON + ", " + telling + ".")
        .slug(sought)
        .lead(figure)
        .tags(List.of(sought))
        .credits(
            List.of(
                Credit.of(Credit.Role.AUTHOR, sought),
                new Credit(Credit.Role.AUTHOR, "The author", author.value())))
        .source(new Source(sought, List.of(), null, "reed-wire"))
        .article();
  }

  /** Of a colour of its own. */
  Medium picture(String word) {
    var image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 40 * 30; i++) {
      image.setRGB(i % 40, i / 40, word.hashCode());
    }
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return switch (store.media().take(out.toByteArray())) {
      case PictureFile.Result.Clean clean -> clean.medium();
      case PictureFile.Result.Refused refused -> throw new AssertionError(refused.reason());
      case PictureFile.Result.TooLarge large -> throw new AssertionError(large.reason());
    };
  }

  @Override
  public void close() {
    desk.close();
    newspaper.close();
    store.close();
  }
}
