package org.broadsheet.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.broadsheet.archive.Cursor;
import org.broadsheet.archive.Listing;
import org.broadsheet.archive.RecommendedCursor;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.press.Address.Feed.Format;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AddressTest {
  private static final ArticleId ID = new ArticleId("0123456789");
  private static final Cursor CURSOR = new Cursor(Instant.parse("2026-03-20T01:00:00Z"), ID);

  private static final RecommendedCursor PLACE = new RecommendedCursor(List.of(ID), List.of());

  @Test
  void everyAddressIsReadBackFromItsOneSpelling() {
    List<Address> addresses =
        List.of(
            new Address.Home(null, null),
            new Address.Home("en", null),
            new Address.Home("zh-Hant", CURSOR),
            new Address.Channel(null, new ChannelPath("local/reed-isle/top"), CURSOR),
            new Address.Article("en", LocalDate.of(2026, 3, 20), "two-boats", ID),
            new Address.Article(null, LocalDate.of(2026, 3, 20), null, ID),
            new Address.Article(null, null, null, ID),
            new Address.Gallery("en", ID, 12, true),
            new Address.Gallery(null, ID, 1, false),
            new Address.Day(null, LocalDate.of(2026, 3, 20), null),
            new Address.Tag(null, "砚江 a/b?c#d%", null),
            new Address.Author("en", "writer0001", CURSOR),
            new Address.SourceStories(null, "芦笛社/石桥晚报", null),
            feed("en", new Listing.InChannel(new ChannelPath("local/reed-isle")), Format.RSS),
            feed(null, new Listing.InChannel(new ChannelPath("a/b")), Format.JSON),
            feed(null, new Listing.All(), Format.ATOM),
            feed(null, new Listing.Tagged("砚江 a/b?c#d%.rss"), Format.ATOM),
            feed("en", new Listing.ByPerson("writer0001"), Format.JSON),
            new Address.Special("en", "river-year-en"),
            new Address.SpecialFeed(null, "river-year", Format.JSON),
            new Address.SpecialsSitemap(),
            new Address.Recommended("en", PLACE),
            new Address.Recommended(null, null),
            new Address.RecommendedFragment("en", PLACE),
            new Address.Api.Articles("en", new ChannelPath("local/reed-isle"), CURSOR),
            new Address.Api.Articles(null, null, null),
            new Address.Api.Story(ID),
            new Address.Api.Related(ID),
            new Address.Api.Recommended("zh-Hant", PLACE),
            new Address.Api.Description(),
            new Address.Sitemap(null),
            new Address.Sitemap(20260301),
            new Address.NewsSitemap("en"),
            new Address.Manifest(null),
            new Address.Offline("en"),
            new Address.ServiceWorker(),
            new Address.Robots(),
            new Address.Privacy("en"),
            new Address.Share("en", ID),
            new Address.ShareCode(ID),
            new Address.About("en"),
            new Address.Calendar(null, null, null),
            new Address.Calendar("en", 2026, null),
            new Address.Calendar(null, 905, 3),
            new Address.Corrections(null, null));
    for (Address address : addresses) {
      String spelling = address.canonical();
      int mark = spelling.indexOf('?');
      String path = mark < 0 ? spelling : spelling.substring(0, mark);
      String query = mark < 0 ? null : spelling.substring(mark + 1);
      assertThat(Address.parse(path, query)).as(spelling).contains(address);
    }
  }

  private static Address feed(@Nullable String edition, Listing of, Format format) {
    return new Address.Feed(edition, of, format);
  }

  @Test
  void otherParametersAndAFinalSlashChangeNothing() {
    assertThat(Address.parse("/c/local/", "utm_source=x&after=rubbish&q=1"))
        .contains(new Address.Channel(null, new ChannelPath("local"), null));
  }

  @Test
  void whatIsNoPageOfThisRoomIsEmpty() {
    for (String path :
        List.of(
            "",
            "c",
            "/c/",
            "/c/Local",
            "/c/../x",
            "//",
            "/log/checkpoint",
            "/api/v1",
            "/api/v2/articles",
            "/api/v1/articles/x",
            "/en/api/v1/articles",
            "/s",
            "/s/a/b",
            "/s/a/other.rss",
            "/recommended/a",
            "/fragments/other",
            "/2026/13/01/",
            "/2026/3/1/",
            "/2026/03/20/short",
            "/2026/03/20/x/0123456789",
            "/t/",
            "/t/a/b",
            "/t/%ZZ",
            "/t/%C0%AF",
            "/t/%00",
            "/t/%",
            "/t/\u0001",
            "/a/%2F",
            "/en/robots.txt",
            "/en/service-worker.js",
            "/offline/a",
            "/sitemap-0.xml",
            "/sitemap-99999999999.xml",
            "/feeds/all.xml",
            "/t/a/feed.xml",
            "/t/a/other.rss",
            "/a/writer0001/feed",
            "/feeds/.rss",
            "/x".repeat(3000))) {
      assertThat(Address.parse(path, null)).as(path).isEmpty();
    }
  }

  @Test
  void anEditionIsReadFromTheFirstSegmentAlone() {
    assertThat(Address.editionOf("/en/search")).isEqualTo("en");
    assertThat(Address.editionOf("/zh-Hant")).isEqualTo("zh-Hant");
    assertThat(Address.editionOf("/search")).isNull();
    assertThat(Address.editionOf("/log/checkpoint")).isNull();
    assertThat(Address.editionOf("/")).isNull();
    assertThat(Address.editionOf("")).isNull();
  }
}
