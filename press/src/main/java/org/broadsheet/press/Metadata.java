package org.broadsheet.press;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.content.Article;
import org.broadsheet.content.Credit;
import org.broadsheet.content.Instants;
import org.broadsheet.content.Json;
import org.broadsheet.content.Medium;
import org.broadsheet.content.Site;
import org.jspecify.annotations.Nullable;

/** What pages say of themselves to machines: schema.org as JSON-LD. */
final class Metadata {
  private static final String CONTEXT = "https://schema.org";

  private Metadata() {}

  static String site(Sheet sheet) {
    Site site = sheet.site();
    return write(
        thing("WebSite")
            .put("name", site.name(sheet.edition().language()))
            .put("url", site.url() + sheet.edition().prefix() + "/")
            .put("inLanguage", sheet.edition().language()));
  }

  static String breadcrumb(Sheet sheet, List<View.Link> trail) {
    var items = new ArrayList<Json>();
    for (View.Link step : trail) {
      items.add(
          new Members()
              .put("@type", "ListItem")
              .put("position", new Json.Int(items.size() + 1))
              .put("name", step.text())
              .put("item", sheet.site().url() + step.href())
              .json());
    }
    return write(thing("BreadcrumbList").put("itemListElement", new Json.Array(items)));
  }

  /** What is told of a story: the facts on the page, no more. */
  static String story(
      Sheet sheet,
      Article article,
      String url,
      @Nullable String published,
      @Nullable String modified,
      @Nullable String description) {
    Site site = sheet.site();
    var authors = new ArrayList<Json>();
    for (String name : article.credited(Credit.Role.AUTHOR)) {
      authors.add(new Members().put("@type", "Person").put("name", name).json());
    }
    var images = new ArrayList<Json>();
    for (Medium medium : article.media()) {
      if (images.size() < 3) {
        images.add(new Json.Text(site.url() + Links.media(medium.hash(), "o")));
      }
    }
    String publisher = site.name(sheet.edition().language());
    return write(
        thing(
                switch (article.genre()) {
                  case NEWS, GALLERY, OBITUARY -> "NewsArticle";
                  case OPINION -> "OpinionNewsArticle";
                  case LIVE -> "LiveBlogPosting";
                  case BACKGROUND -> "BackgroundNewsArticle";
                })
            .put("headline", article.headline())
            .put("description", description)
            .put("inLanguage", article.language())
            .put("mainEntityOfPage", url)
            .put("datePublished", published)
            .put("dateModified", modified)
            .put("author", authors.isEmpty() ? null : new Json.Array(authors))
            .put("image", images.isEmpty() ? null : new Json.Array(images))
            .put(
                "publisher",
                new Members()
                    .put("@type", "NewsMediaOrganization")
                    .put("name", publisher)
                    .put("url", site.url())
                    .json())
            .put(
                "isBasedOn",
                article.source() == null || article.source().url() == null
                    ? null
                    : article.source().url().value()));
  }

  static String instant(java.time.Instant instant) {
    return Instants.format(instant);
  }

  private static Members thing(String type) {
    return new Members().put("@context", CONTEXT).put("@type", type);
  }

  /** JSON that can stand in a script element: nothing in it can end the element. */
  private static String write(Members members) {
    return members
        .json()
        .text()
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  /** Named values; null ones are left out. */
  private static final class Members {
    private final Map<String, Json> values = new LinkedHashMap<>();

    Members put(String name, @Nullable String value) {
      return put(name, value == null ? null : new Json.Text(value));
    }

    Members put(String name, @Nullable Json value) {
      if (value != null) {
        values.put(name, value);
      }
      return this;
    }

    Json.Object json() {
      return new Json.Object(values);
    }
  }
}
