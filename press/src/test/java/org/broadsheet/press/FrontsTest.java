package org.broadsheet.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.broadsheet.archive.Snapshot;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Block;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.Front;
import org.broadsheet.content.Site;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands where on home and channels: slots, regional sites, names that are told apart. */
class FrontsTest {
  private final Press press = new Press();
  private final Paper paper = new Paper();

  FrontsTest() {
    Site plain = RiverPaper.site();
    paper.put(
        EntryKind.SITE,
        "site",
        plain
            .edit()
            .channels(
                List.of(
                    channel("top", "要闻", false),
                    channel("local", "地方", false),
                    channel("local/upper", "上滩", true),
                    channel("local/upper/top", "要闻", false),
                    channel("local/upper/top/old", "旧闻", false),
                    channel("local/isle", "芦洲", true),
                    channel("local/isle/top", "要闻", false),
                    channel("local/isle/top/old", "旧闻", false),
                    channel("empty", "空栏", false),
                    channel("sport", "体育", false),
                    channel("sport/boats", "龙舟", false)))
            .redirects(Map.of())
            .theme(Map.of())
            .logo(null)
            .site());
  }

  @AfterEach
  void close() {
    paper.close();
  }

  private static Site.Channel channel(String path, String name, boolean region) {
    return new Site.Channel(new ChannelPath(path), Map.of("zh", name), region);
  }

  private void story(int id, String channel) {
    paper.publish(
        id,
        Article.of(
            "zh", new ChannelPath(channel), "第 " + id + " 篇", List.of(Block.Paragraph.of("正文。"))));
  }

  private void front(@Nullable String channel, Front.Slot... slots) {
    paper.put(
        EntryKind.FRONT,
        channel == null ? "home" : channel,
        new Front("zh", channel == null ? null : new ChannelPath(channel), List.of(slots)));
  }

  private static Front.Slot slot(
      Front.Place place, String title, @Nullable String channel, int size, int... ids) {
    var stories = new ArrayList<ArticleId>();
    for (int id : ids) {
      stories.add(Paper.id(id));
    }
    return new Front.Slot(
        place, title, channel == null ? null : new ChannelPath(channel), stories, size);
  }

  private String html(String path) {
    try (Snapshot snapshot = paper.snapshot()) {
      Page page = press.render(Address.parse(path, null).orElseThrow(), snapshot);
      assertThat(page.status()).as(path).isEqualTo(200);
      return new String(page.body(), StandardCharsets.UTF_8);
    }
  }

  private static List<String> headlines(String html) {
    return Pattern.compile("<h[23]><a href=\"[^\"]+\">([^<]+)<")
        .matcher(html)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Front.Place.class)
  void aPlaceWithNothingToShowIsNotOnThePage(Front.Place place) {
    story(1, "sport");
    story(2, "empty");
    paper.withdraw(2, "有误。");
    front(null, slot(place, "空的标题", "empty", 4, 2, 99));
    assertThat(html("/")).doesNotContain("空的标题").contains("第 1 篇");
  }

  @Test
  void noStoryStandsTwiceOnAPageWhateverTheSlotsSay() {
    for (int id = 1; id <= 20; id++) {
      story(id, id % 3 == 0 ? "local/isle/top" : id % 3 == 1 ? "sport/boats" : "top");
    }
    Front.Slot[] slots = {
      slot(Front.Place.LEAD, "头条", null, 3, 1, 1),
      slot(Front.Place.FOCUS, "焦点", null, 3, 2),
      slot(Front.Place.LIST, "选稿", null, 5, 4),
      slot(Front.Place.LIST, "体育", "sport", 5),
      slot(Front.Place.RANKING, "选读", null, 5, 5, 7),
      slot(Front.Place.REGIONAL, "芦洲", "local/isle", 5, 3),
      slot(Front.Place.REGIONAL, "地方", null, 5)
    };
    front(null, slots);
    front("sport", slots);
    for (String path : List.of("/", "/c/sport", "/c/local", "/c/local/isle", "/en/")) {
      assertThat(headlines(html(path))).as(path).doesNotHaveDuplicates();
    }
    assertThat(headlines(html("/"))).hasSize(20);
  }

  @Test
  void aRankingIsWhatEditorsChoseAndNothingElse() {
    story(1, "sport");
    story(2, "sport");
    story(3, "sport");
    front(null, slot(Front.Place.RANKING, "选读", null, 5, 2));
    String html = html("/");
    String ranking =
        html.substring(
            html.indexOf("part ranking"), html.indexOf("</section>", html.indexOf("part ranking")));
    assertThat(headlines(ranking)).containsExactly("第 2 篇");
  }

  @Test
  void aRegionalSiteBearsItsNameItsChannelsAndTheOtherRegions() {
    story(1, "local/isle/top");
    for (String path : List.of("/c/local/isle", "/c/local/isle/top", Press.path(paper.story(1)))) {
      assertThat(html(path))
          .as(path)
          .contains("<a class=\"site\" href=\"/c/local/isle\">芦洲</a>")
          .contains("<details class=\"elsewhere\">")
          .contains("<a href=\"/c/local/upper\">上滩</a>")
          .contains("<a href=\"/c/local/isle\" aria-current=\"true\">芦洲</a>")
          .contains("href=\"/c/local/isle/top\"");
    }
    assertThat(html("/c/local"))
        .contains("<nav class=\"regions\"", "href=\"/c/local/upper\">上滩")
        .doesNotContain("class=\"site\"", "elsewhere");
    for (int id = 2; id < 9; id++) {
      story(id, "local/isle/top");
    }
    front(null, slot(Front.Place.REGIONAL, "地方", null, 5));
    assertThat(html("/")).contains("<nav class=\"regions\"", "href=\"/c/local/upper\">上滩");
  }

  @Test
  void aDeepChannelShowsItsNeighboursAndWhereItStands() {
    story(1, "sport/boats");
    assertThat(html(Press.path(paper.story(1))))
        .contains("<a class=\"top\" href=\"/c/sport\">体育</a>")
        .contains("<a href=\"/c/sport/boats\" aria-current=\"true\">龙舟</a>");
    assertThat(html("/c/local/isle/top/old"))
        .contains("<a class=\"top\" href=\"/c/local/isle\">芦洲</a>")
        .contains("<a class=\"top\" href=\"/c/local/isle/top\">要闻</a>")
        .contains("<a href=\"/c/local/isle/top/old\" aria-current=\"page\">旧闻</a>");
    assertThat(html("/c/top")).doesNotContain("class=\"branch\"");
  }

  @Test
  void channelsOfOneNameAreToldApart() {
    story(1, "local/isle/top");
    assertThat(html("/")).contains(">芦洲·要闻</a></p>");
    assertThat(html("/c/local/isle/top")).contains("<title>芦洲·要闻 | 鹭渡新闻</title>");
    assertThat(html("/c/local/isle/top/old")).contains("<title>芦洲·要闻·旧闻 | 鹭渡新闻</title>");
    assertThat(html("/c/sport/boats")).contains("<title>龙舟 | 鹭渡新闻</title>");
  }
}
