package org.broadsheet.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.broadsheet.ledger.PictureFile.Parts;
import org.broadsheet.ledger.PictureFile.Unreadable;

/** GIF (CompuServe GIF89a): blocks, whose data come in pieces of at most 255 bytes. */
final class GifFile {
  private static final int IMAGE = 0x2c;
  private static final int EXTENSION = 0x21;
  private static final int END = 0x3b;

  private GifFile() {}

  static Parts clean(byte[] raw) throws Unreadable {
    var out = new ByteArrayOutputStream(raw.length);
    int width = raw[6] & 0xff | (raw[7] & 0xff) << 8;
    int height = raw[8] & 0xff | (raw[9] & 0xff) << 8;
    int at = 13 + colours(raw[10]);
    out.write(raw, 0, at);
    while (raw[at] != END) {
      int start = at;
      boolean kept = true;
      switch (raw[at]) {
        case IMAGE -> at = data(raw, at + 10 + colours(raw[at + 9]) + 1);
        case EXTENSION -> {
          kept = isKept(raw, at);
          at = data(raw, at + 2);
        }
        default -> throw new Unreadable("is cut off or damaged");
      }
      if (kept) {
        out.write(raw, start, at - start);
      }
    }
    out.write(END);
    return new Parts(out.toByteArray(), width, height, 1);
  }

  /** Bytes of the colour table that these flags announce. */
  private static int colours(byte flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
  }

  /** Behind the last piece. */
  private static int data(byte[] raw, int from) {
    int at = from;
    while (raw[at] != 0) {
      at += 1 + Byte.toUnsignedInt(raw[at]);
    }
    return at + 1;
  }

  /** How long a picture stands, and how often all of it is repeated; no comments, no notes. */
  private static boolean isKept(byte[] raw, int at) {
    return switch (Byte.toUnsignedInt(raw[at + 1])) {
      case 0xf9 -> true;
      case 0xff -> {
        String name = new String(raw, at + 3, 11, StandardCharsets.ISO_8859_1);
        yield name.equals("NETSCAPE2.0") || name.equals("ANIMEXTS1.0");
      }
      default -> false;
    };
  }
}
