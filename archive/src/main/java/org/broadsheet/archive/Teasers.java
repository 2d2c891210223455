package org.broadsheet.archive;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Document;
import org.broadsheet.content.Opening;
import org.broadsheet.content.PublicationEvent;
import org.broadsheet.content.Source;
import org.jspecify.annotations.Nullable;

/**
 * A teaser's stored form: id, index, times and date in fixed places, then the story without its
 * body as canonical JSON. So a list reads some hundred bytes per story, however long the story.
 */
final class Teasers {
  private static final int FIXED = 10 + 8 + 8 + 8 + 8;
  private static final long NEVER = Long.MIN_VALUE;

  /** The most that a doc value can hold; a headline may be longer, so such a teaser is not kept. */
  private static final int LIMIT = 32_000;

  private Teasers() {}

  static Teaser of(Story story) {
    Article article = story.article();
    PublicationEvent event = story.event();
    Source source = article.source();
    return new Teaser(
        story.id(),
        story.index(),
        story.published(),
        event.revision() == 1 ? null : event.time(),
        story.urlDate(),
        article.slug(),
        article.language(),
        article.channel(),
        article.genre(),
        article.headline(),
        Opening.of(article),
        article.lead(),
        source == null ? null : source.name());
  }

  /** The stored form, or null where it would be too large: then it is made from the story. */
  static byte @Nullable [] write(Story story) {
    Article article = story.article();
    Source source = article.source();
    byte[] json =
        Article.of(article.language(), article.channel(), article.headline(), List.of())
            .edit()
            .genre(article.genre())
            .slug(article.slug())
            .summary(Opening.of(article))
            .lead(article.lead())
            .source(source == null ? null : new Source(source.name(), List.of(), null, null))
            .article()
            .canonical();
    if (json.length > LIMIT) {
      return null;
    }
    PublicationEvent event = story.event();
    return ByteBuffer.allocate(FIXED + json.length)
        .put(story.id().value().getBytes(StandardCharsets.US_ASCII))
        .putLong(story.index())
        .putLong(story.published().toEpochMilli())
        .putLong(event.revision() == 1 ? NEVER : event.time().toEpochMilli())
        .putLong(story.urlDate().toEpochDay())
        .put(json)
        .array();
  }

  static Teaser read(byte[] bytes, int offset, int length) {
    var in = ByteBuffer.wrap(bytes, offset, length);
    byte[] id = new byte[10];
    in.get(id);
    long index = in.getLong();
    long published = in.getLong();
    long updated = in.getLong();
    long day = in.getLong();
    byte[] json = new byte[in.remaining()];
    in.get(json);
    var article = (Article) Document.parse(json);
    Source source = article.source();
    return new Teaser(
        new ArticleId(new String(id, StandardCharsets.US_ASCII)),
        index,
        Instant.ofEpochMilli(published),
        updated == NEVER ? null : Instant.ofEpochMilli(updated),
        LocalDate.ofEpochDay(day),
        article.slug(),
        article.language(),
        article.channel(),
        article.genre(),
        article.headline(),
        article.summary(),
        article.lead(),
        source == null ? null : Objects.requireNonNull(source.name()));
  }
}
