package org.broadsheet.press;

import java.util.List;
import java.util.function.Predicate;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Site;
import org.jspecify.annotations.Nullable;

/**
 * Where a page stands in the tree of channels, below its topmost one: the regional site that it
 * belongs to, the channels around it, and the other regional sites to choose from.
 */
final class Regions {
  private Regions() {}

  /** The nearest regional site at or above this channel; null for none. */
  static @Nullable ChannelPath of(Site site, @Nullable ChannelPath channel) {
    for (ChannelPath at = channel; at != null; at = at.parent()) {
      Site.Channel known = site.channel(at);
      if (known != null && known.region()) {
        return at;
      }
    }
    return null;
  }

  /** The regional sites right below a channel; those that are below no other one for null. */
  static List<View.Link> below(Sheet sheet, @Nullable ChannelPath parent) {
    Site site = sheet.site();
    return links(
        sheet,
        null,
        channel ->
            channel.region()
                && (parent == null
                    ? of(site, channel.path().parent()) == null
                    : parent.equals(channel.path().parent())));
  }

  /** Above the first regional site of the paper: what a slot for all regions is filled from. */
  static @Nullable ChannelPath above(Site site) {
    return site.channels().stream()
        .filter(Site.Channel::region)
        .findFirst()
        .map(channel -> channel.path().parent())
        .orElse(null);
  }

  /** What the second row of channels shows; null where there is nothing to go to. */
  static View.@Nullable Branch branch(Sheet sheet, @Nullable ChannelPath current) {
    Site site = sheet.site();
    if (current == null || site.channel(current) == null) {
      return null;
    }
    ChannelPath region = of(site, current);
    ChannelPath base = current;
    List<View.Link> channels = channels(sheet, base, current);
    if (channels.isEmpty() && !base.equals(region) && base.parent() != null) {
      base = base.parent();
      channels = channels(sheet, base, current);
    }
    if (channels.isEmpty() && region == null) {
      return null;
    }
    ChannelPath top = region == null ? base : region;
    return new View.Branch(
        link(sheet, top, current.equals(top)),
        top.equals(base) ? null : link(sheet, base, current.equals(base)),
        channels,
        region != null,
        region == null ? List.of() : beside(sheet, region));
  }

  private static List<View.Link> channels(Sheet sheet, ChannelPath base, ChannelPath current) {
    return links(
        sheet, current, channel -> !channel.region() && base.equals(channel.path().parent()));
  }

  private static List<View.Link> beside(Sheet sheet, ChannelPath region) {
    ChannelPath parent = region.parent();
    List<View.Link> sites =
        links(
            sheet,
            region,
            channel ->
                channel.region()
                    && (parent == null
                        ? channel.path().parent() == null
                        : parent.equals(channel.path().parent())));
    return sites.size() < 2 ? List.of() : sites;
  }

  private static List<View.Link> links(
      Sheet sheet, @Nullable ChannelPath current, Predicate<Site.Channel> wanted) {
    return sheet.site().channels().stream()
        .filter(wanted)
        .map(channel ->
            link(
                sheet, channel.path(), current != null && current.trail().contains(channel.path())))
        .toList();
  }

  private static View.Link link(Sheet sheet, ChannelPath path, boolean current) {
    return new View.Link(
        Links.channel(sheet.edition(), path),
        Frames.channelName(sheet.site(), path, sheet.edition()),
        current);
  }
}
