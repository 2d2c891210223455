package org.broadsheet.edge;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.broadsheet.archive.Archive;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Block;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Document;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.Hash;
import org.broadsheet.content.Inline;
import org.broadsheet.content.PublicationEvent;
import org.broadsheet.content.PublicationEvent.Change;
import org.broadsheet.content.Site;
import org.broadsheet.content.Statement;
import org.broadsheet.ledger.Database;
import org.broadsheet.ledger.Entry;
import org.broadsheet.ledger.Ledger;
import org.broadsheet.ledger.LogKey;
import org.broadsheet.ledger.LoggedEntry;
import org.broadsheet.ledger.MediaStore;
import org.broadsheet.ledger.Submission;
import org.broadsheet.press.Press;
import org.broadsheet.pulse.Pulse;
import org.broadsheet.pulse.PulseConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The edge on the real ledger, archive, press and pulse. */
@Timeout(120)
final class RealRoomsTest {
  private static final ArticleId ID = new ArticleId("ferry00001");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final String PATH = "/2026/03/01/";

  @TempDir Path data = Path.of("");

  private final List<AutoCloseable> closing = new ArrayList<>();
  private final InstantSource clock = InstantSource.fixed(Entries.NOON);

  private record Rooms(Ledger ledger, Archive archive, Edge edge) {
    /** As the program does after each commit. */
    void follow() throws Exception {
      List<LoggedEntry> entries =
          ledger.read(archive.position(), 100).stream().map(RealRoomsTest::logged).toList();
      edge.applied(archive.apply(entries)).get(30, TimeUnit.SECONDS);
    }
  }

  private @org.jspecify.annotations.Nullable Rooms opened;

  private Rooms rooms() {
    return requireNonNull(opened);
  }

  private static LoggedEntry logged(Entry entry) {
    return new LoggedEntry(
        entry.index(),
        entry.bytes(),
        entry.event(),
        entry.content().orElse(null),
        entry.statement().orElse(null));
  }

  @BeforeEach
  void open() throws Exception {
    for (String directory : List.of("db", "keys", "media", "cache")) {
      Files.createDirectories(data.resolve(directory));
    }
    Database database = Database.sqlite(data.resolve("db").resolve("broadsheet.db"));
    MediaStore media = MediaStore.open(data.resolve("media"), MediaStore.DEFAULT_LIMIT);
    LogKey key = LogKey.openOrCreate(data.resolve("keys"), Optional.of("heron.example/log"));
    Ledger ledger = Ledger.open(database, media, key, clock);
    Archive archive = Archive.open(data.resolve("archive"));
    Pulse pulse = Pulse.open(PulseConfig.in(data));
    var options = new EdgeOptions("127.0.0.1", 0, 0, data.resolve("cache"), "test");
    Edge edge = Edge.start(options, archive, new Press(), ledger, pulse, clock);
    closing.addAll(List.of(edge, pulse, archive, database));
    opened = new Rooms(ledger, archive, edge);
    Site site =
        new Site(
            "https://heron.example",
            "UTC",
            List.of("en"),
            Map.of("en", "The Heron Ferry Post"),
            Map.of(),
            List.of(new Site.Channel(new ChannelPath("local"), Map.of("en", "Local"), false)),
            Map.of(),
            Site.MOODS,
            Map.of(),
            Map.of(),
            null);
    publish(EntryId.site(), 1, Change.FIRST, site);
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : closing) {
      one.close();
    }
  }

  private void publish(EntryId subject, int revision, Change change, Document document)
      throws Exception {
    Hash hash = Hash.of(document.json().canonical());
    boolean article = subject.equals(EntryId.article(ID));
    boolean withdrawn = change == Change.WITHDRAWAL;
    var event =
        new PublicationEvent(
            subject,
            revision,
            change,
            Entries.NOON,
            "release1",
            withdrawn ? null : hash,
            withdrawn ? hash : null,
            List.of(),
            article ? Entries.NOON : null,
            article ? DAY : null,
            List.of(),
            null,
            null,
            List.of());
    rooms().ledger().append(List.of(Submission.of(event, document)));
    rooms().follow();
  }

  private static Article story(String headline) {
    return Article.of(
        "en",
        new ChannelPath("local"),
        headline,
        List.of(new Block.Paragraph(List.of(new Inline.Text("Both banks meet at noon.")))));
  }

  private Wire.Answer get(String target) throws IOException {
    try (var wire = new Wire(rooms().edge().port())) {
      wire.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
      return requireNonNull(wire.read(false));
    }
  }

  /** The story's permanent path, as the redirect from its id alone says. */
  private String permanent() throws IOException {
    Wire.Answer answer = get(PATH + ID);
    return answer.status() == 301 ? requireNonNull(answer.field("Location")) : PATH + ID;
  }

  @Test
  void aStoryGoesFromTheLogToReadersAndIsCorrectedAndWithdrawn() throws Exception {
    EntryId story = EntryId.article(ID);
    publish(story, 1, Change.FIRST, story("First boat at seven"));
    String path = permanent();
    for (int i = 0; i < 10; i++) {
      assertThat(get(path).text()).contains("First boat at seven", "Both banks meet at noon.");
      assertThat(get("/").text()).contains("First boat at seven");
      assertThat(get("/c/local").text()).contains("First boat at seven");
    }
    assertThat(get("/search?q=boat").text()).contains("First boat at seven");
    assertThat(get("/history/" + ID).status()).isEqualTo(200);
    assertThat(get("/log/checkpoint").text()).startsWith("heron.example/log\n2\n");

    publish(story, 2, Change.CORRECTION, story("First boat at eight"));
    assertThat(get(permanent()).text()).contains("First boat at eight");
    assertThat(get("/").text()).contains("First boat at eight");
    assertThat(get("/c/local").text()).contains("First boat at eight");
    assertThat(get("/").field("Log-Position")).isEqualTo("3");
    String content = "/log/content/" + Hash.of(story("First boat at eight").json().canonical());
    assertThat(get(content).status()).isEqualTo(200);

    path = permanent();
    publish(
        story,
        3,
        Change.WITHDRAWAL,
        new Statement("en", Statement.Role.EDITOR, "The boat does not go."));
    Wire.Answer gone = get(path);
    assertThat(gone.status()).isEqualTo(410);
    assertThat(gone.field("Cache-Control")).doesNotContain("stale");
    for (String page : List.of(path, "/", "/c/local", "/search?q=boat", content)) {
      assertThat(get(page).text()).as(page).doesNotContain("First boat", "Both banks meet");
    }
    assertThat(get(content).status()).isEqualTo(404);
    assertThat(get("/m/" + ID).status()).isEqualTo(410);
  }

  @Test
  void assetsNamedByAPageAreThere() throws Exception {
    publish(EntryId.article(ID), 1, Change.FIRST, story("First boat at seven"));
    var names =
        java.util.regex.Pattern.compile("\"(/assets/[^\"]+)\"")
            .matcher(get(permanent()).text())
            .results()
            .map(found -> found.group(1))
            .distinct()
            .toList();
    assertThat(names).isNotEmpty();
    for (String name : names) {
      assertThat(get(name).status()).as(name).isEqualTo(200);
    }
  }
}
