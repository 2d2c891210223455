package org.broadsheet.press;

import com.ibm.icu.util.ULocale;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.archive.Cursor;
import org.broadsheet.archive.Listing;
import org.broadsheet.archive.Slice;
import org.broadsheet.archive.Teaser;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Site;
import org.broadsheet.wire.Sitemap;
import org.jspecify.annotations.Nullable;

/**
 * The sitemap (sitemaps.org): an index, and a part for each month (UTC) in which something was
 * published, so a publish makes one small part anew. Parts are numbered year, month, running
 * number: {@code 20250201}; the first stands for the month, further ones take what is over {@link
 * #LARGEST}.
 */
final class SitemapPages {
  /** The format allows 50,000 addresses in a part; these leave room. */
  static final int LARGEST = 40_000;

  /** The most stories that a news sitemap may hold. */
  private static final int NEWS = 1000;

  private static final int SLICE = 1000;
  private static final String TYPE = "application/xml; charset=utf-8";

  /** Nobody's id: what is sought is a place in time. */
  private static final ArticleId NOBODY = new ArticleId("0000000000");

  private SitemapPages() {}

  static @Nullable Page of(Sheet sheet, @Nullable Integer part) {
    return part == null ? index(sheet) : part(sheet, part);
  }

  private static Page index(Sheet sheet) {
    var files = new ArrayList<Sitemap.Page>();
    boolean small = sheet.countEverywhere(new Listing.All()) <= LARGEST;
    Cursor after = null;
    while (true) {
      List<Teaser> next = sheet.listEverywhere(after, 1).items();
      if (next.isEmpty()) {
        break;
      }
      YearMonth month = month(next.getFirst());
      int parts = parts(sheet, month, small);
      for (int number = 1; number <= parts; number++) {
        int part = (month.getYear() * 100 + month.getMonthValue()) * 100 + number;
        files.add(
            Sitemap.Page.of(sheet.site().url() + new Address.Sitemap(part).canonical(), null));
      }
      after = before(start(month));
    }
    if (!sheet.specials().isEmpty()) {
      files.add(
          Sitemap.Page.of(sheet.site().url() + new Address.SpecialsSitemap().canonical(), null));
    }
    return page(sheet, Sitemap.index(files));
  }

  /**
   * How many parts a month takes. Counts bound it from above by the days of the addresses, one day
   * over at each end since those are dated in the site's zone; a part that stays empty is 404.
   */
  private static int parts(Sheet sheet, YearMonth month, boolean small) {
    if (small) {
      return 1;
    }
    long stories = 0;
    LocalDate last = month.atEndOfMonth().plusDays(1);
    for (LocalDate day = month.atDay(1).minusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
      stories += sheet.countEverywhere(new Listing.OnDay(day));
    }
    if (stories <= LARGEST) {
      return 1;
    }
    int parts = 0;
    for (Cursor after = end(month); after != null && parts < 99; parts++) {
      after = skip(sheet, month, after);
    }
    return parts;
  }

  /** The cursor behind a full part of this month; null where the month ends within it. */
  private static @Nullable Cursor skip(Sheet sheet, YearMonth month, Cursor from) {
    Cursor after = from;
    for (int seen = 0; seen < LARGEST; seen += SLICE) {
      Slice slice = sheet.listEverywhere(after, SLICE);
      after = slice.next();
      if (after == null || slice.items().getLast().published().isBefore(start(month))) {
        return null;
      }
    }
    return after;
  }

  private static @Nullable Page part(Sheet sheet, int part) {
    int number = part % 100;
    int monthNumber = part / 100 % 100;
    int year = part / 10_000;
    if (number < 1 || monthNumber < 1 || monthNumber > 12) {
      return null;
    }
    YearMonth month = YearMonth.of(year, monthNumber);
    Site site = sheet.site();
    Cursor after = end(month);
    for (int i = 1; i < number && after != null; i++) {
      after = skip(sheet, month, after);
    }
    var stories = new ArrayList<Teaser>();
    while (after != null && stories.size() < LARGEST) {
      Slice slice = sheet.listEverywhere(after, SLICE);
      slice.items().stream().filter(story -> month(story).equals(month)).forEach(stories::add);
      boolean over =
          slice.items().isEmpty() || slice.items().getLast().published().isBefore(start(month));
      after = over ? null : slice.next();
    }
    if (stories.isEmpty()) {
      return null;
    }
    var pages = new ArrayList<Sitemap.Page>();
    for (Teaser story : stories) {
      Instant changed = story.updated() == null ? story.published() : story.updated();
      pages.add(Sitemap.Page.of(site.url() + Links.story(story, site), changed));
    }
    // A month depends on its own stories; that all of them pass through one list is how it reads.
    sheet.keys().remove(Keys.HOME);
    sheet.keys().add(Keys.month(start(month)));
    return page(sheet, Sitemap.file(pages));
  }

  /** The specials of every edition; null where there are none. */
  static @Nullable Page specials(Sheet sheet) {
    var pages = new ArrayList<Sitemap.Page>();
    sheet
        .specials()
        .forEach((id, time) ->
            sheet
                .special(id)
                .map(special -> Links.special(sheet.site(), special.language(), id))
                .ifPresent(path -> pages.add(Sitemap.Page.of(sheet.site().url() + path, time))));
    return pages.isEmpty() ? null : page(sheet, Sitemap.file(pages));
  }

  /** What an edition published in the last 48 hours, as its feeds count them. */
  static Page news(Sheet sheet) {
    Site site = sheet.site();
    String name = site.name(sheet.edition().language());
    var pages = new ArrayList<Sitemap.Page>();
    // What is converted is news under its permanent address only.
    List<Teaser> recent =
        sheet.isConverted() ? List.of() : FeedPage.recent(sheet, new Listing.All(), NEWS);
    for (Teaser story : recent) {
      pages.add(
          new Sitemap.Page(
              site.url() + Links.story(story, site),
              story.updated(),
              new Sitemap.News(
                  name, newsLanguage(story.language()), story.published(), story.headline())));
    }
    return page(sheet, Sitemap.file(pages));
  }

  /** The format wants ISO 639 codes, but tells the two written forms of Chinese apart. */
  private static String newsLanguage(String tag) {
    ULocale locale = ULocale.addLikelySubtags(ULocale.forLanguageTag(tag));
    return locale.getLanguage().equals("zh")
        ? locale.getScript().equals("Hant") ? "zh-tw" : "zh-cn"
        : locale.getLanguage();
  }

  static Page robots(Sheet sheet) {
    Site site = sheet.site();
    var text = new StringBuilder("User-agent: *\nDisallow: /fragments/\nDisallow: /api/\n");
    var maps = new StringBuilder("\nSitemap: " + site.url() + "/sitemap.xml\n");
    for (String language : site.languages()) {
      Edition edition = Edition.of(site, language);
      String prefix = edition == null ? "" : edition.prefix();
      text.append("Disallow: ").append(prefix).append("/search?\n");
      maps.append("Sitemap: ").append(site.url()).append(prefix).append("/news-sitemap.xml\n");
    }
    return new Page(
        200,
        "text/plain; charset=utf-8",
        text.append(maps).toString().getBytes(StandardCharsets.UTF_8),
        sheet.keys(),
        sheet.position(),
        null);
  }

  private static Page page(Sheet sheet, byte[] xml) {
    return new Page(200, TYPE, xml, sheet.keys(), sheet.position(), null);
  }

  private static YearMonth month(Teaser story) {
    return YearMonth.from(story.published().atOffset(ZoneOffset.UTC));
  }

  private static Instant start(YearMonth month) {
    return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private static Cursor end(YearMonth month) {
    return before(start(month.plusMonths(1)));
  }

  /** The place in the list behind which everything is older than this. */
  private static Cursor before(Instant instant) {
    return new Cursor(instant.minusMillis(1), NOBODY);
  }
}
