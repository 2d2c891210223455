package org.broadsheet.press;

import org.broadsheet.archive.Story;

/** The ways to pass a story on: as a row in its page, and as a page of their own. */
final class SharePage {
  private SharePage() {}

  static View.Share share(Sheet sheet, Story story) {
    String headline = story.article().headline();
    String url = sheet.site().url() + Links.story(story, sheet.site());
    return new View.Share(
        Links.share(sheet.site(), story),
        url,
        headline,
        Links.shareCode(story.id()),
        new View.Picture(
            Links.sharePoster(story.id()),
            null,
            null,
            SharePrints.POSTER_WIDTH,
            SharePrints.POSTER_HEIGHT,
            sheet.words().of("share.poster.alt", headline),
            ""),
        ShareLinks.of(sheet.words(), sheet.edition().language(), url, headline),
        sheet.site().embeds() ? EmbedPages.frame(sheet, story, EmbedPages.WIDTH) : null);
  }

  static View.SharePage view(Sheet sheet, Story story) {
    String headline = story.article().headline();
    var head =
        Frames.Head.page(sheet.words().of("share.title", headline), null, "/share/" + story.id())
            .in(story.article().channel())
            .only(sheet.edition())
            .unindexed();
    return new View.SharePage(
        Frames.of(sheet, head),
        sheet.words(),
        Links.story(story, sheet.site()),
        share(sheet, story));
  }
}
