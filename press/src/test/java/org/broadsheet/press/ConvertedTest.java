package org.broadsheet.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.broadsheet.archive.Snapshot;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.Site;
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
