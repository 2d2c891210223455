package org.broadsheet.wire;

import java.util.List;
import org.broadsheet.content.Article;
import org.broadsheet.content.Block;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Href;
import org.broadsheet.content.Source;
import org.jspecify.annotations.Nullable;

/**
 * An extraction as a story that the log or the desk can take.
 *
 * @param article the story: credits and dates as its source states them
 * @param channels the channels of its trail, the topmost first, empty where the given channel is
 *     used; those that the site lacks have to be made before the story can stand there
 * @param origin what tells a second import of the same story
 */
public record ImportDraft(Article article, ChannelTrail channels, OriginKey origin) {

  /**
   * The draft of an extraction.
   *
   * @param channel where it stands if the page names no channel, or in any case if {@code force}
   */
  public static ImportDraft of(Extraction extraction, ChannelPath channel, boolean force) {
    ChannelTrail trail = ChannelTrail.of(force ? List.of() : extraction.channel());
    ChannelPath path = trail.steps().isEmpty() ? channel : trail.steps().getLast().path();
    String headline =
        extraction.headline() == null ? opening(extraction.body()) : extraction.headline();
    var published = extraction.published();
    var updated = extraction.updated();
    Article article =
        Article.of(extraction.language(), path, headline, extraction.body())
            .edit()
            .subhead(extraction.subhead())
            .summary(extraction.summary())
            .credits(extraction.credits())
            .source(source(extraction.source()))
            .originalPublished(published == null ? null : published.toInstant())
            .originalUpdated(updated == null ? null : updated.toInstant())
            .tags(extraction.tags())
            .article();
    return new ImportDraft(article, trail, OriginKey.of(extraction));
  }

  /** A source without a name has no place in a story; its address still makes the origin key. */
  private static @Nullable Source source(Extraction.@Nullable Origin origin) {
    if (origin == null || origin.name() == null) {
      return null;
    }
    List<String> parts = origin.parts().size() > 1 ? origin.parts() : List.of();
    return new Source(
        origin.name(), parts, origin.url() == null ? null : Href.orNull(origin.url()), null);
  }

  /** The first words of a story that shows no headline, up to 60 characters. */
  private static String opening(List<Block> body) {
    String text = Body.plain(body);
    int end = Math.min(text.length(), 60);
    for (int i = 0; i < end; i++) {
      if (text.charAt(i) == '\n' || "。！？".indexOf(text.charAt(i)) >= 0) {
        end = i;
      }
    }
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return end < text.length() && text.charAt(end) != '\n'
        ? text.substring(0, end).strip() + "…"
        : text.substring(0, end).strip();
  }
}
