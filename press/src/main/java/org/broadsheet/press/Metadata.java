package org.broadsheet.press;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.archive.Teaser;
import org.broadsheet.content.Article;
import org.broadsheet.content.Block;
import org.broadsheet.content.Credit;
import org.broadsheet.content.Instants;
import org.broadsheet.content.Json;
import org.broadsheet.content.Medium;
import org.broadsheet.content.Site;
import org.broadsheet.content.Source;
import org.broadsheet.content.Special;
import org.jspecify.annotations.Nullable;

/** What pages say of themselves to machines: schema.org as JSON-LD. */
final class Metadata {
  private static final String CONTEXT = "https://schema.org";

  /** Width of the icon that stands for a logo where the site has none. */
  private static final int LOGO = 512;

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

  /** A special: a page that is a list of stories. */
  static String special(Sheet sheet, Special special, String url, List<Teaser> stories) {
    var items = new ArrayList<Json>();
    for (Teaser story : stories) {
      items.add(
          new Members()
              .put("@type", "ListItem")
              .put("position", new Json.Int(items.size() + 1))
              .put("name", story.headline())
              .put("url", sheet.site().url() + sheet.permanent(story))
              .json());
    }
    Block.Figure cover = special.cover();
    return write(
        thing("CollectionPage")
            .put("name", special.title())
            .put("description", special.intro())
            .put("url", url)
            .put("inLanguage", special.language())
            .put(
                "image",
                cover == null ? null : sheet.site().url() + Links.media(cover.medium().hash(), "o"))
            .put("publisher", publisher(sheet))
            .put(
                "mainEntity",
                new Members()
                    .put("@type", "ItemList")
                    .put("numberOfItems", new Json.Int(items.size()))
                    .put("itemListElement", new Json.Array(items))
                    .json()));
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
    var images = new ArrayList<Json>();
    for (Medium medium : article.media()) {
      if (images.size() < 3) {
        images.add(new Json.Text(site.url() + Links.media(medium.hash(), "o")));
      }
    }
    Source source = article.source();
    return write(
        thing(
                switch (article.genre()) {
                  case NEWS, GALLERY, OBITUARY -> "NewsArticle";
                  case OPINION -> "OpinionNewsArticle";
                  case LIVE -> "LiveBlogPosting";
                  case BACKGROUND -> "BackgroundNewsArticle";
                })
            .put("headline", article.headline())
            .put("alternativeHeadline", article.subhead())
            .put("description", description)
            .put("inLanguage", article.language())
            .put("articleSection", Frames.channelName(site, article.channel(), sheet.edition()))
            .put("mainEntityOfPage", url)
            .put("url", url)
            .put("datePublished", published)
            .put("dateModified", modified == null ? published : modified)
            .put("author", authors(sheet, article))
            .put("image", orNull(images))
            .put("publisher", publisher(sheet))
            .put("correction", orNull(corrections(article)))
            .put("sourceOrganization", source == null ? null : organization(source.name()))
            .put(
                "isBasedOn", source == null || source.url() == null ? null : source.url().value()));
  }

  /** A picture with a page of its own. */
  static String picture(Sheet sheet, Block.Figure figure, String url, String description) {
    Medium medium = figure.medium();
    String file = Pictures.of(medium, "", Integer.MAX_VALUE).src();
    return write(
        thing("ImageObject")
            .put("url", url)
            .put("contentUrl", sheet.site().url() + file)
            .put("width", new Json.Int(medium.width()))
            .put("height", new Json.Int(medium.height()))
            .put("caption", description.isEmpty() ? null : description)
            .put("creditText", figure.credit())
            .put("representativeOfPage", new Json.Bool(true)));
  }

  /** The people credited; where none is, the organisation whose text it is. */
  private static Json authors(Sheet sheet, Article article) {
    var authors = new ArrayList<Json>();
    for (Credit credit : article.credits()) {
      if (credit.role() == Credit.Role.AUTHOR) {
        String page =
            credit.person() == null
                ? null
                : sheet.site().url() + Links.author(sheet.edition(), credit.person());
        authors.add(
            new Members()
                .put("@type", "Person")
                .put("name", credit.name())
                .put("url", page)
                .json());
      }
    }
    if (!authors.isEmpty()) {
      return new Json.Array(authors);
    }
    return article.source() == null
        ? organization(sheet.site().name(sheet.edition().language()))
        : organization(article.source().name());
  }

  private static Json organization(String name) {
    return new Members().put("@type", "Organization").put("name", name).json();
  }

  private static Json publisher(Sheet sheet) {
    Site site = sheet.site();
    Medium logo = site.logo();
    var image =
        new Members()
            .put("@type", "ImageObject")
            .put(
                "url",
                site.url() + (logo == null ? Assets.LARGE_ICON : Links.media(logo.hash(), "o")))
            .put("width", new Json.Int(logo == null ? LOGO : logo.width()))
            .put("height", new Json.Int(logo == null ? LOGO : logo.height()));
    return new Members()
        .put("@type", "NewsMediaOrganization")
        .put("name", site.name(sheet.edition().language()))
        .put("url", site.url())
        .put("logo", image.json())
        .json();
  }

  private static List<Json> corrections(Article article) {
    return article.notices().stream()
        .<Json>map(notice ->
            new Members()
                .put("@type", "CorrectionComment")
                .put("text", notice.text())
                .put("datePublished", instant(notice.written()))
                .json())
        .toList();
  }

  private static Json.@Nullable Array orNull(List<Json> items) {
    return items.isEmpty() ? null : new Json.Array(items);
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
  static final class Members {
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
