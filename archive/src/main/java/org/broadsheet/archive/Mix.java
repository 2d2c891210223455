package org.broadsheet.archive;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.Site;
import org.jspecify.annotations.Nullable;

/**
 * Recommended reading: first the editors' list in their order, then the newest of all channels, so
 * mixed that none is heard for long. A channel that has just had its turn waits: its next story
 * counts as {@link #WAITS} older than it is. Of each channel only as many stories are read as the
 * part asked for could show.
 */
final class Mix {
  /** What is taken off a story's freshness where its channel gave the last, last but one, ... */
  private static final List<Duration> WAITS =
      List.of(Duration.ofHours(36), Duration.ofHours(24), Duration.ofHours(12));

  private static final int BATCH = 8;

  private final View view;
  private final @Nullable Set<String> languages;
  private final Set<ArticleId> passed;

  private Mix(View view, @Nullable Set<String> languages, Set<ArticleId> passed) {
    this.view = view;
    this.languages = languages;
    this.passed = passed;
  }

  static Recommended of(
      View view, Site site, @Nullable Set<String> languages, Asked asked, int size)
      throws IOException {
    if (size < 1 || size > 100) {
      throw new IllegalArgumentException("size must be 1 to 100: " + size);
    }
    var shown = new ArrayList<>(asked.from().shown());
    var passed = new HashSet<>(asked.elsewhere());
    passed.addAll(shown);
    var mix = new Mix(view, languages, passed);
    var items = new ArrayList<Recommended.Item>();
    boolean choosing = asked.from().steps().isEmpty();
    if (choosing) {
      boolean whole = mix.choose(asked, size, shown, items);
      if (!whole) {
        return new Recommended(items, new RecommendedCursor(shown, List.of()));
      }
    }
    List<Lane> lanes = mix.lanes(site, asked.from());
    List<Lane> turns = new ArrayList<>(turns(asked.from(), lanes));
    Lane next = freshest(lanes, turns);
    while (next != null && items.size() < size) {
      items.add(new Recommended.Item(next.take(), false));
      turns.remove(next);
      turns.addFirst(next);
      next = freshest(lanes, turns);
    }
    var steps =
        turns.stream().map(lane -> new RecommendedCursor.Step(lane.name, lane.last())).toList();
    var end = new RecommendedCursor(shown, steps);
    if (next == null && !asked.elsewhere().isEmpty()) {
      // What stands elsewhere on that page is not left out of the parts that follow it.
      var after = new Mix(view, languages, new HashSet<>(shown));
      next = freshest(after.lanes(site, end), List.of());
    }
    return new Recommended(items, next == null ? null : end);
  }

  /**
   * What is asked for.
   *
   * @param chosen the editors' list as it is now
   * @param from where the part begins
   * @param elsewhere stories that stand on the same page already
   */
  record Asked(List<ArticleId> chosen, RecommendedCursor from, Set<ArticleId> elsewhere) {}

  /** Takes from the editors' list; false where it holds more than this part can show. */
  private boolean choose(Asked asked, int size, List<ArticleId> shown, List<Recommended.Item> items)
      throws IOException {
    for (ArticleId id : asked.chosen()) {
      if (shown.contains(id)) {
        continue;
      }
      if (shown.size() == RecommendedCursor.MOST) {
        break;
      }
      int doc = view.docOf(EntryId.article(id).toString());
      Teaser teaser = doc < 0 ? null : view.teaser(doc);
      if (teaser == null) {
        continue;
      }
      if (passed.add(id)) {
        if (items.size() == size) {
          return false;
        }
        items.add(new Recommended.Item(teaser, true));
      }
      shown.add(id);
    }
    return true;
  }

  private List<Lane> lanes(Site site, RecommendedCursor from) throws IOException {
    var lanes = new ArrayList<Lane>();
    for (Site.Channel channel : site.channels()) {
      if (channel.path().parent() == null && lanes.size() < RecommendedCursor.MOST) {
        lanes.add(new Lane(channel.path(), from));
      }
    }
    return lanes;
  }

  /** The channels that had a turn, the latest first. One that is no more of the site is left. */
  private static List<Lane> turns(RecommendedCursor from, List<Lane> lanes) {
    return from.steps().stream()
        .flatMap(step -> lanes.stream().filter(lane -> lane.name == step.channel()))
        .distinct()
        .toList();
  }

  private static @Nullable Lane freshest(List<Lane> lanes, List<Lane> turns) throws IOException {
    Lane best = null;
    Instant freshest = Instant.MIN;
    for (Lane lane : lanes) {
      Teaser head = lane.head();
      if (head == null) {
        continue;
      }
      int turn = turns.indexOf(lane);
      Instant counts =
          turn < 0 || turn >= WAITS.size()
              ? head.published()
              : head.published().minus(WAITS.get(turn));
      // The same minute in two channels: they stand in the order of the site.
      if (best == null || counts.isAfter(freshest)) {
        best = lane;
        freshest = counts;
      }
    }
    return best;
  }

  /** The stories of one channel and of all below it, the newest first. */
  private final class Lane {
    private final long name;
    private final Listing listing;
    private final ArrayDeque<Teaser> waiting = new ArrayDeque<>();
    private @Nullable ArticleId last;
    private @Nullable Cursor after;
    private boolean ended;

    Lane(ChannelPath channel, RecommendedCursor from) throws IOException {
      this.name = RecommendedCursor.name(channel);
      this.listing = new Listing.InChannel(channel);
      for (RecommendedCursor.Step step : from.steps()) {
        if (step.channel() == name) {
          last = step.last();
          after = place(step.last());
        }
      }
    }

    /** The log forgets no id. One unknown here is of an edge that is ahead: newer than all. */
    private @Nullable Cursor place(ArticleId id) throws IOException {
      int doc = view.docOf(EntryId.article(id).toString());
      return doc < 0 ? null : new Cursor(Instant.ofEpochMilli(view.number(doc, Row.PUBLISHED)), id);
    }

    @Nullable Teaser head() throws IOException {
      while (true) {
        while (!waiting.isEmpty() && passed.contains(waiting.getFirst().id())) {
          waiting.removeFirst();
        }
        if (!waiting.isEmpty() || ended) {
          return waiting.peekFirst();
        }
        Slice slice = Lists.slice(view, listing, languages, after, BATCH);
        waiting.addAll(slice.items());
        after = slice.next();
        ended = after == null;
      }
    }

    Teaser take() {
      Teaser taken = waiting.removeFirst();
      last = taken.id();
      return taken;
    }

    ArticleId last() {
      return java.util.Objects.requireNonNull(last);
    }
  }
}
