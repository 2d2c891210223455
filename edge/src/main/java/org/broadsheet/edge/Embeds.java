package org.broadsheet.edge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.broadsheet.archive.Story;
import org.broadsheet.archive.Withdrawn;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Json;
import org.broadsheet.press.Page;
import org.broadsheet.pulse.Pulse;
import org.jspecify.annotations.Nullable;

/**
 * What other sites frame, where the site lets them, and what oEmbed says about it. A story's card
 * is a page like others and lies in {@link Pages}; here are the figures of its moods. No cookie is
 * read or set.
 */
final class Embeds {
  private static final String MOOD = "/embed/mood/";
  private static final int WIDEST = 560;

  private final Views views;
  private final Pulse pulse;
  private final Workers readers;

  Embeds(Views views, Pulse pulse, Workers readers) {
    this.views = views;
    this.pulse = pulse;
    this.readers = readers;
  }

  /** Whether a page of this address may stand in frames of other sites. */
  static boolean framed(String url) {
    return url.matches("(/[a-zA-Z0-9-]{2,35})?/embed/.*");
  }

  /** Whether it is answered here. */
  static boolean isMood(Ask ask) {
    return ask.behind(MOOD) != null;
  }

  /** {@code /embed/mood/{article}}. */
  CompletableFuture<Reply> mood(Ask ask) {
    String name = String.valueOf(ask.behind(MOOD));
    return readers.run(() ->
        ArticleId.isId(name) && views.site().embeds()
            ? mood(ask.edition(), new ArticleId(name))
            : Replies.notFound());
  }

  private Reply mood(@Nullable String edition, ArticleId id) {
    return switch (views.article(id).orElse(null)) {
      case null -> Replies.notFound();
      case Withdrawn _ -> Replies.withdrawn();
      case Story story when !views.site().asksMoods(story.article()) -> Replies.notFound();
      case Story story -> {
        Map<String, Long> counts = new LinkedHashMap<>();
        pulse
            .counts(id)
            .counts()
            .forEach(count -> counts.put(count.mood().name(), count.readers()));
        Page page = views.moodEmbed(edition, story, counts);
        yield Replies.page(page, "public, max-age=60", Fields.Policy.FRAMED);
      }
    };
  }

  /** {@code /oembed?url=&maxwidth=&format=}, oEmbed 1.0 section 2.2. */
  CompletableFuture<Reply> oembed(Ask ask) {
    String format = ask.parameter("format");
    if (!format.isEmpty() && !format.equals("json")) {
      return CompletableFuture.completedFuture(Reply.words(501, "Only JSON is offered here."));
    }
    String width = ask.parameter("maxwidth");
    int widest = width.matches("[0-9]{1,5}") ? Integer.parseInt(width) : WIDEST;
    return readers.run(() -> {
      Optional<Json> json = views.oembed(ask.parameter("url"), widest);
      return json.isEmpty() ? Replies.notFound() : Replies.json(200, json.get());
    });
  }
}
