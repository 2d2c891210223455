package org.broadsheet.app;

import static org.broadsheet.app.SamplePalette.mix;
import static org.broadsheet.app.SamplePalette.thin;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A sheet on which one print is made: broad layers first (sky, hills, water), then what stands on
 * them, the grain of block and paper last. Coordinates are those of a sheet of 1600 by 1000,
 * whatever the size in pixels. The same seed draws the same picture.
 *
 * <p>Longer than 400 lines, because all layers draw on one sheet with one source of chance.
 */
final class SampleCanvas {
  /** Size of the sheet in its own units. */
  static final int WIDTH = 1600;

  static final int HEIGHT = 1000;

  final SamplePalette inks;
  final Random random;
  private final BufferedImage image;
  private final int[] pixels;
  private final double scale;
  private final Graphics2D g;
  private double thinning = 1;

  SampleCanvas(int pixelWidth, SamplePalette inks, long seed) {
    this.inks = inks;
    this.random = new Random(seed);
    this.image =
        new BufferedImage(pixelWidth, pixelWidth * HEIGHT / WIDTH, BufferedImage.TYPE_INT_RGB);
    this.pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    this.scale = (double) pixelWidth / WIDTH;
    this.g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.scale(scale, scale);
  }

  double between(double low, double high) {
    return low + random.nextDouble() * (high - low);
  }

  void fill(Shape shape, Color ink) {
    g.setPaint(ink);
    g.fill(shape);
  }

  /**
   * Wipes one ink into another between two heights (bokashi) below an edge, {@code edge} being its
   * height in units for each column of pixels. Whole rows of one colour: a gradient paint of Java2D
   * takes twenty times as long.
   */
  private void wipe(double[] edge, double top, double bottom, double foot, Color from, Color to) {
    int width = image.getWidth();
    int last = Math.min(image.getHeight(), (int) Math.round(foot * scale));
    int first = image.getHeight();
    var start = new int[width];
    for (int x = 0; x < width; x++) {
      start[x] = Math.max(0, (int) Math.round(edge[x] * scale));
      first = Math.min(first, start[x]);
    }
    for (int y = first; y < last; y++) {
      double share = Math.clamp((y / scale - top) / (bottom - top), 0, 1);
      int alpha = (int) Math.round(from.getAlpha() + (to.getAlpha() - from.getAlpha()) * share);
      int ink = mix(from, to, share).getRGB();
      int row = y * width;
      for (int x = 0; x < width; x++) {
        if (y >= start[x]) {
          pixels[row + x] = alpha == 255 ? ink : blend(pixels[row + x], ink, alpha);
        }
      }
    }
  }

  private void wipe(double top, double bottom, Color from, Color to) {
    var edge = new double[image.getWidth()];
    java.util.Arrays.fill(edge, top);
    wipe(edge, top, bottom, bottom, from, to);
  }

  private static int blend(int under, int over, int alpha) {
    int rest = 255 - alpha;
    int red = ((under >> 16 & 255) * rest + (over >> 16 & 255) * alpha + 127) / 255;
    int green = ((under >> 8 & 255) * rest + (over >> 8 & 255) * alpha + 127) / 255;
    int blue = ((under & 255) * rest + (over & 255) * alpha + 127) / 255;
    return red << 16 | green << 8 | blue;
  }

  void line(Shape shape, double width, Color ink) {
    g.setPaint(ink);
    g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(shape);
  }

  /** Draws in coordinates whose origin is moved to a point and scaled; negative mirrors. */
  void at(double x, double y, double scaleX, double scaleY, Runnable draw) {
    AffineTransform before = g.getTransform();
    g.translate(x, y);
    g.scale(scaleX, scaleY);
    draw.run();
    g.setTransform(before);
  }

  void turned(double radians, Runnable draw) {
    AffineTransform before = g.getTransform();
    g.rotate(radians);
    draw.run();
    g.setTransform(before);
  }

  /** Draws once as it is and once upside down and faint, as standing water shows it. */
  void mirrored(double waterLine, double strength, Consumer<SampleCanvas> draw) {
    AffineTransform before = g.getTransform();
    Composite solid = g.getComposite();
    g.translate(0, waterLine);
    g.scale(1, -0.72);
    g.translate(0, -waterLine);
    g.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) strength));
    thinning = strength;
    draw.accept(this);
    thinning = 1;
    g.setComposite(solid);
    g.setTransform(before);
    draw.accept(this);
  }

  /** Sky from the top to below the horizon. */
  void sky(double horizon) {
    wipe(0, horizon / 2, inks.skyTop(), inks.skyMid());
    wipe(horizon / 2, horizon, inks.skyMid(), inks.skyLow());
    wipe(horizon, horizon + 60, inks.skyLow(), inks.skyLow());
  }

  /** Long flat clouds, as a printer leaves them out of the sky block. */
  void clouds(int count, double top, double bottom, double strength) {
    for (int i = 0; i < count; i++) {
      double x = between(-200, WIDTH);
      double y = between(top, bottom);
      double length = between(260, 720);
      double height = between(8, 26);
      var cloud = new Path2D.Double();
      cloud.moveTo(x, y);
      cloud.curveTo(
          x + length * 0.3, y - height * 1.6, x + length * 0.6, y - height * 0.4, x + length, y);
      cloud.curveTo(x + length * 0.7, y + height * 0.8, x + length * 0.35, y + height * 0.5, x, y);
      fill(cloud, thin(inks.skyLow(), strength));
    }
  }

  void stars(int count, double bottom) {
    for (int i = 0; i < count; i++) {
      double size = between(1.2, 3.4);
      fill(
          new Ellipse2D.Double(between(0, WIDTH), between(0, bottom), size, size),
          thin(inks.disc(), between(0.3, 0.9)));
    }
  }

  /** Sun or moon, with a soft ring of light. */
  void disc(double x, double y, double radius, double glow) {
    glow(x, y, radius * 3.4, inks.disc(), glow);
    fill(circle(x, y, radius), inks.disc());
  }

  /** Light around a point, fading to nothing at the radius. */
  void glow(double x, double y, double radius, Color light, double strength) {
    AffineTransform now = g.getTransform();
    var centre = now.transform(new Point2D.Double(x, y), null);
    double reach = radius * Math.sqrt(Math.abs(now.getDeterminant()));
    int width = image.getWidth();
    int ink = light.getRGB();
    double most = 255 * strength * thinning;
    int left = Math.max(0, (int) (centre.getX() - reach));
    int right = Math.min(width - 1, (int) (centre.getX() + reach));
    int top = Math.max(0, (int) (centre.getY() - reach));
    int bottom = Math.min(image.getHeight() - 1, (int) (centre.getY() + reach));
    for (int py = top; py <= bottom; py++) {
      double dy = (py - centre.getY()) / reach;
      for (int px = left; px <= right; px++) {
        double dx = (px - centre.getX()) / reach;
        double rest = 1 - dx * dx - dy * dy;
        if (rest > 0) {
          int at = py * width + px;
          pixels[at] = blend(pixels[at], ink, (int) (most * rest * rest * rest));
        }
      }
    }
  }

  static Shape circle(double x, double y, double radius) {
    return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  /** A ridge of hills that fades into mist at its foot. */
  void hills(double base, double height, double roughness, Color ink, Color mist) {
    double[] ridge = ridge(height, roughness);
    var edge = new Path2D.Double();
    for (int i = 0; i < ridge.length; i++) {
      double x = i * (double) WIDTH / (ridge.length - 1);
      if (i == 0) {
        edge.moveTo(x, base - ridge[i]);
      } else {
        edge.lineTo(x, base - ridge[i]);
      }
    }
    var columns = new double[image.getWidth()];
    for (int x = 0; x < columns.length; x++) {
      double at = x * (ridge.length - 1.0) / columns.length;
      int i = (int) at;
      columns[x] = base - ridge[i] - (ridge[i + 1] - ridge[i]) * (at - i);
    }
    wipe(columns, base - height, base + 10, base + 30, ink, mist);
    line(edge, 2.2, thin(mix(ink, inks.ink(), 0.45), 0.55));
    carve(ridge, base, height, ink);
  }

  /** Cut marks that follow the slope below a ridge. */
  private void carve(double[] ridge, double base, double height, Color ink) {
    Color mark = thin(mix(ink, inks.ink(), 0.5), 0.28);
    for (int i = 6; i < ridge.length - 6; i += 2 + random.nextInt(5)) {
      double rise = ridge[i];
      if (rise < height * 0.22) {
        continue;
      }
      double x = i * (double) WIDTH / (ridge.length - 1);
      double slope = (ridge[i + 4] - ridge[i - 4]) / 8;
      double length = rise * between(0.12, 0.42);
      double y = base - rise + between(6, rise * 0.25);
      var cut = new Path2D.Double();
      cut.moveTo(x, y);
      cut.quadTo(x - slope * 5, y + length * 0.5, x - slope * 9 + between(-8, 8), y + length);
      line(cut, between(1, 2.4), mark);
    }
  }

  private double[] ridge(double height, double roughness) {
    int n = 401;
    var ridge = new double[n];
    double[] phase = random.doubles(7, 0, Math.PI * 2).toArray();
    double[] rate = {0.7, 1.3, 2.3, 4.1, 7.7, 15.1, 31.7};
    for (int i = 0; i < n; i++) {
      double t = i / (double) (n - 1) * Math.PI * 2;
      double sum = 0;
      double weight = 1;
      double total = 0;
      for (int k = 0; k < rate.length; k++) {
        double wave = Math.sin(t * rate[k] + phase[k]);
        sum += weight * (k < 3 ? wave : 1 - 2 * Math.abs(wave));
        total += weight;
        weight *= roughness;
      }
      ridge[i] = height * Math.max(0.02, 0.5 + 0.62 * sum / total);
    }
    return ridge;
  }

  /** A soft band of mist. */
  void mist(double y, double height, double strength) {
    Color none = thin(inks.skyLow(), 0);
    Color full = thin(inks.skyLow(), strength);
    wipe(y - height / 2, y, none, full);
    wipe(y, y + height / 2, full, none);
  }

  /**
   * Water from the far bank to the foot of the sheet, with strokes that widen as they come near.
   */
  void water(double top) {
    wipe(top, HEIGHT, inks.waterFar(), inks.waterNear());
    int rows = 34;
    for (int row = 0; row < rows; row++) {
      double depth = Math.pow((row + 0.5) / rows, 1.7);
      double y = top + 6 + depth * (HEIGHT - top);
      int strokes = 7 - (int) (depth * 3);
      for (int i = 0; i < strokes; i++) {
        double length = between(40, 150) * (0.5 + depth * 2.2);
        boolean bright = random.nextInt(5) < 2;
        Color ink =
            bright ? thin(inks.skyLow(), 0.26) : thin(mix(inks.waterNear(), inks.ink(), 0.3), 0.2);
        ripple(between(-60, WIDTH), y + between(-6, 6), length, 1.2 + depth * 4.5, ink);
      }
    }
  }

  void ripple(double x, double y, double length, double height, Color ink) {
    var stroke = new Path2D.Double();
    stroke.moveTo(x, y);
    stroke.quadTo(x + length * 0.5, y - height, x + length, y);
    stroke.quadTo(x + length * 0.5, y + height * 0.7, x, y);
    fill(stroke, ink);
  }

  /** The broken road of light under sun or moon. */
  void glitter(double x, double top, double width, Color light, double strength) {
    double y = top + 6;
    double spread = width * 0.35;
    while (y < HEIGHT - 10) {
      double depth = (y - top) / (HEIGHT - top);
      int parts = 1 + random.nextInt(2);
      for (int i = 0; i < parts; i++) {
        double length = between(0.3, 1) * (width * 0.7 + depth * width * 1.6);
        ripple(
            x - length / 2 + between(-spread, spread) * (0.4 + depth),
            y,
            length,
            2 + depth * 6,
            thin(light, strength * between(0.45, 1) * (1 - depth * 0.55)));
      }
      y += 9 + depth * 26;
    }
  }

  /** A brush stroke along a path, its width going from one to another, pointed where zero. */
  void brush(Shape path, double from, double to, Color ink) {
    List<double[]> points = flat(path);
    if (points.size() < 2) {
      return;
    }
    var outline = new Path2D.Double();
    var back = new ArrayList<double[]>();
    for (int i = 0; i < points.size(); i++) {
      double[] before = points.get(Math.max(0, i - 1));
      double[] after = points.get(Math.min(points.size() - 1, i + 1));
      double dx = after[0] - before[0];
      double dy = after[1] - before[1];
      double length = Math.max(1e-6, Math.hypot(dx, dy));
      double half = (from + (to - from) * i / (points.size() - 1)) / 2;
      double nx = -dy / length * half;
      double ny = dx / length * half;
      double[] p = points.get(i);
      if (i == 0) {
        outline.moveTo(p[0] + nx, p[1] + ny);
      } else {
        outline.lineTo(p[0] + nx, p[1] + ny);
      }
      back.addFirst(new double[] {p[0] - nx, p[1] - ny});
    }
    back.forEach(p -> outline.lineTo(p[0], p[1]));
    outline.closePath();
    fill(outline, ink);
  }

  private static List<double[]> flat(Shape path) {
    var points = new ArrayList<double[]>();
    var at = new double[6];
    for (PathIterator it = path.getPathIterator(null, 0.6); !it.isDone(); it.next()) {
      if (it.currentSegment(at) != PathIterator.SEG_CLOSE) {
        points.add(new double[] {at[0], at[1]});
      }
    }
    return points;
  }

  void rain(int count) {
    for (int i = 0; i < count; i++) {
      double x = between(-100, WIDTH + 200);
      double y = between(-50, HEIGHT);
      double length = between(50, 170);
      var drop = new Path2D.Double();
      drop.moveTo(x, y);
      drop.lineTo(x - length * 0.22, y + length);
      line(drop, between(0.8, 2), thin(inks.light(), between(0.1, 0.32)));
    }
  }

  void snow(int count) {
    for (int i = 0; i < count; i++) {
      double size = Math.pow(random.nextDouble(), 3) * 11 + 2.5;
      fill(
          circle(between(0, WIDTH), between(0, HEIGHT), size / 2),
          thin(inks.light(), between(0.5, 0.95)));
    }
  }

  /**
   * The print as JPEG. The grain of the block (streaks along it) and of the paper (fine specks) is
   * laid over it, and the edge is left a little lighter, as where the block lifts.
   */
  byte[] jpeg(byte[] grain) {
    g.dispose();
    int width = image.getWidth();
    int height = image.getHeight();
    for (int i = 0; i < pixels.length; i++) {
      int shift = grain[i % grain.length];
      int pixel = pixels[i];
      pixels[i] =
          clamp((pixel >> 16 & 255) + shift) << 16
              | clamp((pixel >> 8 & 255) + shift) << 8
              | clamp((pixel & 255) + shift);
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var bytes = new ByteArrayOutputStream(width * height / 4);
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(0.84f);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), how);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static int clamp(int value) {
    return value < 0 ? 0 : Math.min(value, 255);
  }

  /** The grain for sheets of this many pixels; made once, laid over every print. */
  static byte[] grain(int width) {
    int height = width * HEIGHT / WIDTH;
    var grain = new byte[width * height];
    var random = new Random(20);
    var streak = new double[width];
    var drift = new double[height];
    for (int y = 1; y < height; y++) {
      drift[y] = drift[y - 1] * 0.86 + random.nextGaussian() * 0.9;
    }
    long noise = 0x9E3779B97F4A7C15L;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        noise ^= noise << 13;
        noise ^= noise >>> 7;
        noise ^= noise << 17;
        double speck = (noise >> 56) / 128.0;
        streak[x] = streak[x] * 0.72 + speck * 0.9;
        grain[y * width + x] = (byte) Math.round(drift[y] * 1.1 + streak[x] * 1.6 + speck * 2.2);
      }
    }
    return grain;
  }
}
