package org.broadsheet.archive;

import java.time.Instant;
import java.time.LocalDate;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Block;
import org.broadsheet.content.ChannelPath;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows of a story: enough for a headline, a summary and a picture, without its body.
 *
 * @param index log index of the entry shown
 * @param published when it first appeared
 * @param updated when the shown revision was committed, null for the first
 * @param summary written by people, else whole sentences from the beginning, else null
 */
public record Teaser(
    ArticleId id,
    long index,
    Instant published,
    @Nullable Instant updated,
    LocalDate urlDate,
    @Nullable String slug,
    String language,
    ChannelPath channel,
    Article.Genre genre,
    String headline,
    @Nullable String summary,
    Block.@Nullable Figure lead,
    @Nullable String sourceName) {}
