package org.broadsheet.press;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.broadsheet.archive.SearchResult;
import org.broadsheet.archive.Snapshot;
import org.broadsheet.content.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What programs are answered is what the description says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadingApiTest {
  private static final Pattern NEXT = Pattern.compile("\"next\":\"([A-Za-z0-9_-]+)\"}$");
  private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-z]{10})\"");

  private final Press press = new Press();
  private final Paper paper = RiverPaper.print();
  private Snapshot snapshot;
  private String description;

  @BeforeAll
  void open() {
    snapshot = paper.snapshot();
    description = text(page("/api/v1/openapi.json"));
  }

  @AfterAll
  void close() {
    snapshot.close();
    paper.close();
  }

  private Page page(String target) {
    String[] parts = target.split("\\?", 2);
    return press.render(
        Address.parse(parts[0], parts.length == 1 ? null : parts[1]).orElseThrow(), snapshot);
  }

  private static String text(Page page) {
    return new String(page.body(), StandardCharsets.UTF_8);
  }

  /** One of the description's schemas, able to refer to the others. */
  private Schema schema(String name) {
    String components = text(page("/api/v1/openapi.json"));
    String inner = components.substring(components.indexOf("\"components\""));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema("{\"$ref\":\"#/components/schemas/" + name + "\"," + inner);
  }

  private void fits(String json, String schema) {
    assertThat(schema(schema).validate(json, InputFormat.JSON)).as(json).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/articles, 200, Articles",
    "/api/v1/articles?language=en, 200, Articles",
    "/api/v1/articles?channel=local/reed-isle, 200, Articles",
    "/api/v1/articles?channel=nowhere, 404, Problem",
    "/api/v1/articles?language=fr, 404, Problem",
    "/api/v1/articles/0000000001, 200, Article",
    "/api/v1/articles/0000000002, 200, Article",
    "/api/v1/articles/0000000003, 200, Article",
    "/api/v1/articles/0000000007, 200, Article",
    "/api/v1/articles/0000000008, 200, Article",
    "/api/v1/articles/0000000004, 410, Withdrawn",
    "/api/v1/articles/0000000999, 404, Problem",
    "/api/v1/articles/0000000001/related, 200, Articles",
    "/api/v1/articles/0000000004/related, 410, Withdrawn",
    "/api/v1/recommended, 200, Recommended",
    "/api/v1/recommended?language=en, 200, Recommended",
    "/api/v1/recommended?language=fr, 404, Problem",
  })
  void everyAnswerIsWhatTheDescriptionSays(String target, int status, String schema) {
    Page page = page(target);
    assertThat(page.status()).isEqualTo(status);
    assertThat(page.type())
        .isEqualTo(status == 200 ? "application/json" : "application/problem+json");
    fits(text(page), schema);
  }

  @Test
  void theDescriptionRefusesWhatItDoesNotDescribe() {
    String story = text(page("/api/v1/articles/0000000001"));
    for (String wrong :
        List.of(
            story.replace("\"headline\":", "\"haedline\":"),
            story.replaceFirst("\"published\":\"[^\"]+\"", "\"published\":\"yesterday\""),
            story.replaceFirst("\\{", "{\"reader\":\"x\","))) {
      assertThat(schema("Article").validate(wrong, InputFormat.JSON)).as(wrong).isNotEmpty();
    }
  }

  @Test
  void aSearchIsDescribedTooAndGoesOnAtItsCursor() {
    SearchResult found = snapshot.search("渡轮", "zh", 0, 20);
    String answer = text(press.searchAnswer("渡轮", 0, found, snapshot));
    fits(answer, "Hits");
    assertThat(answer).contains("\"match\":true");
    var many = new SearchResult(java.util.Collections.nCopies(20, found.hits().getFirst()), 45);
    String first = text(press.searchAnswer("渡轮", 0, many, snapshot));
    fits(first, "Hits");
    var next = NEXT.matcher(first);
    assertThat(next.find()).isTrue();
    assertThat(Press.searchCursor(next.group(1))).isEqualTo(1);
    assertThat(text(press.searchAnswer("渡轮", 2, many, snapshot))).endsWith("\"next\":null}");
    assertThat(Press.searchCursor("")).isZero();
    assertThat(Press.searchCursor("nonsense")).isEqualTo(-1);
  }

  @Test
  void aListIsReadToItsEndByItsCursors() {
    for (String list : List.of("/api/v1/articles", "/api/v1/recommended")) {
      var seen = new ArrayList<String>();
      String cursor = "";
      int parts = 0;
      do {
        String part = text(page(list + cursor));
        fits(part, list.endsWith("articles") ? "Articles" : "Recommended");
        ID.matcher(part).results().map(found -> found.group(1)).forEach(seen::add);
        var next = NEXT.matcher(part);
        cursor = next.find() ? "?cursor=" + next.group(1) : "";
        parts++;
      } while (!cursor.isEmpty() && parts < 10);
      assertThat(seen).as(list).doesNotHaveDuplicates().hasSize(RiverPaper.PLAIN + 6);
    }
  }

  @Test
  void everySchemaOfADescribedAnswerExists() {
    var refs = Pattern.compile("#/components/(schemas|responses|parameters)/([A-Za-z]+)");
    var document = (Json.Object) Json.parse(description.getBytes(StandardCharsets.UTF_8));
    var components = (Json.Object) Objects.requireNonNull(document.members().get("components"));
    refs.matcher(description)
        .results()
        .forEach(ref -> {
          var kind = (Json.Object) Objects.requireNonNull(components.members().get(ref.group(1)));
          assertThat(kind.members()).containsKey(ref.group(2));
        });
  }
}
