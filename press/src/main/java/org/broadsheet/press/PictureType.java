package org.broadsheet.press;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.io.IOException;
import java.io.InputStream;
import java.text.AttributedString;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets text in pictures: in the one typeface that the program ships (Chinese and Latin), else,
 * where that lacks a letter, in what the machine has. What neither can set is said by {@link
 * #sets}, and then nothing is set at all: a picture never shows boxes in place of letters.
 */
final class PictureType {
  private static final Logger LOG = LoggerFactory.getLogger(PictureType.class);
  private static final String FILE = "type/NotoSerifSC-SemiBold.ttf";
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
  private static final float LEAST_LAST_LINE = 0.3f;

  private static final @Nullable Font SHIPPED = load();
  private static final Font MACHINE = new Font(Font.SERIF, Font.PLAIN, 1);

  private PictureType() {}

  private static @Nullable Font load() {
    try (InputStream in = PictureType.class.getResourceAsStream(FILE)) {
      return in == null ? null : Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException | FontFormatException | RuntimeException | LinkageError e) {
      // A machine without the libraries that Java draws letters with: pictures go without them.
      LOG.warn("Share pictures are made without text, as this machine cannot set any", e);
      return null;
    }
  }

  /** Whether every letter of this text can be drawn, signs of feeling apart. */
  static boolean sets(String text) {
    return SHIPPED != null && plain(text).codePoints().allMatch(PictureType::sets);
  }

  private static boolean sets(int letter) {
    return fontFor(letter).canDisplay(letter);
  }

  /** The text without emoji, whose colours no font of Java's can draw, on one line. */
  private static String plain(String text) {
    var plain = new StringBuilder();
    boolean after = false;
    for (int c : text.codePoints().toArray()) {
      boolean joins = c == 0x200d || c == 0xfe0f || Character.isEmojiModifier(c);
      boolean dropped = Character.isEmojiPresentation(c) || (joins && after);
      if (!dropped) {
        plain.appendCodePoint(Character.isWhitespace(c) ? ' ' : c);
      }
      after = dropped;
    }
    return plain.toString().strip().replaceAll(" {2,}", " ");
  }

  /**
   * Lines of one size.
   *
   * @param leading from line to line, in pixels
   */
  record Lines(List<TextLayout> lines, float leading, boolean rightToLeft) {
    Lines {
      lines = List.copyOf(lines);
    }

    float height() {
      return lines.size() * leading;
    }

    float width() {
      return (float) lines.stream().mapToDouble(Lines::advance).max().orElse(0);
    }

    private static float advance(TextLayout line) {
      return line.getVisibleAdvance();
    }

    /** Draws with the first line's top at {@code y}; returns where the next thing may begin. */
    float draw(Graphics2D pen, float x, float y, float width) {
      float at = y;
      for (TextLayout line : lines) {
        float baseline = at + (leading + line.getAscent() - line.getDescent()) / 2;
        line.draw(pen, rightToLeft ? x + width - advance(line) : x, baseline);
        at += leading;
      }
      return at;
    }
  }

  /**
   * Sets a paragraph.
   *
   * @param language whose rules break lines and tell the direction
   * @param spacing from line to line, in sizes
   * @param most lines; what is beyond ends in an ellipsis
   */
  static Lines set(String text, String language, float size, float spacing, float width, int most) {
    boolean rightToLeft = Edition.dir(language).equals("rtl");
    String plain = plain(text);
    List<TextLayout> lines = broken(plain, language, size, width, rightToLeft);
    if (lines.size() > most) {
      lines = shortened(plain, language, size, width, rightToLeft, most);
    } else if (lines.size() > 1 && lines.getLast().getVisibleAdvance() < LEAST_LAST_LINE * width) {
      lines = evened(plain, language, size, width, rightToLeft, lines);
    }
    return new Lines(lines, size * spacing, rightToLeft);
  }

  /** The largest of these sizes in which the text keeps to this many lines. */
  static Lines fit(
      String text, String language, float[] sizes, float spacing, float width, int most) {
    for (float size : sizes) {
      List<TextLayout> lines =
          broken(plain(text), language, size, width, Edition.dir(language).equals("rtl"));
      if (lines.size() <= most) {
        return set(text, language, size, spacing, width, most);
      }
    }
    return set(text, language, sizes[sizes.length - 1], spacing, width, most);
  }

  private static List<TextLayout> broken(
      String text, String language, float size, float width, boolean rightToLeft) {
    var lines = new ArrayList<TextLayout>();
    if (text.isEmpty()) {
      return lines;
    }
    AttributedString styled = styled(text, size, rightToLeft);
    var breaks = BreakIterator.getLineInstance(Locale.forLanguageTag(language));
    var measurer = new LineBreakMeasurer(styled.getIterator(), breaks, EXACT);
    while (measurer.getPosition() < text.length()) {
      lines.add(measurer.nextLayout(width));
    }
    return lines;
  }

  /** The same number of lines, narrower, so that the last one is no lone word. */
  private static List<TextLayout> evened(
      String text,
      String language,
      float size,
      float width,
      boolean rightToLeft,
      List<TextLayout> lines) {
    List<TextLayout> best = lines;
    for (float narrower = width * 0.97f; narrower > width * 0.5f; narrower -= width * 0.03f) {
      List<TextLayout> tried = broken(text, language, size, narrower, rightToLeft);
      if (tried.size() > lines.size()) {
        break;
      }
      best = tried;
      if (best.getLast().getVisibleAdvance() >= 2 * LEAST_LAST_LINE * narrower) {
        break;
      }
    }
    return best;
  }

  private static List<TextLayout> shortened(
      String text, String language, float size, float width, boolean rightToLeft, int most) {
    int end = text.length();
    while (end > 1) {
      end = text.offsetByCodePoints(end, -1);
      String cut = text.substring(0, end).stripTrailing() + "…";
      List<TextLayout> lines = broken(cut, language, size, width, rightToLeft);
      if (lines.size() <= most) {
        return lines;
      }
      end = Math.clamp(count(lines, most) + 1, 1, end);
    }
    return List.of();
  }

  /** How many characters these first lines hold. */
  private static int count(List<TextLayout> lines, int most) {
    return lines.stream().limit(most).mapToInt(TextLayout::getCharacterCount).sum();
  }

  private static AttributedString styled(String text, float size, boolean rightToLeft) {
    var styled = new AttributedString(text);
    styled.addAttribute(
        TextAttribute.RUN_DIRECTION,
        rightToLeft ? TextAttribute.RUN_DIRECTION_RTL : TextAttribute.RUN_DIRECTION_LTR);
    int from = 0;
    while (from < text.length()) {
      Font font = fontFor(text.codePointAt(from));
      int to = from;
      while (to < text.length() && fontFor(text.codePointAt(to)).equals(font)) {
        to += Character.charCount(text.codePointAt(to));
      }
      styled.addAttribute(TextAttribute.FONT, font.deriveFont(size), from, to);
      from = to;
    }
    return styled;
  }

  private static Font fontFor(int letter) {
    Font shipped = SHIPPED;
    return shipped != null && shipped.canDisplay(letter) ? shipped : MACHINE;
  }
}
