package org.broadsheet.press;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.broadsheet.archive.SearchRequest;
import org.broadsheet.content.Article;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Site;
import org.jspecify.annotations.Nullable;

/**
 * What a reader asks the search page. Its form works by GET, so a search is an address; what stands
 * there and means nothing here is left out, so no query is wrong.
 *
 * @param words at most {@link #LONGEST} characters
 * @param cut whether there were more
 * @param page from 0
 * @param language a tag, {@code all}, or null for the edition's own
 * @param from the first day, in the site's zone
 * @param to the last day
 */
public record SearchForm(
    String words,
    boolean cut,
    int page,
    @Nullable ChannelPath channel,
    Article.@Nullable Genre kind,
    @Nullable String language,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    boolean newestFirst) {
  /** How many characters of a question are looked at. */
  public static final int LONGEST = 200;

  /** The last page that can be asked for, from 0. */
  static final int LAST_PAGE = 49;

  static final String EVERY_LANGUAGE = "all";

  /** Days the other way round are meant the right way round. */
  public SearchForm {
    if (from != null && to != null && from.isAfter(to)) {
      LocalDate first = to;
      to = from;
      from = first;
    }
  }

  /** Reads the parameters of a query; {@code parameter} answers an empty text for none. */
  public static SearchForm read(UnaryOperator<String> parameter) {
    String words = parameter.apply("q").strip();
    int length = words.codePointCount(0, words.length());
    String channel = parameter.apply("channel");
    String language = parameter.apply("lang");
    return new SearchForm(
        length > LONGEST ? words.substring(0, words.offsetByCodePoints(0, LONGEST)) : words,
        length > LONGEST,
        page(parameter.apply("page")),
        ChannelPath.isPath(channel) ? new ChannelPath(channel) : null,
        kind(parameter.apply("kind")),
        language.isEmpty() || language.length() > 40 ? null : language,
        day(parameter.apply("from")),
        day(parameter.apply("to")),
        parameter.apply("sort").equals("date"));
  }

  private static int page(String text) {
    return text.matches("[1-9][0-9]?") ? Math.min(Integer.parseInt(text) - 1, LAST_PAGE) : 0;
  }

  private static Article.@Nullable Genre kind(String text) {
    for (Article.Genre genre : Article.Genre.values()) {
      if (word(genre).equals(text)) {
        return genre;
      }
    }
    return null;
  }

  static String word(Article.Genre genre) {
    return genre.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? LocalDate.parse(text) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The same without a channel or language that this site does not have. */
  SearchForm on(Site site) {
    return new SearchForm(
        words,
        cut,
        page,
        channel == null || site.channel(channel) == null ? null : channel,
        kind,
        language != null && (language.equals(EVERY_LANGUAGE) || site.languages().contains(language))
            ? language
            : null,
        from,
        to,
        newestFirst);
  }

  /** Whether more than words is asked. */
  boolean isNarrowed() {
    return channel != null || kind != null || from != null || to != null;
  }

  boolean isEmpty() {
    return words.isEmpty() && !isNarrowed();
  }

  /** The same words with nothing else said, but for the language. */
  SearchForm widened() {
    return new SearchForm(words, cut, 0, null, null, language, null, null, newestFirst);
  }

  SearchForm page(int number) {
    return new SearchForm(words, cut, number, channel, kind, language, from, to, newestFirst);
  }

  SearchForm sorted(boolean byTime) {
    return new SearchForm(words, cut, 0, channel, kind, language, from, to, byTime);
  }

  SearchForm in(@Nullable String other) {
    return new SearchForm(words, cut, 0, channel, kind, other, from, to, newestFirst);
  }

  /** {@code own} is the language of the edition, null where the site has one only. */
  SearchRequest request(@Nullable String own, ZoneId zone) {
    String of = language == null ? own : language.equals(EVERY_LANGUAGE) ? null : language;
    return new SearchRequest(
        words,
        of,
        channel,
        kind,
        from == null ? null : from.atStartOfDay(zone).toInstant(),
        to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant(),
        newestFirst);
  }

  /** The query that asks this; pages are counted from 1 there. */
  String query() {
    var query = new StringBuilder("?q=").append(AddressSpelling.encode(words));
    add(query, "channel", channel == null ? null : channel.value());
    add(query, "kind", kind == null ? null : word(kind));
    add(query, "lang", language);
    add(query, "from", from == null ? null : from.toString());
    add(query, "to", to == null ? null : to.toString());
    add(query, "sort", newestFirst ? "date" : null);
    add(query, "page", page == 0 ? null : Integer.toString(page + 1));
    return query.toString();
  }

  private static void add(StringBuilder query, String name, @Nullable String value) {
    if (value != null) {
      query.append('&').append(name).append('=').append(AddressSpelling.encode(value));
    }
  }
}
