package org.broadsheet.press;

import java.util.List;
import org.broadsheet.archive.Teaser;
import org.broadsheet.content.Article;
import org.broadsheet.content.ChannelPath;
import org.jspecify.annotations.Nullable;

/** Stories as lists show them. */
final class Teasers {
  /** What a picture beside a headline takes at most, in pixels. */
  static final int WIDTH = 960;

  private Teasers() {}

  /** {@code within} is the channel of the page, which is not said again above each story. */
  static View.Teaser of(Teaser teaser, Sheet sheet, @Nullable ChannelPath within) {
    return of(teaser, sheet, within, WIDTH);
  }

  static View.Teaser opening(Teaser teaser, Sheet sheet, @Nullable ChannelPath within) {
    return of(teaser, sheet, within, 1600);
  }

  private static View.Teaser of(
      Teaser teaser, Sheet sheet, @Nullable ChannelPath within, int widest) {
    return new View.Teaser(
        sheet.href(teaser),
        teaser.headline(),
        teaser.summary(),
        kicker(teaser, sheet, within),
        sheet.times().brief(teaser.published()),
        Pictures.thumbnail(teaser.lead(), widest),
        teaser.sourceName(),
        sheet.edition().speaks(teaser.language()) ? null : teaser.language());
  }

  private static View.@Nullable Name kicker(
      Teaser teaser, Sheet sheet, @Nullable ChannelPath within) {
    if (teaser.genre() != Article.Genre.NEWS) {
      return new View.Name(sheet.words().of("genre." + Blocks.word(teaser.genre())), null);
    }
    if (teaser.channel().equals(within)) {
      return null;
    }
    return new View.Name(
        Frames.clearName(sheet.site(), teaser.channel(), sheet.edition()),
        Links.channel(sheet.edition(), teaser.channel()));
  }

  static List<View.Teaser> all(List<Teaser> teasers, Sheet sheet, @Nullable ChannelPath within) {
    return all(teasers, sheet, within, WIDTH);
  }

  static List<View.Teaser> all(
      List<Teaser> teasers, Sheet sheet, @Nullable ChannelPath within, int widest) {
    return teasers.stream().map(teaser -> of(teaser, sheet, within, widest)).toList();
  }
}
