package org.broadsheet.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.broadsheet.archive.Snapshot;
import org.broadsheet.content.Block;
import org.broadsheet.content.Inline;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PressTest {
  private static final Press PRESS = new Press();
  private static Paper paper = new Paper();
  private static Snapshot snapshot = paper.snapshot();

  @BeforeAll
  static void printPaper() {
    snapshot.close();
    paper.close();
    paper = RiverPaper.print();
    snapshot = paper.snapshot();
  }

  @AfterAll
  static void close() {
    snapshot.close();
    paper.close();
  }

  @Test
  void aStorySaysWhoMadeItWhereItStandsAndWhatTheLogHolds() {
    String html = story(RiverPaper.FERRY);
    assertThat(html)
        .contains("<h1>渡轮改电，十项安排一次看清</h1>")
        .contains("<a href=\"/c/local/reed-isle\">芦洲</a>")
        .contains("<span aria-current=\"page\">正文</span>")
        .contains("<a href=\"/a/writer0001\">沈知舟</a>")
        .contains("审校：</span> <a href=\"/a/editor0001\">顾砚</a>")
        .contains("责任编辑：</span> <a href=\"/a/editor0002\">温汀</a>")
        .contains("<meta name=\"log-entry\" content=\"" + paper.story(1).index() + "\">")
        .contains("<time datetime=\"2026-03-21T09:15:00+08:00\">2026年3月21日 09:15</time>")
        .contains("href=\"/history/0000000001\"")
        .contains("action=\"/api/v1/articles/0000000001/mood\"")
        .contains("<section class=\"related\" data-ranked")
        .contains("hreflang=\"en\"")
        .contains("rel=\"canonical\" href=\"https://news.example/2026/03/21/0000000001\"")
        .contains("srcset=\"/media/");
  }

  @Test
  void everyKindOfBlockIsSetAsWhatItIs() {
    assertThat(story(RiverPaper.FERRY))
        .contains("<dt>电动渡轮</dt>")
        .contains("<th scope=\"col\">航线</th>")
        .contains("<th scope=\"row\">芦洲</th>")
        .contains("<time datetime=\"2027\">2027 年春</time>")
        .contains("H<sub>2</sub>O")
        .contains("<strong>先开会、后定价、全程公开</strong>")
        .contains("<blockquote><p>江是大家的路。路不能断，哪怕一天。</p></blockquote>")
        .contains("<li>首批四艘五月下水，先跑芦洲航线。<ul><li>早班六时四十分开</li>")
        .contains("<a href=\"https://video.example/w/ferry\" rel=\"noopener noreferrer\">")
        .contains("href=\"/p/night-fare\"")
        .contains("夜航票价该不该降？")
        .contains("<hr>");
  }

  @Test
  void marksInsideASentenceAddNoWhitespaceToIt() {
    var paragraph =
        new Block.Paragraph(
            List.of(
                new Inline.Text("甲"),
                new Inline.Strong(List.of(new Inline.Emphasis(Inline.of("乙")))),
                new Inline.Text("丙"),
                new Inline.Break(),
                new Inline.Text("丁")));
    var article = RiverPaper.plain(0).edit().body(List.of(paragraph)).article();
    String html = new String(PRESS.preview(article, snapshot), StandardCharsets.UTF_8);
    assertThat(html).contains("<p>甲<strong><em>乙</em></strong>丙<br>丁</p>");
  }

  @Test
  void aReprintStatesItsSourceAndWhoAnswersForItThere() {
    assertThat(story(RiverPaper.REPRINT))
        .contains("<a href=\"/source/reedpipe\">芦笛社/石桥晚报</a>")
        .contains("责任编辑（据来源所载）：</span> 苏合")
        .contains("经芦笛社授权转载")
        .contains("<a href=\"https://reedpipe.example/2026/watch\" rel=\"noopener\">阅读原文</a>")
        .contains("2026年3月18日 18:58");
  }

  @Test
  void aCorrectionStandsOnTopWithItsTime() {
    String html = story(RiverPaper.CORRECTED);
    assertThat(html).contains("更正 <time datetime=\"2026-03-20T10:00:00+08:00\">");
    assertThat(html.indexOf("class=\"notice\"")).isLessThan(html.indexOf("<h1>"));
    assertThat(html).contains("第 2 版").contains("更新</span> <time");
  }

  @Test
  void anEmergencyIsShownAsSuch() {
    assertThat(story(RiverPaper.EMERGENCY)).contains("紧急发布").contains("未经完整审核流程");
  }

  @Test
  void aWithdrawnStorySaysWhenInWhichRoleAndWhyAndNothingElse() {
    Page page = PRESS.render(address("/2026/03/21/0000000004"), snapshot);
    assertThat(page.status()).isEqualTo(410);
    assertThat(text(page))
        .contains("此稿已撤回", "2026年3月21日", "<dd>编辑</dd>", "改期的消息未经主办方确认。")
        .contains("/history/0000000004")
        .doesNotContain("灯会改期");
  }

  @Test
  void otherSpellingsLeadToThePermanentAddress() {
    String permanent = "/en/2026/03/21/electric-ferries-ten-steps-at-a-glance-0000000007";
    for (String other :
        List.of(
            "/0000000007",
            "/en/0000000007",
            "/2026/03/21/0000000007",
            "/en/2026/03/21/0000000007",
            "/en/2026/03/22/wrong-words-0000000007")) {
      Page page = PRESS.render(address(other), snapshot);
      assertThat(page.status()).as(other).isEqualTo(301);
      assertThat(page.location()).as(other).isEqualTo(permanent);
      assertThat(page.keys()).contains("article:0000000007");
    }
    assertThat(PRESS.render(address(permanent), snapshot).status()).isEqualTo(200);
    assertThat(PRESS.render(address("/zh/c/local"), snapshot).location()).isEqualTo("/c/local");
    assertThat(PRESS.render(address("/c/regional"), snapshot).location()).isEqualTo("/c/local");
  }

  @Test
  void whatIsNotThereHelpsToGoOn() {
    for (String nowhere :
        List.of("/9999999999", "/c/nowhere", "/a/nobody", "/t/none", "/fr/", "/feeds/none.rss")) {
      Page page = PRESS.render(address(nowhere), snapshot);
      assertThat(page.status()).as(nowhere).isEqualTo(404);
      assertThat(text(page)).contains("name=\"q\"", "href=\"/c/local\"", "href=\"/\"", "noindex");
    }
  }

  @Test
  void anotherEditionHasItsOwnWordsAndLists() {
    String html = text(PRESS.render(address("/en/"), snapshot));
    assertThat(html)
        .contains("<html lang=\"en\" dir=\"ltr\"")
        .contains("The Heron Ferry Post")
        .contains("Electric ferries: ten steps at a glance")
        .contains("Mar 21, 2026")
        .doesNotContain("渡轮改电");
  }

  @Test
  void foreignTextStaysText() {
    String html = story(RiverPaper.HOSTILE);
    assertThat(html)
        .doesNotContain("<script>alert")
        .doesNotContain("<img src=x")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .contains("𠮷野家 🦢");
    assertThat(html.split("<script", -1)).as("the site's script and two JSON-LD").hasSize(4);
    assertThat(html).doesNotContainPattern("<[^>]*\\son[a-z]+=").doesNotContain("style=");
  }

  @Test
  void noPageAsksAnotherHostForAnything() {
    for (String path : List.of("/", "/c/local", Press.path(paper.story(1), snapshot.site()))) {
      String html = text(PRESS.render(address(path), snapshot));
      assertThat(html)
          .doesNotContainPattern("(src|srcset|action)=\"(https?:)?//")
          .doesNotContainPattern("<link rel=\"(stylesheet|icon|preload)\"[^>]*href=\"(https?:)?//");
    }
  }

  @Test
  void theHomePageShowsNoStoryTwice() {
    var counted = new HashMap<String, Integer>();
    var headlines =
        java.util.regex.Pattern.compile("<h[23]><a href=\"([^\"]+)\"")
            .matcher(text(PRESS.render(address("/"), snapshot)));
    while (headlines.find()) {
      counted.merge(headlines.group(1), 1, Integer::sum);
    }
    assertThat(counted).hasSizeGreaterThan(20);
    assertThat(counted.values()).containsOnly(1);
  }

  @Test
  void aHomePageCanBeReadOnByItsLinkToTheEnd() {
    var seen = new java.util.HashSet<String>();
    String next = "/";
    for (int pages = 0; next != null && pages < 10; pages++) {
      int mark = next.indexOf('?');
      Address address =
          Address.parse(
                  mark < 0 ? next : next.substring(0, mark),
                  mark < 0 ? null : next.substring(mark + 1))
              .orElseThrow();
      String html = text(PRESS.render(address, snapshot));
      var ids =
          java.util.regex.Pattern.compile("<h[23]><a href=\"/[^\"]*([0-9a-z]{10})\"").matcher(html);
      while (ids.find()) {
        seen.add(ids.group(1));
      }
      var more = java.util.regex.Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(html);
      next = more.find() ? more.group(1) : null;
    }
    assertThat(next).isNull();
    assertThat(seen).hasSize(RiverPaper.PLAIN + 6);
  }

  @Test
  void aHistoryListsEveryEntryWithItsPlaceInTheLog() {
    Page page = PRESS.history(null, Paper.id(3), paper.history(3), snapshot);
    assertThat(text(page))
        .contains("首次发布", "更正", "2 人审核通过", "日志第 37 条")
        .contains("/log/tile/entries/000.p/38")
        .contains("/log/content/" + paper.story(3).event().content());
    Page gone = PRESS.history(null, Paper.id(4), paper.history(4), snapshot);
    assertThat(text(gone)).contains("撤回").doesNotContain("灯会改期").doesNotContain("/log/content/");
    assertThat(PRESS.history(null, Paper.id(99), List.of(), snapshot).status()).isEqualTo(404);
  }

  @Test
  void entriesAreFoundInTheBundleThatEndsWithThem() {
    assertThat(Links.entry(0)).isEqualTo("/log/tile/entries/000.p/1");
    assertThat(Links.entry(255)).isEqualTo("/log/tile/entries/000");
    assertThat(Links.entry(256)).isEqualTo("/log/tile/entries/001.p/1");
    assertThat(Links.entry(256L * 1_234_067 + 255)).isEqualTo("/log/tile/entries/x001/x234/067");
  }

  @Test
  void aSearchMarksWhatWasAskedFor() {
    Page page = PRESS.search(null, SearchForm.read(n -> n.equals("q") ? "渡轮" : ""), snapshot);
    assertThat(text(page)).contains("<mark>渡轮</mark>", "value=\"渡轮\"", "noindex");
    assertThat(text(PRESS.search(null, SearchForm.read(_ -> ""), snapshot)))
        .doesNotContain("<mark>");
  }

  @Test
  void moodsShowEveryCountAndZerosToo() {
    String html =
        text(PRESS.moodPage(null, paper.story(1), Map.of("happy", 12L), "happy", snapshot));
    assertThat(html)
        .contains("data-key=\"happy\" aria-pressed=\"true\"")
        .contains("<span class=\"count\">12</span>")
        .contains("<span class=\"count\">0</span>")
        .contains("共 12 人表态");
    var fragment =
        new String(
            PRESS.moodFragment(null, paper.story(7), Map.of(), null, snapshot),
            StandardCharsets.UTF_8);
    assertThat(fragment).contains("Just passing").doesNotContain("<html");
    assertThat(story(RiverPaper.BENCHES)).doesNotContain("class=\"mood\"");
  }

  @Test
  void feedsAndSitemapsAreXmlAndHoldTheStories() throws Exception {
    var feed = xml(PRESS.render(address("/feeds/all.rss"), snapshot));
    assertThat(feed.getElementsByTagName("item").getLength()).isEqualTo(RiverPaper.PLAIN + 5);
    assertThat(feed.getDocumentElement().getTextContent()).contains("渡轮改电").doesNotContain("修表匠");
    var local = xml(PRESS.render(address("/feeds/culture.rss"), snapshot));
    assertThat(local.getDocumentElement().getTextContent()).contains("<script>alert(1)</script>");
    var index = xml(PRESS.render(address("/sitemap.xml"), snapshot));
    assertThat(index.getDocumentElement().getTextContent().strip().split("\\s+"))
        .containsExactly(
            "https://news.example/sitemap-20260301.xml",
            "https://news.example/sitemap-specials.xml");
    var part = xml(PRESS.render(address("/sitemap-20260301.xml"), snapshot));
    assertThat(part.getElementsByTagName("url").getLength()).isEqualTo(RiverPaper.PLAIN + 7);
    assertThat(PRESS.render(address("/sitemap-20260201.xml"), snapshot).status()).isEqualTo(404);
  }

  @Test
  void aStoryIsSmallOnTheWire() throws IOException {
    byte[] body =
        PRESS.render(address(Press.path(paper.story(1), snapshot.site())), snapshot).body();
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(body);
    }
    assertThat(out.size()).isLessThan(45 * 1024);
  }

  @Test
  void thePreviewIsMarkedAndHasNoPlaceInTheLog() {
    String html = new String(PRESS.preview(RiverPaper.ferry(), snapshot), StandardCharsets.UTF_8);
    assertThat(html)
        .contains("预览：此稿尚未发布。", "noindex")
        .doesNotContain("log-entry")
        .doesNotContain("class=\"mood\"")
        .doesNotContain("/history/");
  }

  private static org.w3c.dom.Document xml(Page page) throws Exception {
    assertThat(page.status()).isEqualTo(200);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(page.body()));
  }

  private static String story(int id) {
    Page page = PRESS.render(address(Press.path(paper.story(id), snapshot.site())), snapshot);
    assertThat(page.status()).isEqualTo(200);
    return text(page);
  }

  private static Address address(String path) {
    return Address.parse(path, null).orElseThrow();
  }

  private static String text(Page page) {
    return new String(page.body(), StandardCharsets.UTF_8);
  }
}
