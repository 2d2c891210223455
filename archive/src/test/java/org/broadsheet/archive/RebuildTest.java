package org.broadsheet.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Credit;
import org.broadsheet.content.Document;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.Hash;
import org.broadsheet.content.Source;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rebuild equals live: a view replayed at once is the view that lived through it all. */
class RebuildTest {
  private static final List<String> CHANNELS =
      List.of("top", "local", "local/upper-strand", "local/reed-isle", "local/reed-isle/top");
  private static final List<String> TAGS = List.of("渡轮", "river", "灯会", "herons");
  private static final List<String> PEOPLE = List.of("p1", "p2");
  private static final List<String> SOURCES = List.of("芦笛社", "石桥晚报");

  @TempDir Path directory;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void rebuildEqualsLive(long seed) {
    var random = new Random(seed);
    var newsroom = new Newsroom(seed);
    var stories = new LinkedHashMap<ArticleId, Article>();
    Path live = directory.resolve("live");
    Archive archive = Archive.open(live);
    for (int step = 0; step < 700; step++) {
      act(newsroom, stories, random);
      if (random.nextInt(8) == 0) {
        catchUp(archive, newsroom, random);
      }
      switch (random.nextInt(40)) {
        case 0 -> {
          archive.close();
          archive = Archive.open(live);
        }
        case 1 -> {
          archive.abandon();
          archive = Archive.open(live);
        }
        case 2 -> archive.commit();
        default -> {}
      }
    }
    catchUp(archive, newsroom, random);
    List<String> lived = everything(archive, stories);
    archive.close();
    try (Archive replayed = Archive.open(directory.resolve("replayed"))) {
      replayed.apply(newsroom.log);
      assertSame("at once, seed " + seed, lived, everything(replayed, stories));
    }
    // Large parts after which nobody looks, so that later ones must still find what they change.
    try (Archive inParts = Archive.open(directory.resolve("parts"))) {
      while (inParts.position() < newsroom.log.size()) {
        int from = (int) inParts.position();
        int size = random.nextInt(3) == 0 ? 1 + random.nextInt(20) : 200 + random.nextInt(50);
        inParts.apply(newsroom.log.subList(from, Math.min(newsroom.log.size(), from + size)));
        if (random.nextInt(3) == 0) {
          inParts.commit();
        }
      }
      assertSame("in parts, seed " + seed, lived, everything(inParts, stories));
    }
    assertThat(lived).anyMatch(line -> line.startsWith("Story")).hasSizeGreaterThan(500);
  }

  private static void assertSame(String which, List<String> lived, List<String> rebuilt) {
    for (int i = 0; i < Math.min(lived.size(), rebuilt.size()); i++) {
      assertThat(rebuilt.get(i)).as("%s, line %d", which, i).isEqualTo(lived.get(i));
    }
    assertThat(rebuilt).as(which).hasSameSizeAs(lived);
  }

  private static void catchUp(Archive archive, Newsroom newsroom, Random random) {
    while (archive.position() < newsroom.log.size()) {
      int from = (int) archive.position();
      int to = Math.min(newsroom.log.size(), from + 1 + random.nextInt(40));
      // Some entries that it has already, as a follower that starts anew would send.
      int again = Math.max(0, from - random.nextInt(3));
      archive.apply(newsroom.log.subList(again, to));
    }
  }

  private static void act(Newsroom newsroom, Map<ArticleId, Article> stories, Random random) {
    if (stories.isEmpty() || random.nextInt(100) < 45) {
      Article article = story(random, stories);
      // Few minutes for many stories, some of them long ago: ties and backdated imports.
      Instant published =
          random.nextInt(4) == 0
              ? Newsroom.START.minusSeconds(86_400L * random.nextInt(5))
              : Newsroom.START.plusSeconds(60L * (newsroom.log.size() / 10));
      stories.put(newsroom.publish(article, published), article);
      return;
    }
    ArticleId id = pick(List.copyOf(stories.keySet()), random);
    Article article = Objects.requireNonNull(stories.get(id));
    switch (random.nextInt(12)) {
      case 0, 1 -> newsroom.withdraw(id, "It was wrong. " + random.nextInt(1000));
      case 2, 3, 4 -> {
        var path = new ChannelPath(pick(CHANNELS, random));
        change(newsroom, stories, id, Newsroom.edited(article, draft -> draft.channel(path)));
      }
      case 5 -> newsroom.erase("A court's order.", List.of(article.hash()));
      case 6 ->
          newsroom.put(EntryKind.PERSON, pick(PEOPLE, random), person("Name " + random.nextInt(9)));
      default -> {
        String tag = pick(TAGS, random);
        String headline = article.headline() + " " + random.nextInt(1000);
        change(
            newsroom,
            stories,
            id,
            Newsroom.edited(article, draft -> draft.headline(headline).tags(List.of(tag))));
      }
    }
  }

  private static void change(
      Newsroom newsroom, Map<ArticleId, Article> stories, ArticleId id, Article article) {
    newsroom.update(id, article);
    stories.put(id, article);
  }

  private static Article story(Random random, Map<ArticleId, Article> stories) {
    boolean chinese = random.nextBoolean();
    Article plain =
        Newsroom.story(
            chinese ? "zh" : "en",
            pick(CHANNELS, random),
            (chinese ? "江边消息" : "News of the river ") + random.nextInt(100_000),
            chinese ? "渡轮今天改电。江水平稳。" : "The ferry runs on time. The river is calm.");
    var draft = plain.edit();
    draft.tags(List.of(pick(TAGS, random), pick(TAGS, random)));
    if (random.nextInt(3) == 0) {
      draft.credits(List.of(new Credit(Credit.Role.AUTHOR, "A. Marsh", pick(PEOPLE, random))));
    }
    if (random.nextInt(3) == 0) {
      String name = pick(SOURCES, random);
      draft.source(new Source(name, List.of(name, "另一家"), null, null));
    }
    if (!stories.isEmpty() && random.nextInt(4) == 0) {
      draft.translationOf(pick(List.copyOf(stories.keySet()), random));
    }
    return draft.article();
  }

  private static Document person(String name) {
    String json = "{\"names\":{\"en\":\"" + name + "\"},\"type\":\"person\",\"v\":1}";
    return Document.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  private static <T> T pick(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }

  private static List<String> everything(Archive archive, Map<ArticleId, Article> stories) {
    var lines = new ArrayList<String>();
    try (Snapshot snapshot = archive.snapshot()) {
      lines.add("position " + snapshot.position());
      List<Listing> listings = listings();
      for (Listing listing : listings) {
        for (String language : new String[] {null, "zh", "en"}) {
          lines.add(listing + " " + language + " " + snapshot.count(listing, language));
          snapshotOf(snapshot, listing, language).forEach(t -> lines.add(t.toString()));
        }
      }
      for (ArticleId id : stories.keySet()) {
        snapshot.article(id).ifPresent(found -> lines.addAll(describe(snapshot, found)));
        lines.add("versions " + snapshot.translations(id));
      }
      PEOPLE.forEach(person -> lines.add(person + " " + snapshot.person(person)));
      for (String words : List.of("渡轮", "river", "news calm", "江边")) {
        lines.add(words + " " + snapshot.search(words, null, 0, 10).total());
      }
    }
    return lines;
  }

  private static List<Listing> listings() {
    var listings = new ArrayList<Listing>(List.of(new Listing.All()));
    CHANNELS.forEach(path -> listings.add(new Listing.InChannel(new ChannelPath(path))));
    TAGS.forEach(tag -> listings.add(new Listing.Tagged(tag)));
    PEOPLE.forEach(person -> listings.add(new Listing.ByPerson(person)));
    SOURCES.forEach(source -> listings.add(new Listing.FromSource(source)));
    for (int day = -5; day <= 1; day++) {
      listings.add(new Listing.OnDay(LocalDate.of(2025, 3, 1).plusDays(day)));
    }
    return listings;
  }

  private static List<String> describe(Snapshot snapshot, Found found) {
    return switch (found) {
      case Withdrawn withdrawn -> List.of(withdrawn.toString());
      case Story story ->
          List.of(
              "Story " + story.index() + " " + text(story.event().canonical()),
              text(story.article().canonical()),
              "related " + snapshot.related(story, 8));
    };
  }

  private static List<Teaser> snapshotOf(
      Snapshot snapshot, Listing listing, @org.jspecify.annotations.Nullable String language) {
    var all = new ArrayList<Teaser>();
    Cursor after = null;
    do {
      Slice slice = snapshot.list(listing, language, after, 7);
      all.addAll(slice.items());
      after = slice.next() == null ? null : Cursor.decode(slice.next().encode());
    } while (after != null);
    return all;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @org.junit.jupiter.api.Test
  void anErasureTakesTheTextAwayAndSaysWhy() {
    var newsroom = new Newsroom(9);
    Article article = Newsroom.story("en", "local", "A private matter", "Nobody's business.");
    ArticleId id = newsroom.publish(article);
    try (Archive archive = Archive.open(directory)) {
      archive.apply(newsroom.log);
      newsroom.erase("A court's order.", List.of(Hash.of(article.canonical())));
      List<Applied> applied = archive.apply(newsroom.log);
      assertThat(applied).hasSize(1);
      assertThat(applied.getFirst().before()).isInstanceOf(Story.class);
      try (Snapshot snapshot = archive.snapshot()) {
        assertThat(snapshot.article(id).orElseThrow())
            .isInstanceOfSatisfying(
                Withdrawn.class,
                gone -> assertThat(gone.statement()).isEqualTo(Newsroom.why("A court's order.")));
        assertThat(snapshot.search("private", "en", 0, 5).total()).isZero();
      }
    }
  }
}
