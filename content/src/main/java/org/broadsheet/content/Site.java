package org.broadsheet.content;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The site itself: its names by language, its tree of channels, and how it looks.
 *
 * @param url where readers find it, without a slash at the end; makes absolute links
 * @param zone IANA name of the zone in which times are shown and permanent addresses are dated
 * @param languages the editions; the first is the default and lives at {@code /}
 * @param names the paper's name by language
 * @param taglines the line under the name
 * @param channels the tree, parents before children, in the order in which they are shown
 * @param redirects old channel path to new one
 * @param moods the moods that readers are asked for, by their word
 * @param footer lines at the foot of every page, by language; several are parted by line feeds
 * @param theme colours and type by token name; see the theme document
 * @param logo drawn in place of the name
 * @param embeds whether other sites may frame cards of its stories
 * @param publisher who answers for the paper
 * @param sample whether the paper is made up to be tried; what readers' figures it shows are said
 *     to be samples
 * @param converted editions that show the stories of another one as well, converted into their own
 *     script: edition to that other one
 */
public record Site(
    String url,
    String zone,
    List<String> languages,
    Map<String, String> names,
    Map<String, String> taglines,
    List<Channel> channels,
    Map<String, String> redirects,
    List<String> moods,
    Map<String, String> footer,
    Map<String, String> theme,
    @Nullable Medium logo,
    boolean embeds,
    @Nullable Publisher publisher,
    boolean sample,
    Map<String, String> converted)
    implements Document {
  /** The moods of a new site: happy, sad, like, just passing. */
  public static final List<String> MOODS = List.of("happy", "sad", "like", "pass");

  /** A site that nobody may frame, without a converted edition. */
  public Site(
      String url,
      String zone,
      List<String> languages,
      Map<String, String> names,
      Map<String, String> taglines,
      List<Channel> channels,
      Map<String, String> redirects,
      List<String> moods,
      Map<String, String> footer,
      Map<String, String> theme,
      @Nullable Medium logo) {
    this(
        url, zone, languages, names, taglines, channels, redirects, moods, footer, theme, logo,
        false, null, false, Map.of());
  }

  /** Checks and copies. */
  public Site {
    if (!url.matches("https?://[^/?#\\s]+(/[^?#\\s]*[^/?#\\s])?")) {
      throw new MalformedContent("url", "must be an http or https address without a final slash");
    }
    try {
      ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new MalformedContent("zone", "is not a known time zone: " + zone);
    }
    languages = List.copyOf(languages);
    if (languages.isEmpty()) {
      throw new MalformedContent("languages", "must name at least one");
    }
    languages.forEach(Texts::language);
    names = Texts.sorted(names);
    taglines = Texts.sorted(taglines);
    redirects = Texts.sorted(redirects);
    footer = Texts.sorted(footer);
    theme = Texts.sorted(theme);
    converted = Texts.sorted(converted);
    for (var pair : converted.entrySet()) {
      if (!languages.contains(pair.getKey())
          || !languages.contains(pair.getValue())
          || converted.containsKey(pair.getValue())) {
        throw new MalformedContent("converted", "must lead from one edition to another one");
      }
    }
    moods = List.copyOf(moods);
    channels = List.copyOf(channels);
    var known = new HashSet<ChannelPath>();
    for (Channel channel : channels) {
      ChannelPath parent = channel.path().parent();
      if (parent != null && !known.contains(parent)) {
        throw new MalformedContent("channels", "has " + channel.path() + " before its parent");
      }
      if (!known.add(channel.path())) {
        throw new MalformedContent("channels", "has " + channel.path() + " twice");
      }
    }
  }

  /**
   * Who answers for the paper.
   *
   * @param names by language
   * @param address of the newsroom, by language
   * @param contact a mail address or a page
   * @param about what the paper says of itself, by language; paragraphs are parted by line feeds
   */
  public record Publisher(
      Map<String, String> names,
      Map<String, String> address,
      @Nullable Href contact,
      Map<String, String> about) {
    /** Copies. */
    public Publisher {
      names = Texts.sorted(names);
      address = Texts.sorted(address);
      about = Texts.sorted(about);
    }
  }

  /**
   * A channel.
   *
   * @param path its place
   * @param names its name by language
   * @param region whether it is a regional site
   * @param moodsOff whether readers are not asked for their mood about the stories in it and in the
   *     channels below
   */
  public record Channel(
      ChannelPath path, Map<String, String> names, boolean region, boolean moodsOff) {
    /** A channel whose readers are asked. */
    public Channel(ChannelPath path, Map<String, String> names, boolean region) {
      this(path, names, region, false);
    }

    /** Copies. */
    public Channel {
      names = Texts.sorted(names);
      if (names.isEmpty()) {
        throw new MalformedContent("names", "must hold a name for " + path);
      }
    }

    /** The name in this language, else in the first that has one. */
    public String name(String language) {
      return pick(names, language, path.slug());
    }
  }

  /** A draft that starts as this site. */
  public SiteDraft edit() {
    return new SiteDraft(this);
  }

  /** The zone of the site. */
  public ZoneId zoneId() {
    return ZoneId.of(zone);
  }

  /** The language of the edition at {@code /}. */
  public String defaultLanguage() {
    return languages.getFirst();
  }

  /** The paper's name in this language, else in the default one. */
  public String name(String language) {
    String fallback = names.get(defaultLanguage());
    return pick(names, language, fallback == null ? "Broadsheet" : fallback);
  }

  /** The edition whose stories this one shows converted, or null. */
  public @Nullable String convertedFrom(String edition) {
    return converted.get(edition);
  }

  /** The channel at this path, or null. */
  public @Nullable Channel channel(ChannelPath path) {
    for (Channel channel : channels) {
      if (channel.path().equals(path)) {
        return channel;
      }
    }
    return null;
  }

  /** Whether readers are asked for their mood about this story. */
  public boolean asksMoods(Article article) {
    return !moods.isEmpty()
        && !article.moodsOff()
        && channels.stream()
            .noneMatch(channel ->
                channel.moodsOff() && article.channel().trail().contains(channel.path()));
  }

  /**
   * The text for this language, else for its base language, else for another of the same base, else
   * the first there is, or the fallback.
   */
  public static String pick(Map<String, String> texts, String language, String fallback) {
    String exact = texts.get(language);
    if (exact != null) {
      return exact;
    }
    String base = texts.get(base(language));
    if (base != null) {
      return base;
    }
    for (var text : texts.entrySet()) {
      if (base(text.getKey()).equals(base(language))) {
        return text.getValue();
      }
    }
    return texts.isEmpty() ? fallback : texts.values().iterator().next();
  }

  private static String base(String language) {
    int hyphen = language.indexOf('-');
    return hyphen < 0 ? language : language.substring(0, hyphen);
  }

  @Override
  public Json.Object json() {
    return Versions.start("site")
        .put("url", url)
        .put("zone", zone)
        .texts("languages", languages)
        .textMap("names", names)
        .textMap("taglines", taglines)
        .list(
            "channels",
            channels,
            channel ->
                new Members()
                    .put("path", channel.path().value())
                    .textMap("names", channel.names())
                    .flag("region", channel.region())
                    .flag("moodsOff", channel.moodsOff())
                    .json())
        .textMap("redirects", redirects)
        .texts("moods", moods)
        .textMap("footer", footer)
        .textMap("theme", theme)
        .put("logo", logo == null ? null : BlockJson.write(logo))
        .flag("embeds", embeds)
        .put("publisher", publisher == null ? null : write(publisher))
        .flag("sample", sample)
        .textMap("converted", converted)
        .json();
  }

  private static Json write(Publisher publisher) {
    return new Members()
        .textMap("names", publisher.names())
        .textMap("address", publisher.address())
        .put("contact", publisher.contact() == null ? null : publisher.contact().value())
        .textMap("about", publisher.about())
        .json();
  }

  static Site read(Fields in) {
    return in.end(
        Fields.placed(
            "$",
            () ->
                new Site(
                    in.text("url"),
                    in.text("zone"),
                    in.texts("languages", text -> text),
                    in.textMap("names"),
                    in.textMap("taglines"),
                    in.list("channels", Site::readChannel),
                    in.textMap("redirects"),
                    in.texts("moods", text -> text),
                    in.textMap("footer"),
                    in.textMap("theme"),
                    in.object("logo", BlockJson::readMedium),
                    in.flag("embeds"),
                    in.object("publisher", Site::readPublisher),
                    in.flag("sample"),
                    in.textMap("converted"))));
  }

  private static Publisher readPublisher(Json json, String place) {
    var in = new Fields(json, place);
    return in.end(
        new Publisher(
            in.textMap("names"),
            in.textMap("address"),
            in.textAs("contact", Href::new),
            in.textMap("about")));
  }

  private static Channel readChannel(Json json, String place) {
    var in = new Fields(json, place);
    return in.end(
        Fields.placed(
            place,
            () ->
                new Channel(
                    in.needTextAs("path", ChannelPath::new),
                    in.textMap("names"),
                    in.flag("region"),
                    in.flag("moodsOff"))));
  }
}
