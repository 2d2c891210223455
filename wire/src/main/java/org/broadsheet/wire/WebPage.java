package org.broadsheet.wire;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.broadsheet.content.Href;
import org.broadsheet.content.Json;
import org.broadsheet.content.MalformedContent;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * A web page to the lines that a reader would see, and to what its markup states (JSON-LD,
 * OpenGraph, meta elements); the story is then found as in a capture, with the share of links and
 * the level of headings as further signs.
 */
final class WebPage {
  /** More tags than this are no article: each costs memory before anything is known of it. */
  static final int TAGS = 150_000;

  static final int DEPTH = 400;

  private static final Set<String> SILENT =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "svg",
          "math",
          "iframe",
          "object",
          "select",
          "option",
          "button",
          "form",
          "input",
          "textarea",
          "nav",
          "footer",
          "aside",
          "dialog",
          "canvas",
          "audio",
          "video",
          "head");
  private static final Set<String> INLINE =
      Set.of(
          "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i",
          "ins", "kbd", "mark", "q", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup",
          "time", "u", "var", "wbr", "big", "tt", "strike", "label", "acronym", "nobr");

  private final Budget budget;
  private final List<Line> lines = new ArrayList<>();
  private final StringBuilder words = new StringBuilder();
  private int linked;
  private int links;
  private int gap = 3;
  private boolean bullet;
  private int level;

  private WebPage(Budget budget) {
    this.budget = budget;
  }

  static Outcome read(String input, String sha256, String html, Options options, Budget budget) {
    checkCost(html, budget);
    Document page = Jsoup.parse(html, OriginKey.isAddress(input) ? input : "");
    var reader = new WebPage(budget);
    reader.walk(page.body(), 0);
    reader.flush();
    List<Line> lines = reader.lines;
    return Story.read(input, Format.HTML, sha256, lines, hints(page), options, budget);
  }

  private static void checkCost(String html, Budget budget) {
    budget.spend(html.length());
    int tags = 0;
    for (int i = 0; i < html.length(); i++) {
      if (html.charAt(i) == '<' && ++tags > TAGS) {
        throw new Budget.Spent("tags", TAGS);
      }
    }
  }

  private void walk(Element element, int depth) {
    if (depth > DEPTH) {
      throw new Budget.Spent("levels", DEPTH);
    }
    for (Node node : element.childNodes()) {
      budget.spend(1);
      if (node instanceof TextNode text) {
        String piece = text.getWholeText().replace('\n', ' ');
        words.append(piece);
        linked += links > 0 ? piece.strip().length() : 0;
      } else if (node instanceof Element child) {
        element(child, depth);
      }
    }
  }

  private void element(Element child, int depth) {
    String name = child.normalName();
    if (SILENT.contains(name) && !(name.equals("form") && child.selectFirst("p") != null)
        || isHidden(child)) {
      return;
    }
    if (name.equals("br")) {
      flush();
      return;
    }
    if (name.equals("a")) {
      links++;
      walk(child, depth + 1);
      links--;
      return;
    }
    if (INLINE.contains(name)) {
      walk(child, depth + 1);
      return;
    }
    flush();
    gap = Math.max(gap, name.equals("div") || name.equals("li") ? 0 : 1);
    boolean outer = bullet;
    boolean item = name.equals("li");
    Element parent = child.parent();
    boolean numbered = item && parent != null && parent.normalName().equals("ol");
    bullet = item && !numbered || bullet && !name.equals("p");
    if (numbered) {
      // The number is no text of the page, but it is what a reader sees.
      words.append(child.elementSiblingIndex() + 1).append(". ");
    }
    level =
        name.length() == 2 && name.charAt(0) == 'h' && Character.isDigit(name.charAt(1))
            ? name.charAt(1) - '0'
            : level;
    walk(child, depth + 1);
    flush();
    gap = Math.max(gap, 1);
    bullet = outer;
    level = 0;
  }

  private static boolean isHidden(Element element) {
    String style = element.attr("style").replace(" ", "");
    return element.hasAttr("hidden")
        || "true".equals(element.attr("aria-hidden"))
        || style.contains("display:none")
        || element.normalName().equals("figcaption");
  }

  private void flush() {
    String text = Lines.clean(words, 0, words.length());
    if (!text.isEmpty()) {
      budget.line();
      int share = Math.min(100, 100 * linked / text.length());
      lines.add(new Line(text, 0, gap, bullet, Math.min(6, level), share));
      gap = 0;
    }
    words.setLength(0);
    linked = 0;
  }

  // What the markup states.

  private static Story.Hints hints(Document page) {
    Map<String, String> meta = new HashMap<>();
    for (Element element : page.select("meta[content]")) {
      String name =
          element.hasAttr("property")
              ? element.attr("property")
              : element.hasAttr("name") ? element.attr("name") : element.attr("itemprop");
      meta.putIfAbsent(name.toLowerCase(Locale.ROOT), element.attr("content").strip());
    }
    Json.@Nullable Object news = newsObject(page);
    String canonical = page.select("link[rel=canonical]").attr("abs:href");
    String url = link(first(canonical, meta.get("og:url")));
    Element title = page.selectFirst("title");
    String headline =
        first(text(news, "headline"), meta.get("og:title"), title == null ? null : title.text());
    return new Story.Hints(
        headline == null ? null : withoutSite(headline, meta.get("og:site_name")),
        first(meta.get("og:description"), meta.get("description"), text(news, "description")),
        moment(
            first(
                text(news, "datePublished"),
                meta.get("article:published_time"),
                meta.get("datepublished"),
                meta.get("pubdate"),
                meta.get("publishdate"),
                meta.get("date"))),
        moment(first(text(news, "dateModified"), meta.get("article:modified_time"))),
        authors(news, meta),
        first(name(news, "publisher"), meta.get("og:site_name")),
        url,
        crumbs(page),
        language(page),
        images(page, meta),
        tags(meta));
  }

  private static @Nullable String first(@Nullable String... values) {
    for (String value : values) {
      if (value != null && !value.isBlank()) {
        return value;
      }
    }
    return null;
  }

  private static @Nullable String link(@Nullable String url) {
    Href href = url == null ? null : Href.orNull(url);
    return href == null || href.value().startsWith("/") ? null : href.value();
  }

  private static String withoutSite(String title, @Nullable String site) {
    String bare = title.replaceAll("\\s+", " ").strip();
    if (site != null && bare.length() > site.length() + 8 && bare.endsWith(site)) {
      bare = bare.substring(0, bare.length() - site.length()).replaceAll("[\\s|_–—-]+$", "");
    }
    return bare;
  }

  private static @Nullable OffsetDateTime moment(@Nullable String value) {
    if (value == null) {
      return null;
    }
    Dates.Found date = Dates.in(value);
    // Without a zone the visible line, with its warning, is as good.
    return date == null || date.zone() == null || date.time() == null
        ? null
        : date.local().atZone(date.zone()).toOffsetDateTime();
  }

  private static List<String> authors(Json.@Nullable Object news, Map<String, String> meta) {
    var names = new LinkedHashSet<String>();
    Json author = news == null ? null : news.members().get("author");
    List<Json> all =
        author instanceof Json.Array many
            ? many.items()
            : author == null ? List.of() : List.of(author);
    for (Json one : all) {
      String name =
          one instanceof Json.Object person
              ? text(person, "name")
              : one instanceof Json.Text text ? text.value() : null;
      names.addAll(name == null ? List.of() : Labels.names(name));
    }
    String stated = first(meta.get("author"), meta.get("article:author"));
    if (names.isEmpty() && stated != null && !stated.startsWith("http")) {
      names.addAll(Labels.names(stated));
    }
    return List.copyOf(names);
  }

  private static List<String> crumbs(Document page) {
    for (Element script : page.select("script[type=application/ld+json]")) {
      for (Json.Object object : objects(script.data())) {
        if ("BreadcrumbList".equals(text(object, "@type"))
            && object.members().get("itemListElement") instanceof Json.Array items) {
          var crumbs = new ArrayList<String>();
          for (Json item : items.items()) {
            if (item instanceof Json.Object crumb) {
              String name = first(text(crumb, "name"), name(crumb, "item"));
              if (name != null) {
                crumbs.add(name);
              }
            }
          }
          return crumbs;
        }
      }
    }
    return List.of();
  }

  private static @Nullable String language(Document page) {
    Element root = page.selectFirst("html[lang]");
    String lang = root == null ? "" : root.attr("lang").toLowerCase(Locale.ROOT);
    String main = lang.split("[-_]", 2)[0];
    return main.matches("[a-z]{2,3}") ? main : null;
  }

  private static List<Extraction.Image> images(Document page, Map<String, String> meta) {
    var images = new ArrayList<Extraction.Image>();
    var seen = new LinkedHashSet<String>();
    String lead = link(meta.get("og:image"));
    if (lead != null && seen.add(lead)) {
      images.add(new Extraction.Image(lead, meta.get("og:image:alt"), null));
    }
    for (Element picture : page.select("figure img, article img, main img")) {
      String url = link(first(picture.absUrl("src"), picture.attr("src")));
      if (url != null && images.size() < 50 && seen.add(url)) {
        Element figure = picture.closest("figure");
        Element caption = figure == null ? null : figure.selectFirst("figcaption");
        images.add(
            new Extraction.Image(
                url, first(picture.attr("alt")), caption == null ? null : first(caption.text())));
      }
    }
    return images;
  }

  private static List<String> tags(Map<String, String> meta) {
    String keywords = first(meta.get("news_keywords"), meta.get("keywords"));
    var tags = new LinkedHashSet<String>();
    if (keywords != null && keywords.length() < 500) {
      for (String word : keywords.split("[,，;；]")) {
        if (!word.isBlank()) {
          tags.add(word.strip());
        }
      }
    }
    return List.copyOf(tags);
  }

  private static Json.@Nullable Object newsObject(Document page) {
    for (Element script : page.select("script[type=application/ld+json]")) {
      for (Json.Object object : objects(script.data())) {
        String type = text(object, "@type");
        if (type != null
            && (type.endsWith("Article")
                || type.endsWith("BlogPosting")
                || type.equals("Report"))) {
          return object;
        }
      }
    }
    return null;
  }

  /**
   * The objects of a JSON-LD script: itself, its list, its graph. What is not our JSON is skipped.
   */
  private static List<Json.Object> objects(String script) {
    var objects = new ArrayList<Json.Object>();
    try {
      Json json = Json.parse(script.strip().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      List<Json> top = json instanceof Json.Array many ? many.items() : List.of(json);
      for (Json one : top) {
        if (one instanceof Json.Object object) {
          objects.add(object);
          if (object.members().get("@graph") instanceof Json.Array graph) {
            graph
                .items()
                .forEach(node -> {
                  if (node instanceof Json.Object inner) {
                    objects.add(inner);
                  }
                });
          }
        }
      }
    } catch (MalformedContent e) {
      // Foreign JSON with nulls or fractions: the visible page is read instead.
      return objects;
    }
    return objects;
  }

  private static @Nullable String text(Json.@Nullable Object object, String name) {
    Json value = object == null ? null : object.members().get(name);
    if (value instanceof Json.Array many && !many.items().isEmpty()) {
      value = many.items().getFirst();
    }
    return value instanceof Json.Text text ? text.value().strip() : null;
  }

  private static @Nullable String name(Json.@Nullable Object object, String member) {
    Json value = object == null ? null : object.members().get(member);
    return value instanceof Json.Object inner ? text(inner, "name") : null;
  }
}
