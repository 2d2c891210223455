package org.broadsheet.press;

import java.util.Comparator;
import java.util.List;
import org.broadsheet.archive.Corrected;
import org.broadsheet.archive.Cursor;
import org.broadsheet.archive.Story;
import org.broadsheet.content.Article;
import org.jspecify.annotations.Nullable;

/** Everything that was put right, in the open: each notice under the story that it stands on. */
final class CorrectionsPage {
  private static final int SLICE = 30;
  private static final String PATH = "/corrections";

  private CorrectionsPage() {}

  static View.Corrections of(Sheet sheet, @Nullable Cursor after) {
    Corrected corrected = sheet.corrected(after, SLICE);
    Words words = sheet.words();
    var head = Frames.Head.page(words.of("corrections.title"), words.of("corrections.about"), PATH);
    return new View.Corrections(
        Frames.of(sheet, after == null ? head : head.unindexed()),
        corrected.items().stream().map(story -> row(sheet, story)).toList(),
        corrected.next() == null
            ? null
            : sheet.edition().prefix() + PATH + "?after=" + corrected.next().encode());
  }

  private static View.CorrectedStory row(Sheet sheet, Story story) {
    Article article = story.article();
    boolean foreign = !sheet.edition().speaks(article.language());
    return new View.CorrectedStory(
        Links.story(story, sheet.site()),
        article.headline(),
        foreign ? article.language() : null,
        notices(sheet, article));
  }

  /** The notices of a story, the newest first. */
  static List<View.Notice> notices(Sheet sheet, Article article) {
    return article.notices().stream()
        .sorted(Comparator.comparing(Article.Notice::written).reversed())
        .map(notice ->
            new View.Notice(
                sheet.words().of("notice." + Blocks.word(notice.kind())),
                sheet.times().minute(notice.written()),
                notice.text()))
        .toList();
  }
}
