package org.broadsheet.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OpeningTest {
  private static @org.jspecify.annotations.Nullable String of(
      String language, String... paragraphs) {
    List<Block> body = java.util.Arrays.stream(paragraphs).<Block>map(Block.Paragraph::of).toList();
    return Opening.of(Article.of(language, new ChannelPath("local"), "H", body));
  }

  @Test
  void takesWholeSentencesUpToTheAim() {
    assertThat(of("en", "One boat left. Two came back. " + "Xx".repeat(150) + "."))
        .isEqualTo("One boat left. Two came back.");
    assertThat(of("zh", "渡轮今天改电。首班六时四十分开出。" + "长".repeat(150) + "。"))
        .isEqualTo("渡轮今天改电。首班六时四十分开出。");
  }

  @Test
  void keepsAQuotationWhole() {
    assertThat(of("zh", "老船工说：“江水认得我。”他笑了。" + "长".repeat(150) + "。"))
        .isEqualTo("老船工说：“江水认得我。”他笑了。");
  }

  @Test
  void doesNotEndAtATitleOrAnInitial() {
    String long1 = "Dr. A. Marsh of the U.S. Inland Lines met Mr. Reed at the ferry steps.";
    assertThat(of("en", long1 + " " + "Yy".repeat(200) + ".")).isEqualTo(long1);
  }

  @Test
  void isAbsentWhereTheFirstSentenceAloneIsFarTooLong() {
    assertThat(of("en", "word ".repeat(300) + ". Short one.")).isNull();
    assertThat(of("en")).isNull();
    assertThat(of("zh", "江".repeat(100_000))).isNull();
  }

  @Test
  void givesWayToAWrittenSummary() {
    Article article =
        Article.of("en", new ChannelPath("local"), "H", List.of(Block.Paragraph.of("Body.")))
            .edit()
            .summary("Written.")
            .article();
    assertThat(Opening.of(article)).isEqualTo("Written.");
  }
}
