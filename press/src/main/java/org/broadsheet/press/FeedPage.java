package org.broadsheet.press;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.broadsheet.archive.Cursor;
import org.broadsheet.archive.Listing;
import org.broadsheet.archive.Teaser;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Site;
import org.jspecify.annotations.Nullable;

/**
 * RSS 2.0. A feed offers what is younger than 48 hours, counted back from the newest story of the
 * site rather than from a clock: so its bytes are a function of the log, and an imported archive
 * never floods readers.
 */
final class FeedPage {
  private static final Duration AGE = Duration.ofHours(48);
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
    String home =
        channel == null ? edition.prefix() + "/" : Links.channel(edition, channel);
    var xml = new Xml();
    xml.open("rss", "version", "2.0", "xmlns:atom", "http://www.w3.org/2005/Atom");
    xml.open("channel");
    xml.leaf("title", title);
    xml.leaf("link", site.url() + home);
    String tagline = Site.pick(site.taglines(), edition.language(), "");
    xml.leaf("description", tagline.isEmpty() ? title : tagline);
    xml.leaf("language", edition.language());
    xml.leaf(
        "atom:link",
        "",
        "href", site.url() + Links.feed(edition, channel),
        "rel", "self",
        "type", "application/rss+xml");
    for (Teaser story : stories(sheet, channel)) {
      xml.open("item");
      xml.leaf("title", story.headline());
      xml.leaf("link", site.url() + Links.story(story, site));
      xml.leaf("guid", story.id().value(), "isPermaLink", "false");
      xml.leaf("pubDate", rfc822(story.published()));
      xml.leaf("category", Frames.channelName(site, story.channel(), edition));
      if (story.summary() != null) {
        xml.leaf("description", story.summary());
      }
      if (story.sourceName() != null) {
        xml.leaf("source", story.sourceName(), "url", site.url() + "/");
      }
      xml.close();
    }
    xml.close();
    xml.close();
    return new Page(200, TYPE, xml.bytes(), sheet.keys(), sheet.position(), null);
  }

  private static List<Teaser> stories(Sheet sheet, @Nullable ChannelPath channel) {
    List<Teaser> newest = sheet.list(new Listing.All(), null, 1).items();
    if (newest.isEmpty()) {
      return List.of();
    }
    Instant oldest = newest.getFirst().published().minus(AGE);
    Listing listing = channel == null ? new Listing.All() : new Listing.InChannel(channel);
    @Nullable Cursor start = null;
    return sheet.list(listing, start, ITEMS).items().stream()
        .filter(story -> story.published().isAfter(oldest))
        .toList();
  }

  /** RFC 822 as RSS asks for it, with a year of four digits. */
  private static String rfc822(Instant instant) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
  }
}
