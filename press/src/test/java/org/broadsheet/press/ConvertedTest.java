package org.broadsheet.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.broadsheet.archive.Snapshot;
import org.broadsheet.archive.Story;
import org.broadsheet.content.Block;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.Front;
import org.broadsheet.content.Href;
import org.broadsheet.content.Inline;
import org.broadsheet.content.Poll;
import org.broadsheet.content.Site;
import org.broadsheet.content.Special;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A paper in simplified characters with an edition in traditional ones, and one in Arabic. */
class ConvertedTest {
  private static final Press PRESS = new Press();
  private static final String STORY = "/2026/03/21/0000000001";
  private static Paper paper;
  private static Snapshot snapshot;

  @BeforeAll
  static void print() {
    paper = RiverPaper.print();
    paper.put(EntryKind.SITE, "site", site());
    var special = new Front.Slot(Front.Place.SPECIAL, null, null, List.of(), 2, "river-year");
    paper.put(EntryKind.FRONT, "home", new Front("zh", null, List.of(special)));
    snapshot = paper.snapshot();
  }

  @AfterAll
  static void close() {
    snapshot.close();
    paper.close();
  }

  private static Site site() {
    Site site = RiverPaper.site();
    return site.edit()
        .languages(List.of("zh", "zh-Hant", "en", "ar"))
        .logo(null)
        .embeds(false)
        .publisher(null)
        .sample(false)
        .converted(Map.of("zh-Hant", "zh"))
        .site();
  }

  private static String text(String path) {
    Page page = PRESS.render(Address.parse(path, null).orElseThrow(), snapshot);
    assertThat(page.status()).as(path).isEqualTo(200);
    return new String(page.body(), StandardCharsets.UTF_8);
  }

  @Test
  void oneCharacterBecomesWhatItsWordAsksFor() {
    Conversion conversion = Conversion.SIMPLIFIED_TO_TRADITIONAL;
    assertThat(conversion.of("头发与发展，里面与公里，干燥与干部")).isEqualTo("頭髮與發展，裡面與公里，乾燥與幹部");
    assertThat(conversion.of("皇后以后，面条表面，复习重复，农历历史")).isEqualTo("皇后以後，麵條表面，複習重複，農曆歷史");
    assertThat(conversion.of("为了群众，刚才台风，松树放松")).isEqualTo("為了群眾，剛才颱風，松樹放鬆");
    assertThat(conversion.of("<b>&\ud842\udfb7 😀 Ferry\n二"))
        .isEqualTo("<b>&\ud842\udfb7 😀 Ferry\n二");
  }

  @Test
  void aStoryIsShownInTheOtherScriptAndSaysSo() {
    String html = text("/zh-Hant" + STORY);
    assertThat(html)
        .contains("<html lang=\"zh-Hant\" dir=\"ltr\"")
        .contains("<article lang=\"zh-Hant\" dir=\"ltr\">")
        .contains("由簡體自動轉換。 <a href=\"" + STORY + "\" hreflang=\"zh\" lang=\"zh\">簡體原文</a>")
        .contains("渡輪")
        .contains("首頁")
        .doesNotContain("<p>渡轮");
    assertThat(text(STORY)).doesNotContain("由简体").contains("href=\"/zh-Hant" + STORY + "\"");
  }

  @Test
  void machinesAreToldOfTheWrittenTextAlone() {
    assertThat(text("/zh-Hant" + STORY))
        .contains("<link rel=\"canonical\" href=\"https://news.example" + STORY + "\">")
        .doesNotContain("rel=\"alternate\" hreflang");
    assertThat(text(STORY)).doesNotContain("hreflang=\"zh-Hant\" href=\"https:");
    assertThat(text("/sitemap-20260301.xml")).contains(STORY).doesNotContain("zh-Hant");
    assertThat(text("/zh-Hant/news-sitemap.xml")).doesNotContain("<loc>");
  }

  @Test
  void listsFrontsAndFeedsAreConvertedAlike() {
    assertThat(text("/zh-Hant/"))
        .contains("鷺渡新聞", "地方", "一江兩岸，字字有據", "href=\"/zh-Hant" + STORY + "\"", "本版稿件多由簡體自動轉換。")
        .doesNotContain("href=\"" + STORY + "\"");
    assertThat(text("/zh-Hant/c/science")).contains("<h1>科學</h1>");
    assertThat(text("/zh-Hant/feeds/all.rss"))
        .contains("鷺渡新聞", "https://news.example/zh-Hant" + STORY);
    assertThat(text("/lite/zh-Hant" + STORY)).contains("渡輪", "由簡體自動轉換。");
  }

  @Test
  void aSpecialIsConvertedWithItsFactsItsVoteAndItsFeed() {
    Document page = Jsoup.parse(text("/zh-Hant/s/river-year"));
    assertThat(page.select(".intro").text()).contains("一條江，十二條渡輪");
    assertThat(page.select(".facts, .timeline, .vote").text())
        .contains("渡輪", "這一年", "夜航票價該不該降？")
        .doesNotContain("渡轮", "这一年", "票价");
    assertThat(page.select(".gathered h2").text()).contains("渡輪改電");
    assertThat(page.select("link[rel=canonical]").attr("href"))
        .isEqualTo("https://news.example/s/river-year");
    assertThat(page.select("link[rel=alternate][hreflang]")).isEmpty();
    assertThat(page.select("script[type$=json]").html())
        .contains("\"https://news.example/s/river-year\"", "https://news.example" + STORY)
        .doesNotContain("https://news.example/zh-Hant/s", "https://news.example/zh-Hant/2");
    assertThat(page.select(".editions a").eachAttr("href"))
        .containsExactly("/s/river-year", "/zh-Hant/s/river-year", "/en/s/river-year-en", "/ar/");
    assertStaysAndSaysSo(page, "/s/river-year");
    assertThat(text("/zh-Hant/s/river-year/feed.rss"))
        .contains("https://news.example/zh-Hant" + STORY, "渡輪")
        .doesNotContain("渡轮");
    assertThat(Jsoup.parse(text("/s/river-year")).select(".editions a").eachAttr("href"))
        .contains("/zh-Hant/s/river-year");
    assertThat(Jsoup.parse(text("/zh-Hant" + STORY)).select(".part-of a").attr("href"))
        .isEqualTo("/zh-Hant/s/river-year");
    assertThat(text("/en/s/river-year-en")).contains("A year on the river");
  }

  @Test
  void linksInTextsLeadOnInTheEdition() {
    Converted converted = Objects.requireNonNull(Converted.of(snapshot.site(), "zh-Hant"));
    for (String[] link :
        new String[][] {
          {STORY, "/zh-Hant" + STORY},
          {"/0000000001#f2", "/zh-Hant/0000000001#f2"},
          {"/s/river-year", "/zh-Hant/s/river-year"},
          {"/en/s/river-year-en", "/en/s/river-year-en"},
          {"/feeds/all.rss", "/feeds/all.rss"},
          {"https://news.example/0000000001", "https://news.example/0000000001"}
        }) {
      var text = List.<Inline>of(new Inline.Link(new Href(link[0]), Inline.of("里")));
      Special special =
          new Special("zh", "里", null, null, List.of(new Block.Paragraph(text)), List.of());
      var turned = (Block.Paragraph) converted.special(special).blocks().getFirst();
      assertThat(((Inline.Link) turned.content().getFirst()).href().value()).isEqualTo(link[1]);
    }
  }

  @Test
  void aFrontOfTheEditionShowsTheSpecialOfTheOther() {
    Element topic = Jsoup.parse(text("/zh-Hant/")).expectFirst(".topic");
    assertThat(topic.text()).contains("一條江，十二條渡輪");
    assertThat(topic.select("a").eachAttr("href"))
        .isNotEmpty()
        .allSatisfy(href -> assertThat(href).startsWith("/zh-Hant/"));
  }

  @Test
  void moodsAreSaidInTheScriptOfTheEdition() {
    Story story = paper.story(1);
    Map<String, Long> counts = Map.of("happy", 3L);
    Document page = body(PRESS.moodPage("zh-Hant", story, counts, "happy", snapshot));
    assertThat(page.select("h1").text()).contains("渡輪");
    assertThat(page.select("[aria-pressed=true] .name").text()).isEqualTo("高興");
    assertStaysAndSaysSo(page, STORY);
    byte[] part = PRESS.moodFragment("zh-Hant", story, counts, null, snapshot);
    assertThat(new String(part, StandardCharsets.UTF_8))
        .contains("高興", "/mood?language=zh-Hant")
        .doesNotContain("开心");
    assertThat(Jsoup.parse(text("/zh-Hant" + STORY)).select(".mood").attr("data-fragment"))
        .isEqualTo("/zh-Hant/fragments/mood/0000000001");
    assertThat(Press.moodPath("zh-Hant", story, snapshot.site()))
        .isEqualTo("/zh-Hant/m/0000000001");
    assertThat(Press.moodPath("en", story, snapshot.site())).isEqualTo("/m/0000000001");
    assertThat(
            body(PRESS.moodPage("en", story, counts, null, snapshot)).select("html").attr("lang"))
        .as("an edition that shows no story of this language")
        .isEqualTo("zh");
  }

  @Test
  void whoReportsAnErrorStaysInTheEdition() {
    var limits = new ReportState.Limits(2000, 500, 90);
    var state = new ReportState(1, "", "", null, false, limits);
    Document page = body(PRESS.report("zh-Hant", paper.story(1), state, snapshot));
    assertThat(page.select("h1").text()).contains("渡輪");
    assertThat(page.select("h1 a").attr("href")).isEqualTo("/zh-Hant" + STORY);
    assertThat(page.select("form[method=post]").attr("action"))
        .isEqualTo("/zh-Hant/report/0000000001");
    assertThat(Press.reportPath("en", paper.story(1), snapshot.site()))
        .isEqualTo("/report/0000000001");
  }

  @Test
  void theRankingByMoodIsConverted() {
    var happy = Map.of("happy", List.of(new Press.Ranked(Paper.id(1), 12)));
    Document page = body(PRESS.moodRanking("zh-Hant", 1, 5, happy, snapshot));
    assertThat(page.select(".ranked a").text()).contains("渡輪");
    assertThat(page.select(".ranked a, .spans a").eachAttr("href"))
        .allSatisfy(href -> assertThat(href).startsWith("/zh-Hant/"));
    assertThat(page.text()).contains("本版稿件多由簡體自動轉換。");
    String block = new String(PRESS.moodBlock("zh-Hant", happy, snapshot), StandardCharsets.UTF_8);
    assertThat(block).contains("渡輪", "href=\"/zh-Hant/").doesNotContain("渡轮");
  }

  @Test
  void aVoteIsConvertedAndWhoVotesStaysInTheEdition() {
    Poll poll = snapshot.poll("night-fare").orElseThrow();
    var state = new PollState(Map.of("yes", 3L), 3, Set.of("yes"), false);
    Document page = body(PRESS.pollPage("zh-Hant", "night-fare", poll, state, null, snapshot));
    assertThat(page.select("h1").text()).isEqualTo("夜航票價該不該降？");
    assertThat(page.select(".choice .text").eachText()).containsExactly("該降 你的選擇", "維持不變");
    assertThat(page.select("link[rel=canonical]").attr("href"))
        .isEqualTo("https://news.example/p/night-fare");
    assertStaysAndSaysSo(page, "/p/night-fare");
    byte[] part = PRESS.pollFragment("zh-Hant", "night-fare", poll, state, snapshot);
    assertThat(new String(part, StandardCharsets.UTF_8))
        .contains("夜航票價", "/vote?language=zh-Hant")
        .doesNotContain("票价");
    assertThat(Jsoup.parse(text("/zh-Hant/s/river-year")).select(".vote").attr("data-fragment"))
        .isEqualTo("/zh-Hant/fragments/poll/night-fare");
    assertThat(Press.pollPath("zh-Hant", "night-fare", poll, snapshot.site()))
        .isEqualTo("/zh-Hant/p/night-fare");
    Document written = body(PRESS.pollPage(null, "night-fare", poll, state, null, snapshot));
    assertThat(written.select(".ai")).isEmpty();
    assertThat(written.select(".editions a").eachAttr("href"))
        .containsExactly("/p/night-fare", "/zh-Hant/p/night-fare", "/en/", "/ar/");
  }

  /** Every link and form leads on in the edition, but for the one to the text as written. */
  private static void assertStaysAndSaysSo(Document page, String written) {
    assertThat(page.select("main .ai").text()).contains("由簡體自動轉換。");
    assertThat(page.select("main .ai a").attr("href")).isEqualTo(written);
    assertThat(page.select("main a:not(.ai a)").eachAttr("href"))
        .allSatisfy(href -> assertThat(href).startsWith("/zh-Hant/"));
    assertThat(page.select("main form").eachAttr("action"))
        .allSatisfy(action -> assertThat(action).endsWith("?language=zh-Hant"));
  }

  private static Document body(Page page) {
    return Jsoup.parse(new String(page.body(), StandardCharsets.UTF_8));
  }

  @Test
  void aSearchIsAskedInTheScriptOfTheStories() {
    Page page =
        PRESS.search("zh-Hant", SearchForm.read(name -> name.equals("q") ? "電動渡輪" : ""), snapshot);
    assertThat(new String(page.body(), StandardCharsets.UTF_8))
        .contains("<mark>", "value=\"電動渡輪\"", "href=\"/zh-Hant/");
  }

  @Test
  void anEditionWithoutStoriesStillStands() {
    assertThat(text("/ar/"))
        .contains("<html lang=\"ar\" dir=\"rtl\"")
        .contains("لا مقالات هنا بعد.")
        .contains("hreflang=\"zh-Hant\"");
  }
}
