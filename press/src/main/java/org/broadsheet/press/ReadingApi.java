package org.broadsheet.press;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.broadsheet.archive.Cursor;
import org.broadsheet.archive.Found;
import org.broadsheet.archive.Listing;
import org.broadsheet.archive.Recommended;
import org.broadsheet.archive.RecommendedCursor;
import org.broadsheet.archive.SearchResult;
import org.broadsheet.archive.Slice;
import org.broadsheet.archive.Story;
import org.broadsheet.archive.Teaser;
import org.broadsheet.archive.Withdrawn;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Block;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Credit;
import org.broadsheet.content.Json;
import org.broadsheet.content.Site;
import org.broadsheet.content.Source;
import org.broadsheet.content.Special;
import org.jspecify.annotations.Nullable;

/**
 * The paper for programs. What these answers hold is described in {@code openapi.json} beside the
 * assets, by hand; a test holds each answer to it. Lists are {@code {"items": […], "next": …}}.
 */
final class ReadingApi {
  private static final String JSON = "application/json";

  /** RFC 9457. */
  private static final String PROBLEM = "application/problem+json";

  private static final int LIST = 20;
  private static final int RELATED = 10;
  private static final int LAST_PAGE = 49;
  private static final int PICTURE = 960;

  private final Sheet sheet;
  private final Site site;

  ReadingApi(Sheet sheet) {
    this.sheet = sheet;
    this.site = sheet.site();
  }

  Page answer(Address.Api asked) {
    return switch (asked) {
      case Address.Api.Articles list -> {
        ReadingApi in = in(list.language());
        yield in == null ? noEdition() : in.articles(list);
      }
      case Address.Api.Recommended list -> {
        ReadingApi in = in(list.language());
        yield in == null ? noEdition() : in.recommended(list.after());
      }
      case Address.Api.Story story -> story(story.id(), false);
      case Address.Api.Related related -> story(related.id(), true);
      case Address.Api.Description _ ->
          new Page(200, JSON, Assets.read("openapi.json"), sheet.keys(), sheet.position(), null);
    };
  }

  /** The same in the edition of this language; null where there is none. */
  private @Nullable ReadingApi in(@Nullable String language) {
    Edition edition = Edition.of(site, language);
    return edition == null ? null : new ReadingApi(sheet.in(edition));
  }

  private Page articles(Address.Api.Articles list) {
    ChannelPath channel = list.channel();
    if (channel != null && site.channel(channel) == null) {
      return problem(404, "The paper has no such channel", Map.of());
    }
    Listing listing = channel == null ? new Listing.All() : new Listing.InChannel(channel);
    Slice slice = sheet.list(listing, list.after(), LIST);
    Cursor next = slice.next();
    return list(
        slice.items().stream().map(this::item).toList(), next == null ? null : next.encode());
  }

  private Page recommended(@Nullable RecommendedCursor after) {
    Recommended part =
        sheet.recommended(
            after == null ? RecommendedCursor.START : after, java.util.Set.of(), LIST);
    RecommendedCursor next = part.next();
    return list(
        part.items().stream()
            .map(item ->
                members(item.teaser())
                    .put("reason", item.chosen() ? "chosen" : "new")
                    .put("why", RecommendedPage.why(sheet, item)))
            .toList(),
        next == null ? null : next.encode());
  }

  private Page story(ArticleId id, boolean related) {
    Found found = sheet.article(id).orElse(null);
    return switch (found) {
      case null -> problem(404, "There is no such story", Map.of());
      case Withdrawn withdrawn -> withdrawn(withdrawn);
      case Story story ->
          related
              ? list(sheet.related(story, RELATED).stream().map(this::item).toList(), null)
              : page(200, JSON, whole(story).json().text());
    };
  }

  /**
   * Hits of a search.
   *
   * @param page from 0
   */
  Page search(String words, int page, SearchResult result) {
    boolean more =
        page < LAST_PAGE
            && result.hits().size() == SearchPage.SIZE
            && (long) (page + 1) * SearchPage.SIZE < result.total();
    return list(
        result.hits().stream()
            .map(hit ->
                members(hit.teaser())
                    .put(
                        "passage",
                        array(
                            hit.passage().stream()
                                .map(run ->
                                    (Json)
                                        new Metadata.Members()
                                            .put("text", run.text())
                                            .put("match", new Json.Bool(run.match()))
                                            .json())
                                .toList())))
            .toList(),
        more ? cursor(page + 1) : null);
  }

  /** The opaque form of a page of hits. */
  private static String cursor(int page) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(("page " + page).getBytes(StandardCharsets.US_ASCII));
  }

  /** The page of hits that this cursor means, from 0; -1 where it is none. */
  static int page(String cursor) {
    for (int page = 1; page <= LAST_PAGE; page++) {
      if (cursor(page).equals(cursor)) {
        return page;
      }
    }
    return cursor.isEmpty() ? 0 : -1;
  }

  private Metadata.Members item(Teaser teaser) {
    return members(teaser);
  }

  private Metadata.Members members(Teaser teaser) {
    return new Metadata.Members()
        .put("id", teaser.id().value())
        .put("url", site.url() + Links.story(teaser, site))
        .put("headline", teaser.headline())
        .put("summary", teaser.summary())
        .put("language", teaser.language())
        .put("channel", channel(teaser.channel(), teaser.language()))
        .put("genre", Blocks.word(teaser.genre()))
        .put("published", Metadata.instant(teaser.published()))
        .put("updated", teaser.updated() == null ? null : Metadata.instant(teaser.updated()))
        .put("picture", picture(teaser.lead()))
        .put("source", teaser.sourceName())
        .put("entry", new Json.Int(teaser.index()));
  }

  private Json channel(ChannelPath path, String language) {
    return new Metadata.Members()
        .put("path", path.value())
        .put("name", Frames.channelName(site, path, Edition.forText(site, language)))
        .json();
  }

  private @Nullable Json picture(Block.@Nullable Figure figure) {
    if (figure == null) {
      return null;
    }
    View.Picture picture = Pictures.of(figure.medium(), figure.alt(), PICTURE);
    return new Metadata.Members()
        .put("url", site.url() + picture.src())
        .put("original", site.url() + Links.media(figure.medium().hash(), "o"))
        .put("width", new Json.Int(picture.width()))
        .put("height", new Json.Int(picture.height()))
        .put("alt", figure.alt())
        .put("credit", figure.credit())
        .json();
  }

  private Metadata.Members whole(Story story) {
    Article article = story.article();
    Edition edition = Edition.forText(site, article.language());
    Source source = article.source();
    Teaser teaser = sheet.teasers(List.of(story.id())).getFirst();
    var authors = new ArrayList<Json>();
    for (Credit credit : article.credits()) {
      String page =
          credit.person() == null ? null : site.url() + Links.author(edition, credit.person());
      authors.add(
          new Metadata.Members()
              .put("role", Blocks.word(credit.role()))
              .put("name", credit.name())
              .put("url", page)
              .json());
    }
    var translations = new ArrayList<Json>();
    sheet
        .versions(story)
        .forEach(other -> {
          if (!other.id().equals(story.id())) {
            translations.add(
                new Metadata.Members()
                    .put("id", other.id().value())
                    .put("language", other.language())
                    .put("url", site.url() + Links.story(other, site))
                    .json());
          }
        });
    var specials = new ArrayList<Json>();
    for (Map.Entry<String, Special> special : sheet.specialsOf(story.id()).entrySet()) {
      String language = special.getValue().language();
      specials.add(
          new Metadata.Members()
              .put("id", special.getKey())
              .put("title", special.getValue().title())
              .put("url", site.url() + Links.special(site, language, special.getKey()))
              .json());
    }
    return members(teaser)
        .put("subhead", article.subhead())
        .put("credits", array(authors))
        .put("sourceUrl", source == null || source.url() == null ? null : source.url().value())
        .put("topics", array(article.tags().stream().<Json>map(Json.Text::new).toList()))
        .put(
            "notices",
            array(
                article.notices().stream()
                    .map(notice ->
                        (Json)
                            new Metadata.Members()
                                .put("kind", Blocks.word(notice.kind()))
                                .put("written", Metadata.instant(notice.written()))
                                .put("text", notice.text())
                                .json())
                    .toList()))
        .put("ai", article.ai() == null ? null : Blocks.word(article.ai()))
        .put("body", array(article.body().stream().map(Block::json).toList()))
        .put("text", article.plainBody())
        .put("translations", array(translations))
        .put("specials", array(specials))
        .put("revision", new Json.Int(story.event().revision()))
        .put("history", site.url() + Links.history(edition, story.id()));
  }

  private Page withdrawn(Withdrawn withdrawn) {
    var more = new java.util.LinkedHashMap<String, String>();
    more.put("withdrawn", Metadata.instant(withdrawn.time()));
    if (withdrawn.statement() != null) {
      more.put("role", Blocks.word(withdrawn.statement().role()));
      more.put("reason", withdrawn.statement().reason());
    }
    more.put("history", site.url() + Links.history(sheet.edition(), withdrawn.id()));
    return problem(410, "This story was withdrawn", more);
  }

  private Page noEdition() {
    return problem(404, "The paper has no edition in this language", Map.of());
  }

  private Page problem(int status, String title, Map<String, String> more) {
    var members = new Metadata.Members().put("status", new Json.Int(status)).put("title", title);
    more.forEach(members::put);
    return page(status, PROBLEM, members.json().text());
  }

  private Page list(List<Metadata.Members> items, @Nullable String next) {
    Json all = array(items.stream().map(item -> (Json) item.json()).toList());
    // Documents know no null, but whoever reads a list should see that it ends.
    String end = next == null ? "null" : new Json.Text(next).text();
    return page(200, JSON, "{\"items\":" + all.text() + ",\"next\":" + end + "}");
  }

  private static Json array(List<Json> items) {
    return new Json.Array(items);
  }

  private Page page(int status, String type, String text) {
    return new Page(
        status, type, text.getBytes(StandardCharsets.UTF_8), sheet.keys(), sheet.position(), null);
  }
}
