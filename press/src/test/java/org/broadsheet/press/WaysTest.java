package org.broadsheet.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.archive.Snapshot;
import org.broadsheet.content.Article;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.Href;
import org.broadsheet.content.Inline;
import org.broadsheet.content.Site;
import org.broadsheet.content.SourceProfile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How readers find their way: search, dates, people and sources, the page for the lost, about. */
class WaysTest {
  private static final Press PRESS = new Press("key+1+A", false);
  private static Paper paper = new Paper();
  private static Snapshot snapshot = paper.snapshot();

  @BeforeAll
  static void printPaper() {
    snapshot.close();
    paper.close();
    paper = RiverPaper.print();
    Site plain = RiverPaper.site();
    paper.put(
        EntryKind.SITE,
        "site",
        plain
            .edit()
            .footer(
                Map.of(
                    "zh",
                    "许可证 [甲字第 1 号](/about) [投诉](mailto:letters@news.example) [坏](javascript:x)"))
            .theme(Map.of())
            .logo(null)
            .embeds(false)
            .publisher(
                new Site.Publisher(
                    Map.of("zh", "鹭渡报社"),
                    Map.of("zh", "上滩旧货栈二楼"),
                    new Href("mailto:letters@news.example"),
                    Map.of("zh", "办报的人住在江边。\n<b>有话直说。</b>")))
            .sample(false)
            .site());
    paper.put(
        EntryKind.SOURCE,
        "own-site",
        new SourceProfile(
            Map.of("zh", "苇岸社"), new Href("https://reeds.example/"), null, Map.of("zh", "授权转载。")));
    snapshot = paper.snapshot();
  }

  @AfterAll
  static void close() {
    snapshot.close();
    paper.close();
  }

  private static String html(String path, int status) {
    Page page = PRESS.render(Address.parse(path, null).orElseThrow(), snapshot);
    assertThat(page.status()).as(path).isEqualTo(status);
    return new String(page.body(), StandardCharsets.UTF_8);
  }

  private static SearchForm form(String... pairs) {
    var parameters = new HashMap<String, String>();
    for (int i = 0; i < pairs.length; i += 2) {
      parameters.put(pairs[i], pairs[i + 1]);
    }
    return SearchForm.read(name -> parameters.getOrDefault(name, ""));
  }

  private static String search(String... pairs) {
    Page page = PRESS.search(null, form(pairs), snapshot);
    assertThat(page.status()).isEqualTo(200);
    return new String(page.body(), StandardCharsets.UTF_8);
  }

  @Test
  void aSearchIsNarrowedByChannelKindLanguageAndDays() {
    assertThat(search("q", "长椅")).contains("<mark>长椅</mark>");
    assertThat(search("q", "长椅", "channel", "science")).doesNotContain("<mark>");
    assertThat(search("q", "长椅", "kind", "opinion")).contains("<mark>长椅</mark>");
    assertThat(search("q", "长椅", "kind", "live")).doesNotContain("<mark>");
    assertThat(search("q", "长椅", "to", "2026-03-01")).doesNotContain("<mark>");
    assertThat(search("q", "ferries")).doesNotContain("<mark>");
    assertThat(search("q", "ferries", "lang", "all")).contains("<mark>");
    assertThat(search("q", "ferries", "lang", "en")).contains("<mark>", "lang=\"en\"");
  }

  @Test
  void theFormKeepsWhatWasAskedAndTheLinksDoToo() {
    String html =
        search("q", "江", "channel", "top", "kind", "news", "from", "2026-03-01", "sort", "date");
    assertThat(html)
        .contains("value=\"江\"")
        .contains("<option value=\"top\" selected>要闻</option>")
        .contains("<option value=\"news\" selected>")
        .contains("name=\"from\" value=\"2026-03-01\"")
        .contains("<details class=\"filters\" open>")
        .contains("<input type=\"hidden\" name=\"sort\" value=\"date\">")
        .contains("/search?q=%E6%B1%9F&amp;channel=top&amp;kind=news&amp;from=2026-03-01\"");
    assertThat(search("q", "江")).contains("<details class=\"filters\">");
  }

  @Test
  void whatMeansNothingIsLeftOut() {
    SearchForm form =
        form(
            "q",
            " 江 ",
            "channel",
            "../x",
            "kind",
            "gossip",
            "from",
            "2026-13-01",
            "to",
            "yesterday",
            "lang",
            "x".repeat(50),
            "page",
            "-1",
            "sort",
            "size",
            "utm_source",
            "y");
    assertThat(form).isEqualTo(form("q", "江")).extracting(SearchForm::words).isEqualTo("江");
    assertThat(search("q", "砚江", "channel", "no/such", "lang", "fr")).contains("<mark>砚江</mark>");
    assertThat(form("from", "2026-02-01", "to", "2026-01-01").from()).hasToString("2026-01-01");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "没有这样的词",
        "\"",
        "<script>alert(1)</script>",
        "\u202e\ud83d\udea4",
        "AND OR NOT (",
        "\u0000",
        "%",
        "' OR 1=1 --",
        "\ud800"
      })
  void everyQuestionHasAPage(String words) {
    String html = search("q", words);
    assertThat(html).contains("</html>").doesNotContain("<script>alert");
  }

  @Test
  void aQuestionThatIsTooLongIsCutAndThePageSaysSo() {
    assertThat(search("q", "江".repeat(300))).contains("只按前 200 个字搜索");
    assertThat(form("q", "🚤".repeat(300)).words()).isEqualTo("🚤".repeat(200));
  }

  @Test
  void nothingFoundSaysSoAndLeadsOn() {
    assertThat(search("q", "没有这样的词", "channel", "top"))
        .contains("没有找到", "清除筛选条件", "在所有语言版本里找", "href=\"/c/local\"");
    assertThat(search("q", "江", "page", "40")).contains("没有更多结果", "回到第一页");
    assertThat(search()).contains("输入要找的词").doesNotContain("没有找到");
  }

  @Test
  void aDayLeadsToItsNeighboursAndItsYear() {
    assertThat(html("/2026/03/20/", 200))
        .contains("href=\"/2026/03/18/\">前一日", "href=\"/2026/03/21/\">后一日", "href=\"/2026/\"");
    assertThat(html("/2026/", 200))
        .contains("<caption>2026年3月</caption>")
        .contains("<a href=\"/2026/03/20/\" aria-label=\"2026年3月20日星期五\">20</a>")
        .doesNotContain("href=\"/2026/03/19/\"");
    assertThat(html("/archive", 200)).contains("<caption>2026年3月</caption>", "href=\"/2026/\"");
    assertThat(html("/", 200)).contains("<a href=\"/archive\">往期</a>");
    html("/2019/", 404);
    Page month = PRESS.render(Address.parse("/2026/03/", null).orElseThrow(), snapshot);
    assertThat(month.location()).isEqualTo("/2026/#m3");
    assertThat(html("/en/2026/", 200)).contains("<caption>March 2026</caption>");
  }

  @Test
  void everyWeekHasSevenDaysAndStartsWithTheSameOne() {
    var months = java.util.regex.Pattern.compile("<tr>(.*?)</tr>").matcher(html("/2026/", 200));
    int rows = 0;
    while (months.find()) {
      assertThat(months.group(1).split("</t[dh]>", -1)).hasSize(8);
      rows++;
    }
    assertThat(rows).isGreaterThan(4);
  }

  @Test
  void authorsSourcesAndTopicsSayWhatBelongsToThem() {
    assertThat(html("/a/writer0001", 200))
        .contains("<div class=\"portrait\">", "在江边长大", "href=\"/a/writer0001/feed.rss\"");
    assertThat(html("/source/own-site", 200))
        .contains("授权转载。", "href=\"https://reeds.example/\"", "该来源的网站");
    assertThat(html("/t/%E6%B8%A1%E5%8F%A3", 200))
        .contains("href=\"/t/%E6%B8%A1%E5%8F%A3/feed.rss\"");
  }

  @Test
  void whoIsLostGetsTheWordsOfTheAddressTheNearestChannelsAndTheNewest() {
    Page page = PRESS.notFound(null, "/news/2019/sprot/%E6%B8%A1%E8%BD%AE-123.html", snapshot);
    String html = new String(page.body(), StandardCharsets.UTF_8);
    assertThat(page.status()).isEqualTo(404);
    assertThat(html)
        .contains("name=\"q\" value=\"news sprot 渡轮\"")
        .contains("你要找的可能是", "<a href=\"/c/sport\">体育</a>")
        .contains("<h2 class=\"head\">最新</h2>", "noindex");
    assertThat(html("/c/local/reed-isel", 404)).contains("<a href=\"/c/local\">地方</a>");
    assertThat(LostPage.said("/%ff%fe/\"><script>/0123456789/wp-login.php"))
        .doesNotContain("0123456789", "php")
        .allMatch(word -> word.matches("[\\p{L}\\p{N}]+"));
    assertThat(Press.isTelling("/2019/12/")).isFalse();
  }

  @Test
  void slugsAreAlikeByOneSlipOfTheHand() {
    for (String word : List.of("sport", "sprot", "spor", "sportt", "spurt")) {
      assertThat(LostPage.alike("sport", word)).as(word).isTrue();
    }
    for (String word : List.of("top", "short", "spots", "science")) {
      assertThat(LostPage.alike("sport", word)).as(word).isEqualTo(word.equals("short"));
    }
  }

  @Test
  void thePaperSaysWhoPublishesItAndHowItIsChecked() {
    assertThat(html("/about", 200))
        .contains("<dd>鹭渡报社</dd>", "<dd>上滩旧货栈二楼</dd>")
        .contains("<a href=\"mailto:letters@news.example\">letters@news.example</a>")
        .contains("<p>办报的人住在江边。</p>", "&lt;b&gt;有话直说。")
        .contains("key+1+A")
        .contains("verify --url https://news.example --log-key key+1+A");
    assertThat(html("/", 200)).contains("<a href=\"/about\">关于本报</a>");
  }

  @Test
  void linesOfTheFootMayHoldLinksAndNothingThatRuns() {
    assertThat(html("/", 200))
        .contains(
            "许可证 <a href=\"/about\">甲字第 1 号</a> <a href=\"mailto:letters@news.example\">投诉</a> [坏](javascript:x)");
    assertThat(FootLines.line("a [b](c d) [e]")).containsExactly(new Inline.Text("a [b](c d) [e]"));
  }

  @Test
  void relatedReadingHasThePicksFirstNoneTwiceAndNotItself() {
    try (Paper own = RiverPaper.print()) {
      Article article =
          RiverPaper.plain(0)
              .edit()
              .related(
                  List.of(
                      Paper.id(26),
                      Paper.id(4),
                      Paper.id(1),
                      Paper.id(26),
                      Paper.id(99),
                      Paper.id(60)))
              .article();
      own.publish(60, article, "editor0001");
      try (Snapshot now = own.snapshot()) {
        Page page = PRESS.render(Address.parse(Press.path(own.story(60)), null).orElseThrow(), now);
        String html = new String(page.body(), StandardCharsets.UTF_8);
        String related = html.substring(html.indexOf("class=\"related\""));
        List<String> ids =
            java.util.regex.Pattern.compile("<h3><a href=\"[^\"]*([0-9]{10})\"")
                .matcher(related)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(ids).hasSize(6).doesNotHaveDuplicates();
        assertThat(ids).startsWith(Paper.id(26).value(), Paper.id(1).value());
        assertThat(ids).doesNotContain(Paper.id(60).value(), Paper.id(4).value());
      }
    }
  }
}
