package org.broadsheet.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.WireFeedInput;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.broadsheet.content.Json;
import org.junit.jupiter.api.Test;

class FeedsTest {
  private static final Instant NOON = Instant.parse("2025-02-14T12:00:00Z");
  private static final String AWKWARD = "水位 < 3 米 & “𠮷” <b>\u0001";

  private static NewsFeed feed() {
    var story =
        new NewsFeed.Story(
            "0a1b2c3d4e",
            "tag:post.example,2025-02-14:0a1b2c3d4e",
            AWKWARD,
            "https://post.example/2025/02/14/0a1b2c3d4e?a=1&b=2",
            AWKWARD,
            NOON,
            NOON.plusSeconds(60),
            null,
            List.of("要闻"));
    return new NewsFeed(
        "鹭渡新闻",
        "https://post.example/",
        "https://post.example/feeds/all.atom",
        "一江两岸",
        "zh",
        "鹭渡新闻社",
        NOON.plusSeconds(60),
        List.of(story));
  }

  @Test
  void writesAFeedThatReadersParseBack() throws Exception {
    String rss = new String(feed().rss(), StandardCharsets.UTF_8);

    var parsed = new SyndFeedInput().build(new StringReader(rss));

    assertThat(parsed.getTitle()).isEqualTo("鹭渡新闻");
    assertThat(parsed.getEntries()).hasSize(1);
    var item = parsed.getEntries().getFirst();
    assertThat(item.getTitle()).isEqualTo("水位 < 3 米 & “𠮷” <b>");
    assertThat(item.getDescription().getValue()).isEqualTo("水位 &lt; 3 米 &amp; “𠮷” &lt;b>");
    assertThat(item.getUri()).isEqualTo("0a1b2c3d4e");
    assertThat(item.getPublishedDate()).isEqualTo(NOON);
  }

  @Test
  void writesTheSameFeedToTheSameBytes() {
    assertThat(feed().rss()).isEqualTo(feed().rss());
    assertThat(feed().atom()).isEqualTo(feed().atom());
    assertThat(feed().json()).isEqualTo(feed().json());
  }

  @Test
  void writesAtomThatReadersParseBackAsPlainText() throws Exception {
    String atom = new String(feed().atom(), StandardCharsets.UTF_8);

    var parsed = (Feed) new WireFeedInput().build(new StringReader(atom));

    assertThat(parsed.getId()).isEqualTo("https://post.example/feeds/all.atom");
    assertThat(parsed.getUpdated()).isEqualTo(NOON.plusSeconds(60));
    assertThat(parsed.getAuthors().getFirst().getName()).isEqualTo("鹭渡新闻社");
    var entry = parsed.getEntries().getFirst();
    assertThat(entry.getTitleEx().getType()).isEqualTo("text");
    assertThat(entry.getTitle()).isEqualTo("水位 < 3 米 & “𠮷” <b>");
    assertThat(entry.getSummary().getValue()).isEqualTo("水位 < 3 米 & “𠮷” <b>");
    assertThat(entry.getId()).isEqualTo("tag:post.example,2025-02-14:0a1b2c3d4e");
    assertThat(entry.getPublished()).isEqualTo(NOON);
  }

  @Test
  void writesAJsonFeedThatHoldsTheTextAsItIs() {
    var feed = (Json.Object) Json.parse(feed().json());
    var items = (Json.Array) Objects.requireNonNull(feed.members().get("items"));
    var item = (Json.Object) items.items().getFirst();

    assertThat(feed.members().get("version"))
        .isEqualTo(new Json.Text("https://jsonfeed.org/version/1.1"));
    assertThat(item.members().get("title")).isEqualTo(new Json.Text(AWKWARD));
    assertThat(item.members().get("date_modified"))
        .isEqualTo(new Json.Text("2025-02-14T12:01:00.000Z"));
  }

  @Test
  void escapesEverythingInASitemap() throws Exception {
    var news = new Sitemap.News("鹭渡新闻", "zh", NOON, AWKWARD);
    byte[] bytes =
        Sitemap.file(List.of(new Sitemap.Page("https://post.example/?a=1&b=<", NOON, news)));

    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    var document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));

    assertThat(document.getElementsByTagName("loc").item(0).getTextContent())
        .isEqualTo("https://post.example/?a=1&b=<");
    assertThat(
            document
                .getElementsByTagNameNS("http://www.google.com/schemas/sitemap-news/0.9", "title")
                .item(0)
                .getTextContent())
        .isEqualTo("水位 < 3 米 & “𠮷” <b>");
  }

  @Test
  void splitsASitemapAtTheLimitAndIndexesTheParts() {
    List<Sitemap.Page> pages =
        IntStream.rangeClosed(0, Sitemap.LIMIT)
            .mapToObj(i -> Sitemap.Page.of("https://post.example/" + i, null))
            .toList();

    List<byte[]> files = Sitemap.files(pages);

    assertThat(files).hasSize(2);
    assertThat(new String(files.getLast(), StandardCharsets.UTF_8)).containsOnlyOnce("<loc>");
    assertThat(
            new String(
                Sitemap.index(List.of(Sitemap.Page.of("https://post.example/sitemap-1.xml", NOON))),
                StandardCharsets.UTF_8))
        .contains(
            "<sitemap><loc>https://post.example/sitemap-1.xml</loc><lastmod>2025-02-14T12:00:00Z</lastmod></sitemap>");
    assertThatThrownBy(() -> Sitemap.file(pages)).isInstanceOf(IllegalArgumentException.class);
  }
}
