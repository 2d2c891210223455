package org.broadsheet.press;

import org.broadsheet.archive.Story;

/** The form in which a reader says what is wrong in a story. */
final class ReportPages {
  private ReportPages() {}

  static View.Report page(Sheet sheet, Story story, ReportState state) {
    Words words = sheet.words();
    String headline = story.article().headline();
    String path = Links.report(sheet.edition(), story.id());
    var head =
        Frames.Head.page(words.of("report.title.of", headline), null, "/report/" + story.id())
            .in(story.article().channel())
            .unindexed();
    return new View.Report(
        Frames.of(sheet, head),
        words,
        headline,
        sheet.href(story),
        path,
        state.revision(),
        state.passage(),
        state.text(),
        state.refused() == null ? null : words.of("report.refused." + Blocks.word(state.refused())),
        state.sent(),
        state.limits().text(),
        state.limits().passage(),
        state.limits().days());
  }
}
