package org.broadsheet.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.broadsheet.archive.Applied;
import org.broadsheet.archive.Snapshot;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.Front;
import org.broadsheet.content.Special;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Specials: their page, their feed, their place on a front, and what each depends on. */
class SpecialTest {
  private final Press press = new Press();
  private final Paper paper = RiverPaper.print();

  @AfterEach
  void close() {
    paper.close();
  }

  private Page page(String path) {
    try (Snapshot snapshot = paper.snapshot()) {
      return press.render(Address.parse(path, null).orElseThrow(), snapshot);
    }
  }

  private String text(String path) {
    Page page = page(path);
    assertThat(page.status()).as(path).isEqualTo(200);
    return new String(page.body(), StandardCharsets.UTF_8);
  }

  private static final String FERRY = "/2026/03/21/0000000001";

  @Test
  void gathersItsStoriesWithCoverFactsTimelineAndVote() {
    assertThat(text("/s/river-year"))
        .contains("<h1>江上一年</h1>", "渡轮改电，十项安排一次看清", "class=\"facts\"", "class=\"timeline\"")
        .contains("夜航票价该不该降？", "\"@type\":\"CollectionPage\"", "\"numberOfItems\":3")
        .contains("property=\"og:image\"", "href=\"/s/river-year/feed.atom\"")
        .contains("hreflang=\"en\" href=\"https://news.example/en/s/river-year-en\"");
  }

  @Test
  void whatWasWithdrawnIsGoneFromItAndAnEmptySectionToo() {
    assertThat(text("/s/river-year")).doesNotContain("灯会改期", "已撤回").contains("两岸");
    paper.withdraw(RiverPaper.FERRY, "图纸有误。");
    assertThat(text("/s/river-year")).doesNotContain("十项安排一次看清");
    assertThat(text("/s/river-year/feed.rss")).doesNotContain("十项安排一次看清");
  }

  @Test
  void standsInTheEditionOfItsLanguageAndNowhereElse() {
    assertThat(page("/en/s/river-year").location()).isEqualTo("/s/river-year");
    assertThat(page("/s/river-year-en").location()).isEqualTo("/en/s/river-year-en");
    assertThat(page("/s/nothing").status()).isEqualTo(404);
    assertThat(page("/s/nothing/feed.json").status()).isEqualTo(404);
    assertThat(text("/sitemap.xml")).contains("https://news.example/sitemap-specials.xml");
    assertThat(text("/sitemap-specials.xml"))
        .contains("https://news.example/s/river-year<", "https://news.example/en/s/river-year-en<");
  }

  @Test
  void aStoryNamesTheSpecialThatItIsPartOf() {
    assertThat(text(FERRY)).contains("<a href=\"/s/river-year\">江上一年</a>");
  }

  @Test
  void aSpecialTouchesItsPageAndTheStoriesInItBeforeAndAfter() {
    Page page = page("/s/river-year");
    Page inBefore = page(FERRY);
    Page inAfter = page("/2026/03/21/0000000005");
    var section = new Special.Section("新", List.of(Paper.id(RiverPaper.EMERGENCY)));
    Special now = RiverPaper.special();
    Applied applied =
        paper.put(
            EntryKind.SPECIAL,
            "river-year",
            new Special("zh", now.title(), now.intro(), now.cover(), List.of(), List.of(section)));
    Set<String> touched = press.touched(applied);
    for (Page one : List.of(page, inBefore, inAfter, page("/en/s/river-year-en"))) {
      assertThat(one.keys()).containsAnyElementsOf(touched);
    }
    assertThat(page("/2026/03/21/0000000008").keys()).doesNotContainAnyElementsOf(touched);
    assertThat(text("/2026/03/21/0000000005")).contains("/s/river-year");
    assertThat(text(FERRY)).doesNotContain("/s/river-year");
  }

  @Test
  void everyStoryInItTouchesItWhateverHappensToTheStory() {
    Page page = page("/s/river-year");
    assertThat(page.keys())
        .containsAnyElementsOf(press.touched(paper.withdraw(RiverPaper.REPRINT, "重复。")));
    assertThat(page.keys())
        .as("one withdrawn before may come back")
        .containsAnyElementsOf(
            press.touched(
                paper.publish(RiverPaper.LANTERNS, RiverPaper.corrected(false), "editor0001")));
  }

  @Test
  void aSlotOfAFrontShowsItWithItsFirstStories() {
    paper.put(
        EntryKind.FRONT,
        "home",
        new Front(
            "zh",
            null,
            List.of(
                new Front.Slot(Front.Place.SPECIAL, null, null, List.of(), 2, "river-year"),
                new Front.Slot(Front.Place.SPECIAL, null, null, List.of(), 2, "nothing"))));
    String home = text("/");
    assertThat(home)
        .containsOnlyOnce("class=\"topic\"")
        .contains("<a href=\"/s/river-year\">江上一年</a>");
    Page page = page("/");
    assertThat(page.keys()).contains(Keys.special("river-year"), Keys.special("nothing"));
  }
}
