package org.broadsheet.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Block;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Credit;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.Hash;
import org.broadsheet.content.Href;
import org.broadsheet.content.Inline;
import org.broadsheet.content.Medium;
import org.broadsheet.content.PartialDate;
import org.broadsheet.content.PublicationEvent;
import org.broadsheet.content.Source;
import org.broadsheet.ledger.Submission;
import org.broadsheet.pulse.Pulse;

/**
 * What the desk's pages depend on, set up anew for each look: a story in every state that changes
 * what its page offers, links that work once, people to act upon. A scene gives the values of the
 * variables in addresses; a page is in it if it has all of the address's.
 */
final class Scenes {
  /** Sets it up; whatever can be said in it is said in that text. */
  interface Scene {
    Map<String, String> with(String text);
  }

  final Map<String, Scene> all = new LinkedHashMap<>();

  /** Wrote nothing and may everything. */
  final PersonId chief;

  /** Somebody to act upon. */
  final PersonId other;

  private final Bench bench;
  private final Newsroom newsroom;
  private final Pulse pulse;
  private final String password;

  Scenes(Bench bench, Pulse pulse) {
    this.bench = bench;
    this.newsroom = bench.newsroom;
    this.pulse = pulse;
    this.chief = bench.person("chief", Role.values());
    this.other = bench.person("other", Role.REPORTER);
    this.password = newsroom.people().passwordHash(chief).orElseThrow();
    all.put("a day", this::day);
    all.put("somebody is out", this::out);
    all.put("draft", text -> of(draft(text)));
    all.put("every kind of block", text -> of(begun(everyKindOfBlock(text))));
    all.put("held", this::held);
    all.put("remarked", this::remarked);
    all.put("in review", text -> of(sentIn(text)));
    all.put("returned", this::returned);
    all.put("approved", text -> of(approved(text)));
    all.put("planned", this::planned);
    all.put("published", text -> of(published(text)));
    all.put("withdrawn", this::withdrawn);
    all.put("emergency asked", text -> of(urgent(text)));
    all.put("emergency out", this::unreviewed);
    all.put("elsewhere", this::elsewhere);
    all.put("a vote", this::vote);
    all.put("invited", this::invited);
    all.put("password forgotten", this::forgotten);
    all.put("set up", this::setUp);
  }

  /** Sets that one up. */
  Map<String, String> enter(String scene, String text) {
    return Objects.requireNonNull(all.get(scene)).with(text);
  }

  /** Puts back what the forms about people and chains have changed. */
  void tidy() {
    bench.database.inWriteTransaction(tx -> {
      tx.execute("DELETE FROM desk_chain");
      tx.execute("DELETE FROM desk_failure");
      tx.execute(
          "UPDATE desk_person SET disabled = 0, language = 'en' WHERE id = ?", other.value());
      return tx.createUpdate(
              "UPDATE desk_person SET disabled = 0, language = 'en', password = :password,"
                  + " roles = :roles WHERE id = :id")
          .bind("password", password)
          .bind("roles", Grants.everywhere(Role.values()).words())
          .bind("id", chief.value())
          .execute();
    });
  }

  /** A story that says this in everything it has. */
  static Article article(String text) {
    String said = text.isBlank() ? "." : text;
    List<Inline> content = Inline.of(said);
    return Article.of("en", new ChannelPath("local"), said, List.of(Block.Paragraph.of(said)))
        .edit()
        .body(
            List.of(
                Block.Paragraph.of(said),
                new Block.Heading(2, content),
                new Block.Quote(content, said, null),
                new Block.Listing(true, List.of(new Block.Listing.Item(content, null)))))
        .subhead(said)
        .summary(said)
        .tags(List.of(said))
        .credits(List.of(Credit.of(Credit.Role.AUTHOR, said)))
        .source(new Source(said, List.of(said), null, null))
        .article();
  }

  /** A story with all that a story can have, and that text in all of it. */
  Article everyKindOfBlock(String text) {
    String said = text.isBlank() ? "." : text;
    Block.Figure figure = new Block.Figure(picture(), said, Inline.of(said), said);
    List<Inline> content =
        List.of(
            new Inline.Text(said),
            new Inline.Strong(Inline.of("b")),
            new Inline.Emphasis(Inline.of("c")),
            new Inline.Subscript(Inline.of("d")),
            new Inline.Superscript(Inline.of("e")),
            new Inline.Link(new Href("https://example.org/"), Inline.of("f")));
    var year = new PartialDate("2026");
    var nested = new Block.Listing(true, List.of(new Block.Listing.Item(content, null)));
    List<Block> body =
        List.of(
            new Block.Paragraph(content),
            new Block.Heading(2, content),
            new Block.Quote(content, said, new Href("https://example.org/")),
            new Block.Listing(false, List.of(new Block.Listing.Item(content, nested))),
            figure,
            new Block.Gallery(new ArticleId("0123456789"), said, List.of(figure, figure)),
            new Block.Table(
                said, List.of(content), List.of(List.of(content)), true, year, Block.Chart.BAR),
            new Block.KeyFacts(said, List.of(new Block.KeyFacts.Fact(said, "1", said, year, said))),
            new Block.Timeline(
                said,
                true,
                List.of(
                    new Block.Timeline.Moment(
                        "2026-11", said, content, new Href("https://example.org/")))),
            new Block.Embed(Block.Provider.VIMEO, new Href("https://vimeo.com/1"), said),
            new Block.Divider(),
            new Block.Vote("night-fare"));
    if (!body.stream()
        .map(Object::getClass)
        .toList()
        .containsAll(List.of(Block.class.getPermittedSubclasses()))) {
      throw new AssertionError("a new kind of block belongs here too");
    }
    return article(said).edit().body(body).lead(figure).article();
  }

  private Medium picture() {
    try {
      byte[] png = UploadTest.picture("png", 40, 30);
      bench.ledger.media().save(png);
      return new Medium(Hash.of(png), "image/png", 40, 30, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> vote(String text) {
    String said = text.isBlank() ? "." : text.substring(0, Math.min(text.length(), 200));
    List<String> choices = List.of(said.replaceAll("\\R", " "), "No");
    EntryId made =
        newsroom.askReaders().by(chief, "en", said, choices, false, null, false).orThrow();
    return Map.of("vote", made.id());
  }

  private static Map<String, String> of(Saved saved) {
    return of(saved.story());
  }

  private static Map<String, String> of(ArticleId id) {
    return Map.of("id", id.value());
  }

  private Saved draft(String text) {
    return begun(article(text));
  }

  private Saved begun(Article article) {
    return newsroom.write().begin(bench.author, article).orThrow();
  }

  private Saved sentIn(String text) {
    Saved saved = draft(text);
    newsroom.submit().by(bench.author, saved.story(), saved.hash()).orThrow();
    return saved;
  }

  private Saved approved(String text) {
    Saved saved = sentIn(text);
    newsroom.approve().by(bench.first, saved.story(), saved.hash(), text).orThrow();
    return saved;
  }

  private Saved published(String text) {
    Saved saved = approved(text);
    newsroom.publish().by(bench.publisher, saved.story(), saved.hash()).orThrow();
    return saved;
  }

  private Map<String, String> held(String text) {
    Saved saved = draft(text);
    newsroom.take().by(bench.author, saved.story(), "sitting0held").orThrow();
    return of(saved);
  }

  private Map<String, String> remarked(String text) {
    Saved saved = draft(text);
    if (text.length() < 2_000) {
      newsroom
          .remarks()
          .by(bench.first, saved.story(), saved.hash(), text, text.isBlank() ? "?" : text)
          .orThrow();
    }
    return of(saved);
  }

  private Map<String, String> returned(String text) {
    Saved saved = sentIn(text);
    String why = text.isBlank() ? "?" : text;
    newsroom.sendBack().by(bench.first, saved.story(), saved.hash(), why).orThrow();
    return of(saved);
  }

  Instant tomorrow() {
    return bench.clock.now.plusSeconds(86_400);
  }

  private Map<String, String> planned(String text) {
    Saved saved = approved(text);
    var pick = new Publish.Pick(saved.story(), saved.hash());
    newsroom.plans().publish(bench.publisher, List.of(pick), tomorrow()).orThrow();
    return of(saved);
  }

  private Map<String, String> withdrawn(String text) {
    Saved saved = published(text);
    String why = text.isBlank() ? "?" : text;
    newsroom.withdraw().by(bench.publisher, saved.story(), why).orThrow();
    return of(saved);
  }

  private Saved urgent(String text) {
    Saved saved = draft(text);
    String why = text.isBlank() ? "?" : text;
    newsroom.emergency().ask(bench.author, saved.story(), saved.hash(), why).orThrow();
    return saved;
  }

  private Map<String, String> unreviewed(String text) {
    Saved saved = urgent(text);
    long index =
        newsroom
            .emergency()
            .confirm(bench.publisher, saved.story(), saved.hash())
            .orThrow()
            .index();
    return Map.of("id", saved.story().value(), "index", Long.toString(index));
  }

  /** Published without the desk: it offers to take the story on. */
  private Map<String, String> elsewhere(String text) {
    var id = new ArticleId(newsroom.people().randomPassword().substring(0, 10));
    Article article = article(text);
    var event =
        new PublicationEvent(
            EntryId.article(id),
            1,
            PublicationEvent.Change.FIRST,
            bench.clock.now,
            "r",
            Hash.of(article.canonical()),
            null,
            List.of(),
            bench.clock.now,
            LocalDate.of(2026, 11, 20),
            List.of(),
            null,
            new PublicationEvent.Origin(
                Hash.of(id.value().getBytes(java.nio.charset.StandardCharsets.UTF_8)), "jsonl"),
            List.of());
    bench.ledger.append(List.of(Submission.of(event, article)));
    return of(id);
  }

  /** As much of it as a name may have. */
  static String name(String text) {
    return text.isBlank() ? "." : text.substring(0, Math.min(text.length(), Said.LONGEST_NAME));
  }

  /** Signed in, invited, reported, ready to go out. */
  private Map<String, String> day(String text) {
    newsroom.sessions().begin(other, text);
    String name = name(text);
    newsroom.administer().invite(chief, "en", name, Grants.everywhere(Role.REPORTER)).orThrow();
    Saved saved = published(text);
    pulse.report(saved.story(), 1, name, name);
    approved(text);
    return Map.of();
  }

  private Map<String, String> out(String text) {
    newsroom.people().disable(other).orThrow();
    return Map.of();
  }

  private Map<String, String> invited(String text) {
    String name = name(text);
    return Map.of(
        "token",
        newsroom
            .administer()
            .invite(chief, "en", name, Grants.everywhere(Role.REPORTER))
            .orThrow());
  }

  private Map<String, String> forgotten(String text) {
    return Map.of("token", newsroom.administer().reset(chief, other).orThrow());
  }

  /** As at the first start: nobody is administrator. */
  private Map<String, String> setUp(String text) {
    bench.database.inWriteTransaction(tx ->
        tx.execute("UPDATE desk_person SET roles = 'reporter' WHERE roles LIKE '%administrator%'"));
    return Map.of("token", newsroom.setUp().token().orElseThrow());
  }
}
