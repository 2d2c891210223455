package org.broadsheet.press;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import nu.validator.client.EmbeddedValidator;
import org.broadsheet.archive.Snapshot;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What machines read is what its format says: pages, feeds, sitemaps, metadata, manifest. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MachinesTest {
  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
  private static final String NEWS = "http://www.google.com/schemas/sitemap-news/0.9";
  private static final Pattern DATA =
      Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>");

  private final Press press = new Press();
  private final Paper paper = RiverPaper.print();
  private Snapshot snapshot;

  @BeforeAll
  void open() {
    snapshot = paper.snapshot();
  }

  @AfterAll
  void close() {
    snapshot.close();
    paper.close();
  }

  private Page page(String path) {
    return press.render(Address.parse(path, null).orElseThrow(), snapshot);
  }

  private String text(String path) {
    Page page = page(path);
    assertThat(page.status()).as(path).isEqualTo(200);
    return new String(page.body(), StandardCharsets.UTF_8);
  }

  /** One of every kind of page, and stories with every kind of block. */
  private List<Page> pages() {
    var pages = new ArrayList<Page>();
    for (String path :
        List.of(
            "/",
            "/en/",
            "/c/local",
            "/c/local/reed-isle/top",
            "/2026/03/21/",
            "/t/%E6%B8%A1%E5%8F%A3",
            "/a/writer0001",
            "/source/reedpipe",
            "/s/river-year",
            "/en/s/river-year-en",
            "/recommended",
            "/en/recommended",
            "/corrections",
            "/archive",
            "/2026/",
            "/about",
            "/privacy",
            "/share/0000000001",
            "/offline",
            "/en/offline",
            "/0000000004",
            "/c/nowhere")) {
      pages.add(page(path));
    }
    for (int id : List.of(1, 2, 3, 5, 6, 7, 8)) {
      pages.add(page(Press.path(paper.story(id), snapshot.site())));
    }
    pages.add(press.history(null, Paper.id(3), paper.history(3), snapshot));
    pages.add(press.search(null, SearchForm.read(_ -> ""), snapshot));
    pages.add(press.search(null, SearchForm.read(n -> n.equals("q") ? "渡轮" : ""), snapshot));
    pages.add(press.search(null, SearchForm.read(n -> n.equals("q") ? "没有的词" : ""), snapshot));
    pages.add(press.moodPage(null, paper.story(1), Map.of("happy", 12L), "happy", snapshot));
    return pages;
  }

  @Test
  void everyPageIsWellFormedInTheEyesOfTheNuChecker() throws Exception {
    var checker = new EmbeddedValidator();
    checker.setOutputFormat(EmbeddedValidator.OutputFormat.GNU);
    var errors = new ArrayList<String>();
    for (Page page : pages()) {
      String title =
          new String(page.body(), StandardCharsets.UTF_8)
              .replaceFirst("(?s).*<title>(.*?)</title>.*", "$1");
      checker
          .validate(new ByteArrayInputStream(page.body()))
          .lines()
          .filter(line -> line.contains("error:"))
          .forEach(line -> errors.add(title + line));
    }
    assertThat(errors).isEmpty();
  }

  @Test
  void theNuCheckerWouldTell() throws Exception {
    var checker = new EmbeddedValidator();
    checker.setOutputFormat(EmbeddedValidator.OutputFormat.GNU);
    String broken = text("/").replace("</main>", "<p><h7></p></main>");
    assertThat(checker.validate(new ByteArrayInputStream(broken.getBytes(StandardCharsets.UTF_8))))
        .contains("error:");
  }

  private static Schema schema(String name) {
    try (InputStream in = MachinesTest.class.getResourceAsStream("/schemas/" + name)) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatPagesSayOfThemselvesFollowsItsSchema() {
    Schema schema = schema("json-ld.json");
    var types = new HashSet<String>();
    for (Page page : pages()) {
      var data = DATA.matcher(new String(page.body(), StandardCharsets.UTF_8));
      while (data.find()) {
        assertThat(schema.validate(data.group(1), InputFormat.JSON)).as(data.group(1)).isEmpty();
        types.add(data.group(1).replaceFirst("(?s).*?\"@type\":\"([A-Za-z]+)\",\".*", "$1"));
        for (String what : List.of("correction", "isBasedOn", "sourceOrganization", "image")) {
          if (data.group(1).contains("\"" + what + "\":")) {
            types.add(what);
          }
        }
      }
    }
    assertThat(types).contains("NewsArticle", "BreadcrumbList", "WebSite");
    assertThat(types).contains("correction", "isBasedOn", "sourceOrganization", "image");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/feeds/all.json",
        "/en/feeds/all.json",
        "/feeds/local.json",
        "/t/%E6%B8%A1%E5%8F%A3/feed.json",
        "/a/writer0001/feed.json"
      })
  void aJsonFeedFollowsItsSchema(String path) {
    String feed = text(path);
    assertThat(schema("json-feed.json").validate(feed, InputFormat.JSON)).as(feed).isEmpty();
    assertThat(feed).contains("\"feed_url\":\"https://news.example" + path + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/manifest.webmanifest", "/en/manifest.webmanifest"})
  void aManifestFollowsItsSchemaAndItsIconsAreAsLargeAsItSays(String path) throws IOException {
    String manifest = text(path);
    assertThat(schema("manifest.json").validate(manifest, InputFormat.JSON)).isEmpty();
    for (int width : IconPrints.WIDTHS) {
      Press.Asset icon = Objects.requireNonNull(press.assets(snapshot).get(Assets.icon(width)));
      assertThat(manifest).contains(Assets.icon(width));
      assertThat(ImageIO.read(new ByteArrayInputStream(icon.bytes())).getWidth()).isEqualTo(width);
    }
  }

  private Element xml(String path) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(page(path).body()))
        .getDocumentElement();
  }

  private static List<Element> children(Element of, String namespace, String name) {
    var children = new ArrayList<Element>();
    for (Node node = of.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child
          && Objects.equals(child.getNamespaceURI(), namespace.isEmpty() ? null : namespace)
          && child.getLocalName().equals(name)) {
        children.add(child);
      }
    }
    return children;
  }

  /** The text of a child that must be there once. */
  private static String only(Element of, String namespace, String name) {
    List<Element> children = children(of, namespace, name);
    assertThat(children).as(name).hasSize(1);
    String text = children.getFirst().getTextContent();
    assertThat(text).as(name).isNotBlank();
    return text;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/feeds/all.rss",
        "/en/feeds/all.rss",
        "/feeds/local.rss",
        "/a/writer0001/feed.rss"
      })
  void anRssFeedHasWhatRss2AsksFor(String path) throws Exception {
    Element rss = xml(path);
    assertThat(rss.getTagName()).isEqualTo("rss");
    assertThat(rss.getAttribute("version")).isEqualTo("2.0");
    Element channel = children(rss, "", "channel").getFirst();
    only(channel, "", "title");
    only(channel, "", "description");
    assertThat(only(channel, "", "link")).startsWith("https://news.example/");
    rfc822(only(channel, "", "lastBuildDate"));
    List<Element> items = children(channel, "", "item");
    assertThat(items).isNotEmpty();
    for (Element item : items) {
      only(item, "", "title");
      only(item, "", "guid");
      rfc822(only(item, "", "pubDate"));
      assertThat(only(item, "", "link")).startsWith("https://news.example/");
    }
  }

  private static void rfc822(String date) {
    assertThat(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/feeds/all.atom",
        "/en/feeds/all.atom",
        "/feeds/local/reed-isle.atom",
        "/t/%E6%B8%A1%E5%8F%A3/feed.atom",
        "/a/writer0001/feed.atom"
      })
  void anAtomFeedHasWhatRfc4287AsksFor(String path) throws Exception {
    Element feed = xml(path);
    assertThat(feed.getNamespaceURI()).isEqualTo(ATOM);
    assertThat(feed.getLocalName()).isEqualTo("feed");
    only(feed, ATOM, "title");
    assertThat(only(feed, ATOM, "id")).isEqualTo("https://news.example" + path);
    only(children(feed, ATOM, "author").getFirst(), ATOM, "name");
    OffsetDateTime updated = OffsetDateTime.parse(only(feed, ATOM, "updated"));
    assertThat(link(feed, "self")).isEqualTo("https://news.example" + path);
    assertThat(link(feed, "alternate")).startsWith("https://news.example/");
    var ids = new ArrayList<String>();
    for (Element entry : children(feed, ATOM, "entry")) {
      ids.add(only(entry, ATOM, "id"));
      only(entry, ATOM, "title");
      OffsetDateTime published = OffsetDateTime.parse(only(entry, ATOM, "published"));
      assertThat(OffsetDateTime.parse(only(entry, ATOM, "updated"))).isBetween(published, updated);
      assertThat(link(entry, "alternate")).startsWith("https://news.example/");
    }
    assertThat(ids)
        .isNotEmpty()
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("tag:news\\.example,\\d{4}-\\d\\d-\\d\\d:[0-9a-z]{10}"));
  }

  private static String link(Element of, String relation) {
    List<Element> links =
        children(of, ATOM, "link").stream()
            .filter(link -> link.getAttribute("rel").equals(relation))
            .toList();
    assertThat(links).as(relation).hasSize(1);
    return links.getFirst().getAttribute("href");
  }

  @Test
  void feedsOfferNothingOlderThanTwoDays() throws Exception {
    for (String path : List.of("/feeds/all.atom", "/feeds/local.atom")) {
      for (Element entry : children(xml(path), ATOM, "entry")) {
        Instant newest = paper.story(1).published();
        assertThat(Instant.parse(only(entry, ATOM, "published")))
            .isAfter(newest.minus(Duration.ofDays(2)));
      }
      assertThat(text(path)).doesNotContain("0000000002");
    }
    assertThat(text("/sitemap-20260301.xml")).contains("0000000002");
  }

  @Test
  void theSitemapIndexNamesPartsThatNameEveryStoryOnce() throws Exception {
    Element index = xml("/sitemap.xml");
    assertThat(index.getNamespaceURI()).isEqualTo(SITEMAP);
    assertThat(index.getLocalName()).isEqualTo("sitemapindex");
    var places = new ArrayList<String>();
    for (Element part : children(index, SITEMAP, "sitemap")) {
      String path = only(part, SITEMAP, "loc").substring("https://news.example".length());
      Element urls = xml(path);
      assertThat(urls.getLocalName()).isEqualTo("urlset");
      for (Element url : children(urls, SITEMAP, "url")) {
        places.add(only(url, SITEMAP, "loc"));
        OffsetDateTime.parse(only(url, SITEMAP, "lastmod"));
      }
    }
    assertThat(places)
        .doesNotHaveDuplicates()
        .hasSize(RiverPaper.PLAIN + 7 + 2)
        .allMatch(place -> place.startsWith("https://news.example/"));
  }

  static List<String> newsSitemaps() {
    return List.of("/news-sitemap.xml", "/en/news-sitemap.xml");
  }

  @ParameterizedTest
  @MethodSource("newsSitemaps")
  void aNewsSitemapNamesTheLatestStoriesOfItsEdition(String path) throws Exception {
    List<Element> urls = children(xml(path), SITEMAP, "url");
    assertThat(urls).isNotEmpty().hasSizeLessThanOrEqualTo(1000);
    boolean english = path.startsWith("/en/");
    for (Element url : urls) {
      assertThat(only(url, SITEMAP, "loc").startsWith("https://news.example/en/"))
          .isEqualTo(english);
      Element news = children(url, NEWS, "news").getFirst();
      only(news, NEWS, "title");
      OffsetDateTime.parse(only(news, NEWS, "publication_date"));
      Element publication = children(news, NEWS, "publication").getFirst();
      only(publication, NEWS, "name");
      assertThat(only(publication, NEWS, "language")).isEqualTo(english ? "en" : "zh-cn");
    }
  }

  @Test
  void aPageLeadsToOtherLanguagesOnlyWhereTheySayTheSame() {
    String translated = text(Press.path(paper.story(1), snapshot.site()));
    String alone = text(Press.path(paper.story(3), snapshot.site()));
    assertThat(translated)
        .contains("<link rel=\"alternate\" hreflang=\"en\"")
        .contains(
            "<link rel=\"alternate\" hreflang=\"x-default\" href=\"https://news.example/2026/");
    assertThat(alone).doesNotContain("<link rel=\"alternate\" hreflang");
    assertThat(text("/t/%E6%B8%A1%E5%8F%A3"))
        .as("a topic is a word of one language")
        .contains("<link rel=\"canonical\" href=\"https://news.example/t/%E6%B8%A1%E5%8F%A3\">")
        .doesNotContain("hreflang=\"x-default\"");
    assertThat(text("/")).contains("<link rel=\"alternate\" hreflang=\"en\"");
  }

  @Test
  void theServiceWorkerKeepsNoStory() {
    String worker = text("/service-worker.js");
    String files =
        worker.lines().filter(line -> line.startsWith("const FILES")).findFirst().orElseThrow();
    assertThat(files)
        .contains("\"/offline\"", "\"/en/offline\"", Assets.stylesheet(RiverPaper.site()));
    assertThat(files.replaceAll("^[^\\[]*|;$", "").replaceAll("[\\[\\]\"]", "").split(","))
        .allMatch(path -> path.endsWith("/offline") || path.startsWith("/assets/"));
    // Nothing is put into a cache but that list.
    assertThat(worker).doesNotContain(".put(", ".add(").containsOnlyOnce("addAll");
  }
}
