package org.broadsheet.archive;

import java.time.Instant;
import org.broadsheet.content.Article;
import org.broadsheet.content.ChannelPath;
import org.jspecify.annotations.Nullable;

/**
 * What a search asks for: words, and what it is narrowed to. Without words it is a list of what the
 * rest allows.
 *
 * @param words as typed, of any length and kind
 * @param language the edition that lists the stories, null for every one
 * @param channel with all below it
 * @param genre what kind of story
 * @param from the earliest publication, inclusive
 * @param to the latest publication, exclusive
 * @param newestFirst by time instead of by what fits best
 */
public record SearchRequest(
    String words,
    @Nullable String language,
    @Nullable ChannelPath channel,
    Article.@Nullable Genre genre,
    @Nullable Instant from,
    @Nullable Instant to,
    boolean newestFirst) {
  /** The same in other words. */
  public SearchRequest saying(String other) {
    return new SearchRequest(other, language, channel, genre, from, to, newestFirst);
  }

  /** Words alone. */
  public static SearchRequest of(String words, @Nullable String language) {
    return new SearchRequest(words, language, null, null, null, null, false);
  }
}
