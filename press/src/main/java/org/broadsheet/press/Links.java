package org.broadsheet.press;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.broadsheet.archive.Listing;
import org.broadsheet.archive.RecommendedCursor;
import org.broadsheet.archive.Story;
import org.broadsheet.archive.Teaser;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Hash;
import org.broadsheet.content.Site;
import org.jspecify.annotations.Nullable;

/** Paths on this site, of pages that no {@link Address} stands for as well. */
final class Links {
  /** Leaves in a full tile (C2SP tlog-tiles). */
  private static final int TILE = 256;

  private static final Pattern GAPS = Pattern.compile("[^a-z0-9]+");

  /** The longest slug, in characters. */
  private static final int SLUG = 60;

  private Links() {}

  static String story(Story story, Site site) {
    return story(
        site, story.article().language(), story.urlDate(), slug(story.article()), story.id());
  }

  /** The same where another edition shows it than its language says. */
  static String story(Story story, Site site, String language) {
    return story(site, language, story.urlDate(), slug(story.article()), story.id());
  }

  static String story(Teaser teaser, Site site) {
    String slug = slug(teaser.slug(), teaser.headline());
    return story(site, teaser.language(), teaser.urlDate(), slug, teaser.id());
  }

  /** Where an edition shows a story of another language, converted. */
  static String story(Site site, String language, Teaser teaser) {
    String slug = slug(teaser.slug(), teaser.headline());
    return story(site, language, teaser.urlDate(), slug, teaser.id());
  }

  private static String story(
      Site site, String language, LocalDate date, @Nullable String slug, ArticleId id) {
    return new Address.Article(tag(site, language), date, slug, id).canonical();
  }

  static @Nullable String slug(Article article) {
    return slug(article.slug(), article.headline());
  }

  /** The editor's words, else the headline's where it is written in Latin letters, else none. */
  static @Nullable String slug(@Nullable String own, String headline) {
    if (own != null) {
      return own;
    }
    String plain = Normalizer.normalize(headline, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    boolean latin =
        plain
            .codePoints()
            .filter(Character::isLetter)
            .allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN);
    if (!latin) {
      return null;
    }
    var slug = new StringBuilder();
    for (String word : GAPS.split(plain.toLowerCase(Locale.ROOT).replace("'", ""), -1)) {
      if (word.isEmpty()) {
        continue;
      }
      if (slug.length() + word.length() > SLUG) {
        break;
      }
      slug.append(slug.isEmpty() ? "" : "-").append(word);
    }
    return slug.isEmpty() ? null : slug.toString();
  }

  /** The tag before the paths of texts in this language; null for the default edition. */
  static @Nullable String tag(Site site, String language) {
    String prefix = Edition.forText(site, language).prefix();
    return prefix.isEmpty() ? null : prefix.substring(1);
  }

  /** The page of a story's picture, counted from 1. */
  static String gallery(Story story, int number, Site site) {
    String language = story.article().language();
    return new Address.Gallery(tag(site, language), story.id(), number, true).canonical();
  }

  static String channel(Edition edition, ChannelPath path) {
    return edition.root() + "/c/" + path;
  }

  static String topic(Edition edition, String tag) {
    return edition.root() + "/t/" + AddressSpelling.encode(tag);
  }

  static String author(Edition edition, String person) {
    return edition.root() + "/a/" + AddressSpelling.encode(person);
  }

  static String source(Edition edition, String source) {
    return edition.root() + "/source/" + AddressSpelling.encode(source);
  }

  static String day(Edition edition, LocalDate date) {
    return edition.root() + AddressSpelling.day(date);
  }

  static String feed(Edition edition, Listing of, Address.Feed.Format format) {
    return AddressSpelling.write(new Address.Feed(null, of, format), edition.prefix());
  }

  static String history(Edition edition, ArticleId id) {
    return edition.prefix() + "/history/" + id;
  }

  static String moods(Edition edition, ArticleId id) {
    return edition.prefix() + "/m/" + id;
  }

  /**
   * A fragment about a text stands in the edition of the text, so it needs no edition's name but
   * where the text is converted. {@code to} is that edition, null for none.
   */
  static String moodFragment(@Nullable Edition to, ArticleId id) {
    return (to == null ? "" : to.prefix()) + "/fragments/mood/" + id;
  }

  /** In the same way; the answer to a form leads into the edition. */
  static String moodPost(@Nullable Edition to, ArticleId id) {
    return "/api/v1/articles/" + id + "/mood" + answeredIn(to);
  }

  private static String answeredIn(@Nullable Edition to) {
    return to == null ? "" : "?language=" + to.language();
  }

  /** The page with the ways to pass a story on, in the edition where the story stands. */
  static String share(Site site, Story story) {
    return new Address.Share(tag(site, story.article().language()), story.id()).canonical();
  }

  static String shareCode(ArticleId id) {
    return new Address.ShareCode(id).canonical();
  }

  /** The story as a picture of 1200 by 630 pixels, for cards on other sites. */
  static String shareCard(ArticleId id) {
    return "/share/" + id + ".png";
  }

  /** The story as a tall picture with its QR code, to be saved and sent. */
  static String sharePoster(ArticleId id) {
    return "/share/" + id + "/poster.png";
  }

  /** The story as a card for other sites' frames. */
  static String embed(Site site, Story story) {
    return new Address.Embed(tag(site, story.article().language()), story.id()).canonical();
  }

  /** Its moods, for the same. */
  static String moodEmbed(Site site, Story story) {
    String tag = tag(site, story.article().language());
    return (tag == null ? "" : "/" + tag) + "/embed/mood/" + story.id();
  }

  /** A vote, for the same. */
  static String pollEmbed(Edition edition, String poll) {
    return edition.prefix() + "/embed/poll/" + AddressSpelling.encode(poll);
  }

  static String moodRanking(Edition edition) {
    return edition.prefix() + "/moods";
  }

  static String moodBlock(Edition edition) {
    return edition.prefix() + "/fragments/moods";
  }

  static String poll(Edition edition, String poll) {
    return edition.prefix() + "/p/" + AddressSpelling.encode(poll);
  }

  static String pollFragment(@Nullable Edition to, String poll) {
    return (to == null ? "" : to.prefix()) + "/fragments/poll/" + AddressSpelling.encode(poll);
  }

  static String pollPost(@Nullable Edition to, String poll) {
    return "/api/v1/polls/" + AddressSpelling.encode(poll) + "/vote" + answeredIn(to);
  }

  static String report(Edition edition, ArticleId id) {
    return edition.prefix() + "/report/" + id;
  }

  /** A special's page in the edition of its language. */
  static String special(Site site, String language, String id) {
    return new Address.Special(tag(site, language), id).canonical();
  }

  static String special(Edition edition, String id, Address.Feed.Format format) {
    return AddressSpelling.write(new Address.SpecialFeed(null, id, format), edition.prefix());
  }

  static String recommended(Edition edition, @Nullable RecommendedCursor after) {
    return AddressSpelling.write(new Address.Recommended(null, after), edition.prefix());
  }

  /** Where the script finds a part of the stream. */
  static String recommendedFragment(Edition edition, @Nullable RecommendedCursor after) {
    return AddressSpelling.write(new Address.RecommendedFragment(null, after), edition.prefix());
  }

  static String media(Hash hash, String variant) {
    return "/media/" + hash + "/" + variant;
  }

  static String content(Hash hash) {
    return "/log/content/" + hash;
  }

  /**
   * The entry bundle that ends with this entry (C2SP tlog-tiles, "Log entries"): always the same
   * path, however far the log has grown since.
   */
  static String entry(long index) {
    int width = (int) (index % TILE) + 1;
    long tile = index / TILE;
    var path = new StringBuilder(digits(tile % 1000));
    for (long rest = tile / 1000; rest > 0; rest /= 1000) {
      path.insert(0, "x" + digits(rest % 1000) + "/");
    }
    return "/log/tile/entries/" + path + (width == TILE ? "" : ".p/" + width);
  }

  private static String digits(long number) {
    String text = Long.toString(number);
    return "0".repeat(3 - text.length()) + text;
  }
}
