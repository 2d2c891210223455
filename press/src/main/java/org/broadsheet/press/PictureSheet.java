package org.broadsheet.press;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.broadsheet.content.Medium;
import org.broadsheet.content.Site;
import org.jspecify.annotations.Nullable;

/** A picture in the making, in the paper's own colours: paper, ink, accent, and a pen. */
final class PictureSheet implements AutoCloseable {
  static final Color PAPER = new Color(0xfcfbf8);
  static final Color INK = new Color(0x1b1a18);
  static final Color SOFT = new Color(0x5d5850);
  static final Color RULE = new Color(0xd9d4ca);

  private static final Color ACCENT = new Color(0x9a1f1a);
  private static final Pattern HEX = Pattern.compile("#([0-9a-fA-F]{6})");

  private final BufferedImage image;
  private final Color accent;
  final Graphics2D pen;

  PictureSheet(int width, int height, Site site) {
    image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    String token = site.theme().get("accent");
    Matcher hex = HEX.matcher(token == null ? "" : token);
    accent = hex.matches() ? new Color(Integer.parseInt(hex.group(1), 16)) : ACCENT;
    pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    fill(PAPER, 0, 0, width, height);
  }

  Color accent() {
    return accent;
  }

  void fill(Color colour, double x, double y, double width, double height) {
    pen.setColor(colour);
    pen.fill(new Rectangle2D.Double(x, y, width, height));
  }

  /** Fills a frame with a picture, cut so that what must stay in sight does. */
  void picture(
      BufferedImage from, Medium.@Nullable Focus focus, int x, int y, int width, int height) {
    double scale = Math.max((double) width / from.getWidth(), (double) height / from.getHeight());
    double cutWidth = width / scale;
    double cutHeight = height / scale;
    double left = cut(from.getWidth(), cutWidth, focus == null ? 500 : focus.x());
    double top = cut(from.getHeight(), cutHeight, focus == null ? 500 : focus.y());
    pen.drawImage(
        from,
        x,
        y,
        x + width,
        y + height,
        (int) Math.round(left),
        (int) Math.round(top),
        (int) Math.round(left + cutWidth),
        (int) Math.round(top + cutHeight),
        null);
  }

  private static double cut(double whole, double part, int perMille) {
    return Math.clamp(whole * perMille / 1000 - part / 2, 0, Math.max(0, whole - part));
  }

  /** The QR code in a square of about this width; modules are whole pixels. */
  void code(QrCode code, int x, int y, int width) {
    int module = Math.max(1, width / code.width());
    int inset = (width - module * code.width()) / 2;
    fill(Color.WHITE, x, y, width, width);
    pen.setColor(Color.BLACK);
    for (int row = 0; row < code.width(); row++) {
      for (int column = 0; column < code.width(); column++) {
        if (code.dark().get(column, row)) {
          pen.fillRect(x + inset + column * module, y + inset + row * module, module, module);
        }
      }
    }
  }

  byte[] png() {
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return out.toByteArray();
  }

  @Override
  public void close() {
    pen.dispose();
  }
}
