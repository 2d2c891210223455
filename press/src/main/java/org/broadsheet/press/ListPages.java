package org.broadsheet.press;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.archive.Cursor;
import org.broadsheet.archive.Listing;
import org.broadsheet.archive.Slice;
import org.broadsheet.content.Person;
import org.broadsheet.content.Site;
import org.broadsheet.content.SourceProfile;
import org.jspecify.annotations.Nullable;

/**
 * Plain lists of stories: a day's, a topic's, an author's, a source's. Null where there is none.
 */
final class ListPages {
  private static final int SLICE = 30;

  /** Width of a portrait at most, in pixels. */
  private static final int PORTRAIT = 480;

  private final Sheet sheet;

  ListPages(Sheet sheet) {
    this.sheet = sheet;
  }

  View.@Nullable Stories day(Address.Day address) {
    return page(
        new Listing.OnDay(address.date()),
        new Address.Day(null, address.date(), null),
        address.after(),
        sheet.words().of("list.day"),
        sheet.times().date(address.date()).text(),
        null,
        false,
        neighbours(address.date()));
  }

  View.@Nullable Stories topic(Address.Tag address) {
    return page(
        new Listing.Tagged(address.tag()),
        new Address.Tag(null, address.tag(), null),
        address.after(),
        sheet.words().of("list.topic"),
        sheet.said(address.tag()),
        null,
        false,
        List.of(feed(new Listing.Tagged(address.tag()))));
  }

  View.@Nullable Stories author(Address.Author address) {
    Person person = sheet.person(address.person()).orElse(null);
    if (person == null) {
      return null;
    }
    String language = sheet.edition().language();
    String title = Site.pick(person.titles(), language, "");
    View.Stories page =
        page(
            new Listing.ByPerson(address.person()),
            new Address.Author(null, address.person(), null),
            address.after(),
            title.isEmpty() ? sheet.words().of("list.author") : title,
            person.name(language),
            orNull(Site.pick(person.bios(), language, "")),
            true,
            List.of(feed(new Listing.ByPerson(address.person()))));
    return page == null ? null : page.portrait(Pictures.thumbnail(person.portrait(), PORTRAIT));
  }

  View.@Nullable Stories source(Address.SourceStories address) {
    SourceProfile profile = sheet.source(address.source()).orElse(null);
    String language = sheet.edition().language();
    return page(
        new Listing.FromSource(address.source()),
        new Address.SourceStories(null, address.source(), null),
        address.after(),
        sheet.words().of("list.source"),
        profile == null ? address.source() : Site.pick(profile.names(), language, address.source()),
        profile == null ? null : orNull(Site.pick(profile.note(), language, "")),
        profile != null,
        profile == null || profile.url() == null
            ? List.of()
            : List.of(
                new View.Link(profile.url().value(), sheet.words().of("source.site"), false)));
  }

  /** {@code known} where the page stands even without a story. */
  private View.@Nullable Stories page(
      Listing listing,
      Address first,
      @Nullable Cursor after,
      String kind,
      String title,
      @Nullable String about,
      boolean known,
      List<View.Link> links) {
    Slice slice = sheet.list(listing, after, SLICE);
    if (slice.items().isEmpty() && !known) {
      return null;
    }
    String path = first.canonical();
    String site = sheet.site().name(sheet.edition().language());
    var head =
        Frames.Head.page(
            title, about == null ? sheet.words().of("list.about", title, site) : about, path);
    if (!known) {
      head = head.only(sheet.edition());
    }
    if (listing instanceof Listing.Tagged || listing instanceof Listing.ByPerson) {
      head = head.feed(listing);
    }
    return View.Stories.list(
        Frames.of(sheet, after == null ? head : head.unindexed()),
        View.PageHead.list(kind, title, about, links),
        new View.Section(null, null, Teasers.all(slice.items(), sheet, null), false),
        slice.next() == null
            ? null
            : sheet.edition().root() + path + "?after=" + slice.next().encode());
  }

  private View.Link feed(Listing listing) {
    return new View.Link(
        Links.feed(sheet.edition(), listing, Address.Feed.Format.RSS),
        sheet.words().of("feed.own"),
        false);
  }

  /** The days before and after that have stories, and the year. */
  private List<View.Link> neighbours(LocalDate day) {
    Words words = sheet.words();
    var links = new ArrayList<View.Link>();
    sheet.dayBefore(day).ifPresent(before -> links.add(dayLink(before, "day.before")));
    sheet.dayAfter(day).ifPresent(after -> links.add(dayLink(after, "day.after")));
    links.add(
        new View.Link(
            sheet.edition().prefix() + AddressSpelling.year(day.getYear()),
            words.of("day.year", sheet.times().year(day.getYear())),
            false));
    return links;
  }

  private View.Link dayLink(LocalDate day, String words) {
    return new View.Link(
        Links.day(sheet.edition(), day),
        sheet.words().of(words, sheet.times().date(day).text()),
        false);
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
