package org.broadsheet.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListsTest {
  @TempDir Path directory;

  private final Newsroom newsroom = new Newsroom(2);

  private static List<ArticleId> ids(Slice slice) {
    return slice.items().stream().map(Teaser::id).toList();
  }

  private static Article story(int number) {
    return Newsroom.story("en", "local", "Story " + number, "Text.");
  }

  @Test
  void aReaderWhoPagesSeesEachStoryOnceWhileOthersArePublished() {
    var random = new Random(7);
    var start = new ArrayList<ArticleId>();
    for (int i = 0; i < 120; i++) {
      // Eight stories to a minute, so that most pages end inside one.
      start.add(newsroom.publish(story(i), Newsroom.START.plusSeconds(60L * (i / 8))));
    }
    try (Archive archive = Archive.open(directory)) {
      archive.apply(newsroom.log);
      var seen = new ArrayList<ArticleId>();
      Cursor after = null;
      do {
        try (Snapshot snapshot = archive.snapshot()) {
          Slice slice = snapshot.list(new Listing.All(), null, after, 1 + random.nextInt(6));
          seen.addAll(ids(slice));
          after = slice.next();
        }
        newsroom.publish(story(1000), Newsroom.START.plusSeconds(60L * 15));
        newsroom.update(seen.getLast(), story(2000));
        archive.apply(newsroom.log);
      } while (after != null);
      assertThat(seen).containsExactlyElementsOf(start.reversed());
    }
  }

  @Test
  void aCursorHoldsItsPlaceWhenItsStoryIsWithdrawn() {
    var ids = new ArrayList<ArticleId>();
    for (int i = 0; i < 9; i++) {
      ids.add(newsroom.publish(story(i), Newsroom.START));
    }
    try (Archive archive = Archive.open(directory)) {
      archive.apply(newsroom.log);
      Cursor next;
      try (Snapshot snapshot = archive.snapshot()) {
        next = snapshot.list(new Listing.All(), null, null, 4).next();
      }
      assertThat(next).isEqualTo(new Cursor(Newsroom.START, ids.get(5)));
      newsroom.withdraw(ids.get(5), "Wrong.");
      archive.apply(newsroom.log);
      try (Snapshot snapshot = archive.snapshot()) {
        Slice rest = snapshot.list(new Listing.All(), null, next, 10);
        assertThat(ids(rest)).containsExactlyElementsOf(ids.subList(0, 5).reversed());
        assertThat(rest.next()).isNull();
      }
    }
  }

  @Test
  void storiesThatWerePutRightComeByTheirNewestNotice() {
    ArticleId old = newsroom.publish(story(1));
    ArticleId young = newsroom.publish(story(2));
    newsroom.publish(story(3));
    ArticleId gone = newsroom.publish(story(4));
    newsroom.update(young, corrected(2, Newsroom.START.plusSeconds(100)));
    newsroom.update(old, corrected(1, Newsroom.START.plusSeconds(200)));
    newsroom.update(gone, corrected(4, Newsroom.START.plusSeconds(300)));
    newsroom.withdraw(gone, "Wrong.");
    try (Archive archive = Archive.open(directory)) {
      archive.apply(newsroom.log);
      try (Snapshot snapshot = archive.snapshot()) {
        Corrected first = snapshot.corrected("en", null, 1);
        assertThat(first.items()).extracting(Story::id).containsExactly(old);
        Corrected rest = snapshot.corrected("en", first.next(), 5);
        assertThat(rest.items()).extracting(Story::id).containsExactly(young);
        assertThat(rest.next()).isNull();
        assertThat(snapshot.corrected("ar", null, 5).items()).isEmpty();
      }
    }
  }

  private static Article corrected(int n, Instant written) {
    var notice = new Article.Notice(Article.Notice.Kind.CORRECTION, written, "It was eleven.");
    return Newsroom.edited(story(n), edit -> edit.notices(List.of(notice)));
  }

  @Test
  void aChannelShowsAllBelowItAndLosesWhatMovesAway() {
    ArticleId id = newsroom.publish(Newsroom.story("en", "local/reed-isle", "Herons", "Text."));
    newsroom.publish(Newsroom.story("en", "localities", "Not below", "Text."));
    try (Archive archive = Archive.open(directory)) {
      archive.apply(newsroom.log);
      assertThat(in(archive, "local")).containsExactly(id);
      newsroom.update(id, Newsroom.story("en", "culture", "Herons", "Text."));
      List<Applied> applied = archive.apply(newsroom.log);
      assertThat(applied).hasSize(1);
      assertThat(applied.getFirst().before())
          .isInstanceOfSatisfying(
              Story.class,
              story -> assertThat(story.article().channel().value()).isEqualTo("local/reed-isle"));
      assertThat(in(archive, "local")).isEmpty();
      assertThat(in(archive, "culture")).containsExactly(id);
    }
  }

  private static List<ArticleId> in(Archive archive, String channel) {
    try (Snapshot snapshot = archive.snapshot()) {
      return ids(snapshot.list(new Listing.InChannel(new ChannelPath(channel)), null, null, 10));
    }
  }

  @Test
  void aSourceIsFoundByItsIdItsNameAndItsParts() {
    var source = new Source("芦笛社/石桥晚报", List.of("芦笛社", "石桥晚报"), null, "reedpipe");
    ArticleId id =
        newsroom.publish(
            Newsroom.edited(
                story(1), draft -> draft.source(source).tags(List.of("t".repeat(9000)))));
    try (Archive archive = Archive.open(directory)) {
      archive.apply(newsroom.log);
      try (Snapshot snapshot = archive.snapshot()) {
        for (String name : List.of("芦笛社/石桥晚报", "石桥晚报", "reedpipe")) {
          assertThat(ids(snapshot.list(new Listing.FromSource(name), "en", null, 5)))
              .containsExactly(id);
        }
        assertThat(ids(snapshot.list(new Listing.Tagged("t".repeat(9000)), null, null, 5)))
            .containsExactly(id);
      }
    }
  }

  @Test
  void aHeadlineMayBeAsLongAsABook() {
    String headline = "长".repeat(40_000);
    ArticleId id = newsroom.publish(Newsroom.story("zh", "local", headline, "短。"));
    try (Archive archive = Archive.open(directory)) {
      archive.apply(newsroom.log);
      try (Snapshot snapshot = archive.snapshot()) {
        Slice slice = snapshot.list(new Listing.All(), null, null, 5);
        assertThat(slice.items().getFirst().headline()).isEqualTo(headline);
        assertThat(snapshot.teasers(List.of(id))).hasSize(1);
      }
    }
  }

  @Test
  void translationsAreFoundFromEitherEnd() {
    ArticleId chinese = newsroom.publish(Newsroom.story("zh", "local", "芦洲观鸟", "正文。"));
    ArticleId english =
        newsroom.publish(Newsroom.edited(story(1), draft -> draft.translationOf(chinese)));
    ArticleId arabic =
        newsroom.publish(
            Newsroom.edited(story(2), draft -> draft.language("ar").translationOf(english)));
    Map<String, ArticleId> all = Map.of("zh", chinese, "en", english, "ar", arabic);
    try (Archive archive = Archive.open(directory)) {
      archive.apply(newsroom.log);
      try (Snapshot snapshot = archive.snapshot()) {
        for (ArticleId id : all.values()) {
          assertThat(snapshot.translations(id)).isEqualTo(all);
        }
      }
      newsroom.withdraw(chinese, "Wrong.");
      archive.apply(newsroom.log);
      var left = new HashMap<>(all);
      left.remove("zh");
      try (Snapshot snapshot = archive.snapshot()) {
        assertThat(snapshot.translations(english)).isEqualTo(left);
      }
    }
  }

  @Test
  void relatedStoriesShareTopicsBeforeTheyShareAChannel() {
    ArticleId self = newsroom.publish(tagged("local", "ferries", "river"));
    ArticleId channelOnly = newsroom.publish(tagged("local", "lanterns"));
    ArticleId both = newsroom.publish(tagged("culture", "river", "ferries"));
    ArticleId one = newsroom.publish(tagged("culture", "river"));
    newsroom.publish(tagged("culture", "tea"));
    newsroom.publish(
        Newsroom.edited(tagged("local", "ferries", "river"), draft -> draft.language("zh")));
    try (Archive archive = Archive.open(directory)) {
      archive.apply(newsroom.log);
      try (Snapshot snapshot = archive.snapshot()) {
        var story = (Story) snapshot.article(self).orElseThrow();
        assertThat(snapshot.related(story, 10).stream().map(Teaser::id))
            .containsExactly(both, one, channelOnly);
        assertThat(snapshot.related(story, 1).stream().map(Teaser::id)).containsExactly(both);
      }
    }
  }

  private static Article tagged(String channel, String... tags) {
    return Newsroom.edited(
        Newsroom.story("en", channel, "Of " + String.join(" and ", tags), "Text."),
        draft -> draft.tags(List.of(tags)));
  }
}
