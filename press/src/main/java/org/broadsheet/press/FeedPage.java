package org.broadsheet.press;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.broadsheet.archive.Listing;
import org.broadsheet.archive.Teaser;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Site;
import org.broadsheet.wire.RssFeed;
import org.jspecify.annotations.Nullable;

/**
 * RSS 2.0. A feed offers what is younger than 48 hours, counted back from the newest story of the
 * site rather than from a clock: so its bytes are a function of the log, and an imported archive
 * never floods readers.
 */
final class FeedPage {
  private static final Duration AGE = Duration.ofDays(2);
  private static final int ITEMS = 100;
  private static final String TYPE = "application/rss+xml; charset=utf-8";

  private FeedPage() {}

  /** Null where the site has no such channel. */
  static @Nullable Page rss(Sheet sheet, Address.Feed address) {
    Site site = sheet.site();
    Edition edition = sheet.edition();
    ChannelPath channel = address.channel();
    if (channel != null && site.channel(channel) == null) {
      return null;
    }
    String name = site.name(edition.language());
    String title =
        channel == null
            ? name
            : sheet.words().of("title", Frames.channelName(site, channel, edition), name);
    String home = channel == null ? edition.prefix() + "/" : Links.channel(edition, channel);
    String tagline = Site.pick(site.taglines(), edition.language(), "");
    List<Teaser> stories = stories(sheet, channel);
    var feed =
        new RssFeed(
            title,
            site.url() + home,
            tagline.isEmpty() ? title : tagline,
            edition.language(),
            stories.isEmpty() ? null : stories.getFirst().published(),
            stories.stream().map(story -> entry(story, sheet)).toList());
    return new Page(200, TYPE, feed.bytes(), sheet.keys(), sheet.position(), null);
  }

  private static RssFeed.Entry entry(Teaser story, Sheet sheet) {
    Site site = sheet.site();
    return new RssFeed.Entry(
        story.id().value(),
        story.headline(),
        site.url() + Links.story(story, site),
        story.summary(),
        story.published(),
        List.of(Frames.channelName(site, story.channel(), sheet.edition())));
  }

  private static List<Teaser> stories(Sheet sheet, @Nullable ChannelPath channel) {
    List<Teaser> newest = sheet.list(new Listing.All(), null, 1).items();
    if (newest.isEmpty()) {
      return List.of();
    }
    Instant oldest = newest.getFirst().published().minus(AGE);
    Listing listing = channel == null ? new Listing.All() : new Listing.InChannel(channel);
    return sheet.list(listing, null, ITEMS).items().stream()
        .filter(story -> story.published().isAfter(oldest))
        .toList();
  }
}
