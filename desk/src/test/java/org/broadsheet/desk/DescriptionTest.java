package org.broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Block;
import org.broadsheet.content.Json;
import org.broadsheet.content.Poll;
import org.broadsheet.press.Press;
import org.broadsheet.pulse.Pulse;
import org.broadsheet.pulse.PulseConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk's doors are what its description says, and the reverse. */
class DescriptionTest {
  private static final String SITTING = "sitting0here";

  @TempDir static Path directory;
  private static Bench bench;
  private static Pulse pulse;
  private static Desk desk;
  private static String description;

  /** One story and one vote. */
  private static final class Readers implements Preview {
    @Override
    public byte[] page(Article article) {
      return new byte[0];
    }

    @Override
    public Optional<Press.Asset> asset(String path) {
      return Optional.empty();
    }

    @Override
    public List<Printed> find(String words) {
      var id = new ArticleId("0her0n0000");
      return List.of(
          new Printed(id, "Herons nest", "local", java.time.LocalDate.parse("2026-11-01")));
    }

    @Override
    public Map<String, Poll> polls() {
      List<Poll.Choice> choices = List.of(new Poll.Choice("1", "Yes"), new Poll.Choice("2", "No"));
      return Map.of("fare", new Poll("en", "Fall?", choices, false, null, false));
    }
  }

  @BeforeAll
  static void start() throws Exception {
    bench = Bench.sqlite(directory);
    bench.person("other", Role.EDITOR);
    pulse = Pulse.open(PulseConfig.in(directory));
    desk =
        Desk.start(
            Desk.Options.loopback(0),
            bench.newsroom,
            new Readers(),
            (name, _, _) -> new Intake.NotUnderstood(name),
            pulse,
            null,
            bench.clock);
    description = browser("author").get("/openapi.json").body();
  }

  @AfterAll
  static void stop() throws Exception {
    desk.close();
    pulse.close();
    bench.close();
  }

  private static Browser browser(String login) throws Exception {
    return new Browser(desk.address()).signIn(login);
  }

  private static Json.Object object(Json json) {
    return (Json.Object) Objects.requireNonNull(json);
  }

  private static Json.Object parsed(String json) {
    return object(Json.parse(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static Json in(Json json, String... names) {
    Json at = json;
    for (String name : names) {
      at = Objects.requireNonNull(object(at).members().get(name), name);
    }
    return at;
  }

  @Test
  void everyRouteIsDescribedAndNothingElse() {
    var described = new TreeSet<String>();
    object(in(parsed(description), "paths"))
        .members()
        .forEach((path, methods) ->
            object(methods).members().keySet().stream()
                .filter(method -> !method.equals("parameters"))
                .forEach(method -> described.add(method + " " + path)));
    assertThat(described).isEqualTo(new TreeSet<>(desk.table()));
  }

  @Test
  void everyRefusalHasItsNameInTheDescription() {
    var names = new TreeSet<String>();
    Arrays.stream(Refused.class.getPermittedSubclasses())
        .forEach(type -> names.add(type.getSimpleName()));
    var described = new TreeSet<String>();
    ((Json.Array) in(parsed(description), "components", "schemas", "Why", "enum"))
        .items()
        .forEach(name -> described.add(((Json.Text) name).value()));
    assertThat(described).isEqualTo(names);
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    var refs = java.util.regex.Pattern.compile("\"\\$ref\": ?\"#/([^\"]+)\"").matcher(description);
    int found = 0;
    while (refs.find()) {
      assertThat(in(parsed(description), refs.group(1).split("/"))).isNotNull();
      found++;
    }
    assertThat(found).isGreaterThan(50);
  }

  @Test
  void itIsForThoseWhoAreSignedIn() throws Exception {
    assertThat(new Browser(desk.address()).get("/openapi.json").statusCode()).isEqualTo(303);
  }

  /** One of the description's schemas, able to refer to the others. */
  private static Schema schema(String name) {
    Json components = in(parsed(description), "components");
    var members = new TreeMap<String, Json>();
    members.put("$ref", new Json.Text("#/components/schemas/" + name));
    members.put("components", components);
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(new Json.Object(members).text());
  }

  private static String fits(String schema, int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
    assertThat(schema(schema).validate(answer.body(), InputFormat.JSON))
        .as(answer.body())
        .isEmpty();
    return answer.body();
  }

  private static byte[] keeping(String sitting, String base, String words) {
    Article article = Bench.article("Ferries", words);
    var text = new TreeMap<>(TextJson.write(article).members());
    text.put("body", new Json.Array(article.body().stream().map(Block::json).toList()));
    var members = new TreeMap<String, Json>();
    members.put("sitting", new Json.Text(sitting));
    members.put("base", new Json.Text(base));
    members.put("text", new Json.Object(text));
    return new Json.Object(members).canonical();
  }

  private static byte[] window(String sitting) {
    return ("{\"sitting\":\"" + sitting + "\"}").getBytes(StandardCharsets.UTF_8);
  }

  private static String text(String json, String name) {
    return ((Json.Text) in(parsed(json), name)).value();
  }

  @Test
  void whatTheBlockEditorIsAnsweredIsDescribed() throws Exception {
    Browser author = browser("author");
    Browser other = browser("other");
    String begun = fits("Kept", 200, author.send("/texts", keeping(SITTING, "", "One.")));
    String path = "/stories/" + text(begun, "story");
    String base = text(begun, "hash");
    fits("Given", 200, author.get(path + "/text"));
    fits("Kept", 200, author.send(path + "/keep", keeping(SITTING, base, "One, two.")));
    fits("Held", 200, author.send(path + "/hold", window(SITTING)));
    fits("Refusal", 423, other.send(path + "/hold", window("sitting0there")));
    String taken = fits("Held", 200, other.send(path + "/take-over", window("sitting0there")));
    String newest = text(taken, "hash");
    fits("Kept", 200, other.send(path + "/keep", keeping("sitting0there", newest, "Theirs.")));
    other.post(path + "/release", "sitting", "sitting0there");
    fits("Conflict", 409, author.send(path + "/keep", keeping(SITTING, base, "Mine.")));
    fits("Compared", 200, author.send(path + "/compare", keeping(SITTING, base, "Mine.")));
    fits("Nothing", 200, author.post(path + "/release", "sitting", SITTING));
    fits("Refusal", 422, author.send(path + "/keep", window("x")));
    fits("Refusal", 404, author.get("/stories/0000000000/text"));
    fits("Pasted", 200, author.send("/paste", "<p>A</p>".getBytes(StandardCharsets.UTF_8)));
    fits("Uploaded", 200, author.send("/media", UploadTest.picture("png", 30, 20)));
    fits("Refusal", 415, author.send("/media", "<svg/>".getBytes(StandardCharsets.UTF_8)));
    fits("Refusal", 403, browser("first").send("/media", UploadTest.picture("png", 9, 9)));
    assertThat(fits("Published", 200, author.get("/published?q=heron"))).contains("Herons");
    assertThat(fits("Votes", 200, author.get("/votes/list"))).contains("Fall?");
  }

  @Test
  void theDescriptionRefusesWhatItDoesNotDescribe() {
    for (String wrong :
        List.of(
            "{\"story\":\"0her0n0000\",\"hash\":\"x\",\"version\":1,\"at\":\"10:00\"}",
            "{\"medium\":{}}",
            "{}")) {
      assertThat(schema("Kept").validate(wrong, InputFormat.JSON)).as(wrong).isNotEmpty();
    }
  }
}
