package org.broadsheet.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.broadsheet.press.Press;
import org.broadsheet.pulse.MoodRanking;
import org.broadsheet.pulse.Pulse;
import org.broadsheet.pulse.PulseFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rankings by mood: a page and a fragment. The store is asked at most every ten seconds for
 * each span, and but for the first time no reader waits for it: who comes when a ranking is too old
 * sees it once more, while the next is made. What is left out (withdrawn since, another edition) is
 * for the press to say, at the log's position, so a withdrawal takes effect at once.
 */
final class Rankings {
  private static final Logger LOG = LoggerFactory.getLogger(Rankings.class);
  private static final long AGE_NANOS = 10_000_000_000L;
  private static final String CONTROL = "public, max-age=10";

  /** The span of the fragment. */
  private static final int BLOCK_DAYS = 7;

  private record Known(MoodRanking ranking, Map<String, List<Press.Ranked>> stories, long madeAt) {
    boolean tooOld() {
      return System.nanoTime() - madeAt > AGE_NANOS;
    }
  }

  private record Shown(
      @Nullable String edition, boolean page, MoodRanking ranking, long position) {}

  private final Views views;
  private final Pulse pulse;
  private final Workers readers;
  private final LongSupplier position;
  private final Map<Integer, Known> known = new ConcurrentHashMap<>();
  private final Set<Integer> underWay = ConcurrentHashMap.newKeySet();
  private final Cache<Shown, Reply> replies = Caffeine.newBuilder().maximumSize(100).build();

  Rankings(Views views, Pulse pulse, Workers readers, LongSupplier position) {
    this.views = views;
    this.pulse = pulse;
    this.readers = readers;
    this.position = position;
  }

  /** {@code /moods}, of the days asked for, else of today. */
  CompletableFuture<Reply> page(Ask ask) {
    String days = ask.parameter("days");
    int span =
        Press.RANKED_DAYS.stream()
            .filter(known -> days.equals(known.toString()))
            .findFirst()
            .orElse(1);
    return show(ask.edition(), span, true);
  }

  /** {@code /fragments/moods}. */
  CompletableFuture<Reply> block(Ask ask) {
    return show(ask.edition(), BLOCK_DAYS, false);
  }

  private CompletableFuture<Reply> show(@Nullable String edition, int days, boolean page) {
    Known now = known.get(days);
    if (now == null) {
      return readers.run(() -> make(edition, known.computeIfAbsent(days, this::ask), page));
    }
    if (now.tooOld() && underWay.add(days)) {
      var _ = readers.call(() -> renew(days, now), () -> underWay.remove(days));
    }
    Reply ready = replies.getIfPresent(shown(edition, now, page));
    return ready != null
        ? CompletableFuture.completedFuture(ready)
        : readers.run(() -> make(edition, now, page));
  }

  private Shown shown(@Nullable String edition, Known now, boolean page) {
    return new Shown(edition, page, now.ranking(), position.getAsLong());
  }

  private boolean renew(int days, Known old) {
    try {
      known.put(days, ask(days));
    } catch (PulseFailure e) {
      LOG.warn("A ranking by mood stays as it was: {}", e.getMessage(), e);
      known.put(days, new Known(old.ranking(), old.stories(), System.nanoTime()));
    }
    return underWay.remove(days);
  }

  private Known ask(int days) {
    MoodRanking ranking = pulse.ranking(days);
    var stories = new HashMap<String, List<Press.Ranked>>();
    ranking
        .stories()
        .forEach((mood, places) ->
            stories.put(
                mood.name(),
                places.stream()
                    .map(place -> new Press.Ranked(place.article(), place.readers()))
                    .toList()));
    return new Known(ranking, stories, System.nanoTime());
  }

  private Reply make(@Nullable String edition, Known now, boolean page) {
    Shown shown = shown(edition, now, page);
    Reply reply =
        page
            ? Replies.page(
                views.moodRanking(edition, now.ranking().days(), MoodRanking.LEAST, now.stories()),
                CONTROL)
            : Replies.fragment(views.moodBlock(edition, now.stories()), CONTROL);
    replies.put(shown, reply);
    return reply;
  }
}
