package org.broadsheet.press;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.archive.SearchResult;
import org.broadsheet.content.Article;
import org.broadsheet.content.Site;
import org.jspecify.annotations.Nullable;

/** The search page: the question, what it is narrowed to, and what was found. */
final class SearchPage {
  /** Hits on a page. */
  static final int SIZE = 20;

  /** Counted exactly up to here. */
  private static final int COUNTED = 1000;

  private final Sheet sheet;
  private final SearchForm form;
  private final @Nullable SearchResult result;

  private SearchPage(Sheet sheet, SearchForm form, @Nullable SearchResult result) {
    this.sheet = sheet;
    this.form = form;
    this.result = result;
  }

  static View.Search view(Sheet sheet, SearchForm asked) {
    SearchForm form = asked.on(sheet.site());
    SearchResult result = form.isEmpty() ? null : sheet.search(form, SIZE);
    return new SearchPage(sheet, form, result).view();
  }

  private View.Search view() {
    Words words = sheet.words();
    String title =
        form.words().isEmpty()
            ? words.of("search.title")
            : words.of("search.title.words", form.words());
    var head = Frames.Head.page(title, words.of("search.about"), "/search");
    if (!form.isEmpty()) {
      head = head.unindexed();
    }
    List<View.Hit> hits =
        result == null ? List.of() : result.hits().stream().map(this::hit).toList();
    boolean more =
        result != null
            && form.page() < SearchForm.LAST_PAGE
            && hits.size() == SIZE
            && (long) (form.page() + 1) * SIZE < result.total();
    return new View.Search(
        Frames.of(sheet, head),
        form.words(),
        form.cut() ? words.of("search.cut", SearchForm.LONGEST) : null,
        found(),
        filters(),
        hits.isEmpty() ? List.of() : orders(),
        hits,
        hits.isEmpty() ? ways() : List.of(),
        form.page() > 0 && result != null ? address(form.page(form.page() - 1)) : null,
        more ? address(form.page(form.page() + 1)) : null);
  }

  private @Nullable String found() {
    Words words = sheet.words();
    if (result == null) {
      return null;
    }
    if (result.hits().isEmpty() && form.page() > 0) {
      return words.of("search.beyond");
    }
    return result.total() > COUNTED
        ? words.of("search.many", COUNTED)
        : words.of("search.found", result.total());
  }

  private View.Hit hit(SearchResult.Hit hit) {
    return new View.Hit(
        Teasers.of(sheet.shown(hit.teaser()), sheet, null),
        runs(hit.headline()),
        runs(hit.passage()));
  }

  private List<View.Run> runs(List<SearchResult.Run> runs) {
    return runs.stream().map(run -> new View.Run(sheet.said(run.text()), run.match())).toList();
  }

  private View.Filters filters() {
    Site site = sheet.site();
    Words words = sheet.words();
    var channels = new ArrayList<View.Choice>();
    for (Site.Channel channel : site.channels()) {
      String name = Frames.clearName(site, channel.path(), sheet.edition());
      String deep = "\u2003".repeat(channel.path().trail().size() - 1);
      channels.add(
          new View.Choice(
              channel.path().value(), deep + name, channel.path().equals(form.channel())));
    }
    var kinds = new ArrayList<View.Choice>();
    for (Article.Genre genre : Article.Genre.values()) {
      kinds.add(
          new View.Choice(
              SearchForm.word(genre),
              words.of("genre." + Blocks.word(genre)),
              genre == form.kind()));
    }
    var languages = new ArrayList<View.Choice>();
    if (site.languages().size() > 1) {
      String chosen = form.language() == null ? sheet.edition().language() : form.language();
      for (String language : site.languages()) {
        languages.add(
            new View.Choice(language, Edition.ownName(language), language.equals(chosen)));
      }
      languages.add(
          new View.Choice(
              SearchForm.EVERY_LANGUAGE,
              words.of("search.language.all"),
              chosen.equals(SearchForm.EVERY_LANGUAGE)));
    }
    return new View.Filters(
        channels,
        kinds,
        languages,
        day(form.from()),
        day(form.to()),
        form.newestFirst(),
        form.isNarrowed() || form.language() != null,
        form.isNarrowed() ? address(form.widened()) : null);
  }

  private static String day(@Nullable LocalDate day) {
    return day == null ? "" : day.toString();
  }

  private List<View.Link> orders() {
    Words words = sheet.words();
    if (form.words().isEmpty()) {
      return List.of();
    }
    return List.of(
        new View.Link(
            address(form.sorted(false)), words.of("search.sort.best"), !form.newestFirst()),
        new View.Link(
            address(form.sorted(true)), words.of("search.sort.date"), form.newestFirst()));
  }

  /** Where a reader who found nothing can go on. */
  private List<View.Link> ways() {
    Words words = sheet.words();
    var ways = new ArrayList<View.Link>();
    if (result != null && form.page() > 0) {
      ways.add(new View.Link(address(form.page(0)), words.of("search.first"), false));
    }
    if (result != null && form.isNarrowed() && !form.words().isEmpty()) {
      ways.add(new View.Link(address(form.widened()), words.of("search.widen"), false));
    }
    if (result != null
        && sheet.site().languages().size() > 1
        && !SearchForm.EVERY_LANGUAGE.equals(form.language())) {
      ways.add(
          new View.Link(
              address(form.in(SearchForm.EVERY_LANGUAGE)), words.of("search.everywhere"), false));
    }
    ways.addAll(NotePages.ways(sheet));
    return ways;
  }

  private String address(SearchForm other) {
    return sheet.edition().prefix() + "/search" + other.query();
  }
}
