package org.broadsheet.press;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.archive.Snapshot;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Block;
import org.broadsheet.content.Hash;
import org.broadsheet.content.Medium;
import org.junit.jupiter.api.Test;

class GalleryTest {
  private final Press press = new Press();

  @Test
  void aPictureHasAPageThatLeadsToItsNeighboursAndBackToItsPlaceInTheStory() {
    String page = body("/g/0000000001/2", 200);
    assertThat(page)
        .contains(
            "2 / 3",
            "rel=\"prev\" href=\"/g/0000000001/1\"",
            "rel=\"next\" href=\"/g/0000000001/3\"",
            "href=\"/2026/03/21/0000000001#picture-2\"",
            "<link rel=\"canonical\" href=\"https://news.example/g/0000000001/2\">",
            "alt=\"电池舱\"",
            "图：林渡 绘",
            "aria-current=\"page\"");
    String shown = Hash.of("yard 2".getBytes(StandardCharsets.UTF_8)).hex();
    assertThat(page)
        .containsPattern("property=\"og:image\" content=\"[^\"]*/media/" + shown + "/w1600\"");
    assertThat(body("/2026/03/21/0000000001", 200))
        .contains("id=\"picture-2\"", "href=\"/g/0000000001/2\"");
  }

  @Test
  void theFirstHasNoneBeforeItAndTheLastNoneAfterIt() {
    assertThat(body("/g/0000000001/1", 200))
        .contains("rel=\"next\"")
        .doesNotContain("rel=\"prev\"");
    assertThat(body("/g/0000000001/3", 200))
        .contains("rel=\"prev\"")
        .doesNotContain("rel=\"next\"");
  }

  @Test
  void otherSpellingsLeadToThePlainOneAndNumbersThatAreNoneLeadNowhere() {
    try (Paper paper = RiverPaper.print();
        Snapshot snapshot = paper.snapshot()) {
      for (String spelling : List.of("", "/", "/01", "/1/", "/0001")) {
        Page page = at(snapshot, "/g/0000000001" + spelling);
        assertThat(page.status()).as(spelling).isEqualTo(301);
        assertThat(page.location()).isEqualTo("/g/0000000001/1");
      }
      assertThat(at(snapshot, "/en/g/0000000001/2").location()).isEqualTo("/g/0000000001/2");
      for (String none :
          List.of("0000000001/4", "0000000001/9999", "0000000002/1", "zzzzzzzzzz/1")) {
        assertThat(at(snapshot, "/g/" + none).status()).as(none).isEqualTo(404);
      }
      for (String wrong : List.of("/0", "/-1", "/x", "/1/2", "/10000", "/1%00", "/%31e1")) {
        assertThat(Address.parse("/g/0000000001" + wrong, null)).as(wrong).isEmpty();
      }
    }
  }

  @Test
  void goesWithItsStory() {
    try (Paper paper = RiverPaper.print()) {
      paper.withdraw(1, "不再成立。");
      try (Snapshot snapshot = paper.snapshot()) {
        Page page = at(snapshot, "/g/0000000001/2");
        assertThat(page.status()).isEqualTo(410);
        assertThat(new String(page.body(), StandardCharsets.UTF_8)).doesNotContain("/media/");
        assertThat(page.keys()).contains("article:0000000001");
      }
    }
  }

  @Test
  void picturesAreCountedThroughAllGalleriesOfAStory() {
    var gallery =
        new Block.Gallery(
            new ArticleId("8888888888"),
            null,
            List.of(RiverPaper.figure("dusk 1", "暮色", ""), RiverPaper.figure("dusk 2", "灯", "")));
    try (Paper paper = RiverPaper.print()) {
      var body = new ArrayList<>(RiverPaper.ferry().body());
      body.addFirst(gallery);
      Article both = RiverPaper.ferry().edit().body(body).article();
      paper.publish(1, both, "editor0001");
      try (Snapshot snapshot = paper.snapshot()) {
        assertThat(text(at(snapshot, "/g/0000000001/5"))).contains("5 / 5", "alt=\"驾驶室\"");
        assertThat(text(at(snapshot, "/2026/03/21/0000000001")))
            .contains("id=\"picture-5\"", "href=\"/g/0000000001/5\"");
      }
    }
  }

  @Test
  void aPictureIsOfferedInTheWidthsThatItHasAndAsWebp() {
    Hash hash = Hash.of(new byte[] {7});
    String base = "/media/" + hash + "/";
    var wide = Pictures.of(new Medium(hash, "image/jpeg", 1_300, 800, null), "", 1600);
    assertThat(requireNonNull(wide.srcset()).split(", "))
        .containsExactly(
            base + "w240 240w",
            base + "w480 480w",
            base + "w750 750w",
            base + "w960 960w",
            base + "w1200 1200w",
            base + "w1600 1300w");
    assertThat(wide.webp()).contains(base + "w480.webp 480w", base + "w1600.webp 1300w");
    assertThat(wide.src()).isEqualTo(base + "w1600");
    var small = Pictures.of(new Medium(hash, "image/jpeg", 200, 90, null), "", 1600);
    assertThat(small.src()).isEqualTo(base + "w240");
    assertThat(small.srcset()).isNull();
    assertThat(small.webp()).isEqualTo(base + "w240.webp 200w");
    var moving = Pictures.of(new Medium(hash, "image/gif", 900, 90, null), "", 1600);
    assertThat(moving.src()).isEqualTo(base + "o");
    assertThat(moving.webp()).isNull();
  }

  @Test
  void aFocalPointIsToldInStepsOfATenth() {
    var medium =
        new Medium(Hash.of(new byte[] {7}), "image/jpeg", 900, 600, new Medium.Focus(333, 1000));
    assertThat(Pictures.of(medium, "", 960).focus()).isEqualTo("fx3 fy10");
    for (int step = 0; step <= 10; step++) {
      assertThat(new String(Assets.read("style/pictures.css"), StandardCharsets.UTF_8))
          .contains(".fx%d { --x: %d%%; }".formatted(step, step * 10));
    }
  }

  @Test
  void aPreviewLeadsToNoPageOfAPictureThatNobodyPublished() {
    try (Paper paper = RiverPaper.print();
        Snapshot snapshot = paper.snapshot()) {
      String preview =
          new String(press.preview(RiverPaper.ferry(), snapshot), StandardCharsets.UTF_8);
      assertThat(preview).contains("class=\"gallery\"").doesNotContain("/g/");
    }
  }

  @Test
  void everyPictureOfAPageHasItsSizeAndWords() {
    String page = body("/2026/03/21/0000000001", 200) + body("/", 200);
    assertThat(page.split("<img ", -1)).hasSizeGreaterThan(5);
    for (String rest : List.of(page.split("<img ", -1)).subList(1, 6)) {
      assertThat(rest.substring(0, rest.indexOf('>')))
          .contains(" width=\"", " height=\"", " alt=\"");
    }
  }

  private Page at(Snapshot snapshot, String path) {
    return press.render(Address.parse(path, null).orElseThrow(), snapshot);
  }

  private String body(String path, int status) {
    try (Paper paper = RiverPaper.print();
        Snapshot snapshot = paper.snapshot()) {
      Page page = at(snapshot, path);
      assertThat(page.status()).isEqualTo(status);
      return text(page);
    }
  }

  private static String text(Page page) {
    return new String(page.body(), StandardCharsets.UTF_8);
  }
}
