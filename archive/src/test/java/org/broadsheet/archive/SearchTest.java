package org.broadsheet.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {
  @TempDir Path directory;
  private final Newsroom newsroom = new Newsroom(3);
  private Archive archive;

  @BeforeEach
  void publish() {
    newsroom.publish(Newsroom.story("zh", "local", "夜航票价3天后再定", "渡轮公司说，首班船六时四十分离岸。"));
    newsroom.publish(Newsroom.story("zh", "local", "WiFi覆盖砚江两岸𠮷", "乘客在渡轮上可用 iPhone 15 上网。"));
    newsroom.publish(Newsroom.story("zh", "culture", "灯会改期", "主办方称，因水位上涨，灯会推迟到周日举行。"));
    newsroom.publish(
        Newsroom.story(
            "en", "local", "Ferries run late", "Operators blamed <b>fog</b> & low water."));
    newsroom.publish(
        Newsroom.story("en", "local", "A quiet week", "Two ferries were painted. C++ was taught."));
    archive = Archive.open(directory);
    archive.apply(newsroom.log);
  }

  @AfterEach
  void close() {
    archive.close();
  }

  private SearchResult search(String words, @org.jspecify.annotations.Nullable String language) {
    try (Snapshot snapshot = archive.snapshot()) {
      return snapshot.search(words, language, 0, 10);
    }
  }

  private List<String> found(String words) {
    return search(words, null).hits().stream().map(hit -> hit.teaser().headline()).toList();
  }

  @Test
  void findsChineseWordsOfTwoCharacters() {
    for (String words : List.of("夜航", "票价", "航票", "3天", "再定", "首班", "离岸", "渡轮公司", "价")) {
      assertThat(found(words)).as(words).contains("夜航票价3天后再定");
    }
    assertThat(found("江𠮷")).isEmpty();
    assertThat(found("岸𠮷")).containsExactly("WiFi覆盖砚江两岸𠮷");
    assertThat(found("期灯")).isEmpty();
  }

  @Test
  void findsEnglishWordsByTheirStem() {
    assertThat(found("ferry")).containsExactly("Ferries run late", "A quiet week");
    assertThat(found("operator blames")).containsExactly("Ferries run late");
    assertThat(found("FERRY fog")).containsExactly("Ferries run late");
    assertThat(search("ferry", "zh").total()).isZero();
  }

  @Test
  void findsMixedQuestions() {
    assertThat(found("渡轮 iphone")).containsExactly("WiFi覆盖砚江两岸𠮷");
    assertThat(found("wifi 砚江")).containsExactly("WiFi覆盖砚江两岸𠮷");
    assertThat(found("ＷｉＦｉ覆盖")).containsExactly("WiFi覆盖砚江两岸𠮷");
  }

  @Test
  void quotationMarksAskForWordsSideBySide() {
    assertThat(found("\"low water\"")).containsExactly("Ferries run late");
    assertThat(found("\"water low\"")).isEmpty();
    assertThat(found("“水位上涨”")).containsExactly("灯会改期");
  }

  @Test
  void marksWhatMatches() {
    SearchResult.Hit hit = search("水位", "zh").hits().getFirst();
    assertThat(hit.passage().stream().map(SearchResult.Run::text).collect(Collectors.joining()))
        .isEqualTo("主办方称，因水位上涨，灯会推迟到周日举行。");
    assertThat(hit.passage()).contains(new SearchResult.Run("水位", true));
    assertThat(search("fogs", "en").hits().getFirst().passage())
        .contains(new SearchResult.Run("fog", true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "*",
        "?",
        "ferr*",
        "AND",
        "OR NOT",
        "a AND",
        "(",
        ")",
        "\"",
        "\"\"",
        "“",
        "a:b",
        "body.:x",
        "[a TO b]",
        "{* TO *}",
        "~",
        "^5",
        "/.*/",
        "\\",
        "\\u0000",
        "\u0000",
        "\uD800",
        "\uDC00x",
        "🛥️🛥️",
        "&&||!",
        "<script>alert(1)</script>",
        "'; DROP TABLE x;--",
        "%00",
        "$(id)",
        "\u202Eabc",
        "\u200B",
        "e\u0301\u0301\u0301",
        "ﷺ",
        "key:article:0",
        "-",
        "+",
        "--ferry"
      })
  void noQuestionIsAnError(String words) {
    assertThat(search(words, null)).isNotNull();
    assertThat(search(words, "zh")).isNotNull();
    assertThat(search(words, "xx-Nope")).isNotNull();
  }

  @Test
  void aVeryLongQuestionIsCut() {
    assertThat(search("江".repeat(10_000), null).total()).isZero();
    assertThat(search("ferry ".repeat(2_000), null).total()).isEqualTo(2);
    assertThat(search("\"" + "fog ".repeat(2_000) + "\"", null).total()).isEqualTo(1);
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      many.append((char) (0x4e00 + i)).append(' ');
    }
    assertThat(search(many.toString(), null).total()).isZero();
  }

  @Test
  void aStarIsPlainText() {
    assertThat(found("ferr*")).isEmpty();
    assertThat(found("C++")).contains("A quiet week");
  }

  @Test
  void pagesDoNotOverlap() {
    try (Snapshot snapshot = archive.snapshot()) {
      SearchResult first = snapshot.search("渡轮", null, 0, 1);
      SearchResult second = snapshot.search("渡轮", null, 1, 1);
      assertThat(first.total()).isEqualTo(2);
      assertThat(first.hits()).hasSize(1).isNotEqualTo(second.hits());
      assertThat(snapshot.search("渡轮", null, 2, 1).hits()).isEmpty();
      assertThat(snapshot.search("渡轮", null, 50, 1).hits()).isEmpty();
    }
  }
}
