package org.broadsheet.press;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Draws the paper's icon for devices that take no SVG: the same page as {@code icon.svg}, on a
 * ground that reaches the edges, its ink within the circle that a mask leaves. Run by the build.
 */
public final class IconPrints {
  /** Widths in pixels: for home screens, and for stores and splash screens. */
  static final List<Integer> WIDTHS = List.of(192, 512);

  /** Units of the drawing, as in the SVG. */
  private static final int SIDE = 32;

  private static final Color PAPER = new Color(0xfbfaf7);
  private static final Color INK = new Color(0x1a1917);

  private static final List<Rectangle2D> BLOCKS =
      List.of(
          new Rectangle2D.Double(8, 7, 16, 4),
          new Rectangle2D.Double(8, 14, 7, 8),
          new Rectangle2D.Double(17, 14, 7, 1.6),
          new Rectangle2D.Double(17, 17.2, 7, 1.6),
          new Rectangle2D.Double(17, 20.4, 7, 1.6),
          new Rectangle2D.Double(8, 24, 16, 1.6));

  private IconPrints() {}

  /** The file's name among the assets. */
  static String name(int width) {
    return "icon-" + width + ".png";
  }

  /** Draws into the folder named by the only argument. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Files.createDirectories(folder);
    for (int width : WIDTHS) {
      ImageIO.write(draw(width), "png", folder.resolve(name(width)).toFile());
    }
  }

  /** Draws the mark alone: the blocks of a page, within a square of this width. */
  static void mark(Graphics2D pen, double x, double y, double width, Color ink) {
    var placed = AffineTransform.getTranslateInstance(x, y);
    placed.scale(width / SIDE, width / SIDE);
    pen.setColor(ink);
    BLOCKS.forEach(block -> pen.fill(placed.createTransformedShape(block)));
  }

  private static BufferedImage draw(int width) {
    var image = new BufferedImage(width, width, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    try {
      pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      pen.setColor(PAPER);
      pen.fillRect(0, 0, width, width);
      mark(pen, 0, 0, width, INK);
    } finally {
      pen.dispose();
    }
    return image;
  }
}
