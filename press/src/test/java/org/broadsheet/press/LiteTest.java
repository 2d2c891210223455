package org.broadsheet.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.broadsheet.archive.Applied;
import org.broadsheet.archive.Snapshot;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LiteTest {
  private static final Press PRESS = new Press();
  private static final String STORY = "/2026/03/21/0000000001";
  private static Paper paper;
  private static Snapshot snapshot;

  @BeforeAll
  static void print() {
    paper = RiverPaper.print();
    snapshot = paper.snapshot();
  }

  @AfterAll
  static void close() {
    snapshot.close();
    paper.close();
  }

  private static Page page(String path) {
    return PRESS.render(Address.parse(path, null).orElseThrow(), snapshot);
  }

  private static String text(Page page) {
    return new String(page.body(), StandardCharsets.UTF_8);
  }

  @Test
  void aStoryTakesLessThanThirtyKilobytesInAll() {
    var assets = Assets.all(RiverPaper.site());
    int size = page("/lite" + STORY).body().length;
    for (String path : new String[] {Assets.liteStylesheet(RiverPaper.site()), Assets.ICON}) {
      size += Objects.requireNonNull(assets.get(path)).bytes().length;
    }
    assertThat(size).as("bytes, not even compressed").isLessThan(30 * 1024);
  }

  @Test
  void itSaysTheWholeStoryAndFetchesNothing() {
    String lite = text(page("/lite" + STORY));
    String full = text(page(STORY));
    assertThat(words(lite))
        .containsAll(
            words(
                full.substring(full.indexOf("<h1>"), full.indexOf("<footer class=\"colophon\""))));
    assertThat(lite)
        .doesNotContain("<script", "<img", "srcset")
        .contains("<p class=\"picture\"><a href=\"/media/");
  }

  /** The paragraphs of a page. */
  private static java.util.List<String> words(String html) {
    return Pattern.compile("<p>([^<]{12,})</p>")
        .matcher(html)
        .results()
        .map(m -> m.group(1))
        .toList();
  }

  @Test
  void searchEnginesAreSentToTheFullPage() {
    assertThat(text(page("/lite" + STORY)))
        .contains("<meta name=\"robots\" content=\"noindex, follow\">")
        .contains("<link rel=\"canonical\" href=\"https://news.example" + STORY + "\">")
        .contains("<a href=\"" + STORY + "#full\">")
        .doesNotContain("rel=\"alternate\"");
    assertThat(text(page(STORY)))
        .contains("data-lite=\"/lite" + STORY + "\"")
        .contains("<a href=\"/lite" + STORY + "\" data-turn>");
  }

  @Test
  void linksToStoriesAndListsStayWithoutPictures() {
    for (String path : new String[] {"/lite/", "/lite/c/local", "/lite" + STORY, "/lite/en/"}) {
      // What a writer links to inside a text stays as it was written.
      String html =
          text(page(path)).replaceAll("(?s)<div class=\"body\">.*<footer class=\"colophon\">", "");
      assertThat(html).contains("href=\"/lite/");
      Pattern.compile("href=\"(/[^\"#]*)\"")
          .matcher(html)
          .results()
          .forEach(link ->
              assertThat(link.group(1))
                  .as(path)
                  .doesNotMatch("/(en/)?|/(en/)?(c|t|a|source)/.*|/(en/)?\\d{4}/.*"));
    }
  }

  @Test
  void anotherSpellingMovesWithinThePagesWithoutPictures() {
    Page page = page("/lite/0000000001");
    assertThat(page.status()).isEqualTo(301);
    assertThat(page.location()).isEqualTo("/lite" + STORY);
    assertThat(page("/lite/zh/").location()).isEqualTo("/lite/");
    assertThat(page("/lite/0000000004").status()).isEqualTo(410);
    assertThat(page("/lite/c/nowhere").status()).isEqualTo(404);
  }

  @Test
  void onlyStoriesAndListsHaveSuchAPage() {
    assertThat(Address.parse("/lite/privacy", null)).isEmpty();
    assertThat(Address.parse("/lite/lite/", null)).isEmpty();
    assertThat(Address.parse("/lite/feeds/all.rss", null)).isEmpty();
    assertThat(Address.parse("/lite", null)).isEqualTo(Address.parse("/lite/", null));
    for (String path : new String[] {"/lite/", "/lite/en/c/local", "/lite" + STORY, "/lite/t/x"}) {
      assertThat(Address.parse(path, null).orElseThrow().canonical()).isEqualTo(path);
    }
  }

  @Test
  void aWithdrawalTouchesItLikeTheFullPage() {
    try (Paper other = RiverPaper.print()) {
      Page page;
      Page home;
      try (Snapshot before = other.snapshot()) {
        page = PRESS.render(Address.parse("/lite" + STORY, null).orElseThrow(), before);
        home = PRESS.render(Address.parse("/lite/", null).orElseThrow(), before);
      }
      Applied withdrawn = other.withdraw(1, "试验。");
      assertThat(PRESS.touched(withdrawn)).containsAnyElementsOf(page.keys());
      assertThat(PRESS.touched(withdrawn)).containsAnyElementsOf(home.keys());
      assertThat(page.keys()).contains("article:" + Paper.id(1));
    }
  }
}
