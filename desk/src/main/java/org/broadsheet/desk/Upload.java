package org.broadsheet.desk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.broadsheet.content.Medium;
import org.broadsheet.ledger.MediaStore;
import org.jspecify.annotations.Nullable;

/**
 * Takes a picture in. Its bytes say what it is and how large, never a name or a header; nothing is
 * decoded but its head. Nobody sees it outside the desk until an entry names it.
 */
final class Upload {
  /** Bytes of a picture: 30 MiB. */
  static final int LARGEST = 30 << 20;

  /** What the reader's door is ready to scale. */
  static final long MOST_PIXELS = 50_000_000;

  private record Size(int width, int height) {}

  private final MediaStore media;

  Upload(MediaStore media) {
    this.media = media;
  }

  /** Keeps it; it is on disk when this returns. Keeping it twice is keeping it once. */
  Outcome<Medium> of(byte[] bytes) {
    if (bytes.length > LARGEST) {
      return Outcome.no(new Refused.PictureTooLarge());
    }
    String type = type(bytes);
    Optional<Size> size = type == null ? Optional.empty() : size(bytes, type);
    if (type == null || size.isEmpty()) {
      return Outcome.no(new Refused.NoPicture());
    }
    int width = size.get().width();
    int height = size.get().height();
    if ((long) width * height > MOST_PIXELS) {
      return Outcome.no(new Refused.PictureTooLarge());
    }
    try {
      return Outcome.done(new Medium(media.save(bytes), type, width, height, null));
    } catch (MediaStore.TooLarge e) {
      return Outcome.no(new Refused.PictureTooLarge());
    }
  }

  static @Nullable String type(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(bytes.length, 12), StandardCharsets.ISO_8859_1);
    if (start.startsWith("\u00ff\u00d8\u00ff")) {
      return "image/jpeg";
    }
    if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
      return "image/png";
    }
    if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) {
      return "image/gif";
    }
    if (start.length() == 12 && start.startsWith("RIFF") && start.endsWith("WEBP")) {
      return "image/webp";
    }
    return null;
  }

  private static Optional<Size> size(byte[] bytes, String type) {
    Optional<Size> size = type.equals("image/webp") ? webp(bytes) : read(bytes);
    return size.filter(s -> s.width() > 0 && s.height() > 0);
  }

  private static Optional<Size> read(byte[] bytes) {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return Optional.of(new Size(reader.getWidth(0), reader.getHeight(0)));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // a head that no reader makes sense of is no picture
    }
  }

  /** The canvas of a WebP file (RFC 9649, sections 2.5 to 2.7). */
  private static Optional<Size> webp(byte[] bytes) {
    if (bytes.length < 30) {
      return Optional.empty();
    }
    return switch (new String(bytes, 12, 4, StandardCharsets.ISO_8859_1)) {
      case "VP8X" -> Optional.of(new Size(1 + little(bytes, 24, 3), 1 + little(bytes, 27, 3)));
      case "VP8 " ->
          Optional.of(new Size(little(bytes, 26, 2) & 0x3fff, little(bytes, 28, 2) & 0x3fff));
      case "VP8L" -> {
        int bits = little(bytes, 21, 4);
        yield Optional.of(new Size(1 + (bits & 0x3fff), 1 + (bits >> 14 & 0x3fff)));
      }
      default -> Optional.empty();
    };
  }

  private static int little(byte[] bytes, int at, int length) {
    int value = 0;
    for (int i = length - 1; i >= 0; i--) {
      value = value << 8 | bytes[at + i] & 0xff;
    }
    return value;
  }
}
