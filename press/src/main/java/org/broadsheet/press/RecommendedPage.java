package org.broadsheet.press;

import java.util.List;
import java.util.Set;
import org.broadsheet.archive.Recommended;
import org.broadsheet.archive.RecommendedCursor;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.ChannelPath;
import org.jspecify.annotations.Nullable;

/**
 * The recommended stream: as a page, as a fragment for the foot of a story (whose own bytes hold
 * the link alone, so that they stay as they are whatever is published), and on the home page.
 */
final class RecommendedPage {
  /** Stories in a part that was asked for. */
  private static final int PART = 20;

  /** Stories at the foot of a story, before anybody asks for more. */
  private static final int FOOT = 8;

  private RecommendedPage() {}

  static View.RecommendedPage page(Sheet sheet, @Nullable RecommendedCursor after) {
    Words words = sheet.words();
    var head =
        Frames.Head.page(words.of("recommended"), words.of("recommended.about"), "/recommended");
    RecommendedCursor from = after == null ? RecommendedCursor.START : after;
    return new View.RecommendedPage(
        Frames.of(sheet, after == null ? head : head.unindexed()),
        stream(sheet, from, Set.of(), PART),
        after != null);
  }

  static View.Recommended fragment(Sheet sheet, @Nullable RecommendedCursor after) {
    return after == null
        ? stream(sheet, RecommendedCursor.START, Set.of(), FOOT)
        : stream(sheet, after, Set.of(), PART);
  }

  /** Its beginning on a page that shows some stories already. */
  static View.@Nullable Recommended on(Sheet sheet, Set<ArticleId> elsewhere, int size) {
    View.Recommended stream = stream(sheet, RecommendedCursor.START, elsewhere, size);
    return stream.stories().isEmpty() ? null : stream;
  }

  /** For the foot of a story. All stories share one beginning; the script leaves out the story. */
  static View.RecommendedLink link(Sheet sheet) {
    return new View.RecommendedLink(
        Links.recommended(sheet.edition(), null), Links.recommendedFragment(sheet.edition(), null));
  }

  private static View.Recommended stream(
      Sheet sheet, RecommendedCursor from, Set<ArticleId> elsewhere, int size) {
    Recommended part = sheet.recommended(from, elsewhere, size);
    RecommendedCursor next = part.next();
    List<View.Picked> stories = part.items().stream().map(item -> picked(sheet, item)).toList();
    return new View.Recommended(
        sheet.words(),
        stories,
        next == null ? null : Links.recommended(sheet.edition(), next),
        next == null ? null : Links.recommendedFragment(sheet.edition(), next),
        sheet.words().of("more.said", stories.size()),
        sheet.words().of("more.said", Math.max(0, stories.size() - 1)));
  }

  private static View.Picked picked(Sheet sheet, Recommended.Item item) {
    return new View.Picked(Teasers.of(item.teaser(), sheet, null), why(sheet, item));
  }

  /** Why a story is there, as a sentence. */
  static String why(Sheet sheet, Recommended.Item item) {
    ChannelPath top = item.teaser().channel().trail().getFirst();
    return item.chosen()
        ? sheet.words().of("recommended.chosen")
        : sheet
            .words()
            .of("recommended.new", Frames.channelName(sheet.site(), top, sheet.edition()));
  }
}
