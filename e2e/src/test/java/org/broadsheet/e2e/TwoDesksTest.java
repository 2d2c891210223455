package org.broadsheet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Two desks on one PostgreSQL, each with a directory of its own: they have the log's key and the
 * folder of media in common, and everything else that they share is in the database.
 */
@Execution(ExecutionMode.CONCURRENT)
class TwoDesksTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Pattern SIZE = Pattern.compile("\"checkpointSize\":(\\d+)");

  /** A picture of one pixel, whose bytes are all signs of ASCII. */
  private static final String GIF = "GIF89a\1\0\1\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;";

  @TempDir Path folder;
  private String url = "";

  @Test
  void locksPlansAndSessionsAreRightOnBoth() throws Exception {
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setPort(Port.free())
            .setPGStartupWait(Duration.ofMinutes(2))
            .start()) {
      url = postgres.getJdbcUrl("postgres", "postgres");
      Path lines = Paper.in(folder).write(List.of(Stories.site(Map.of(), List.of("news"))));
      run("import", "--publish", lines.toString());
      String author = account("author", "reporter,editor");
      String editor = account("editor", "editor,final_reviewer,publisher");
      try (Program.Server one = serve("one")) {
        assertThatAStrangersDirectoryIsRefused();
        share();
        try (Program.Server two = serve("two")) {
          sessions(one.desk(), two.desk(), author);
          Editor writing = Editor.signIn(one.desk(), "author", author);
          Editor elsewhere = Editor.signIn(two.desk(), "editor", editor);
          locks(writing, elsewhere);
          plans(one, two, writing, elsewhere);
          assertThat(two.text()).doesNotContain("ERROR");
        }
        assertThat(one.text()).doesNotContain("ERROR");
      }
      Program.Result verified = run("verify");
      assertThat(verified.out()).contains("The log holds");
    }
  }

  /** Runs a command in the first desk's directory. */
  private Program.Result run(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", folder.resolve("one").toString()));
    Map<String, String> database = Map.of("BROADSHEET_DB_URL", url);
    Program.Result result = Program.run(database, List.of(), all.toArray(String[]::new));
    assertThat(result.exit()).as(result.out() + result.err()).isZero();
    return result;
  }

  private String account(String login, String roles) {
    return run("user", "add", login, "--roles", roles).out().strip().replaceFirst("(?s).* ", "");
  }

  private String[] serving(String name) {
    return new String[] {
      "serve",
      "--data",
      folder.resolve(name).toString(),
      "--db",
      url,
      "--port",
      "0",
      "--desk-port",
      "0",
      "--admin-port",
      "0"
    };
  }

  private Program.Server serve(String name) {
    return Program.serve(serving(name));
  }

  /** With another key nobody could append, so it does not even begin. */
  private void assertThatAStrangersDirectoryIsRefused() {
    Program.Result refused = Program.run(serving("stranger"));
    assertThat(refused.exit()).isEqualTo(3);
    assertThat(refused.err()).contains("is signed by");
  }

  private void share() throws IOException {
    Path keys = Files.createDirectories(folder.resolve("two/keys"));
    for (String file : List.of("log.key", "log.pub")) {
      Path from = folder.resolve("one/keys").resolve(file);
      Files.copy(from, keys.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
    }
    Files.createSymbolicLink(folder.resolve("two/media"), folder.resolve("one/media"));
  }

  private static void sessions(URI one, URI two, String password) {
    Editor here = Editor.signIn(one, "author", password);
    Editor there = here.at(two);
    assertThat(there.get("/stories").statusCode()).isEqualTo(200);
    Editor another = Editor.signIn(two, "author", password);
    assertThat(another.fill("/people", "/end").send().statusCode()).isEqualTo(303);
    for (Editor ended : List.of(here, there)) {
      HttpResponse<String> answer = ended.get("/stories");
      assertThat(answer.statusCode()).isEqualTo(303);
      assertThat(answer.headers().firstValue("Location")).contains("/sign-in");
    }
    another.at(one).fill("/stories", "/sign-out").done();
    assertThat(another.get("/stories").statusCode()).isEqualTo(303);
  }

  private static String text(String sitting, String base, String headline, String more) {
    return """
    {"sitting":"%s","base":"%s","text":{"headline":"%s","channel":"news","language":"en",
    "body":[{"type":"paragraph","content":["Twelve boats."]}%s]}}
    """
        .formatted(sitting, base, headline, more);
  }

  private static String value(HttpResponse<String> answer, String name) {
    Matcher value = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(answer.body());
    assertThat(value.find()).as(answer.body()).isTrue();
    return value.group(1);
  }

  /** A sitting begins one story. */
  private static HttpResponse<String> begin(Editor author, String sitting, String headline) {
    HttpResponse<String> begun =
        author.post("/texts", author.token(), text(sitting, "", headline, ""));
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
    return begun;
  }

  /** What one holds the other cannot write, until they take it over. */
  private static void locks(Editor author, Editor editor) {
    HttpResponse<String> begun = begin(author, "sittingofauthor", "Held");
    String story = "/stories/" + value(begun, "story");
    String token = editor.token();
    String held = "{\"sitting\":\"sittingofeditor\"}";
    HttpResponse<String> refused = editor.post(story + "/hold", token, held);
    assertThat(value(refused, "why")).isEqualTo("Held");
    assertThat(value(refused, "holder")).isEqualTo("author");
    assertThat(editor.get(story).body()).contains(story + "/take-over");
    assertThat(editor.post(story + "/take-over", token, held).statusCode()).isEqualTo(200);

    String medium = editor.post("/media", token, GIF).body();
    assertThat(medium).startsWith("{\"medium\":");
    String figure =
        ",{\"type\":\"figure\",\"medium\":"
            + medium.substring("{\"medium\":".length(), medium.length() - 1)
            + ",\"alt\":\"A dot\",\"credit\":\"Ye\"}";
    String base = value(begun, "hash");
    HttpResponse<String> kept =
        editor.post(story + "/keep", token, text("sittingofeditor", base, "Taken over", figure));
    assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
    HttpResponse<String> late =
        author.post(
            story + "/keep", author.token(), text("sittingofauthor", base, "Typed meanwhile", ""));
    assertThat(value(late, "why")).isEqualTo("Held");
    assertThat(author.get(story + "/text").body())
        .contains("Taken over")
        .doesNotContain("Typed meanwhile");
    String hash = value(editor.get(story + "/text"), "hash");
    assertThat(value(author.get(story + "/text"), "hash")).isEqualTo(hash);
    Matcher picture = Pattern.compile("[0-9a-f]{64}").matcher(medium);
    assertThat(picture.find()).isTrue();
    String place = "/media/" + picture.group() + "/o";
    assertThat(author.get(place).statusCode()).isEqualTo(200);
  }

  /** What is due goes out once, whoever planned it, whoever is still there. */
  private static void plans(Program.Server one, Program.Server two, Editor author, Editor editor) {
    String first = approved(author, editor, "First");
    editor.on(first, "publish").done();
    shown(one, first);
    shown(two, first);
    long before = size(two);

    List<String> both = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      both.add(approved(author, editor, "Planned " + i));
    }
    List<Editor> editors = List.of(editor, editor.at(one.desk()));
    plan(both, editors);
    for (String story : both) {
      shown(one, story);
      shown(two, story);
    }
    assertThat(size(one)).isEqualTo(before + both.size());
    List<String> left = List.of(approved(author, editor, "Left"));
    plan(left, editors.subList(1, 2));
    one.kill();
    left.forEach(story -> shown(two, story));
    assertThat(editor.get("/stories/" + left.getFirst()).statusCode()).isEqualTo(200);
    assertThat(size(two)).as("entries").isEqualTo(before + both.size() + left.size());
  }

  private static String approved(Editor author, Editor editor, String headline) {
    String sitting = "sitting0" + headline.toLowerCase(Locale.ROOT).replace(" ", "");
    String story = value(begin(author, sitting, headline), "story");
    author.on(story, "submit").done();
    editor.on(story, "approve").done();
    return story;
  }

  /** All for the same second, by these in turn. */
  private static void plan(List<String> stories, List<Editor> editors) {
    List<Editor.Form> forms = new ArrayList<>();
    for (int i = 0; i < stories.size(); i++) {
      forms.add(editors.get(i % editors.size()).on(stories.get(i), "plan"));
    }
    // Only now, so that a slow machine has them all sent before it is due.
    String soon = LocalDateTime.now(ZONE).truncatedTo(ChronoUnit.SECONDS).plusSeconds(6).toString();
    forms.forEach(form -> form.with("at", soon).done());
  }

  /** Waits until readers see it; the log has one entry about it. */
  private static void shown(Program.Server server, String story) {
    URI history = server.readers().resolve("/history/" + story);
    String page = Web.until(history, answer -> answer.statusCode() == 200).body();
    assertThat(Jsoup.parse(page).select("main li:has(.what)")).as(page).hasSize(1);
    Web.until(server.readers().resolve("/" + story), answer -> answer.statusCode() == 301);
  }

  private static long size(Program.Server server) {
    Matcher size = SIZE.matcher(Web.text(server.readers().resolve("/status")).body());
    assertThat(size.find()).isTrue();
    return Long.parseLong(size.group(1));
  }
}
