package org.broadsheet.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecommendedTest {
  @TempDir Path directory;

  private final Newsroom newsroom = new Newsroom(3);

  private static final List<String> CHANNELS = List.of("local", "science", "culture", "sport");

  private static Site site() {
    return new Site(
        "https://news.example",
        "UTC",
        List.of("en"),
        Map.of("en", "Post"),
        Map.of(),
        Stream.of("local", "local/reed-isle", "science", "culture", "sport", "opinion")
            .map(path -> new Site.Channel(new ChannelPath(path), Map.of("en", path), false))
            .toList(),
        Map.of(),
        Site.MOODS,
        Map.of(),
        Map.of(),
        null);
  }

  private static Article story(String channel, int number) {
    return Newsroom.story("en", channel, channel + " " + number, "Text.");
  }

  private static List<ArticleId> ids(Recommended part) {
    return part.items().stream().map(item -> item.teaser().id()).toList();
  }

  private static Recommended part(
      Snapshot snapshot, List<ArticleId> chosen, RecommendedCursor from, int size) {
    return snapshot.recommended(chosen, "en", from, Set.of(), size);
  }

  private static final RecommendedCursor START = RecommendedCursor.START;

  /** Sends a cursor through an address. */
  private static RecommendedCursor sent(RecommendedCursor cursor) {
    return Objects.requireNonNull(RecommendedCursor.decode(cursor.encode()));
  }

  @Test
  void nothingIsSkippedOrDoubledWhileStoriesArePublishedChosenAndWithdrawn() {
    for (int seed = 0; seed < 8; seed++) {
      var random = new Random(seed);
      var room = new Newsroom(100 + seed);
      room.put(EntryKind.SITE, "site", site());
      var start = new ArrayList<ArticleId>();
      for (int i = 0; i < 90; i++) {
        String channel = CHANNELS.get(Math.min(3, random.nextInt(7)));
        // Eight stories to a minute, so that parts end inside one.
        start.add(room.publish(story(channel, i), Newsroom.START.plusSeconds(60L * (i / 8))));
      }
      var chosen = new ArrayList<>(List.of(start.get(40), start.get(3), start.get(89)));
      var withdrawn = new HashSet<ArticleId>();
      try (Archive archive = Archive.open(directory.resolve("seed" + seed))) {
        archive.apply(room.log);
        int applied = room.log.size();
        var seen = new ArrayList<ArticleId>();
        RecommendedCursor from = START;
        while (from != null) {
          try (Snapshot snapshot = archive.snapshot()) {
            Recommended part = part(snapshot, chosen, from, 1 + random.nextInt(6));
            seen.addAll(ids(part));
            from = part.next() == null ? null : sent(part.next());
          }
          String channel = CHANNELS.get(random.nextInt(4));
          ArticleId fresh =
              room.publish(story(channel, 1000), Newsroom.START.plusSeconds(60L * 12));
          chosen.add(random.nextInt(chosen.size()), fresh);
          chosen.addFirst(start.get(random.nextInt(90)));
          ArticleId gone = seen.get(random.nextInt(seen.size()));
          if (random.nextInt(4) == 0 && withdrawn.add(gone)) {
            room.withdraw(gone, "Wrong.");
          }
          archive.apply(room.log.subList(applied, room.log.size()));
          applied = room.log.size();
        }
        assertThat(seen).doesNotHaveDuplicates().containsAll(start);
      }
    }
  }

  @Test
  void theEditorsListComesFirstInTheirOrderAndSaysSo() {
    newsroom.put(EntryKind.SITE, "site", site());
    ArticleId old = newsroom.publish(story("culture", 1));
    ArticleId gone = newsroom.publish(story("culture", 2));
    ArticleId young = newsroom.publish(story("science", 3));
    ArticleId youngest = newsroom.publish(story("local/reed-isle", 4));
    newsroom.withdraw(gone, "Wrong.");
    try (Archive archive = Archive.open(directory)) {
      archive.apply(newsroom.log);
      try (Snapshot snapshot = archive.snapshot()) {
        List<ArticleId> chosen = List.of(old, gone, old);
        Recommended all = part(snapshot, chosen, START, 10);
        assertThat(ids(all)).containsExactly(old, youngest, young);
        assertThat(all.items().stream().map(Recommended.Item::chosen))
            .containsExactly(true, false, false);
        assertThat(all.next()).isNull();
        assertThat(snapshot.recommended(chosen, "en", START, Set.of(old, young), 10).items())
            .as("nothing that stands elsewhere on the page")
            .hasSize(1);
      }
    }
  }

  @Test
  void aChannelThatPublishesAllDayDoesNotFillTheStream() {
    newsroom.put(EntryKind.SITE, "site", site());
    for (String channel : List.of("local", "culture", "sport")) {
      for (int i = 0; i < 4; i++) {
        newsroom.publish(story(channel, i), Newsroom.START.minusSeconds(3600 * (i + 1)));
      }
    }
    for (int i = 0; i < 200; i++) {
      newsroom.publish(story("science", i), Newsroom.START.plusSeconds(60L * i));
    }
    newsroom.publish(story("opinion", 0), Newsroom.START.minusSeconds(3600L * 24 * 365));
    try (Archive archive = Archive.open(directory)) {
      archive.apply(newsroom.log);
      try (Snapshot snapshot = archive.snapshot()) {
        Recommended part = part(snapshot, List.of(), START, 12);
        List<String> channels =
            part.items().stream().map(item -> item.teaser().channel().value()).toList();
        for (int i = 2; i < channels.size(); i++) {
          assertThat(Set.copyOf(channels.subList(i - 2, i + 1)))
              .as("at " + i)
              .hasSizeGreaterThan(1);
        }
        assertThat(channels).contains("local", "culture", "sport").doesNotContain("opinion");
      }
    }
  }

  @Test
  void theSameLogGivesTheSameStreamInAnyIndex() {
    newsroom.put(EntryKind.SITE, "site", site());
    for (int i = 0; i < 60; i++) {
      newsroom.publish(
          story(CHANNELS.get(i * 7 % 4), i), Newsroom.START.plusSeconds(60L * (i / 5)));
    }
    var streams = new ArrayList<List<ArticleId>>();
    for (int step : new int[] {1, 60, 7}) {
      try (Archive archive = Archive.open(directory.resolve("step" + step))) {
        for (int i = 0; i < newsroom.log.size(); i += step) {
          archive.apply(newsroom.log.subList(i, Math.min(newsroom.log.size(), i + step)));
        }
        try (Snapshot snapshot = archive.snapshot()) {
          streams.add(ids(part(snapshot, List.of(), START, 60)));
        }
      }
    }
    assertThat(streams.get(0)).hasSize(60).isEqualTo(streams.get(1)).isEqualTo(streams.get(2));
  }

  @Test
  void aCursorThatIsNoneIsRefused() {
    for (String text :
        List.of("", "!", "AA", "Ag", "AX8", "AQEAAAAAAAA", "AQD_", "A".repeat(3000))) {
      assertThat(RecommendedCursor.decode(text)).as(text).isNull();
    }
    var last = new ArticleId("zzzzzzzzzz");
    var full =
        new RecommendedCursor(
            Collections.nCopies(RecommendedCursor.MOST, last),
            Collections.nCopies(
                RecommendedCursor.MOST,
                new RecommendedCursor.Step(
                    RecommendedCursor.name(new ChannelPath("science")), last)));
    assertThat(sent(full)).isEqualTo(full);
    assertThat(full.encode()).hasSizeLessThan(1800);
    assertThat(sent(START)).isEqualTo(START);
  }
}
