package org.broadsheet.press;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.broadsheet.archive.Listing;
import org.broadsheet.archive.Teaser;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Site;
import org.broadsheet.content.Special;
import org.broadsheet.wire.NewsFeed;
import org.jspecify.annotations.Nullable;

/**
 * Feeds. They offer what is younger than 48 hours, counted back from the newest story of the
 * edition rather than from a clock: so their bytes are a function of the log, and an imported
 * archive never floods readers.
 */
final class FeedPage {
  private static final Duration AGE = Duration.ofDays(2);
  private static final int STORIES = 100;
  private static final int PICTURE = 960;

  private FeedPage() {}

  /** What a feed is called, and the page that it follows. */
  private record Subject(String title, String page) {}

  /** Null where the site has nothing of that name. */
  static @Nullable Page of(Sheet sheet, Address.Feed address) {
    Subject subject = subject(sheet, address.of());
    if (subject == null) {
      return null;
    }
    String name = sheet.site().name(sheet.edition().language());
    String title =
        address.of() instanceof Listing.All
            ? name
            : sheet.words().of("title", subject.title(), name);
    return page(
        sheet,
        title,
        subject.page(),
        address,
        address.format(),
        recent(sheet, address.of(), STORIES));
  }

  /** The feed of a special: those of its stories that are news, the newest first. */
  static @Nullable Page of(Sheet sheet, Address.SpecialFeed address) {
    Special special = sheet.special(address.id()).orElse(null);
    if (special == null) {
      return null;
    }
    Site site = sheet.site();
    String name = site.name(sheet.edition().language());
    List<Teaser> stories =
        young(sheet, sheet.teasers(special.stories())).stream()
            .sorted(Comparator.comparing(Teaser::published).thenComparing(Teaser::index).reversed())
            .limit(STORIES)
            .toList();
    return page(
        sheet,
        sheet.words().of("title", special.title(), name),
        Links.special(site, special.language(), address.id()),
        address,
        address.format(),
        stories);
  }

  private static Page page(
      Sheet sheet,
      String title,
      String page,
      Address address,
      Address.Feed.Format format,
      List<Teaser> shown) {
    Site site = sheet.site();
    Edition edition = sheet.edition();
    String name = site.name(edition.language());
    String tagline = Site.pick(site.taglines(), edition.language(), "");
    List<NewsFeed.Story> stories = shown.stream().map(story -> story(story, sheet)).toList();
    var feed =
        new NewsFeed(
            title,
            site.url() + page,
            site.url() + address.canonical(),
            tagline.isEmpty() ? title : tagline,
            edition.language(),
            name,
            stories.stream()
                .map(NewsFeed.Story::updated)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH),
            stories);
    byte[] bytes =
        switch (format) {
          case RSS -> feed.rss();
          case ATOM -> feed.atom();
          case JSON -> feed.json();
        };
    String type = format.type() + "; charset=utf-8";
    return new Page(200, type, bytes, sheet.keys(), sheet.position(), null);
  }

  private static @Nullable Subject subject(Sheet sheet, Listing of) {
    Edition edition = sheet.edition();
    return switch (of) {
      case Listing.All _ -> new Subject("", edition.prefix() + "/");
      case Listing.InChannel(ChannelPath path) ->
          sheet.site().channel(path) == null
              ? null
              : new Subject(
                  Frames.channelName(sheet.site(), path, edition), Links.channel(edition, path));
      case Listing.Tagged(String tag) ->
          sheet.list(of, null, 1).items().isEmpty()
              ? null
              : new Subject(tag, Links.topic(edition, tag));
      case Listing.ByPerson(String id) ->
          sheet
              .person(id)
              .map(
                  person -> new Subject(person.name(edition.language()), Links.author(edition, id)))
              .orElse(null);
      case Listing.FromSource _, Listing.OnDay _ -> null;
    };
  }

  private static NewsFeed.Story story(Teaser story, Sheet sheet) {
    Site site = sheet.site();
    View.Picture picture = Pictures.thumbnail(story.lead(), PICTURE);
    return new NewsFeed.Story(
        story.id().value(),
        "tag:" + host(site) + "," + story.urlDate() + ":" + story.id(),
        story.headline(),
        site.url() + Links.story(story, site),
        story.summary(),
        story.published(),
        story.updated() == null || story.updated().isBefore(story.published())
            ? story.published()
            : story.updated(),
        picture == null ? null : site.url() + picture.src(),
        List.of(Frames.channelName(site, story.channel(), sheet.edition())));
  }

  /** An address without scheme, port and path names who gives out the ids (RFC 4151, 2.1). */
  private static String host(Site site) {
    return site.url().replaceFirst("^https?://", "").replaceFirst("[:/].*$", "");
  }

  /** The stories of a list that are young enough to be news to anybody. */
  static List<Teaser> recent(Sheet sheet, Listing listing, int most) {
    return young(sheet, sheet.list(listing, null, most).items());
  }

  private static List<Teaser> young(Sheet sheet, List<Teaser> stories) {
    List<Teaser> newest = sheet.list(new Listing.All(), null, 1).items();
    if (newest.isEmpty()) {
      return List.of();
    }
    Instant oldest = newest.getFirst().published().minus(AGE);
    return stories.stream().filter(story -> story.published().isAfter(oldest)).toList();
  }
}
