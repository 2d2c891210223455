package org.broadsheet.press;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.broadsheet.archive.SearchResult;
import org.jspecify.annotations.Nullable;

/** The search page. Its form works by GET, so a search is an address. */
final class SearchPage {
  /** Hits on a page: what the edge asks the archive for. */
  static final int SIZE = 20;

  private static final int LAST_PAGE = 49;

  private SearchPage() {}

  static View.Search view(Sheet sheet, String asked, int page, @Nullable SearchResult result) {
    Words words = sheet.words();
    String title =
        asked.isBlank() ? words.of("search.title") : words.of("search.title.words", asked);
    var head = Frames.Head.page(title, null, "/search").unindexed();
    List<View.Hit> hits =
        result == null
            ? List.of()
            : result.hits().stream()
                .map(hit ->
                    new View.Hit(
                        Teasers.of(hit.teaser(), sheet, null),
                        hit.passage().stream()
                            .map(run -> new View.Run(run.text(), run.match()))
                            .toList()))
                .toList();
    boolean more =
        result != null
            && page < LAST_PAGE
            && hits.size() == SIZE
            && (long) (page + 1) * SIZE < result.total();
    return new View.Search(
        Frames.of(sheet, head),
        asked,
        result == null ? null : words.of("search.found", result.total()),
        hits,
        page > 0 && result != null ? address(sheet, asked, page - 1) : null,
        more ? address(sheet, asked, page + 1) : null);
  }

  /** Addresses count pages from 1. */
  private static String address(Sheet sheet, String words, int page) {
    return sheet.edition().prefix()
        + "/search?q="
        + URLEncoder.encode(words, StandardCharsets.UTF_8)
        + (page == 0 ? "" : "&page=" + (page + 1));
  }
}
