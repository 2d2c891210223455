package org.broadsheet.press;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.broadsheet.archive.Story;
import org.broadsheet.content.Article;
import org.broadsheet.content.Block;
import org.broadsheet.content.Hash;
import org.broadsheet.content.Medium;
import org.broadsheet.content.Opening;
import org.broadsheet.content.Site;
import org.jspecify.annotations.Nullable;

/**
 * Draws a story's card and its poster: name of the paper, picture, headline, and on the poster the
 * summary and the address as a QR code. Where no typeface at hand has the headline's letters, the
 * picture and the mark stand alone.
 */
final class SharePrints {
  static final int CARD_WIDTH = 1200;
  static final int CARD_HEIGHT = 630;
  static final int POSTER_WIDTH = 1080;
  static final int POSTER_HEIGHT = 1620;

  /** Height of the poster's picture. */
  private static final int PICTURE = 700;

  private static final int MARGIN = 64;

  /** Key facts on a poster at most, and the height of each. */
  private static final int FACTS = 4;

  private static final int FACT = 112;

  /** From the headline to the summary, with the line about the origin between them. */
  private static final int ORIGIN = 116;

  /** Characters that fill a poster in any script. */
  private static final int ENOUGH = 1_000;

  private static final int CODE = 296;

  private final Sheet sheet;
  private final Article article;
  private final Story story;
  private final @Nullable BufferedImage picture;
  private final @Nullable BufferedImage logo;
  private final boolean rightToLeft;

  /** {@code media} finds pictures that the public may have, already small enough to draw. */
  SharePrints(Sheet sheet, Story story, Function<Hash, Optional<BufferedImage>> media) {
    this.sheet = sheet;
    this.story = story;
    this.article = story.article();
    Block.Figure lead = article.lead();
    Medium own = sheet.site().logo();
    this.picture = lead == null ? null : media.apply(lead.medium().hash()).orElse(null);
    this.logo = own == null ? null : media.apply(own.hash()).orElse(null);
    this.rightToLeft = Edition.dir(article.language()).equals("rtl");
  }

  byte[] draw(SharePicture form) {
    return switch (form) {
      case CARD -> card();
      case POSTER -> poster();
    };
  }

  private byte[] card() {
    try (var to = new PictureSheet(CARD_WIDTH, CARD_HEIGHT, sheet.site())) {
      if (!PictureType.sets(article.headline())) {
        alone(to, CARD_WIDTH, CARD_HEIGHT);
        return to.png();
      }
      int pictureWidth = picture == null ? 0 : 480;
      int start = rightToLeft ? pictureWidth : 0;
      int width = CARD_WIDTH - pictureWidth - 2 * MARGIN;
      picture(to, rightToLeft ? 0 : CARD_WIDTH - pictureWidth, 0, pictureWidth, CARD_HEIGHT);
      to.fill(to.accent(), start, 0, CARD_WIDTH - pictureWidth, 12);
      masthead(to, start + MARGIN, 60, width, 34);
      float[] sizes =
          picture == null ? new float[] {76, 68, 60, 52, 44} : new float[] {60, 54, 48, 42, 38};
      var headline =
          PictureType.fit(
              article.headline(), article.language(), sizes, 1.36f, width, picture == null ? 3 : 4);
      float room = CARD_HEIGHT - 110 - 130;
      to.pen.setColor(PictureSheet.INK);
      headline.draw(to.pen, start + MARGIN, 118 + (room - headline.height()) / 2, width);
      to.fill(PictureSheet.RULE, start + MARGIN, CARD_HEIGHT - 104, width, 2);
      line(to, origin(), start + MARGIN, CARD_HEIGHT - 84, width, 24);
      return to.png();
    }
  }

  private byte[] poster() {
    try (var to = new PictureSheet(POSTER_WIDTH, POSTER_HEIGHT, sheet.site())) {
      int width = POSTER_WIDTH - 2 * MARGIN;
      int foot = POSTER_HEIGHT - CODE - 84;
      float at;
      if (picture != null) {
        picture(to, 0, 0, POSTER_WIDTH, PICTURE);
        to.fill(to.accent(), 0, PICTURE, POSTER_WIDTH, 12);
        at = PICTURE + 56;
      } else {
        to.fill(to.accent(), 0, 0, POSTER_WIDTH, 12);
        at = 210;
      }
      if (PictureType.sets(article.headline())) {
        text(to, at, foot - at, width);
      } else if (picture == null) {
        IconPrints.mark(to.pen, MARGIN + width / 2.0 - 200, 420, 400, PictureSheet.INK);
      }
      if (picture == null) {
        masthead(to, MARGIN, 92, width, 44);
      }
      foot(to, foot, width);
      return to.png();
    }
  }

  private void text(PictureSheet to, float from, float room, int width) {
    boolean tall = picture == null;
    String language = article.language();
    float[] sizes =
        tall ? new float[] {120, 108, 96, 84, 76, 68, 58} : new float[] {68, 62, 56, 50};
    var headline =
        PictureType.fit(
            article.headline(), language, sizes, tall ? 1.3f : 1.36f, width, tall ? 4 : 3);
    float end = from + room - 24;
    List<Block.KeyFacts.Fact> facts = tall ? facts() : List.of();
    if (!facts.isEmpty()) {
      end -= facts.size() * FACT + 40;
      facts(to, facts, end + 40, width);
    }
    String words = tall && facts.isEmpty() ? opening() : Opening.of(article);
    float size = tall ? 44 : 38;
    int lines = (int) ((end - from - headline.height() - ORIGIN) / (size * 1.65f));
    var summary =
        words == null || !PictureType.sets(words)
            ? null
            : PictureType.set(words, language, size, 1.65f, width, Math.clamp(lines, 1, 14));
    float filled = headline.height() + ORIGIN + (summary == null ? 0 : summary.height());
    to.pen.setColor(PictureSheet.INK);
    // What stays empty where there is little to say stands above and below, not in one place.
    float top = tall ? from + Math.max(0, (end - from - filled) / 3) : from;
    float at = headline.draw(to.pen, MARGIN, top, width);
    line(to, origin(), MARGIN, at + 22, width, 28);
    if (summary != null) {
      to.pen.setColor(PictureSheet.INK);
      summary.draw(to.pen, MARGIN, at + ORIGIN, width);
    }
  }

  /** The first figures of the story that can be set; they fill the place of a picture. */
  private List<Block.KeyFacts.Fact> facts() {
    return article.body().stream()
        .flatMap(block ->
            block instanceof Block.KeyFacts facts ? facts.facts().stream() : Stream.empty())
        .filter(fact -> PictureType.sets(fact.label()) && PictureType.sets(figure(fact)))
        .limit(FACTS)
        .toList();
  }

  private static String figure(Block.KeyFacts.Fact fact) {
    return fact.unit() == null ? fact.value() : fact.value() + " " + fact.unit();
  }

  /** A line for each: what it is, and across from it the figure. */
  private void facts(PictureSheet to, List<Block.KeyFacts.Fact> facts, float from, int width) {
    float y = from;
    for (Block.KeyFacts.Fact fact : facts) {
      to.fill(PictureSheet.RULE, MARGIN, y, width, 2);
      var figure = PictureType.set(figure(fact), article.language(), 54, 1.36f, width * 0.6f, 1);
      float wide = figure.width();
      to.pen.setColor(to.accent());
      figure.draw(
          to.pen,
          rightToLeft ? MARGIN : MARGIN + width - wide,
          y + (FACT - figure.height()) / 2,
          wide);
      float room = width - wide - 40;
      var label = PictureType.set(fact.label(), article.language(), 34, 1.3f, room, 2);
      to.pen.setColor(PictureSheet.INK);
      label.draw(
          to.pen, rightToLeft ? MARGIN + wide + 40 : MARGIN, y + (FACT - label.height()) / 2, room);
      y += FACT;
    }
  }

  /** The summary and how the story goes on: without picture and figures there is room for both. */
  private @Nullable String opening() {
    String body = article.plainBody();
    String summary = article.summary();
    String all = summary == null || body.startsWith(summary) ? body : summary + "\n" + body;
    int end = all.offsetByCodePoints(0, Math.min(all.codePointCount(0, all.length()), ENOUGH));
    String words = all.substring(0, end);
    // Between lines of a script without spaces there is none either.
    String joined =
        words
            .replaceAll("(?<=[\\p{IsHan}\\u3000-\\u303f\\uff00-\\uffef])\\s+", "")
            .replaceAll("\\s+", " ");
    return joined.isBlank() ? null : joined;
  }

  /** The code, what it is for, and whose paper this is. */
  private void foot(PictureSheet to, int from, int width) {
    Site site = sheet.site();
    to.fill(PictureSheet.RULE, MARGIN, from, width, 2);
    int top = from + 42;
    int code = rightToLeft ? MARGIN : MARGIN + width - CODE;
    to.code(QrCode.of(site.url() + Links.story(story, site)), code, top, CODE);
    int x = rightToLeft ? MARGIN + CODE + 40 : MARGIN;
    int room = width - CODE - 40;
    masthead(to, x, top + 40, room, 50);
    String tagline = Site.pick(site.taglines(), sheet.edition().language(), "");
    line(to, tagline, x, top + 124, room, 30);
    line(to, sheet.words().of("share.poster.scan"), x, top + CODE - 66, room, 30);
  }

  /** The paper's logo, or its mark and its name. */
  private void masthead(PictureSheet to, int x, int y, int width, int size) {
    if (logo != null) {
      double scale = Math.min(1.3 * size / logo.getHeight(), (double) width / logo.getWidth());
      int wide = (int) Math.round(logo.getWidth() * scale);
      int tall = (int) Math.round(logo.getHeight() * scale);
      to.pen.drawImage(logo, rightToLeft ? x + width - wide : x, y, wide, tall, null);
      return;
    }
    String name = sheet.site().name(sheet.edition().language());
    double mark = size * 1.6;
    double inset = mark * 0.25; // the mark's own margin, so that it stands flush
    double top = y + size * 0.68 - mark / 2;
    IconPrints.mark(
        to.pen, rightToLeft ? x + width - mark + inset : x - inset, top, mark, to.accent());
    if (PictureType.sets(name)) {
      float shift = (float) (mark - inset + 2);
      to.pen.setColor(PictureSheet.INK);
      PictureType.set(name, article.language(), size, 1.36f, width - shift, 1)
          .draw(to.pen, rightToLeft ? x : x + shift, y, width - shift);
    }
  }

  private float line(PictureSheet to, String text, int x, float y, int width, float size) {
    if (text.isEmpty() || !PictureType.sets(text)) {
      return 0;
    }
    to.pen.setColor(PictureSheet.SOFT);
    var line = PictureType.set(text, article.language(), size, 1.5f, width, 1);
    return line.draw(to.pen, x, y, width) - y;
  }

  /** Whence and when: "Reedpipe News · 21 March 2026". */
  private String origin() {
    String day = sheet.times().day(story.published()).text();
    return article.source() == null ? day : article.source().name() + " · " + day;
  }

  private void picture(PictureSheet to, int x, int y, int width, int height) {
    Block.Figure lead = article.lead();
    if (picture != null && lead != null) {
      to.picture(picture, lead.medium().focus(), x, y, width, height);
    }
  }

  private void alone(PictureSheet to, int width, int height) {
    if (picture != null) {
      picture(to, 0, 0, width, height);
    } else if (logo != null) {
      to.picture(logo, null, width / 2 - 240, height / 2 - 120, 480, 240);
    } else {
      IconPrints.mark(to.pen, width / 2.0 - 180, height / 2.0 - 180, 360, PictureSheet.INK);
    }
  }
}
