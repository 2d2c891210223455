package org.broadsheet.press;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.broadsheet.archive.Story;
import org.broadsheet.content.ArticleId;
import org.jspecify.annotations.Nullable;

/** The form for a mood, and how often each was chosen. The figures come from outside the log. */
final class MoodPages {
  /** Stories of each mood on the page of the ranking, and in its block. */
  private static final int RANKED = 10;

  private static final int BLOCK = 3;

  private MoodPages() {}

  /** The form alone, as it stands in an article's bytes: no count, nobody's choice. */
  static View.Moods form(Sheet sheet, ArticleId id) {
    return moods(sheet, id, null, null);
  }

  static View.MoodFragment fragment(
      Sheet sheet, Story story, Map<String, Long> counts, @Nullable String own) {
    return new View.MoodFragment(sheet.words(), moods(sheet, story.id(), counts, own));
  }

  static View.MoodPage page(
      Sheet sheet, Story story, Map<String, Long> counts, @Nullable String own) {
    String headline = story.article().headline();
    var head =
        Frames.Head.page(sheet.words().of("moods.title", headline), null, "/m/" + story.id())
            .in(story.article().channel())
            .unindexed();
    return new View.MoodPage(
        Frames.of(sheet, head),
        sheet.words(),
        headline,
        Links.story(story, sheet.site()),
        moods(sheet, story.id(), counts, own),
        Frames.original(sheet, sheet.isConverted(story.id()) ? sheet.permanent(story) : null));
  }

  /** The figures alone. */
  static View.Moods figures(Sheet sheet, ArticleId id, Map<String, Long> counts) {
    return moods(sheet, id, counts, null);
  }

  /** The site's moods in its order; one that nobody chose yet is there with zero. */
  private static View.Moods moods(
      Sheet sheet, ArticleId id, @Nullable Map<String, Long> counts, @Nullable String own) {
    var moods = new ArrayList<View.Mood>();
    long total = 0;
    long highest = 0;
    for (String word : sheet.site().moods()) {
      Long count = counts == null ? null : counts.getOrDefault(word, 0L);
      total += count == null ? 0 : count;
      highest = Math.max(highest, count == null ? 0 : count);
      moods.add(new View.Mood(word, name(sheet, word), count, word.equals(own)));
    }
    return new View.Moods(
        Links.moodPost(sheet.converting(), id),
        Links.moods(sheet.edition(), id),
        Links.moodFragment(sheet.converting(), id),
        Links.moodRanking(sheet.edition()),
        List.copyOf(moods),
        counts == null ? null : total,
        Math.max(1, highest),
        own == null ? null : name(sheet, own),
        sheet.site().sample());
  }

  private static String name(Sheet sheet, String word) {
    return sheet.words().orElse("mood." + word, word);
  }

  /** Where the ranking stands in a page that is not its own; null where no moods are asked for. */
  static View.@Nullable Fetched place(Sheet sheet) {
    return sheet.site().moods().isEmpty()
        ? null
        : new View.Fetched(
            sheet.words().of("moods.ranking"),
            Links.moodRanking(sheet.edition()),
            Links.moodBlock(sheet.edition()));
  }

  /** The ranking of the last {@code days} days. */
  static View.MoodRanking ranking(
      Sheet sheet, int days, long least, Map<String, List<Press.Ranked>> stories) {
    Words words = sheet.words();
    String path = "/moods";
    List<View.Link> links =
        Press.RANKED_DAYS.stream()
            .map(span ->
                new View.Link(
                    sheet.edition().prefix() + path + (span == 1 ? "" : "?days=" + span),
                    words.of("moods.days", span),
                    span == days))
            .toList();
    var head = Frames.Head.page(words.of("moods.ranking"), words.of("moods.ranking.about"), path);
    return new View.MoodRanking(
        Frames.of(sheet, days == 1 ? head : head.unindexed()),
        words,
        links,
        ranks(sheet, stories, RANKED),
        words.of("moods.method", least),
        words.of("moods.nothing"),
        sheet.site().sample());
  }

  static View.MoodBlock block(Sheet sheet, Map<String, List<Press.Ranked>> stories) {
    List<View.MoodRank> ranks =
        ranks(sheet, stories, BLOCK).stream().filter(rank -> !rank.stories().isEmpty()).toList();
    return new View.MoodBlock(
        sheet.words(), Links.moodRanking(sheet.edition()), ranks, sheet.site().sample());
  }

  private static List<View.MoodRank> ranks(
      Sheet sheet, Map<String, List<Press.Ranked>> stories, int size) {
    return sheet.site().moods().stream()
        .map(word ->
            new View.MoodRank(
                word,
                name(sheet, word),
                ranked(sheet, stories.getOrDefault(word, List.of()), size)))
        .toList();
  }

  /** The first of them that this edition shows and whose readers are asked. */
  private static List<View.RankedStory> ranked(Sheet sheet, List<Press.Ranked> stories, int size) {
    var ranked = new ArrayList<View.RankedStory>();
    long most = 0;
    for (Press.Ranked place : stories) {
      if (ranked.size() == size) {
        break;
      }
      if (sheet.article(place.id()).orElse(null) instanceof Story story
          && sheet.site().asksMoods(story.article())
          && Edition.forText(sheet.site(), story.article().language())
              .prefix()
              .equals(sheet.edition().prefix())) {
        most = Math.max(most, place.readers());
        ranked.add(
            new View.RankedStory(
                Links.story(story, sheet.site()),
                story.article().headline(),
                sheet.words().of("moods.count", place.readers()),
                place.readers(),
                most));
      }
    }
    return List.copyOf(ranked);
  }
}
