package org.broadsheet.press;

import java.util.ArrayList;
import java.util.List;
import org.broadsheet.archive.Found;
import org.broadsheet.archive.Story;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.PublicationEvent;
import org.jspecify.annotations.Nullable;

/** The public history of a story: one line for each entry that the log holds of it. */
final class HistoryPage {
  private HistoryPage() {}

  static View.History view(Sheet sheet, ArticleId id, List<HistoryEntry> entries) {
    Words words = sheet.words();
    Found now = sheet.article(id).orElse(null);
    Story story = now instanceof Story visible ? visible : null;
    var changes = new ArrayList<View.Change>();
    for (HistoryEntry entry : entries) {
      PublicationEvent event = entry.event();
      String content =
          story == null || event.content() == null ? null : Links.content(event.content());
      changes.add(
          new View.Change(
              entry.index(),
              Links.entry(entry.index()),
              event.revision(),
              words.of("change." + kind(event)),
              sheet.times().minute(event.time()),
              words.of("approvals", event.approvals().size()),
              content));
    }
    @Nullable String headline = story == null ? null : story.article().headline();
    String title =
        headline == null ? words.of("history.withdrawn") : words.of("history.title", headline);
    var head = Frames.Head.page(title, null, "/history/" + id).unindexed();
    return new View.History(
        Frames.of(sheet, head),
        headline == null ? words.of("history.withdrawn") : headline,
        story == null ? null : Links.story(story, sheet.site()),
        changes);
  }

  /** What readers call the kind of change; an import says that it is one. */
  private static String kind(PublicationEvent event) {
    return switch (event.change()) {
      case FIRST -> event.origin() == null ? "first" : "imported";
      case UPDATE, CLARIFICATION, CORRECTION, WITHDRAWAL, EMERGENCY, ERASURE ->
          Blocks.word(event.change());
    };
  }
}
