package org.broadsheet.wire;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.broadsheet.content.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much of real pages' stories intake finds; prints the figures. Needs the public corpora. */
@Tag("conformance")
class ConformanceTest {
  private static final Path CORPORA = corpora();

  private final Intake intake = new Intake(Options.in(ZoneOffset.UTC));

  private static Path corpora() {
    String place = System.getProperty("BROADSHEET_CORPORA", System.getenv("BROADSHEET_CORPORA"));
    return place == null ? Path.of("../../shared/corpora") : Path.of(place);
  }

  @BeforeEach
  void needsTheCorpora() {
    assumeThat(CORPORA.resolve("webpages")).as("the corpora, see BROADSHEET_CORPORA").isDirectory();
  }

  private static Map<String, Json> members(Path file) throws IOException {
    return ((Json.Object) Json.parse(Files.readAllBytes(file))).members();
  }

  private static String body(Json page) {
    return ((Json.Object) page).members().get("articleBody") instanceof Json.Text text
        ? text.value()
        : "";
  }

  private String extract(String name, byte[] bytes) {
    return intake.read(name, bytes, null) instanceof Outcome.Extracted story
        ? story.extraction().text()
        : "";
  }

  private static void print(String corpus, Shingles score) {
    System.out.printf(
        "%s: F1 %.3f, precision %.3f, recall %.3f%n",
        corpus, score.f1(), score.precision(), score.recall());
  }

  @ParameterizedTest
  @ValueSource(strings = {"inscriptis", "html-text"})
  void findsTheStoriesOfCaptures(String corpus) throws IOException {
    var output =
        (Json.Object)
            requireNonNull(members(CORPORA.resolve("captures/" + corpus + ".json")).get("output"));
    var score = new Shingles();
    for (var page : members(CORPORA.resolve("webpages/ground-truth.json")).entrySet()) {
      Json capture = requireNonNull(output.members().get(page.getKey()));
      byte[] bytes = body(capture).getBytes(StandardCharsets.UTF_8);
      score.add(body(page.getValue()), extract(page.getKey(), bytes));
    }
    print("captures/" + corpus, score);
    assertThat(score.f1()).isGreaterThan(0.90);
  }

  @Test
  void findsTheStoriesOfWebPages() throws IOException {
    var score = new Shingles();
    for (var page : members(CORPORA.resolve("webpages/ground-truth.json")).entrySet()) {
      Path file = CORPORA.resolve("webpages/html/" + page.getKey() + ".html.gz");
      try (var in = new GZIPInputStream(Files.newInputStream(file))) {
        score.add(body(page.getValue()), extract(page.getKey(), in.readAllBytes()));
      }
    }
    print("webpages", score);
    assertThat(score.f1()).isGreaterThan(0.86);
  }

  @Test
  void understandsTheSeed() throws IOException {
    Path seed = CORPORA.resolveSibling("seeds/000_43c4f5184547299c.txt");
    assumeThat(seed).exists();

    var story = ((Outcome.Extracted) intake.read(seed)).extraction();

    assertThat(story.headline()).isEqualTo("新疆这次兵地融合会议有何深意");
    assertThat(story.source()).extracting(Extraction.Origin::name).isEqualTo("石榴云/新疆日报");
    assertThat(requireNonNull(story.source()).parts()).containsExactly("石榴云", "新疆日报");
    assertThat(story.published()).hasToString("2025-02-14T18:58+08:00");
    assertThat(story.warnings()).containsExactly("zone-assumed");
    assertThat(story.channel()).containsExactly("地方频道", "新疆", "要闻");
    assertThat(story.breadcrumb()).containsExactly("首页", "地方频道", "地方频道-新疆", "要闻", "正文");
    assertThat(story.body()).hasSize(10);
    assertThat(story.text()).endsWith("会更加美好。").doesNotContain("王兴瑞");
    assertThat(story.authors()).containsExactly("王兴瑞");
    assertThat(story.editors()).containsExactly("邢彬");
    assertThat(story.language()).isEqualTo("zh");
    assertThat(story.teasers())
        .filteredOn(teaser -> teaser.kind() == Extraction.Teaser.Kind.STREAM)
        .hasSize(20)
        .allSatisfy(teaser -> {
          assertThat(teaser.headline()).isNull();
          assertThat(teaser.summary()).isNotBlank();
          assertThat(teaser.published()).isNotNull();
        });
    assertThat(story.teasers())
        .filteredOn(teaser -> teaser.kind() == Extraction.Teaser.Kind.PICTURE)
        .hasSize(2)
        .allSatisfy(teaser -> assertThat(teaser.summary()).isNull());
  }
}
