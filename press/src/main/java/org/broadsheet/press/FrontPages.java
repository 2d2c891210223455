package org.broadsheet.press;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.broadsheet.archive.Cursor;
import org.broadsheet.archive.Listing;
import org.broadsheet.archive.Slice;
import org.broadsheet.archive.Teaser;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Front;
import org.broadsheet.content.Site;
import org.jspecify.annotations.Nullable;

/**
 * The home page and the channels: what editors placed in the front, filled with the newest. No
 * story stands on a page twice, but for the stream of the later parts, which is the plain list.
 */
final class FrontPages {
  private static final int SLICE = 24;
  private static final int BESIDE = 5;
  private static final int RAIL = 4;

  private final Sheet sheet;
  private final @Nullable ChannelPath channel;
  private final Set<ArticleId> placed = new HashSet<>();

  private FrontPages(Sheet sheet, @Nullable ChannelPath channel) {
    this.sheet = sheet;
    this.channel = channel;
  }

  static View.Stories home(Sheet sheet, @Nullable Cursor after) {
    var head =
        Frames.Head.page(
            null, Site.pick(sheet.site().taglines(), sheet.edition().language(), ""), "/");
    if (after == null) {
      head = head.data(List.of(Metadata.site(sheet)));
    }
    return new FrontPages(sheet, null).page(head, after, List.of(), null, List.of());
  }

  /** Null where the site has no such channel. */
  static View.@Nullable Stories channel(Sheet sheet, ChannelPath path, @Nullable Cursor after) {
    Site.Channel channel = sheet.site().channel(path);
    if (channel == null) {
      return null;
    }
    String name = channel.name(sheet.edition().language());
    var trail = Frames.trail(sheet, path, true);
    List<View.Link> children =
        sheet.site().channels().stream()
            .filter(other -> path.equals(other.path().parent()))
            .map(other ->
                new View.Link(
                    Links.channel(sheet.edition(), other.path()),
                    other.name(sheet.edition().language()),
                    false))
            .toList();
    var head =
        Frames.Head.page(name, null, "/c/" + path)
            .in(path)
            .data(List.of(Metadata.breadcrumb(sheet, trail)));
    return new FrontPages(sheet, path).page(head, after, trail, name, children);
  }

  private View.Stories page(
      Frames.Head head,
      @Nullable Cursor after,
      List<View.Link> trail,
      @Nullable String title,
      List<View.Link> children) {
    Listing listing = channel == null ? new Listing.All() : new Listing.InChannel(channel);
    String base = sheet.edition().prefix() + (channel == null ? "/" : "/c/" + channel);
    Slice slice = sheet.list(listing, after, SLICE);
    String more = slice.next() == null ? null : base + "?after=" + slice.next().encode();
    if (after != null) {
      var stream = section(sheet.words().of("earlier"), null, slice.items());
      return new View.Stories(
          Frames.of(sheet, head.unindexed()),
          trail,
          null,
          title,
          null,
          List.of(),
          null,
          List.of(),
          null,
          stream,
          List.of(),
          more);
    }
    Front front = sheet.front(channel == null ? "home" : channel.value()).orElse(null);
    List<Front.Slot> slots = front == null ? List.of() : front.slots();
    // Editors' choices first: what they placed anywhere is not used to fill a slot above it.
    slots.forEach(slot -> placed.addAll(slot.stories()));
    List<Teaser> opening = opening(slots, slice.items());
    View.Section focus = null;
    var listed = new ArrayList<Teaser>();
    var rail = new ArrayList<View.Section>();
    for (Front.Slot slot : slots) {
      switch (slot.place()) {
        case LEAD -> {}
        case FOCUS -> focus = slotSection(slot);
        case LIST -> listed.addAll(stories(slot, slice.items()));
        case RANKING, REGIONAL, SPECIAL, RECOMMENDED -> rail.add(slotSection(slot));
      }
    }
    List<Teaser> rest = slice.items().stream().filter(teaser -> placed.add(teaser.id())).toList();
    listed.addAll(rest);
    if (rail.isEmpty()) {
      rail.addAll(channelRail());
    }
    Teaser lead = opening.isEmpty() ? null : opening.getFirst();
    return new View.Stories(
        Frames.of(sheet, head),
        trail,
        null,
        title,
        null,
        children,
        lead == null ? null : Teasers.opening(lead, sheet, channel),
        opening.stream().skip(1).map(teaser -> Teasers.of(teaser, sheet, channel)).toList(),
        focus,
        section(sheet.words().of("latest"), null, listed),
        rail,
        more);
  }

  /** The lead and what stands beside it: the editors' slot, else the newest. */
  private List<Teaser> opening(List<Front.Slot> slots, List<Teaser> newest) {
    var opening = new ArrayList<Teaser>();
    for (Front.Slot slot : slots) {
      if (slot.place() == Front.Place.LEAD) {
        opening.addAll(stories(slot, newest));
      }
    }
    if (opening.isEmpty()) {
      newest.stream()
          .filter(teaser -> !placed.contains(teaser.id()))
          .limit(1 + BESIDE)
          .forEach(opening::add);
      // A page opens better with a picture: the newest story that has one goes first.
      opening.stream()
          .filter(teaser -> teaser.lead() != null)
          .findFirst()
          .ifPresent(teaser -> {
            opening.remove(teaser);
            opening.addFirst(teaser);
          });
    }
    opening.forEach(teaser -> placed.add(teaser.id()));
    return opening;
  }

  private List<Teaser> stories(Front.Slot slot, List<Teaser> newest) {
    var stories = new ArrayList<>(sheet.teasers(slot.stories()));
    List<Teaser> fill =
        slot.channel() == null || slot.channel().equals(channel)
            ? newest
            : sheet.list(new Listing.InChannel(slot.channel()), null, SLICE).items();
    for (Teaser teaser : fill) {
      if (stories.size() >= slot.size()) {
        break;
      }
      if (placed.add(teaser.id())) {
        stories.add(teaser);
      }
    }
    return stories.stream().limit(slot.size()).toList();
  }

  private View.Section slotSection(Front.Slot slot) {
    List<Teaser> newest = sheet.list(listing(slot), null, SLICE).items();
    String title = slot.title();
    if (title == null) {
      title =
          slot.channel() == null
              ? sheet.words().of("place." + Blocks.word(slot.place()))
              : Frames.channelName(sheet.site(), slot.channel(), sheet.edition());
    }
    String href = slot.channel() == null ? null : Links.channel(sheet.edition(), slot.channel());
    return section(title, href, stories(slot, newest));
  }

  private Listing listing(Front.Slot slot) {
    ChannelPath of = slot.channel() == null ? channel : slot.channel();
    return of == null ? new Listing.All() : new Listing.InChannel(of);
  }

  /** Without a front: the newest of each channel below this one that are not on the page yet. */
  private List<View.Section> channelRail() {
    var rail = new ArrayList<View.Section>();
    for (Site.Channel below : sheet.site().channels()) {
      ChannelPath parent = below.path().parent();
      if (channel == null ? parent != null : !channel.equals(parent)) {
        continue;
      }
      List<Teaser> fresh =
          sheet.list(new Listing.InChannel(below.path()), null, SLICE).items().stream()
              .filter(teaser -> !placed.contains(teaser.id()))
              .limit(RAIL)
              .toList();
      if (!fresh.isEmpty()) {
        fresh.forEach(teaser -> placed.add(teaser.id()));
        rail.add(
            section(
                below.name(sheet.edition().language()),
                Links.channel(sheet.edition(), below.path()),
                fresh));
      }
    }
    return rail;
  }

  private View.Section section(
      @Nullable String title, @Nullable String href, List<Teaser> stories) {
    return new View.Section(title, href, Teasers.all(stories, sheet, channel), false);
  }
}
