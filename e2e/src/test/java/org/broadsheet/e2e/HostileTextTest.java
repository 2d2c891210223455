package org.broadsheet.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Block;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Credit;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.Inline;
import org.broadsheet.content.Json;
import org.broadsheet.content.Source;
import org.broadsheet.wire.DocumentLine;
import org.broadsheet.wire.DocumentLines;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts that try to be more than text: they are shown as they were written, and nothing runs. */
class HostileTextTest {
  private static final ChannelPath NEWS = new ChannelPath("news");
  private static final Instant PUBLISHED = Instant.parse("2026-03-01T04:00:00Z");

  /** What breaks out of a text node, an attribute, a script, a style, an address or a pattern. */
  private static final List<String> TEXTS =
      List.of(
          "<script>window.ran = 1</script>",
          "</title><script>window.ran = 1</script>",
          "</script><img src=x onerror=window.ran=1>",
          "\"><svg onload=window.ran=1>",
          "' autofocus onfocus='window.ran=1",
          "<!-- --><b>bold</b> --!>",
          "]]></content><x/>",
          "javascript:window.ran=1",
          "{{7*7}} ${7*7} #{7*7} @if(true)",
          "{0} {1, plural, other {#}} '{' ''",
          "%00 %0d%0aSet-Cookie: a=b %252f",
          "\\u0022 \\x3c \\' \\\" \\",
          "&amp;lt;script&amp;gt; &#x3c; &nbsp",
          "' OR 1=1 -- \"; DROP TABLE log_entry;",
          "../../../etc/passwd",
          "NULL undefined NaN true 0",
          "a:b AND (c OR \"d\"~5) * ? [x TO y] ^2 \\",
          "𠮷野家 🦢👩‍👩‍👧‍👦 ﷽ Ǆ ß ﬃ",
          "مرحبا \u202eevil\u202c שלום \u200f\u200e\u2066x\u2069",
          "Z̸̧̡a̶l̷g̴o̵",
          "\u00a0\u2003x\u200b\u2028y\u2029\ufeff",
          "pneumonoultramicroscopicsilicovolcanoconiosis".repeat(4));

  /** How many elements would run something. */
  private static final String ACTIVE =
      """
      () => [...document.querySelectorAll("*")].filter(e => [...e.attributes].some(a =>
        a.name.startsWith("on") || (["href", "src", "action"].includes(a.name)
          && /^\\s*javascript:/i.test(a.value)))).length\
      """;

  @TempDir Path folder;

  @Test
  void textsThatTryToBeMoreAreShownAsTexts() throws IOException {
    try (Program.Server server = serve(TEXTS)) {
      look(server.readers(), TEXTS);
      lists(server.readers());
    }
  }

  @Test
  @Tag("conformance")
  void payloadsOfThePublicCollectionAreShownAsTexts() throws IOException {
    String corpora = System.getenv("BROADSHEET_CORPORA");
    Path file = Path.of(corpora == null ? "../../shared/corpora" : corpora, "xss/payloads.json");
    assumeThat(file).exists();
    var payloads = new ArrayList<String>();
    byte[] bytes = Files.readAllBytes(file);
    if (Json.parse(bytes, new Json.Limits(1 << 20, 8)) instanceof Json.Array all) {
      for (Json item : all.items()) {
        if (item instanceof Json.Object object
            && object.members().get("payload") instanceof Json.Text(String payload)
            && !payload.isBlank()) {
          payloads.add(payload);
        }
      }
    }
    assertThat(payloads).hasSizeGreaterThan(50);
    try (Program.Server server = serve(payloads)) {
      look(server.readers(), payloads);
      lists(server.readers());
    }
  }

  /** Imports a story for each text, which stands in every field that takes one, and serves them. */
  private Program.Server serve(List<String> texts) throws IOException {
    Path file = folder.resolve("hostile.jsonl");
    try (OutputStream out = Files.newOutputStream(file)) {
      DocumentLines.write(Stories.site(Map.of(), List.of("news")), out);
      for (int i = 0; i < texts.size(); i++) {
        DocumentLines.write(story(i, texts.get(i)), out);
      }
    }
    String data = folder.resolve("paper").toString();
    Program.Result result = Program.run("import", "--publish", "--data", data, file.toString());
    assertThat(result.exit()).as(result.err()).isZero();
    return Program.serve(
        "serve",
        "--data",
        data,
        "--bind",
        "127.0.0.1",
        "--port",
        "0",
        "--desk-port",
        "0",
        "--admin-port",
        "0");
  }

  private static DocumentLine story(int number, String text) {
    var content = List.<Inline>of(new Inline.Text(text));
    List<Block> body =
        List.of(
            Block.Paragraph.of(text),
            new Block.Heading(2, content),
            new Block.Quote(content, text, null),
            new Block.Listing(true, List.of(new Block.Listing.Item(content, null))));
    Article article =
        Article.of("en", NEWS, text, body)
            .edit()
            .subhead(text)
            .summary(text)
            .tags(List.of(text))
            .credits(List.of(Credit.of(Credit.Role.AUTHOR, text)))
            .source(new Source(text, List.of(text), null, null))
            .article();
    return new DocumentLine(
        EntryId.article(id(number)),
        null,
        PUBLISHED.plusSeconds(number),
        null,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        article);
  }

  private static ArticleId id(int number) {
    return new ArticleId("%010d".formatted(number));
  }

  /** Opens each story, its history, its topic and a search for it. */
  private static void look(URI readers, List<String> texts) {
    URI last = readers.resolve("/" + id(texts.size() - 1));
    Web.until(last, answer -> answer.statusCode() == 301);
    try (BrowserContext context = Demo.chromium().newContext()) {
      Page page = context.newPage();
      var errors = new ArrayList<String>();
      page.onPageError(errors::add);
      page.onDialog(dialog -> {
        errors.add("dialog: " + dialog.message());
        dialog.dismiss();
      });
      page.onRequest(request -> {
        if (!request.url().startsWith(readers.toString())) {
          errors.add("request: " + request.url());
        }
      });
      for (int i = 0; i < texts.size(); i++) {
        look(page, readers, i, texts.get(i));
        assertThat(errors).as(texts.get(i)).isEmpty();
      }
    }
  }

  private static void look(Page page, URI readers, int number, String text) {
    String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    List<String> paths =
        List.of("history/" + id(number), "t/" + encoded, "search?q=" + encoded, id(number).value());
    for (String path : paths) {
      Response answer = page.navigate(readers.toString() + path);
      assertThat(answer.status()).as(path).isLessThan(500);
      assertThat(page.evaluate("window.ran")).as(path).isNull();
      assertThat(page.evaluate(ACTIVE)).as(path).isEqualTo(0);
    }
    // HTML has one kind of line break.
    String shown = text.replace("\r\n", "\n").replace('\r', '\n');
    assertThat(page.locator("h1").evaluate("h => h.textContent")).isEqualTo(shown);
    assertThat(page.locator(".body p").first().evaluate("p => p.textContent")).isEqualTo(shown);
  }

  /** Lists show them as texts too, and what machines read is well formed. */
  private static void lists(URI readers) {
    String front = Web.text(readers).body();
    assertThat(front).doesNotContain("<script>window.ran", "<svg onload", "<img src=x");
    for (String path : List.of("/feeds/all.rss", "/feeds/all.atom", "/sitemap.xml")) {
      var answer = Web.bytes(readers.resolve(path));
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(wellFormed(answer.body())).as(path).isTrue();
    }
  }

  private static boolean wellFormed(byte[] xml) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml)).hasChildNodes();
    } catch (Exception e) {
      throw new AssertionError("not well formed", e);
    }
  }
}
