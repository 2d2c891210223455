package org.broadsheet.press;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.broadsheet.archive.Applied;
import org.broadsheet.archive.Found;
import org.broadsheet.archive.Listing;
import org.broadsheet.archive.Story;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Audit;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Credit;
import org.broadsheet.content.Document;
import org.broadsheet.content.MalformedContent;
import org.broadsheet.content.PublicationEvent;
import org.broadsheet.content.Special;
import org.jspecify.annotations.Nullable;

/**
 * The names of what pages depend on, and what an entry touches. The two halves stand together: a
 * page that reads a thing holds the key which a change of that thing touches.
 */
final class Keys {
  static final String SITE = "site";

  /** Every list of all stories: home, the feed of everything, the index of the sitemap. */
  static final String HOME = "home";

  /** The stories that were put right. */
  static final String CORRECTIONS = "corrections";

  /** Which specials there are. */
  static final String SPECIALS = "specials";

  private Keys() {}

  static String article(ArticleId id) {
    return "article:" + id;
  }

  static String channel(ChannelPath path) {
    return "channel:" + path;
  }

  static String tag(String tag) {
    return "tag:" + tag;
  }

  static String person(String id) {
    return "person:" + id;
  }

  static String source(String idOrName) {
    return "source:" + idOrName;
  }

  static String front(String id) {
    return "front:" + id;
  }

  static String poll(String id) {
    return "poll:" + id;
  }

  static String special(String id) {
    return "special:" + id;
  }

  /** Of which specials a story is a part. */
  static String specialsOf(ArticleId id) {
    return "specials-of:" + id;
  }

  static String day(LocalDate day) {
    return "day:" + day;
  }

  /** The stories of a year, by the dates in their addresses. */
  static String year(int year) {
    return "year:" + year;
  }

  /** The stories first published in a month (UTC): a part of the sitemap. */
  static String month(Instant published) {
    return "month:" + YearMonth.from(published.atOffset(ZoneOffset.UTC));
  }

  static String listing(Listing listing) {
    return switch (listing) {
      case Listing.All _ -> HOME;
      case Listing.InChannel in -> channel(in.path());
      case Listing.Tagged tagged -> tag(tagged.tag());
      case Listing.ByPerson by -> person(by.person());
      case Listing.FromSource from -> source(from.source());
      case Listing.OnDay on -> day(on.day());
    };
  }

  /** The story of which this one and its sisters are language versions. */
  static ArticleId original(Story story) {
    ArticleId translated = story.article().translationOf();
    return translated == null ? story.id() : translated;
  }

  static Set<String> touched(Applied applied) {
    var keys = new HashSet<String>();
    PublicationEvent event = applied.event();
    String id = event.subject().id();
    switch (event.subject().kind()) {
      case ARTICLE -> keys.add(article(new ArticleId(id)));
      case FRONT -> keys.add(front(id));
      case SPECIAL -> addSpecial(id, applied.content(), keys);
      case POLL -> keys.add(poll(id));
      case SITE -> keys.add(SITE);
      case SOURCE -> keys.add(source(id));
      case PERSON -> keys.add(person(id));
      // What is erased may have stood anywhere. This is rare, so everything is made again.
      case ERASURE -> keys.add(SITE);
      case AUDIT -> addAudited(applied.content(), keys);
    }
    add(applied.before(), keys);
    add(applied.after(), keys);
    return Set.copyOf(keys);
  }

  private static void add(@Nullable Found found, Set<String> keys) {
    if (found == null) {
      return;
    }
    keys.add(article(found.id()));
    keys.add(HOME);
    if (!(found instanceof Story story)) {
      return;
    }
    Article article = story.article();
    keys.add(article(original(story)));
    if (!article.notices().isEmpty()) {
      keys.add(CORRECTIONS);
    }
    article.channel().trail().forEach(path -> keys.add(channel(path)));
    article.tags().forEach(tag -> keys.add(tag(tag)));
    keys.add(day(story.urlDate()));
    keys.add(year(story.urlDate().getYear()));
    keys.add(month(story.published()));
    for (Credit credit : article.credits()) {
      if (credit.person() != null) {
        keys.add(person(credit.person()));
      }
    }
    if (article.source() != null) {
      keys.add(source(article.source().name()));
      if (article.source().id() != null) {
        keys.add(source(article.source().id()));
      }
    }
  }

  /**
   * Stories that are new in it, by their own key; those that were in it before hold the key of the
   * special itself, as all its language versions do that of the one they translate.
   */
  private static void addSpecial(String id, byte @Nullable [] content, Set<String> keys) {
    keys.add(special(id));
    keys.add(SPECIALS);
    if (content == null) {
      return;
    }
    try {
      if (Document.parse(content) instanceof Special special) {
        special.stories().forEach(story -> keys.add(specialsOf(story)));
        if (special.translationOf() != null) {
          keys.add(special(special.translationOf()));
        }
      }
    } catch (MalformedContent e) {
      // What cannot be read is shown nowhere, so nothing depends on it.
    }
  }

  private static void addAudited(byte @Nullable [] content, Set<String> keys) {
    if (content == null) {
      return;
    }
    try {
      if (Document.parse(content) instanceof Audit audit) {
        keys.add(audit.subject());
      }
    } catch (MalformedContent e) {
      // What cannot be read is shown nowhere, so nothing depends on it.
    }
  }
}
