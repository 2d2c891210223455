package org.broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.broadsheet.content.Article;
import org.broadsheet.content.Block;
import org.broadsheet.content.Hash;
import org.broadsheet.content.Json;
import org.broadsheet.press.Press;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the block editor asks, over HTTP, on a real server and a real log. */
class TextHttpTest {
  private static final String HERE = "sitting0here";
  private static final String THERE = "sitting0there";

  @TempDir static Path directory;
  private static Bench bench;
  private static Desk desk;

  @BeforeAll
  static void start() {
    bench = Bench.sqlite(directory);
    bench.person("other", Role.EDITOR);
    desk =
        Desk.start(
            Desk.Options.loopback(0),
            bench.newsroom,
            new Preview() {
              @Override
              public byte[] page(Article article) {
                return new byte[0];
              }

              @Override
              public Optional<Press.Asset> asset(String path) {
                return Optional.empty();
              }
            },
            (name, _, _) -> new Intake.NotUnderstood(name),
            null,
            bench.clock);
  }

  @AfterAll
  static void stop() {
    desk.close();
    bench.close();
  }

  private static Browser browser(String login) throws Exception {
    return new Browser(desk.address()).signIn(login);
  }

  private static Json.Object members(Object... pairs) {
    var members = new TreeMap<String, Json>();
    for (int i = 0; i < pairs.length; i += 2) {
      Object value = pairs[i + 1];
      members.put(
          pairs[i].toString(), value instanceof Json json ? json : new Json.Text(value.toString()));
    }
    return new Json.Object(members);
  }

  private static Json.Object text(String headline, Block... body) {
    List<Json> blocks = List.of(body).stream().map(Block::json).toList();
    return members(
        "headline",
        headline,
        "channel",
        "local",
        "language",
        "en",
        "authors",
        "A. Writer",
        "tags",
        "boats, river",
        "body",
        new Json.Array(blocks));
  }

  private static Json.Object keeping(String sitting, String base, Json text) {
    return members("sitting", sitting, "base", base, "text", text);
  }

  private static Map<String, Json> read(HttpResponse<String> answer) {
    return ((Json.Object) Json.parse(answer.body().getBytes(StandardCharsets.UTF_8))).members();
  }

  private static String field(HttpResponse<String> answer, String name) {
    return ((Json.Text) Objects.requireNonNull(read(answer).get(name))).value();
  }

  private static HttpResponse<String> send(Browser who, String path, Json json) throws Exception {
    return who.send(path, json.canonical());
  }

  @Test
  void aTextIsKeptBlockByBlockAndGivenBackAsItIs() throws Exception {
    Browser author = browser("author");
    Block facts =
        new Block.KeyFacts(
            "Boats", List.of(new Block.KeyFacts.Fact("Boats", "11", null, null, null)));
    HttpResponse<String> begun =
        send(author, "/texts", keeping(HERE, "", text("Ferries", Block.Paragraph.of("One."))));
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
    String path = "/stories/" + field(begun, "story");
    Json.Object text = text("Ferries turn", Block.Paragraph.of("One."), facts);
    HttpResponse<String> kept =
        send(author, path + "/keep", keeping(HERE, field(begun, "hash"), text));
    assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
    assertThat(read(kept).get("version")).isEqualTo(new Json.Int(1));

    HttpResponse<String> given = author.get(path + "/text");
    assertThat(field(given, "hash")).isEqualTo(field(kept, "hash"));
    assertThat(read(given).get("text"))
        .isInstanceOfSatisfying(
            Json.Object.class,
            back -> assertThat(back.members().get("body")).isEqualTo(text.members().get("body")));
    assertThat(author.get(path).body()).contains("Ferries turn").contains(field(kept, "hash"));
  }

  @Test
  void aSittingBeginsOneStoryHoweverOftenItAsks() throws Exception {
    Browser author = browser("author");
    Json.Object first = keeping("sitting0once", "", text("Once", Block.Paragraph.of("One.")));
    String story = field(send(author, "/texts", first), "story");
    Json.Object second = keeping("sitting0once", "", text("Once", Block.Paragraph.of("Two.")));
    assertThat(field(send(author, "/texts", second), "story")).isEqualTo(story);
  }

  @Test
  void whatOvertookATextIsShownWithTheDifferenceAndNothingIsOverwritten() throws Exception {
    Saved saved = bench.draft();
    String path = "/stories/" + saved.story();
    Browser author = browser("author");
    Browser other = browser("other");
    String base = saved.hash().hex();
    Json.Object mine = text("Mine", Block.Paragraph.of("My words."));
    Json.Object theirs = text("Theirs", Block.Paragraph.of("Their words."));

    assertThat(send(author, path + "/hold", members("sitting", HERE)).statusCode()).isEqualTo(200);
    HttpResponse<String> held = send(other, path + "/keep", keeping(THERE, base, theirs));
    assertThat(held.statusCode()).isEqualTo(423);
    assertThat(field(held, "holder")).isEqualTo("The author");
    assertThat(other.get(path).body()).contains("The author is writing").contains("/take-over");

    send(other, path + "/take-over", members("sitting", THERE));
    assertThat(send(other, path + "/keep", keeping(THERE, base, theirs)).statusCode())
        .isEqualTo(200);
    other.post(path + "/release", "sitting", THERE);
    HttpResponse<String> late = send(author, path + "/keep", keeping(HERE, base, mine));
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(field(late, "by")).isEqualTo("The other");
    assertThat(late.body()).contains("\"My\"").contains("Their words.");
    assertThat(bench.newsroom.story(saved.story()).orElseThrow().headline()).isEqualTo("Theirs");
    assertThat(author.get(path).body()).contains("The other took over from The author");

    HttpResponse<String> again =
        send(author, path + "/keep", keeping(HERE, field(late, "hash"), mine));
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(bench.newsroom.versions(saved.story())).hasSize(3);
    assertThat(author.get(path + "/changes?version=3").body())
        .contains("<ins>")
        .contains("<del>")
        .contains("Version 2");
  }

  @Test
  void aTextOnADeviceIsComparedWithoutBeingKept() throws Exception {
    Saved saved = bench.draft();
    String path = "/stories/" + saved.story();
    Browser author = browser("author");
    HttpResponse<String> compared =
        send(
            author,
            path + "/compare",
            members("text", text("Other", Block.Paragraph.of("Words on a device."))));
    assertThat(compared.statusCode()).as(compared.body()).isEqualTo(200);
    assertThat(compared.body()).contains("ADDED").contains("device");
    assertThat(bench.newsroom.versions(saved.story())).hasSize(1);
  }

  @Test
  void whatIsNoTextIsRefusedInWords() throws Exception {
    Saved saved = bench.draft();
    String keep = "/stories/" + saved.story() + "/keep";
    Browser author = browser("author");
    Json script = members("type", "html", "html", "<script>alert(1)</script>");
    Json run =
        members(
            "type",
            "paragraph",
            "content",
            new Json.Array(
                List.of(
                    members(
                        "type",
                        "link",
                        "href",
                        "javascript:alert(1)",
                        "content",
                        new Json.Array(List.of(new Json.Text("x")))))));
    Json moment =
        members(
            "type",
            "timeline",
            "moments",
            new Json.Array(List.of(members("when", "2026-11-24Tnonsense"))));
    Json picture =
        new Block.Figure(
                new org.broadsheet.content.Medium(Hash.of(new byte[] {9}), "image/png", 3, 2, null),
                "Not here",
                List.of(),
                null)
            .json();
    for (Json block : List.of(script, run, moment, picture, new Json.Text("x"))) {
      var members = new TreeMap<>(text("H").members());
      members.put("body", new Json.Array(List.of(block)));
      HttpResponse<String> answer =
          send(author, keep, keeping(HERE, saved.hash().hex(), new Json.Object(members)));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
      assertThat(field(answer, "said")).isNotBlank();
    }
    for (String bytes :
        List.of("", "null", "[]", "{", "{\"sitting\":7}", "\u0000", "{\"text\":1}")) {
      assertThat(author.send(keep, bytes.getBytes(StandardCharsets.UTF_8)).statusCode())
          .as(bytes)
          .isEqualTo(422);
    }
    assertThat(bench.newsroom.versions(saved.story())).hasSize(1);
  }

  @Test
  void foreignMarkupComesBackAsBlocks() throws Exception {
    HttpResponse<String> answer =
        browser("author")
            .send(
                "/paste",
                "<p onclick=x>A <b>b</b><script>alert(1)</script><img src=x></p>"
                    .getBytes(StandardCharsets.UTF_8));
    assertThat(answer.body())
        .isEqualTo(
            "{\"body\":[{\"content\":[\"A \",{\"content\":[\"b\"],\"type\":\"strong\"}],"
                + "\"type\":\"paragraph\"}],\"pictures\":1}");
  }

  @Test
  void aPictureIsKeptBeforeItsAnswerAndOnlyAuthorsBringOne() throws Exception {
    byte[] png = UploadTest.picture("png", 30, 20);
    assertThat(browser("first").send("/media", png).statusCode()).isEqualTo(403);
    Browser author = browser("author");
    HttpResponse<String> answer = author.send("/media", png);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(bench.ledger.media().has(Hash.of(png))).isTrue();
    assertThat(author.get("/media/" + Hash.of(png) + "/w960").statusCode()).isEqualTo(200);
    assertThat(author.send("/media", "<svg/>".getBytes(StandardCharsets.UTF_8)).statusCode())
        .isEqualTo(415);
  }

  @Test
  void aStoryIsNotSentInWhileAPictureLacksItsWordsOrItsName() throws Exception {
    byte[] png = UploadTest.picture("png", 31, 20);
    bench.ledger.media().save(png);
    var medium = new org.broadsheet.content.Medium(Hash.of(png), "image/png", 31, 20, null);
    Browser author = browser("author");
    String sitting = "sitting0picture";
    String path = null;
    String base = "";
    for (var figure :
        List.of(
            new Block.Figure(medium, "", List.of(), "Us"),
            new Block.Figure(medium, "A heron", List.of(), null),
            new Block.Figure(medium, "A heron", List.of(), "Us"))) {
      Json.Object keeping = keeping(sitting, base, text("Herons", figure));
      HttpResponse<String> kept = send(author, path == null ? "/texts" : path + "/keep", keeping);
      assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
      path = "/stories/" + field(kept, "story");
      base = field(kept, "hash");
      int status = author.post(path + "/submit", "seen", base).statusCode();
      boolean ready = !figure.alt().isEmpty() && figure.credit() != null;
      assertThat(status).isEqualTo(ready ? 303 : 422);
    }
  }

  @Test
  void withoutSigningInNothingIsAnswered() throws Exception {
    Saved saved = bench.draft();
    var nobody = new Browser(desk.address());
    nobody.get("/sign-in");
    String path = "/stories/" + saved.story();
    assertThat(nobody.get(path + "/text").statusCode()).isEqualTo(303);
    assertThat(nobody.send(path + "/keep", new byte[0]).statusCode()).isEqualTo(401);
    assertThat(nobody.send("/media", new byte[0]).statusCode()).isEqualTo(401);
  }
}
