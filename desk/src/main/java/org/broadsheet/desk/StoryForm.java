package org.broadsheet.desk;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Credit;
import org.broadsheet.content.MalformedContent;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a story as typed. What has no field here stays as it is in the text that the form
 * is laid over.
 *
 * @param tags parted by commas
 * @param authors parted by commas
 * @param body see {@link BodyText}
 * @param further what readers see beside the text; null where the sender has no such fields, and
 *     all of it stays
 */
public record StoryForm(
    String headline,
    String subhead,
    String summary,
    String channel,
    String language,
    String tags,
    String authors,
    String body,
    @Nullable Further further) {
  /** Characters of a headline or subhead: lists show 200 of them. */
  private static final int LONGEST_LINE = 1_000;

  /** Stories that somebody picks by hand for one story at most. */
  static final int MOST_RELATED = 30;

  /**
   * The fields that most stories leave as they are.
   *
   * @param slug words for the address; spaces and other signs become hyphens
   * @param genre in lower case; empty leaves it
   * @param related ids, in the order in which readers see them
   */
  public record Further(String slug, String genre, boolean moodsOff, List<String> related) {
    /** What a story has that nobody has set anything of. */
    static final Further NONE =
        new Further("", Article.Genre.NEWS.name().toLowerCase(Locale.ROOT), false, List.of());

    /** Copies the list. */
    public Further {
      related = List.copyOf(related);
    }

    static Further of(Article article) {
      return new Further(
          article.slug() == null ? "" : article.slug(),
          article.genre().name().toLowerCase(Locale.ROOT),
          article.moodsOff(),
          article.related().stream().map(ArticleId::value).toList());
    }

    /** The same with other picks. */
    Further picking(List<String> picks) {
      return new Further(slug, genre, moodsOff, picks);
    }

    private void over(Article.Draft draft, Further was) {
      if (!slug.equals(was.slug)) {
        draft.slug(words(slug));
      }
      if (!genre.isEmpty() && !genre.equals(was.genre)) {
        draft.genre(genre(genre));
      }
      draft.moodsOff(moodsOff);
      if (!related.equals(was.related)) {
        if (related.size() > MOST_RELATED) {
          throw new MalformedContent("related", "must be " + MOST_RELATED + " at most");
        }
        draft.related(related.stream().distinct().map(ArticleId::new).toList());
      }
    }

    private static String words(String typed) {
      String slug =
          Normalizer.normalize(typed.strip(), Normalizer.Form.NFKD)
              .replaceAll("\\p{M}", "")
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^a-z0-9]+", "-")
              .replaceAll("^-|-$", "");
      if (slug.isEmpty() && !typed.isBlank()) {
        throw new MalformedContent("slug", "must hold letters from a to z or digits");
      }
      return slug;
    }

    private static Article.Genre genre(String typed) {
      for (Article.Genre genre : Article.Genre.values()) {
        if (genre.name().toLowerCase(Locale.ROOT).equals(typed)) {
          return genre;
        }
      }
      throw new MalformedContent("genre", "must be one that the desk offers");
    }
  }

  /** The fields of a text. */
  public static StoryForm of(Article article) {
    return new StoryForm(
        article.headline(),
        article.subhead() == null ? "" : article.subhead(),
        article.summary() == null ? "" : article.summary(),
        article.channel().value(),
        article.language(),
        String.join(", ", article.tags()),
        String.join(", ", article.credited(Credit.Role.AUTHOR)),
        BodyText.write(article.body()),
        Further.of(article));
  }

  /** An empty form. */
  public static StoryForm empty(String language, String channel) {
    return new StoryForm("", "", "", channel, language, "", "", "", Further.NONE);
  }

  /** Whether anything stands in the further fields that most stories leave. */
  public boolean isFurther() {
    return !shown().equals(Further.NONE);
  }

  /** What stands in the further fields. */
  public Further shown() {
    return further == null ? Further.NONE : further;
  }

  /** The same with other further fields and another body. */
  StoryForm with(Further other, String text) {
    return new StoryForm(headline, subhead, summary, channel, language, tags, authors, text, other);
  }

  /** A new story; throws {@link MalformedContent}. */
  Article begin() {
    Article blank = Article.of(language.strip(), path(), oneLine(headline), List.of());
    return over(blank);
  }

  /** That text with these fields; unchanged where nothing was typed. Throws as above. */
  Article over(Article article) {
    StoryForm was = of(article);
    Article.Draft draft = article.edit();
    if (!headline.equals(was.headline)) {
      draft.headline(oneLine(headline));
    }
    if (!subhead.equals(was.subhead)) {
      draft.subhead(oneLine(subhead));
    }
    if (!lines(summary).equals(lines(was.summary))) {
      draft.summary(lines(summary).strip());
    }
    if (!channel.equals(was.channel)) {
      draft.channel(path());
    }
    if (!language.equals(was.language)) {
      draft.language(language.strip());
    }
    if (!tags.equals(was.tags)) {
      draft.tags(split(tags));
    }
    if (!authors.equals(was.authors)) {
      draft.credits(credits(article));
    }
    if (!lines(body).equals(lines(was.body))) {
      draft.body(BodyText.read(body));
    }
    if (further != null) {
      further.over(draft, was.shown());
    }
    return draft.article();
  }

  private ChannelPath path() {
    return new ChannelPath(channel.strip());
  }

  /** An author who stays keeps the page that the credit leads to; other credits are not touched. */
  private List<Credit> credits(Article article) {
    var credits = new ArrayList<Credit>();
    for (String name : split(authors)) {
      credits.add(
          article.credits().stream()
              .filter(credit -> credit.role() == Credit.Role.AUTHOR && credit.name().equals(name))
              .findFirst()
              .orElseGet(() -> Credit.of(Credit.Role.AUTHOR, name)));
    }
    article.credits().stream()
        .filter(credit -> credit.role() != Credit.Role.AUTHOR)
        .forEach(credits::add);
    return credits;
  }

  private static List<String> split(String text) {
    return Arrays.stream(text.split("[,，、;；\\n]", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .distinct()
        .toList();
  }

  private static String oneLine(String text) {
    if (text.length() > LONGEST_LINE) {
      throw new MalformedContent("headline", "has more than " + LONGEST_LINE + " characters");
    }
    return text.strip().replaceAll("[\\r\\n]+", " ");
  }

  private static String lines(String text) {
    return text.replace("\r\n", "\n");
  }
}
