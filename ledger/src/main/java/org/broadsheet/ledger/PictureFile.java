package org.broadsheet.ledger;

import java.nio.BufferUnderflowException;
import java.nio.charset.StandardCharsets;
import org.broadsheet.content.Hash;
import org.broadsheet.content.Medium;
import org.jspecify.annotations.Nullable;

/**
 * Picture files as they come from outside, and what of them may be kept: the picture and its
 * colours. Where and when it was taken, by whom, with which device, and whatever hides behind its
 * end, is left out before the file gets the hash by which the log names it, so nobody can be handed
 * it later. The pixels are copied as they are, never coded again.
 */
public final class PictureFile {
  /** A picture with more is refused before anything decodes it: decoded, these take 200 MB. */
  public static final long MAX_PIXELS = 50_000_000;

  private PictureFile() {}

  /** What came of reading a file. */
  public sealed interface Result {
    /** The bytes to keep, and how documents name them: size as it is seen, type by the bytes. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Clean(byte[] bytes, Medium medium) implements Result {}

    /** A file that is not kept; the reason ends a sentence that begins with its name. */
    record Refused(String reason) implements Result {}

    /** A file with more bytes or pixels than are taken; the reason as above. */
    record TooLarge(String reason) implements Result {}
  }

  /** Thrown by the readers of the formats. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String reason) {
      super(reason);
    }
  }

  /** A file without what is not the picture; width and height as stored. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Parts(byte[] bytes, int width, int height, int orientation) {}

  /** Reads and cleans a file; never throws, whatever the bytes are. */
  public static Result clean(byte[] raw) {
    String type = type(raw);
    if (type == null) {
      return new Result.Refused("is no JPEG, PNG, WebP or GIF picture");
    }
    try {
      Parts parts =
          switch (type) {
            case "image/jpeg" -> JpegFile.clean(raw);
            case "image/png" -> PngFile.clean(raw);
            case "image/webp" -> WebpFile.clean(raw);
            default -> GifFile.clean(raw);
          };
      if (parts.width() < 1 || parts.height() < 1) {
        return new Result.Refused("has no pixels");
      }
      if ((long) parts.width() * parts.height() > MAX_PIXELS) {
        return new Result.TooLarge(
            "has %d × %d pixels; at most %d million are taken"
                .formatted(parts.width(), parts.height(), MAX_PIXELS / 1_000_000));
      }
      boolean lies = Exif.turnsOver(parts.orientation());
      return new Result.Clean(
          parts.bytes(),
          new Medium(
              Hash.of(parts.bytes()),
              type,
              lies ? parts.height() : parts.width(),
              lies ? parts.width() : parts.height(),
              null));
    } catch (Unreadable e) {
      return new Result.Refused(String.valueOf(e.getMessage()));
    } catch (BufferUnderflowException | IndexOutOfBoundsException | NegativeArraySizeException e) {
      return new Result.Refused("is cut off or damaged");
    }
  }

  /** The media type by the first bytes, never by a name; null where it is no picture we know. */
  public static @Nullable String type(byte[] start) {
    String text = new String(start, 0, Math.min(start.length, 12), StandardCharsets.ISO_8859_1);
    if (text.startsWith("\u00ff\u00d8\u00ff")) {
      return "image/jpeg";
    }
    if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
      return "image/png";
    }
    if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) {
      return "image/gif";
    }
    if (text.length() == 12 && text.startsWith("RIFF") && text.endsWith("WEBP")) {
      return "image/webp";
    }
    return null;
  }

  /**
   * How a picture lies, 1 to 8 as Exif 2.32 counts (tag 0x0112): 1 is upright, from 5 on width and
   * height are exchanged. Read from the first bytes of a file; 1 where they do not say.
   */
  public static int orientation(byte[] start) {
    return "image/jpeg".equals(type(start)) ? JpegFile.orientation(start) : 1;
  }
}
