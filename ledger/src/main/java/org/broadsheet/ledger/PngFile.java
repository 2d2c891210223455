package org.broadsheet.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.broadsheet.ledger.PictureFile.Parts;
import org.broadsheet.ledger.PictureFile.Unreadable;

/** PNG (W3C Portable Network Graphics, third edition): chunks of length, name, data and CRC. */
final class PngFile {
  /** The picture, its colours and its movement; not its texts, times and camera notes. */
  private static final Set<String> KEPT =
      Set.of(
          "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT",
          "bKGD", "pHYs", "acTL", "fcTL", "fdAT");

  private static final int SIGNATURE = 8;

  private PngFile() {}

  static Parts clean(byte[] raw) throws Unreadable {
    ByteBuffer in = ByteBuffer.wrap(raw);
    var out = new ByteArrayOutputStream(raw.length);
    out.write(raw, 0, SIGNATURE);
    in.position(SIGNATURE);
    int width = 0;
    int height = 0;
    String name = "";
    while (!name.equals("IEND")) {
      int start = in.position();
      int length = in.getInt();
      byte[] four = new byte[4];
      in.get(four);
      name = new String(four, StandardCharsets.ISO_8859_1);
      if (length < 0 || length > in.remaining() - 4) {
        throw new Unreadable("is cut off or damaged");
      }
      if (name.equals("IHDR")) {
        width = in.getInt(start + 8);
        height = in.getInt(start + 12);
      }
      if (name.equals("eXIf") && Exif.orientation(in.slice(start + 8, length)) != 1) {
        throw new Unreadable("is turned by a note in the file; save it upright");
      }
      if (KEPT.contains(name)) {
        out.write(raw, start, 12 + length);
      } else if (Character.isUpperCase(name.charAt(0))) {
        throw new Unreadable("is a PNG file with a part that we do not know");
      }
      in.position(start + 12 + length);
    }
    return new Parts(out.toByteArray(), width, height, 1);
  }
}
