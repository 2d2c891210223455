package org.broadsheet.press;

import java.time.LocalDate;
import java.util.Optional;
import org.broadsheet.archive.Cursor;
import org.broadsheet.archive.Listing;
import org.broadsheet.archive.RecommendedCursor;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.ChannelPath;
import org.jspecify.annotations.Nullable;

/**
 * A reader's address, read from path and query. {@code edition} is the language before the path, or
 * null for the default edition. What a page is cached under is {@link #canonical()}, so no spelling
 * of a query can fill the cache twice.
 */
public sealed interface Address {
  /** The language edition, null for the default one. */
  @Nullable String edition();

  /** The home page, or a later part of its stream. */
  record Home(@Nullable String edition, @Nullable Cursor after) implements Address {}

  /** A channel. */
  record Channel(@Nullable String edition, ChannelPath path, @Nullable Cursor after)
      implements Address {}

  /**
   * A story. The id alone resolves; {@code date} and {@code slug} as given, to be answered with 301
   * where they are not the permanent ones.
   */
  record Article(
      @Nullable String edition, @Nullable LocalDate date, @Nullable String slug, ArticleId id)
      implements Address {}

  /**
   * One picture of a story's galleries.
   *
   * @param number from 1, counted through all galleries of the story
   * @param plain whether it was spelt as we spell it; answered with 301 where it was not
   */
  record Gallery(@Nullable String edition, ArticleId id, int number, boolean plain)
      implements Address {}

  /** All stories of a day. */
  record Day(@Nullable String edition, LocalDate date, @Nullable Cursor after) implements Address {}

  /**
   * The days of a year that have stories, of the newest year where none is given; a month leads to
   * its place there.
   */
  record Calendar(@Nullable String edition, @Nullable Integer year, @Nullable Integer month)
      implements Address {}

  /** A topic. */
  record Tag(@Nullable String edition, String tag, @Nullable Cursor after) implements Address {}

  /** An author. */
  record Author(@Nullable String edition, String person, @Nullable Cursor after)
      implements Address {}

  /** A source. */
  record SourceStories(@Nullable String edition, String source, @Nullable Cursor after)
      implements Address {}

  /** A feed: of all stories, a channel, a topic or an author. */
  record Feed(@Nullable String edition, Listing of, Format format) implements Address {
    /** The format of a feed. */
    public enum Format {
      RSS("rss", "application/rss+xml"),
      ATOM("atom", "application/atom+xml"),
      JSON("json", "application/feed+json");

      private final String ending;
      private final String type;

      Format(String ending, String type) {
        this.ending = ending;
        this.type = type;
      }

      /** As a name ends. */
      String ending() {
        return ending;
      }

      /** The media type, without charset. */
      String type() {
        return type;
      }
    }

    /** Refuses lists that have no feed. */
    public Feed {
      if (of instanceof Listing.OnDay || of instanceof Listing.FromSource) {
        throw new IllegalArgumentException("no feed of " + of);
      }
    }
  }

  /** The sitemap index, or one part of it: year, month and running number, {@code 20250201}. */
  record Sitemap(@Nullable Integer part) implements Address {
    @Override
    public @Nullable String edition() {
      return null;
    }
  }

  /** What an edition published lately, for search engines of news. */
  record NewsSitemap(@Nullable String edition) implements Address {}

  /** What a device is told that keeps the paper as an app. */
  record Manifest(@Nullable String edition) implements Address {}

  /** The page that stands in where there is no network. */
  record Offline(@Nullable String edition) implements Address {}

  /** The script that keeps that page: {@code /service-worker.js}, as it must cover all paths. */
  record ServiceWorker() implements Address {
    @Override
    public @Nullable String edition() {
      return null;
    }
  }

  /** {@code /robots.txt}. */
  record Robots() implements Address {
    @Override
    public @Nullable String edition() {
      return null;
    }
  }

  /** The stories that were put right: {@code /corrections}. */
  record Corrections(@Nullable String edition, @Nullable Cursor after) implements Address {}

  /** Who publishes the paper: {@code /about}. */
  record About(@Nullable String edition) implements Address {}

  /** A topic's own page: {@code /s/river-year}. */
  record Special(@Nullable String edition, String id) implements Address {}

  /** The feed beside it: {@code /s/river-year/feed.atom}. */
  record SpecialFeed(@Nullable String edition, String id, Feed.Format format) implements Address {}

  /** The specials of all editions, for search engines. */
  record SpecialsSitemap() implements Address {
    @Override
    public @Nullable String edition() {
      return null;
    }
  }

  /** The recommended stream as a page, or a later part of it: {@code /recommended}. */
  record Recommended(@Nullable String edition, @Nullable RecommendedCursor after)
      implements Address {}

  /** The same for the script, which puts it into a page: {@code /fragments/recommended}. */
  record RecommendedFragment(@Nullable String edition, @Nullable RecommendedCursor after)
      implements Address {}

  /**
   * What programs read: {@code /api/v1/…}, as {@code /api/v1/openapi.json} describes it. A language
   * is that of an edition, null for the default one.
   */
  sealed interface Api extends Address {
    @Override
    default @Nullable String edition() {
      return null;
    }

    /** The newest stories, of a channel or of all. */
    record Articles(
        @Nullable String language, @Nullable ChannelPath channel, @Nullable Cursor after)
        implements Api {}

    /** A story in whole. */
    record Story(ArticleId id) implements Api {}

    /** The stories near to one. */
    record Related(ArticleId id) implements Api {}

    /** The recommended stream. */
    record Recommended(@Nullable String language, @Nullable RecommendedCursor after)
        implements Api {}

    /** The description of all this. */
    record Description() implements Api {}
  }

  /**
   * A page set without pictures and script: {@code /lite/en/c/local}. Stories and lists of them
   * have one.
   */
  record Lite(Address of) implements Address {
    /** Refuses pages that have none. */
    public Lite {
      if (!has(of)) {
        throw new IllegalArgumentException("nothing lighter than " + of);
      }
    }

    static boolean has(Address address) {
      return address instanceof Home
          || address instanceof Channel
          || address instanceof Article
          || address instanceof Day
          || address instanceof Tag
          || address instanceof Author
          || address instanceof SourceStories;
    }

    @Override
    public @Nullable String edition() {
      return of.edition();
    }
  }

  /** What the site keeps of its readers: {@code /privacy}. */
  record Privacy(@Nullable String edition) implements Address {}

  /** The ways to pass a story on: {@code /share/ID}. */
  record Share(@Nullable String edition, ArticleId id) implements Address {}

  /** A story's address as a QR code: {@code /share/ID.svg}. */
  record ShareCode(ArticleId id) implements Address {
    @Override
    public @Nullable String edition() {
      return null;
    }
  }

  /** A story as a card in other sites' frames: {@code /embed/ID}. */
  record Embed(@Nullable String edition, ArticleId id) implements Address {}

  /** The one spelling of this address: path, and query where it has one, percent-encoded. */
  default String canonical() {
    return AddressSpelling.write(this);
  }

  /**
   * Reads an address as it stands in the request line, still percent-encoded; empty where no page
   * can be there. Never throws.
   */
  static Optional<Address> parse(String path, @Nullable String query) {
    return Optional.ofNullable(AddressSpelling.read(path, query));
  }

  /**
   * The edition that a path asks for by its first segment: {@code en} of {@code /en/search}. Null
   * for the default edition. Whether the site has that edition is for the page to say.
   */
  static @Nullable String editionOf(String path) {
    return AddressSpelling.editionOf(path);
  }
}
