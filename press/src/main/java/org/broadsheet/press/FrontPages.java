package org.broadsheet.press;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
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
 * story stands on a page twice, but for the stream of the later parts, which is the plain list, and
 * for the first stories of a special, which say what it is about. A place without a story is not on
 * the page at all.
 */
final class FrontPages {
  private static final int SLICE = 24;
  private static final int BESIDE = 4;
  private static final int BAND = 4;

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
    return new FrontPages(sheet, null).page(head, after, null);
  }

  /** Null where the site has no such channel. */
  static View.@Nullable Stories channel(Sheet sheet, ChannelPath path, @Nullable Cursor after) {
    if (sheet.site().channel(path) == null) {
      return null;
    }
    var trail = Frames.trail(sheet, path, true);
    String clear = Frames.clearName(sheet.site(), path, sheet.edition());
    String site = sheet.site().name(sheet.edition().language());
    var head =
        Frames.Head.page(clear, sheet.words().of("channel.about", clear, site), "/c/" + path)
            .in(path)
            .data(List.of(Metadata.breadcrumb(sheet, trail)));
    String name = Frames.channelName(sheet.site(), path, sheet.edition());
    var top = View.PageHead.channel(trail, name, Regions.below(sheet, path));
    return new FrontPages(sheet, path).page(head, after, top);
  }

  private View.Stories page(Frames.Head head, @Nullable Cursor after, View.@Nullable PageHead top) {
    Listing listing = channel == null ? new Listing.All() : new Listing.InChannel(channel);
    String base = sheet.edition().root() + (channel == null ? "/" : "/c/" + channel);
    Slice slice = sheet.list(listing, after, SLICE);
    String more = slice.next() == null ? null : base + "?after=" + slice.next().encode();
    if (after != null) {
      return View.Stories.list(
          Frames.of(sheet, head.unindexed()),
          top,
          section(sheet.words().of("earlier"), null, channel, slice.items()),
          more);
    }
    Front front = sheet.front(channel == null ? "home" : channel.value()).orElse(null);
    List<Front.Slot> slots = front == null ? List.of() : front.slots();
    // Editors' choices first: what they placed anywhere is not used to fill a slot above it.
    slots.forEach(slot -> placed.addAll(slot.stories()));
    List<Teaser> newest = slice.items();
    List<Teaser> opening = opening(slots, newest);
    var focus = new ArrayList<View.Section>();
    var picks = new ArrayList<View.Section>();
    var rail = new ArrayList<View.Part>();
    var bands = new ArrayList<View.Section>();
    var specials = new ArrayList<View.Special>();
    int recommended = 0;
    for (Front.Slot slot : slots) {
      switch (slot.place()) {
        case LEAD -> {}
        case SPECIAL -> {
          if (slot.special() == null) {
            add(bands, slot, stories(slot, newest, _ -> true));
          } else {
            View.Special special = SpecialPage.block(sheet, slot.special(), slot.size());
            if (special != null) {
              specials.add(special);
            }
          }
        }
        case RECOMMENDED -> {
          if (channel == null) {
            recommended += slot.size();
          } else {
            add(bands, slot, stories(slot, newest, _ -> true));
          }
        }
        case FOCUS -> add(focus, slot, stories(slot, newest, teaser -> teaser.lead() != null));
        case LIST -> add(isOwn(slot) ? picks : bands, slot, stories(slot, newest, _ -> true));
        case RANKING -> addPart(rail, "ranking", slot, stories(slot, newest, _ -> false));
        case REGIONAL -> addPart(rail, "regional", slot, stories(slot, newest, _ -> true));
      }
    }
    if (front == null) {
      bands.addAll(channelBands());
    }
    List<Teaser> rest = newest.stream().filter(teaser -> placed.add(teaser.id())).toList();
    Teaser lead = opening.isEmpty() ? null : opening.getFirst();
    return new View.Stories(
        Frames.of(sheet, head),
        top,
        lead == null ? null : Teasers.opening(lead, sheet, channel),
        opening.stream().skip(1).map(teaser -> Teasers.of(teaser, sheet, channel)).toList(),
        focus,
        specials,
        picks,
        withChooser(rail),
        bands,
        section(sheet.words().of("latest"), null, channel, rest),
        MoodPages.place(sheet),
        more,
        recommended == 0
            ? null
            : RecommendedPage.on(sheet, elsewhere(slots), Math.min(recommended, SLICE)));
  }

  /** What stands on the page but for the editors' list, which was kept free for its own place. */
  private Set<ArticleId> elsewhere(List<Front.Slot> slots) {
    var elsewhere = new HashSet<>(placed);
    for (Front.Slot slot : slots) {
      if (slot.place() == Front.Place.RECOMMENDED) {
        slot.stories().forEach(elsewhere::remove);
      }
    }
    for (Front.Slot slot : slots) {
      if (slot.place() != Front.Place.RECOMMENDED) {
        elsewhere.addAll(slot.stories());
      }
    }
    return elsewhere;
  }

  /** The lead and what stands beside it: the editors' slot, else the newest. */
  private List<Teaser> opening(List<Front.Slot> slots, List<Teaser> newest) {
    var opening = new ArrayList<Teaser>();
    for (Front.Slot slot : slots) {
      if (slot.place() == Front.Place.LEAD) {
        opening.addAll(stories(slot, newest, _ -> true));
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

  /** What editors chose, then the newest of its channel that {@code fills} allows. */
  private List<Teaser> stories(Front.Slot slot, List<Teaser> newest, Predicate<Teaser> fills) {
    var stories = new ArrayList<>(sheet.teasers(slot.stories()));
    ChannelPath of = source(slot);
    List<Teaser> fill =
        of == null || of.equals(channel)
            ? newest
            : sheet.list(new Listing.InChannel(of), null, SLICE).items();
    for (Teaser teaser : fill) {
      if (stories.size() >= slot.size()) {
        break;
      }
      if (fills.test(teaser) && placed.add(teaser.id())) {
        stories.add(teaser);
      }
    }
    return stories.stream().limit(slot.size()).toList();
  }

  /** The channel that fills a slot; a regional slot of the home page stands for all regions. */
  private @Nullable ChannelPath source(Front.Slot slot) {
    if (slot.channel() != null) {
      return slot.channel();
    }
    return slot.place() == Front.Place.REGIONAL && channel == null
        ? Regions.above(sheet.site())
        : channel;
  }

  private boolean isOwn(Front.Slot slot) {
    return slot.channel() == null || slot.channel().equals(channel);
  }

  private void add(List<View.Section> sections, Front.Slot slot, List<Teaser> stories) {
    if (stories.isEmpty()) {
      return;
    }
    ChannelPath of = slot.channel();
    String title = slot.title();
    if (title == null) {
      title =
          of == null
              ? sheet.words().of("place." + Blocks.word(slot.place()))
              : Frames.clearName(sheet.site(), of, sheet.edition());
    }
    String href =
        of == null || of.equals(channel) || sheet.site().channel(of) == null
            ? null
            : Links.channel(sheet.edition(), of);
    int widest = slot.place() == Front.Place.FOCUS ? 1600 : Teasers.WIDTH;
    ChannelPath within = of == null ? channel : of;
    sections.add(new View.Section(title, href, Teasers.all(stories, sheet, within, widest), false));
  }

  private void addPart(List<View.Part> rail, String kind, Front.Slot slot, List<Teaser> stories) {
    var sections = new ArrayList<View.Section>(1);
    add(sections, slot, stories);
    sections.forEach(section -> rail.add(new View.Part(kind, section, List.of())));
  }

  /** On the home page the regions to choose from stand under the last of those shown. */
  private List<View.Part> withChooser(List<View.Part> rail) {
    var parts = new ArrayList<>(rail);
    for (int i = parts.size() - 1; i >= 0 && channel == null; i--) {
      View.Part part = parts.get(i);
      if (part.kind().equals("regional")) {
        List<View.Link> regions = Regions.below(sheet, null);
        parts.set(i, new View.Part(part.kind(), part.section(), regions));
        break;
      }
    }
    return parts;
  }

  /** Without a front: the newest of each channel below this one that are not on the page yet. */
  private List<View.Section> channelBands() {
    var bands = new ArrayList<View.Section>();
    for (Site.Channel below : sheet.site().channels()) {
      ChannelPath parent = below.path().parent();
      if (channel == null ? parent != null : !channel.equals(parent)) {
        continue;
      }
      List<Teaser> fresh =
          sheet.list(new Listing.InChannel(below.path()), null, SLICE).items().stream()
              .filter(teaser -> !placed.contains(teaser.id()))
              .limit(BAND)
              .toList();
      if (!fresh.isEmpty()) {
        fresh.forEach(teaser -> placed.add(teaser.id()));
        bands.add(
            section(
                below.name(sheet.edition().language()),
                Links.channel(sheet.edition(), below.path()),
                below.path(),
                fresh));
      }
    }
    return bands;
  }

  private View.Section section(
      @Nullable String title,
      @Nullable String href,
      @Nullable ChannelPath within,
      List<Teaser> stories) {
    return new View.Section(title, href, Teasers.all(stories, sheet, within), false);
  }
}
