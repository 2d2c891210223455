package org.broadsheet.edge;

import com.luciad.imageio.webp.WebPWriteParam;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Objects;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import org.broadsheet.ledger.PictureFile;
import org.jspecify.annotations.Nullable;

/**
 * Makes renditions: upright, in sRGB, of pixels and nothing else. What it reads may be hostile: the
 * format is told by the first bytes, the size is known before anything is decoded, and only readers
 * in Java decode, since the WebP library that we write with is native and old.
 */
final class Darkroom {
  /** Decoded in steps where there are more: 24 million pixels take 100 MB. */
  private static final long AT_ONCE = 24_000_000;

  /** Exif stands in the first segments of a file; each has at most 64 KiB. */
  private static final int START = 256 << 10;

  private static final float JPEG_QUALITY = 0.82f;
  private static final float WEBP_QUALITY = 0.55f;

  /** The library's most thorough search for small files, once for each rendition. */
  private static final int WEBP_METHOD = 6;

  /** The native library of these begins with a name that no other provider has. */
  private static final String NATIVE = "com.luciad.";

  private static final String JAVA_FIRST = "com.twelvemonkeys.";

  private Darkroom() {}

  /**
   * A picture in this variant; null where the original may go out in its place: it is no wider, it
   * is upright and of a format that the variant may have, or it moves.
   *
   * @throws IOException if it cannot be read, or has too many pixels
   */
  static @Nullable BufferedImage develop(Path original, Variant variant) throws IOException {
    return develop(original, variant.width(), variant);
  }

  /** A picture of at most this width, to draw with; of one that moves, the beginning. */
  static BufferedImage develop(Path original, int width) throws IOException {
    return Objects.requireNonNull(develop(original, width, null));
  }

  /** {@code asItIs} is the variant for which the original may stand, null where it must not. */
  private static @Nullable BufferedImage develop(Path original, int most, @Nullable Variant asItIs)
      throws IOException {
    byte[] start;
    try (InputStream in = Files.newInputStream(original)) {
      start = in.readNBytes(START);
    }
    String type = PictureFile.type(start);
    if (type == null) {
      throw new IOException("no picture");
    }
    if (asItIs != null && type.equals("image/gif")) {
      return null;
    }
    int orientation = PictureFile.orientation(start);
    try (ImageInputStream in = ImageIO.createImageInputStream(original.toFile())) {
      ImageReader reader = reader(type);
      try {
        reader.setInput(in, true, true);
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > PictureFile.MAX_PIXELS) {
          throw new IOException("too many pixels: " + width + " by " + height);
        }
        boolean lies = orientation >= 5;
        int seen = lies ? height : width;
        if (asItIs != null && seen <= most && orientation == 1 && asItIs.takes(type)) {
          return null;
        }
        double scale = Math.min(1, (double) most / seen);
        int toWidth = Math.max(1, (int) Math.round(width * scale));
        int toHeight = Math.max(1, (int) Math.round(height * scale));
        BufferedImage read = reader.read(0, steps(reader, width, height, toWidth));
        return upright(resized(read, toWidth, toHeight), orientation);
      } finally {
        reader.dispose();
      }
    }
  }

  private static ImageReader reader(String type) throws IOException {
    ImageReader found = null;
    for (Iterator<ImageReader> all = ImageIO.getImageReadersByMIMEType(type); all.hasNext(); ) {
      ImageReader next = all.next();
      String provider = next.getOriginatingProvider().getClass().getName();
      if (provider.startsWith(JAVA_FIRST)) {
        return next;
      }
      found = found == null && !provider.startsWith(NATIVE) ? next : found;
    }
    if (found == null) {
      throw new IOException("no reader for " + type);
    }
    return found;
  }

  private static ImageReadParam steps(ImageReader reader, int width, int height, int toWidth) {
    ImageReadParam how = reader.getDefaultReadParam();
    int step = 1;
    while ((long) width * height / ((long) step * step) > AT_ONCE
        && width / (step + 1) >= 2 * toWidth) {
      step++;
    }
    how.setSourceSubsampling(step, step, 0, 0);
    return how;
  }

  /** Halved as often as it goes, so that every pixel counts, then brought to the size. */
  private static BufferedImage resized(BufferedImage from, int width, int height) {
    BufferedImage now = from;
    while (now.getWidth() >= 2 * width && now.getHeight() >= 2 * height) {
      now =
          drawn(
              now,
              Math.max(width, now.getWidth() / 2),
              Math.max(height, now.getHeight() / 2),
              RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    }
    return drawn(now, width, height, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
  }

  private static BufferedImage drawn(BufferedImage from, int width, int height, Object how) {
    boolean alpha = from.getColorModel().hasAlpha();
    var to =
        new BufferedImage(
            width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = to.createGraphics();
    try {
      pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, how);
      pen.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
      if (!alpha) {
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
      }
      pen.drawImage(from, 0, 0, width, height, null);
    } finally {
      pen.dispose();
    }
    return to;
  }

  /** Turned and mirrored as Exif 2.32 says of each orientation. */
  private static BufferedImage upright(BufferedImage from, int orientation) {
    int w = from.getWidth();
    int h = from.getHeight();
    // The rows of the matrices: where a point's x and y come to lie.
    var turn =
        switch (orientation) {
          case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
          case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
          case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
          case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
          case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
          case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
          case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
          default -> new AffineTransform();
        };
    if (turn.isIdentity()) {
      return from;
    }
    boolean lies = orientation >= 5;
    var to = new BufferedImage(lies ? h : w, lies ? w : h, from.getType());
    new AffineTransformOp(turn, AffineTransformOp.TYPE_NEAREST_NEIGHBOR).filter(from, to);
    return to;
  }

  /** Writes a picture; fails with a {@link LinkageError} where WebP has no library. */
  static void write(BufferedImage image, String format, Path file) throws IOException {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(format);
    ImageWriter writer = writers.next();
    try (var out = Objects.requireNonNull(ImageIO.createImageOutputStream(file.toFile()))) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      if (!format.equals("png")) {
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      }
      switch (format) {
        case "jpeg" -> {
          how.setCompressionQuality(JPEG_QUALITY);
          how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        }
        case "webp" -> {
          how.setCompressionType("Lossy");
          how.setCompressionQuality(WEBP_QUALITY);
          var webp = (WebPWriteParam) how;
          webp.setMethod(WEBP_METHOD);
          webp.setAutoAdjustFilterStrength(true); // looks better in as many bytes
        }
        default -> {}
      }
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
  }

  /** What a picture is called where it is written. */
  static String format(BufferedImage image, Variant variant) {
    return variant.webp() ? "webp" : image.getColorModel().hasAlpha() ? "png" : "jpeg";
  }

  static String suffix(String format) {
    return "." + format.toLowerCase(Locale.ROOT).replace("jpeg", "jpg");
  }
}
