package org.broadsheet.press;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.broadsheet.archive.Snapshot;
import org.broadsheet.content.Article;
import org.broadsheet.content.Block;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.Json;
import org.broadsheet.content.Poll;
import org.broadsheet.content.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Passing a story on: the page, the code, the pictures. */
class ShareTest {
  private static final Press PRESS = new Press();
  private static final String FERRY = "https://news.example/2026/03/21/0000000001";
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
  void theHeadlineStandsBeforeTheWaysToPassItOn() {
    String html = text(page("/2026/03/21/0000000001"));
    assertThat(html.indexOf("<h1>")).isPositive().isLessThan(html.indexOf("class=\"share\""));
    assertThat(html)
        .contains("<a href=\"/share/0000000001#wechat\" data-share=\"friend\"")
        .contains(
            "<a href=\"https://service.weibo.com/share/share.php?url="
                + "https%3A%2F%2Fnews.example%2F2026%2F03%2F21%2F0000000001&amp;title=%E6%B8%A1")
        .contains("<li hidden><button type=\"button\" data-share=\"copy\">复制链接</button>");
  }

  @Test
  void thePageOfAStoryInAnotherEditionStandsThere() {
    assertThat(page("/share/" + Paper.id(RiverPaper.ENGLISH)).location())
        .isEqualTo("/en/share/" + Paper.id(RiverPaper.ENGLISH));
    assertThat(text(page("/en/share/" + Paper.id(RiverPaper.ENGLISH))))
        .contains("https://news.example/en/2026/03/21/electric-ferries-ten-steps-at-a-glance-")
        .contains("Copy link")
        .contains("name=\"robots\" content=\"noindex, follow\"");
  }

  @Test
  void theCodeLeadsToTheStory() throws Exception {
    Page code = page("/share/0000000001.svg");
    assertThat(code.type()).isEqualTo("image/svg+xml");
    assertThat(read(drawn(text(code)))).isEqualTo(FERRY);
  }

  @Test
  void aWithdrawnStoryCannotBePassedOn() {
    for (String path : new String[] {"/share/0000000004", "/share/0000000004.svg"}) {
      Page gone = page(path);
      assertThat(gone.status()).isEqualTo(410);
      assertThat(text(gone)).doesNotContain("灯会");
    }
    assertThat(page("/share/zzzzzzzzzz").status()).isEqualTo(404);
  }

  @Test
  void theCardHasTheSizeThatOthersShow() throws IOException {
    for (int id : new int[] {RiverPaper.FERRY, RiverPaper.CORRECTED, RiverPaper.ENGLISH}) {
      BufferedImage card = picture(SharePicture.CARD, paper.story(id).article(), id);
      assertThat(card.getWidth()).isEqualTo(1200);
      assertThat(card.getHeight()).isEqualTo(630);
      assertThat(ink(card, 60, 120, 600, 400)).as("of the headline").isGreaterThan(2000);
    }
  }

  @Test
  void thePosterHoldsTheCodeOfTheStory() throws Exception {
    BufferedImage poster =
        picture(SharePicture.POSTER, paper.story(RiverPaper.FERRY).article(), RiverPaper.FERRY);
    assertThat(poster.getWidth()).isEqualTo(SharePrints.POSTER_WIDTH);
    assertThat(poster.getHeight()).isEqualTo(SharePrints.POSTER_HEIGHT);
    assertThat(read(poster)).isEqualTo(FERRY);
  }

  @Test
  void aPosterWithoutPictureIsFilledWithFiguresOrWithTheStory() throws Exception {
    Article ferry = paper.story(RiverPaper.FERRY).article().edit().lead(null).article();
    BufferedImage figures = picture(SharePicture.POSTER, ferry, RiverPaper.FERRY);
    assertThat(ferry.body()).anyMatch(Block.KeyFacts.class::isInstance);
    Article plain = RiverPaper.plain(2).edit().lead(null).article();
    BufferedImage story = picture(SharePicture.POSTER, plain, RiverPaper.FERRY);
    for (BufferedImage poster : new BufferedImage[] {figures, story}) {
      assertThat(read(poster)).isEqualTo(FERRY);
      for (int y = 200; y < 1000; y += 400) {
        assertThat(ink(poster, 64, y, 900, 400)).as("from %d", y).isGreaterThan(500);
      }
    }
  }

  @Test
  void noPictureShowsBoxesInPlaceOfLetters() throws IOException {
    assertThat(PictureType.sets("渡轮改電，十項安排 Ten steps – “quoted” ñ é 🦢")).isTrue();
    // A script that no typeface at hand has: nothing is set, the mark stands alone.
    String unset = "𒀀𒀁𒀂";
    assertThat(PictureType.sets(unset)).isFalse();
    Article strange = RiverPaper.corrected(false).edit().headline(unset).article();
    BufferedImage card = picture(SharePicture.CARD, strange, RiverPaper.CORRECTED);
    assertThat(ink(card, 60, 60, 300, 400)).isZero();
    assertThat(ink(card, 400, 100, 400, 400)).as("of the mark").isPositive();
  }

  @Test
  void linesAreBrokenWhereTheLanguageBreaksThemAndEndInAnEllipsis() {
    var two = PictureType.set("两岸渡口今晨同时开航，首班船坐满了赶早市的人。", "zh", 60, 1.4f, 760, 4);
    assertThat(two.lines()).hasSize(2);
    assertThat(two.width()).isLessThanOrEqualTo(760);
    var cut = PictureType.set("river ".repeat(80), "en", 40, 1.4f, 500, 3);
    assertThat(cut.lines()).hasSize(3);
    assertThat(cut.width()).isLessThanOrEqualTo(500);
    var word = PictureType.set("a".repeat(90), "en", 40, 1.4f, 500, 9);
    assertThat(word.width()).isLessThanOrEqualTo(500);
  }

  @Test
  void nobodyFramesAStoryUnlessTheSiteLetsThem() {
    assertThat(page("/embed/0000000001").status()).isEqualTo(404);
    assertThat(text(page("/2026/03/21/0000000001"))).doesNotContain("oembed");
    assertThat(text(page("/share/0000000001"))).doesNotContain("iframe");
    assertThat(PRESS.oembed(FERRY, 560, snapshot)).isEmpty();
  }

  @Test
  void aSiteThatLetsThemOffersACardWithoutScriptOrForm() {
    try (Paper open = opened();
        Snapshot now = open.snapshot()) {
      String card = text(page("/embed/0000000001", now));
      assertThat(card)
          .contains("<a href=\"" + FERRY + "\" target=\"_blank\" rel=\"noopener\">渡轮改电")
          .doesNotContain("<script", "<form", "<nav");
      assertThat(text(page("/2026/03/21/0000000001", now)))
          .contains(
              "type=\"application/json+oembed\" href=\"https://news.example/oembed?url="
                  + "https%3A%2F%2Fnews.example%2F2026%2F03%2F21%2F0000000001\"");
      Page gone = page("/embed/0000000004", now);
      assertThat(gone.status()).isEqualTo(410);
      assertThat(text(gone)).contains("已撤回").doesNotContain("灯会");
      String moods = text(PRESS.moodEmbed(null, open.story(1), Map.of("happy", 12L), now));
      assertThat(moods).contains("<dt>开心</dt><dd>12</dd>").doesNotContain("<form", "<script");
    }
  }

  @Test
  void aVoteIsFramedWithWhatEverybodyIsToldAndNobodyVotesThere() {
    try (Paper open = opened();
        Snapshot now = open.snapshot()) {
      Poll poll = now.poll("night-fare").orElseThrow();
      var hidden = new PollState(null, 0, Set.of(), false);
      assertThat(text(PRESS.pollEmbed(null, "night-fare", poll, hidden, now)))
          .contains(
              "<a href=\"https://news.example/p/night-fare\" target=\"_blank\" rel=\"noopener\">")
          .contains("该降", "投票后可以看到结果。", "去投票")
          .doesNotContain("<form", "<input", "<script", "class=\"bar\"");
      var closed = new PollState(Map.of("yes", 3L, "no", 1L), 4, Set.of(), true);
      assertThat(text(PRESS.pollEmbed(null, "night-fare", poll, closed, now)))
          .contains("75%", "已结束", "共 4 人投票")
          .doesNotContain("去投票");
      String page = text(PRESS.pollPage(null, "night-fare", poll, hidden, null, now));
      assertThat(page)
          .contains("application/json+oembed", "https%3A%2F%2Fnews.example%2Fp%2Fnight-fare")
          .contains("&lt;iframe src=\"https://news.example/embed/poll/night-fare\"");
      Json json = PRESS.oembed("https://news.example/p/night-fare", 300, now).orElseThrow();
      assertThat(new String(json.canonical(), StandardCharsets.UTF_8))
          .contains("\"width\":300", "title\":\"夜航票价", "/embed/poll/night-fare");
      String wordy = "一人一票，按里程计价，换乘免费，".repeat(12);
      var longer =
          new Poll(
              "zh",
              "怎样计价？",
              List.of(new Poll.Choice("a", wordy), new Poll.Choice("b", "照旧")),
              false,
              null,
              true);
      open.put(EntryKind.POLL, "wordy", longer);
      try (Snapshot later = open.snapshot()) {
        assertThat(frameHeight("wordy", 560, later))
            .as("a choice of many lines has room for them")
            .isBetween(frameHeight("night-fare", 560, later) + 200, 900);
        assertThat(frameHeight("wordy", 280, later)).isGreaterThan(900);
      }
      assertThat(PRESS.oembed("https://news.example/p/nothing", 300, now)).isEmpty();
      assertThat(PRESS.oembed("https://news.example/p/night-fare", 300, snapshot))
          .as("a site that lets nobody")
          .isEmpty();
      assertThat(text(PRESS.pollPage(null, "night-fare", poll, hidden, null, snapshot)))
          .doesNotContain("iframe", "oembed");
    }
  }

  private static int frameHeight(String poll, int width, Snapshot now) {
    Json json = PRESS.oembed("https://news.example/p/" + poll, width, now).orElseThrow();
    return json instanceof Json.Object object
            && object.members().get("height") instanceof Json.Int height
        ? (int) height.value()
        : -1;
  }

  @Test
  void oembedDescribesAStoryOrAVoteAndNothingElse() {
    try (Paper open = opened();
        Snapshot now = open.snapshot()) {
      String json =
          new String(
              PRESS.oembed(FERRY + "?from=x#a", 300, now).orElseThrow().canonical(),
              StandardCharsets.UTF_8);
      assertThat(json)
          .contains("\"type\":\"rich\"", "\"version\":\"1.0\"", "\"width\":300")
          .contains("<iframe src=\\\"https://news.example/embed/0000000001\\\"");
      String hostile =
          PRESS
              .oembed(
                  "https://news.example" + Press.path(open.story(RiverPaper.HOSTILE), now.site()),
                  560,
                  now)
              .orElseThrow()
              .toString();
      assertThat(hostile).contains("title=\"&lt;script>alert(1)&lt;/script> &amp; &quot;引号");
      for (String other :
          new String[] {
            "https://other.example/2026/03/21/0000000001",
            "https://news.example.evil/0000000001",
            "https://news.example/",
            "https://news.example/0000000004",
            "https://news.example/zzzzzzzzzz",
            "news.example",
            ""
          }) {
        assertThat(PRESS.oembed(other, 560, now)).as(other).isEmpty();
      }
    }
  }

  /** The same paper, whose stories other sites may frame. */
  private static Paper opened() {
    Paper open = RiverPaper.print();
    Site site = RiverPaper.site();
    open.put(EntryKind.SITE, "site", site.edit().embeds(true).site());
    return open;
  }

  private static Page page(String path) {
    return page(path, snapshot);
  }

  private static Page page(String path, Snapshot snapshot) {
    return PRESS.render(Address.parse(path, null).orElseThrow(), snapshot);
  }

  private static String text(Page page) {
    return new String(page.body(), StandardCharsets.UTF_8);
  }

  private static BufferedImage picture(SharePicture form, Article article, int id)
      throws IOException {
    var story = paper.story(id);
    var shown = new org.broadsheet.archive.Story(story.id(), story.index(), story.event(), article);
    byte[] png = PRESS.sharePicture(form, shown, snapshot, _ -> Optional.of(river()));
    String folder = System.getProperty("share.pictures");
    if (folder != null) {
      Files.write(Path.of(folder, form + "-" + id + ".png"), png);
    }
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static BufferedImage river() {
    var image = new BufferedImage(1600, 1000, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(new Color(0x7fa3ad));
    pen.fillRect(0, 0, 1600, 1000);
    pen.dispose();
    return image;
  }

  /** Dark pixels within a part of the picture. */
  private static long ink(BufferedImage image, int x, int y, int width, int height) {
    long dark = 0;
    for (int row = y; row < y + height; row++) {
      for (int column = x; column < x + width; column++) {
        dark += new Color(image.getRGB(column, row)).getRed() < 0x60 ? 1 : 0;
      }
    }
    return dark;
  }

  private static String read(BufferedImage image) throws Exception {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    var bitmap =
        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
    try {
      return new QRCodeMultiReader().decodeMultiple(bitmap)[0].getText();
    } catch (NotFoundException e) {
      throw new AssertionError("no code in the picture", e);
    }
  }

  /** The drawing as a picture: only what {@link QrCode} writes is understood. */
  private static BufferedImage drawn(String svg) {
    var size = Pattern.compile("viewBox=\"0 0 (\\d+)").matcher(svg);
    assertThat(size.find()).isTrue();
    int width = Integer.parseInt(size.group(1));
    int module = 8;
    var image = new BufferedImage(width * module, width * module, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, width * module, width * module);
    pen.setColor(Color.BLACK);
    var run = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z").matcher(svg);
    while (run.find()) {
      pen.fillRect(
          Integer.parseInt(run.group(1)) * module,
          Integer.parseInt(run.group(2)) * module,
          Integer.parseInt(run.group(3)) * module,
          module);
    }
    pen.dispose();
    return image;
  }
}
