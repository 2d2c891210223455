package org.broadsheet.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.broadsheet.ledger.PictureFile.Parts;
import org.broadsheet.ledger.PictureFile.Unreadable;

/** JPEG (ITU T.81 annex B): segments that begin with a marker and, most of them, a length. */
final class JpegFile {
  private static final int START = 0xd8;
  private static final int END = 0xd9;
  private static final int SCAN = 0xda;
  private static final int COMMENT = 0xfe;
  private static final String EXIF = "Exif\0\0";

  private JpegFile() {}

  static Parts clean(byte[] raw) throws Unreadable {
    ByteBuffer in = ByteBuffer.wrap(raw);
    var out = new ByteArrayOutputStream(raw.length);
    int orientation = 1;
    int width = 0;
    int height = 0;
    in.position(2);
    out.write(0xff);
    out.write(START);
    while (true) {
      int marker = marker(in);
      if (marker == END) {
        break; // what stands behind the end is no part of the picture
      }
      if (marker >= 0xd0 && marker <= START || marker == 1) {
        throw new Unreadable("is a JPEG file with a marker where none may be");
      }
      int start = in.position();
      int length = Short.toUnsignedInt(in.getShort());
      if (length < 2 || start + length > raw.length) {
        throw new Unreadable("is cut off or damaged");
      }
      if (marker == 0xe1 && begins(raw, start + 2, EXIF)) {
        orientation = Exif.orientation(in.slice(start + 8, length - 8));
      }
      if (isFrame(marker)) {
        height = Short.toUnsignedInt(in.getShort(start + 3));
        width = Short.toUnsignedInt(in.getShort(start + 5));
      }
      int end = start + length;
      if (marker == SCAN) {
        end = endOfScan(raw, end);
      }
      if (isKept(marker, raw, start + 2)) {
        out.write(0xff);
        out.write(marker);
        out.write(raw, start, end - start);
      }
      in.position(end);
    }
    out.write(0xff);
    out.write(END);
    if (width == 0) {
      throw new Unreadable("is a JPEG file without a picture");
    }
    byte[] bytes = out.toByteArray();
    return new Parts(
        orientation == 1 ? bytes : noted(bytes, orientation), width, height, orientation);
  }

  /** The orientation in the first bytes of a file, which may end anywhere. */
  static int orientation(byte[] start) {
    ByteBuffer in = ByteBuffer.wrap(start);
    in.position(2);
    try {
      while (true) {
        int marker = marker(in);
        int at = in.position();
        int length = Short.toUnsignedInt(in.getShort());
        if (marker == 0xe1 && begins(start, at + 2, EXIF)) {
          return Exif.orientation(in.slice(at + 8, length - 8));
        }
        if (marker == SCAN || length < 2) {
          return 1;
        }
        in.position(at + length);
      }
    } catch (Unreadable
        | java.nio.BufferUnderflowException
        | IndexOutOfBoundsException
        | IllegalArgumentException e) {
      return 1;
    }
  }

  private static int marker(ByteBuffer in) throws Unreadable {
    if (in.get() != (byte) 0xff) {
      throw new Unreadable("is cut off or damaged");
    }
    int marker = 0xff;
    while (marker == 0xff) {
      marker = Byte.toUnsignedInt(in.get());
    }
    return marker;
  }

  /** SOF0 to SOF15, among whose numbers stand DHT, JPG and DAC. */
  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  /** Of what programs add, only what decoders need to show the right colours. */
  private static boolean isKept(int marker, byte[] raw, int at) {
    return switch (marker) {
      case 0xe0 -> begins(raw, at, "JFIF\0");
      case 0xe2 -> begins(raw, at, "ICC_PROFILE\0");
      case 0xee -> begins(raw, at, "Adobe");
      case COMMENT -> false;
      default -> marker < 0xe0 || marker > 0xef;
    };
  }

  /** Coded data runs to the next marker that is neither stuffing nor a restart. */
  private static int endOfScan(byte[] raw, int from) {
    for (int i = from; i + 1 < raw.length; i++) {
      int next = Byte.toUnsignedInt(raw[i + 1]);
      if (raw[i] == (byte) 0xff && next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
        return i;
      }
    }
    return raw.length;
  }

  private static boolean begins(byte[] raw, int at, String text) {
    byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
    return at + wanted.length <= raw.length
        && java.util.Arrays.equals(raw, at, at + wanted.length, wanted, 0, wanted.length);
  }

  /** The file with a note of its orientation, behind the JFIF segment where it has one. */
  private static byte[] noted(byte[] bytes, int orientation) {
    byte[] tiff = Exif.only(orientation);
    int at = 2;
    if (bytes[3] == (byte) 0xe0) {
      at += 2 + Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(4));
    }
    return ByteBuffer.allocate(bytes.length + 4 + EXIF.length() + tiff.length)
        .put(bytes, 0, at)
        .putShort((short) 0xffe1)
        .putShort((short) (2 + EXIF.length() + tiff.length))
        .put(EXIF.getBytes(StandardCharsets.ISO_8859_1))
        .put(tiff)
        .put(bytes, at, bytes.length - at)
        .array();
  }
}
