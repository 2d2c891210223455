package org.broadsheet.press;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.archive.Cursor;
import org.broadsheet.archive.Listing;
import org.broadsheet.archive.RecommendedCursor;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.ChannelPath;
import org.jspecify.annotations.Nullable;

/**
 * How addresses are spelt. Reading and writing stand side by side, so that {@code read(write(a))}
 * is {@code a}.
 */
final class AddressSpelling {
  private static final int LONGEST = 2000;
  private static final Pattern EDITION =
      Pattern.compile("[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{5,8})*");
  private static final Pattern PERSON =
      Pattern.compile("[a-zA-Z0-9]([a-zA-Z0-9:-]{0,98}[a-zA-Z0-9])?");
  private static final Pattern STORY =
      Pattern.compile("(?:([a-z0-9]+(?:-[a-z0-9]+)*)-)?([0-9a-hjkmnp-tv-z]{10})");
  private static final Pattern NUMBER = Pattern.compile("0{0,4}([1-9][0-9]{0,3})");
  private static final Pattern SITEMAP_PART = Pattern.compile("sitemap-([1-9][0-9]{7})\\.xml");

  private static final Pattern YEAR = Pattern.compile("(?!0000)[0-9]{4}");
  private static final Pattern MONTH = Pattern.compile("0[1-9]|1[0-2]");

  private AddressSpelling() {}

  static @Nullable String editionOf(String path) {
    int end = path.indexOf('/', 1);
    String first = path.substring(Math.min(1, path.length()), end < 0 ? path.length() : end);
    return isEdition(first) ? first : null;
  }

  /** The poll whose page this path names; null for none. */
  static @Nullable String pollOf(String path) {
    String edition = editionOf(path);
    String rest = edition == null ? path : path.substring(1 + edition.length());
    String id = rest.startsWith("/p/") ? rest.substring(3) : "";
    return PERSON.matcher(id).matches() ? id : null;
  }

  /** Machines' places have short names too; none of them is a language. */
  private static boolean isEdition(String segment) {
    return EDITION.matcher(segment).matches() && !segment.equals("log") && !segment.equals("api");
  }

  static @Nullable Address read(String path, @Nullable String query) {
    if (path.length() > LONGEST || !path.startsWith("/")) {
      return null;
    }
    if (path.equals(Edition.LITE) || path.startsWith(Edition.LITE + "/")) {
      String rest = path.substring(Edition.LITE.length());
      Address of = read(rest.isEmpty() ? "/" : rest, query);
      return of == null || !Address.Lite.has(of) ? null : new Address.Lite(of);
    }
    List<String> parts = segments(path);
    if (parts == null) {
      return null;
    }
    String edition = null;
    if (!parts.isEmpty() && isEdition(parts.getFirst())) {
      edition = parts.getFirst();
      parts = parts.subList(1, parts.size());
    }
    Cursor after = cursor(query);
    if (parts.isEmpty()) {
      return new Address.Home(edition, after);
    }
    String head = parts.getFirst();
    List<String> rest = parts.subList(1, parts.size());
    return switch (head) {
      case "c" -> {
        String value = String.join("/", rest);
        yield ChannelPath.isPath(value)
            ? new Address.Channel(edition, new ChannelPath(value), after)
            : null;
      }
      case "t" ->
          rest.size() == 1
              ? new Address.Tag(edition, rest.getFirst(), after)
              : rest.size() == 2
                  ? own(edition, new Listing.Tagged(rest.getFirst()), rest.getLast())
                  : null;
      case "a" ->
          rest.isEmpty() || !PERSON.matcher(rest.getFirst()).matches()
              ? null
              : rest.size() == 1
                  ? new Address.Author(edition, rest.getFirst(), after)
                  : rest.size() == 2
                      ? own(edition, new Listing.ByPerson(rest.getFirst()), rest.getLast())
                      : null;
      case "s" -> special(edition, rest);
      case "recommended" -> rest.isEmpty() ? new Address.Recommended(edition, place(query)) : null;
      case "fragments" ->
          rest.equals(List.of("recommended"))
              ? new Address.RecommendedFragment(edition, place(query))
              : null;
      case "api" -> edition == null ? ApiSpelling.read(rest, query) : null;
      case "source" ->
          rest.size() == 1 ? new Address.SourceStories(edition, rest.getFirst(), after) : null;
      case "g" -> gallery(edition, rest, path.endsWith("/"));
      case "feeds" -> feed(edition, rest);
      case "corrections" -> rest.isEmpty() ? new Address.Corrections(edition, after) : null;
      case "embed" ->
          rest.size() == 1 && ArticleId.isId(rest.getFirst())
              ? new Address.Embed(edition, new ArticleId(rest.getFirst()))
              : null;
      case "share" -> rest.size() == 1 ? share(edition, rest.getFirst()) : null;
      case "about" -> rest.isEmpty() ? new Address.About(edition) : null;
      case "archive" -> rest.isEmpty() ? new Address.Calendar(edition, null, null) : null;
      case "privacy" -> rest.isEmpty() ? new Address.Privacy(edition) : null;
      case "news-sitemap.xml" -> rest.isEmpty() ? new Address.NewsSitemap(edition) : null;
      case "manifest.webmanifest" -> rest.isEmpty() ? new Address.Manifest(edition) : null;
      case "offline" -> rest.isEmpty() ? new Address.Offline(edition) : null;
      case "service-worker.js" ->
          edition == null && rest.isEmpty() ? new Address.ServiceWorker() : null;
      case "robots.txt" -> edition == null && rest.isEmpty() ? new Address.Robots() : null;
      default -> rest.isEmpty() ? single(edition, head) : dated(edition, parts, after);
    };
  }

  private static @Nullable Address share(@Nullable String edition, String name) {
    if (ArticleId.isId(name)) {
      return new Address.Share(edition, new ArticleId(name));
    }
    String id = name.endsWith(".svg") ? name.substring(0, name.length() - 4) : "";
    return edition == null && ArticleId.isId(id) ? new Address.ShareCode(new ArticleId(id)) : null;
  }

  private static @Nullable Address single(@Nullable String edition, String segment) {
    if (ArticleId.isId(segment)) {
      return new Address.Article(edition, null, null, new ArticleId(segment));
    }
    if (YEAR.matcher(segment).matches()) {
      return calendar(edition, segment, null);
    }
    if (edition != null) {
      return null;
    }
    if (segment.equals("sitemap.xml")) {
      return new Address.Sitemap(null);
    }
    if (segment.equals("sitemap-specials.xml")) {
      return new Address.SpecialsSitemap();
    }
    Matcher part = SITEMAP_PART.matcher(segment);
    return part.matches() ? new Address.Sitemap(Integer.parseInt(part.group(1))) : null;
  }

  private static @Nullable Address gallery(
      @Nullable String edition, List<String> rest, boolean slash) {
    if (rest.isEmpty() || rest.size() > 2 || !ArticleId.isId(rest.getFirst())) {
      return null;
    }
    String digits = rest.size() == 1 ? "" : rest.getLast();
    Matcher number = NUMBER.matcher(digits);
    if (!digits.isEmpty() && !number.matches()) {
      return null;
    }
    return new Address.Gallery(
        edition,
        new ArticleId(rest.getFirst()),
        digits.isEmpty() ? 1 : Integer.parseInt(number.group(1)),
        !slash && !digits.isEmpty() && !digits.startsWith("0"));
  }

  private static @Nullable RecommendedCursor place(@Nullable String query) {
    return RecommendedCursor.decode(parameter(query, "cursor"));
  }

  /** Whether a text has the form of a language tag. */
  static boolean isLanguage(String text) {
    return EDITION.matcher(text).matches();
  }

  private static @Nullable Address special(@Nullable String edition, List<String> rest) {
    if (rest.isEmpty() || rest.size() > 2 || !PERSON.matcher(rest.getFirst()).matches()) {
      return null;
    }
    if (rest.size() == 1) {
      return new Address.Special(edition, rest.getFirst());
    }
    Address.Feed.Format format = format(rest.getLast());
    return format == null || !rest.getLast().equals("feed." + format.ending())
        ? null
        : new Address.SpecialFeed(edition, rest.getFirst(), format);
  }

  private static @Nullable Address feed(@Nullable String edition, List<String> rest) {
    String name = String.join("/", rest);
    Address.Feed.Format format = format(name);
    if (format == null) {
      return null;
    }
    String channel = name.substring(0, name.length() - format.ending().length() - 1);
    if (channel.equals("all")) {
      return new Address.Feed(edition, new Listing.All(), format);
    }
    return ChannelPath.isPath(channel)
        ? new Address.Feed(edition, new Listing.InChannel(new ChannelPath(channel)), format)
        : null;
  }

  /** The feed beside a page of its own: {@code /t/TOPIC/feed.atom}. */
  private static @Nullable Address own(@Nullable String edition, Listing of, String name) {
    Address.Feed.Format format = format(name);
    return format == null || !name.equals("feed." + format.ending())
        ? null
        : new Address.Feed(edition, of, format);
  }

  private static Address.Feed.@Nullable Format format(String name) {
    for (Address.Feed.Format format : Address.Feed.Format.values()) {
      if (name.endsWith("." + format.ending())) {
        return format;
      }
    }
    return null;
  }

  private static @Nullable Address dated(
      @Nullable String edition, List<String> parts, @Nullable Cursor after) {
    if (parts.size() == 2) {
      return calendar(edition, parts.getFirst(), parts.getLast());
    }
    if (parts.size() < 3 || parts.size() > 4) {
      return null;
    }
    LocalDate date;
    try {
      date = LocalDate.parse(String.join("-", parts.subList(0, 3)));
    } catch (DateTimeException e) {
      return null;
    }
    if (date.getYear() < 1 || date.getYear() > 9999) {
      return null;
    }
    if (parts.size() == 3) {
      return new Address.Day(edition, date, after);
    }
    Matcher story = STORY.matcher(parts.get(3));
    return story.matches()
        ? new Address.Article(edition, date, story.group(1), new ArticleId(story.group(2)))
        : null;
  }

  private static @Nullable Address calendar(
      @Nullable String edition, String year, @Nullable String month) {
    return YEAR.matcher(year).matches() && (month == null || MONTH.matcher(month).matches())
        ? new Address.Calendar(
            edition, Integer.valueOf(year), month == null ? null : Integer.valueOf(month))
        : null;
  }

  /** The segments without the empty one after a final slash; null where the path is malformed. */
  private static @Nullable List<String> segments(String path) {
    var parts = new ArrayList<String>();
    if (path.equals("/")) {
      return parts;
    }
    String[] raw = path.substring(1).split("/", -1);
    for (int i = 0; i < raw.length; i++) {
      if (raw[i].isEmpty() && i == raw.length - 1) {
        break;
      }
      String part = decode(raw[i]);
      if (part == null || part.isBlank() || part.length() > 200) {
        return null;
      }
      parts.add(part);
    }
    return parts;
  }

  /** Decodes percent signs (RFC 3986, section 2.1) as strict UTF-8; null where they are wrong. */
  private static @Nullable String decode(String text) {
    var bytes = ByteBuffer.allocate(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= 0x20 || c >= 0x7f) {
        return null;
      }
      if (c != '%') {
        bytes.put((byte) c);
        continue;
      }
      if (i + 2 >= text.length()) {
        return null;
      }
      int high = Character.digit(text.charAt(i + 1), 16);
      int low = Character.digit(text.charAt(i + 2), 16);
      if (high < 0 || low < 0) {
        return null;
      }
      bytes.put((byte) (high << 4 | low));
      i += 2;
    }
    try {
      String decoded = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
      return decoded.codePoints().anyMatch(Character::isISOControl) ? null : decoded;
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** The cursor of a query; whatever else stands there, or is no cursor, is not ours. */
  private static @Nullable Cursor cursor(@Nullable String query) {
    String after = parameter(query, "after");
    return after.isEmpty() ? null : Cursor.decode(after);
  }

  /** The first value of this name, as it stands there; empty where there is none. */
  static String parameter(@Nullable String query, String name) {
    if (query != null && query.length() <= LONGEST) {
      for (String pair : query.split("&", 50)) {
        if (pair.startsWith(name + "=")) {
          return pair.substring(name.length() + 1);
        }
      }
    }
    return "";
  }

  static String write(Address address) {
    return write(address, address.edition() == null ? "" : "/" + address.edition());
  }

  /** The same address in the edition with this prefix. */
  static String write(Address address, String prefix) {
    if (address instanceof Address.Lite(Address of)) {
      return Edition.LITE + write(of, prefix);
    }
    return prefix
        + switch (address) {
          case Address.Home home -> "/" + query(home.after());
          case Address.Channel channel -> "/c/" + channel.path() + query(channel.after());
          case Address.Article article ->
              (article.date() == null ? "/" : day(article.date()))
                  + (article.slug() == null ? "" : article.slug() + "-")
                  + article.id();
          case Address.Gallery gallery ->
              // All other spellings of a number are one address, which leads to the plain one.
              "/g/" + gallery.id() + (gallery.plain() ? "/" : "/0") + gallery.number();
          case Address.Day day -> day(day.date()) + query(day.after());
          case Address.Tag tag -> "/t/" + encode(tag.tag()) + query(tag.after());
          case Address.Author author -> "/a/" + encode(author.person()) + query(author.after());
          case Address.SourceStories source ->
              "/source/" + encode(source.source()) + query(source.after());
          case Address.Feed feed -> feed(feed.of()) + "." + feed.format().ending();
          case Address.Sitemap map ->
              map.part() == null ? "/sitemap.xml" : "/sitemap-" + map.part() + ".xml";
          case Address.Special special -> "/s/" + encode(special.id());
          case Address.SpecialFeed feed ->
              "/s/" + encode(feed.id()) + "/feed." + feed.format().ending();
          case Address.SpecialsSitemap _ -> "/sitemap-specials.xml";
          case Address.Recommended stream -> "/recommended" + query(stream.after());
          case Address.RecommendedFragment stream ->
              "/fragments/recommended" + query(stream.after());
          case Address.Api api -> ApiSpelling.write(api);
          case Address.NewsSitemap _ -> "/news-sitemap.xml";
          case Address.Manifest _ -> "/manifest.webmanifest";
          case Address.Offline _ -> "/offline";
          case Address.ServiceWorker _ -> "/service-worker.js";
          case Address.Robots _ -> "/robots.txt";
          case Address.Corrections list -> "/corrections" + query(list.after());
          case Address.Embed embed -> "/embed/" + embed.id();
          case Address.Share share -> "/share/" + share.id();
          case Address.ShareCode code -> "/share/" + code.id() + ".svg";
          case Address.About _ -> "/about";
          case Address.Calendar calendar ->
              calendar.year() == null
                  ? "/archive"
                  : year(calendar.year())
                      + (calendar.month() == null ? "" : two(calendar.month()) + "/");
          case Address.Privacy _ -> "/privacy";
          case Address.Lite _ -> throw new IllegalStateException("written above");
        };
  }

  private static String feed(Listing of) {
    return switch (of) {
      case Listing.All _ -> "/feeds/all";
      case Listing.InChannel(ChannelPath path) -> "/feeds/" + path;
      case Listing.Tagged(String tag) -> "/t/" + encode(tag) + "/feed";
      case Listing.ByPerson(String person) -> "/a/" + encode(person) + "/feed";
      case Listing.FromSource _, Listing.OnDay _ ->
          throw new IllegalArgumentException("no feed of " + of);
    };
  }

  private static String query(@Nullable Cursor after) {
    return after == null ? "" : "?after=" + after.encode();
  }

  /** {@code /2025/}. */
  static String year(int year) {
    String digits = Integer.toString(year);
    return "/" + "0".repeat(4 - digits.length()) + digits + "/";
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }

  private static String query(@Nullable RecommendedCursor after) {
    return after == null ? "" : "?cursor=" + after.encode();
  }

  /** {@code /2025/02/14/}. */
  static String day(LocalDate date) {
    return "/" + date.toString().replace('-', '/') + "/";
  }

  /** Percent-encodes what is not unreserved (RFC 3986, section 2.3), as one path segment. */
  static String encode(String text) {
    var out = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if ((b >= 'a' && b <= 'z')
          || (b >= 'A' && b <= 'Z')
          || (b >= '0' && b <= '9')
          || b == '-'
          || b == '.'
          || b == '_'
          || b == '~') {
        out.append((char) b);
      } else {
        out.append('%');
        out.append(Character.toUpperCase(Character.forDigit(b >> 4 & 15, 16)));
        out.append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
      }
    }
    return out.toString();
  }
}
