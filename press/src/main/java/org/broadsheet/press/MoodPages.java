package org.broadsheet.press;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.broadsheet.archive.Story;
import org.broadsheet.content.ArticleId;
import org.jspecify.annotations.Nullable;

/** The form for a mood, and how often each was chosen. The figures come from outside the log. */
final class MoodPages {
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
        moods(sheet, story.id(), counts, own));
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
    for (String word : sheet.site().moods()) {
      Long count = counts == null ? null : counts.getOrDefault(word, 0L);
      total += count == null ? 0 : count;
      moods.add(
          new View.Mood(word, sheet.words().orElse("mood." + word, word), count, word.equals(own)));
    }
    return new View.Moods(
        Links.moodPost(id),
        Links.moods(sheet.edition(), id),
        Links.moodFragment(id),
        List.copyOf(moods),
        counts == null ? null : total);
  }
}
