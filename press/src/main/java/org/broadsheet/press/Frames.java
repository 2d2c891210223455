package org.broadsheet.press;

import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.broadsheet.archive.Editions;
import org.broadsheet.archive.Listing;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Inline;
import org.broadsheet.content.Site;
import org.jspecify.annotations.Nullable;

/** What surrounds every page: masthead, channels, foot, and what the head says to machines. */
final class Frames {
  private Frames() {}

  /**
   * What a page adds to its frame.
   *
   * @param title null on the home page
   * @param path its own path, null where it has none that lasts
   * @param plainPath the same in the default edition without its prefix, for the other editions;
   *     null where they have no such page
   * @param current the channel that it belongs to
   * @param feed the list of which it offers feeds; null for those of its channel, or of the paper
   * @param data JSON-LD
   */
  record Head(
      @Nullable String title,
      @Nullable String description,
      @Nullable String path,
      @Nullable String plainPath,
      boolean index,
      @Nullable ChannelPath current,
      @Nullable Listing feed,
      @Nullable Long logEntry,
      Map<String, String> social,
      List<String> data,
      List<View.Alternate> alternates) {
    /** A page that stands alike in every edition. */
    static Head page(@Nullable String title, @Nullable String description, String plainPath) {
      return new Head(
          title,
          description,
          plainPath,
          plainPath,
          true,
          null,
          null,
          null,
          Map.of(),
          List.of(),
          List.of());
    }

    /** A page that search engines pass over and that has no address of its own. */
    static Head aside(String title) {
      return new Head(
          title, null, null, null, false, null, null, null, Map.of(), List.of(), List.of());
    }

    Head in(@Nullable ChannelPath channel) {
      return new Head(
          title,
          description,
          path,
          plainPath,
          index,
          channel,
          feed,
          logEntry,
          social,
          data,
          alternates);
    }

    /** The same page where the other editions may have none. */
    Head only(Edition edition) {
      return new Head(
          title,
          description,
          path == null ? null : edition.prefix() + path,
          null,
          index,
          current,
          feed,
          logEntry,
          social,
          data,
          alternates);
    }

    Head unindexed() {
      return new Head(
          title,
          description,
          path,
          plainPath,
          false,
          current,
          feed,
          logEntry,
          social,
          data,
          alternates);
    }

    Head data(List<String> documents) {
      return new Head(
          title,
          description,
          path,
          plainPath,
          index,
          current,
          feed,
          logEntry,
          social,
          documents,
          alternates);
    }

    Head alternates(List<View.Alternate> others) {
      return new Head(
          title,
          description,
          path,
          plainPath,
          index,
          current,
          feed,
          logEntry,
          social,
          data,
          others);
    }

    Head feed(Listing list) {
      return new Head(
          title,
          description,
          path,
          plainPath,
          index,
          current,
          list,
          logEntry,
          social,
          data,
          alternates);
    }
  }

  static View.Frame of(Sheet sheet, Head head) {
    return of(sheet, head, feeds(sheet, head));
  }

  /** A frame that offers feeds of its own. */
  static View.Frame of(Sheet sheet, Head head, List<View.Feed> feeds) {
    Site site = sheet.site();
    Edition edition = sheet.edition();
    Words words = edition.words();
    String name = site.name(edition.language());
    String path = head.plainPath() != null ? edition.prefix() + head.plainPath() : head.path();
    String title = head.title() == null ? name : words.of("title", head.title(), name);
    boolean home = head.title() == null;
    String tagline = Site.pick(site.taglines(), edition.language(), "");
    return new View.Frame(
        words,
        edition.language(),
        edition.dir(),
        title,
        head.description(),
        path == null ? null : site.url() + path,
        site.url(),
        head.index(),
        head.logEntry(),
        social(sheet, head, name, path),
        head.data(),
        editions(sheet, head),
        name,
        tagline.isEmpty() ? null : tagline,
        site.logo() == null ? null : Pictures.of(site.logo(), name, 960),
        edition.root() + "/",
        home,
        channels(sheet, head.current()),
        Regions.branch(sheet, head.current()),
        feeds,
        foot(sheet),
        edition.prefix() + "/corrections",
        edition.prefix() + "/archive",
        edition.prefix() + "/about",
        edition.prefix() + "/privacy",
        edition.prefix() + "/search",
        edition.lite() ? Assets.liteStylesheet(site) : Assets.stylesheet(site),
        Assets.SCRIPT,
        Assets.ICON,
        Assets.TOUCH_ICON,
        edition.prefix() + "/manifest.webmanifest",
        site.embeds() && path != null && isFramed(head, path)
            ? site.url() + "/oembed?url=" + AddressSpelling.encode(site.url() + path)
            : null,
        path == null ? null : sheet.counterpart());
  }

  private static List<List<Inline>> foot(Sheet sheet) {
    String text = Site.pick(sheet.site().footer(), sheet.edition().language(), "");
    var lines = new ArrayList<>(FootLines.of(text));
    if (sheet.isConverted()) {
      lines.add(Inline.of(sheet.words().of("converted.edition")));
    }
    return lines;
  }

  private static List<View.Feed> feeds(Sheet sheet, Head head) {
    Edition edition = sheet.edition();
    String name = sheet.site().name(edition.language());
    Listing of;
    String title;
    if (head.feed() != null && head.title() != null) {
      of = head.feed();
      title = edition.words().of("title", head.title(), name);
    } else if (head.current() != null) {
      of = new Listing.InChannel(head.current());
      title = edition.words().of("title", clearName(sheet.site(), head.current(), edition), name);
    } else {
      of = new Listing.All();
      title = name;
    }
    return Stream.of(Address.Feed.Format.values())
        .map(format -> new View.Feed(Links.feed(edition, of, format), format.type(), title))
        .toList();
  }

  /** Whether there is something to embed: a story's card, or a vote. */
  private static boolean isFramed(Head head, String path) {
    return "article".equals(head.social().get("og:type")) || AddressSpelling.pollOf(path) != null;
  }

  private static Map<String, String> social(
      Sheet sheet, Head head, String name, @Nullable String path) {
    var social = new LinkedHashMap<String, String>();
    social.put("og:site_name", name);
    social.put("og:title", head.title() == null ? name : head.title());
    social.put("og:type", "website");
    social.put("og:locale", locale(sheet.edition().language()));
    if (head.description() != null) {
      social.put("og:description", head.description());
    }
    if (path != null) {
      social.put("og:url", sheet.site().url() + path);
    }
    social.putAll(head.social());
    return social;
  }

  /** Language and country, as Open Graph writes them: {@code zh_CN}. */
  private static String locale(String language) {
    ULocale locale = ULocale.addLikelySubtags(ULocale.forLanguageTag(language));
    return locale.getLanguage() + "_" + locale.getCountry();
  }

  /** A way into each edition, in the site's order: this page where it has one there. */
  private static List<View.Alternate> editions(Sheet sheet, Head head) {
    Site site = sheet.site();
    if (site.languages().size() == 1 && head.alternates().isEmpty()) {
      return List.of();
    }
    var alternates = new ArrayList<View.Alternate>();
    for (String language : site.languages()) {
      View.Alternate known =
          head.alternates().stream()
              .filter(other -> language.equals(Editions.of(site.languages(), other.language())))
              .findFirst()
              .orElse(null);
      Edition other = Edition.of(site, language);
      if (known != null) {
        alternates.add(known);
      } else if (other != null) {
        // Without a page of its own there, the other edition is entered at its home page.
        boolean same = head.plainPath() != null;
        View.Alternate alternate =
            alternate(sheet, language, other.prefix() + (same ? head.plainPath() : "/"));
        alternates.add(same ? alternate : alternate.elsewhere());
      }
    }
    head.alternates().stream()
        .filter(other -> Editions.of(site.languages(), other.language()) == null)
        .forEach(alternates::add);
    return alternates;
  }

  /** The way from a converted text to the one that was written, at this path; null for none. */
  static View.@Nullable Alternate original(Sheet sheet, @Nullable String path) {
    Edition written = sheet.written();
    return path == null || written == null
        ? null
        : alternate(sheet, written.language(), path).elsewhere();
  }

  /**
   * A text that stands alike, but for its script, at this path of the edition that it was written
   * for and of those that show it converted; none where there is no such edition. Search engines
   * are told of the first alone.
   */
  static List<View.Alternate> scripts(Sheet sheet, Edition written, String path) {
    var alternates = new ArrayList<View.Alternate>();
    alternates.add(alternate(sheet, written.language(), written.prefix() + path).elsewhere());
    sheet
        .site()
        .converted()
        .forEach((to, from) -> {
          Edition other = Edition.of(sheet.site(), to);
          if (from.equals(written.language()) && other != null) {
            alternates.add(alternate(sheet, to, other.prefix() + path).elsewhere());
          }
        });
    return alternates.size() < 2 ? List.of() : alternates;
  }

  /** {@code path} with the prefix of its edition. */
  static View.Alternate alternate(Sheet sheet, String language, String path) {
    return new View.Alternate(
        language,
        Edition.dir(language),
        sheet.way() + path,
        sheet.site().url() + path,
        Edition.ownName(language));
  }

  private static List<View.Link> channels(Sheet sheet, @Nullable ChannelPath current) {
    return sheet.site().channels().stream()
        .filter(channel -> channel.path().parent() == null)
        .map(channel ->
            new View.Link(
                Links.channel(sheet.edition(), channel.path()),
                channel.name(sheet.edition().language()),
                current != null && current.trail().getFirst().equals(channel.path())))
        .toList();
  }

  static String channelName(Site site, ChannelPath path, Edition edition) {
    Site.Channel channel = site.channel(path);
    return channel == null ? path.slug() : channel.name(edition.language());
  }

  /** The name, with as many of those above it as tell it apart from every other channel. */
  static String clearName(Site site, ChannelPath path, Edition edition) {
    List<String> own = names(site, path, edition);
    String name = own.getFirst();
    for (int length = 1; length < own.size() && isShared(site, path, edition, length); length++) {
      name = edition.words().of("channel.of", own.get(length), name);
    }
    return name;
  }

  private static boolean isShared(Site site, ChannelPath path, Edition edition, int length) {
    List<String> own = names(site, path, edition).subList(0, length);
    return site.channels().stream()
        .filter(other -> !other.path().equals(path))
        .filter(other -> other.name(edition.language()).equals(own.getFirst()))
        .map(other -> names(site, other.path(), edition))
        .anyMatch(other -> other.size() >= length && other.subList(0, length).equals(own));
  }

  /** The names of a channel and of those above it, its own first. */
  private static List<String> names(Site site, ChannelPath path, Edition edition) {
    return path.trail().reversed().stream().map(step -> channelName(site, step, edition)).toList();
  }

  /** The channels from the top down to this one; the last is marked where it is the page itself. */
  static List<View.Link> trail(Sheet sheet, ChannelPath path, boolean itself) {
    var trail = new ArrayList<View.Link>();
    trail.add(new View.Link(sheet.edition().root() + "/", sheet.words().of("home"), false));
    for (ChannelPath step : path.trail()) {
      trail.add(
          new View.Link(
              Links.channel(sheet.edition(), step),
              channelName(sheet.site(), step, sheet.edition()),
              itself && step.equals(path)));
    }
    return trail;
  }
}
