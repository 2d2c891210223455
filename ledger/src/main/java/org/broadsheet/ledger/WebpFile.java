package org.broadsheet.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.broadsheet.ledger.PictureFile.Parts;
import org.broadsheet.ledger.PictureFile.Unreadable;

/** WebP (RFC 9649): a RIFF container of chunks, each of name, length and data. */
final class WebpFile {
  private static final Set<String> KEPT =
      Set.of("VP8X", "VP8 ", "VP8L", "ALPH", "ICCP", "ANIM", "ANMF");

  /** Of the flags of {@code VP8X}: that camera notes (8) or XMP (4) follow. */
  private static final int NOTES = 8 | 4;

  private static final int HEADER = 12;

  private WebpFile() {}

  static Parts clean(byte[] raw) throws Unreadable {
    ByteBuffer in = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
    var out = new ByteArrayOutputStream(raw.length);
    out.write(raw, 0, HEADER);
    int end = (int) Math.min(raw.length, 8 + Integer.toUnsignedLong(in.getInt(4)));
    in.position(HEADER);
    int width = 0;
    int height = 0;
    while (in.position() + 8 <= end) {
      int start = in.position();
      byte[] four = new byte[4];
      in.get(four);
      String name = new String(four, StandardCharsets.ISO_8859_1);
      int length = in.getInt();
      int padded = length + (length & 1);
      if (length < 0 || padded < 0 || length > end - start - 8) {
        throw new Unreadable("is cut off or damaged");
      }
      int data = start + 8;
      if (name.equals("VP8X")) {
        width = 1 + (in.getInt(data + 4) & 0xffffff);
        height = 1 + (in.getInt(data + 6) >>> 8);
      } else if (name.equals("VP8 ") && width == 0) {
        width = in.getShort(data + 6) & 0x3fff;
        height = in.getShort(data + 8) & 0x3fff;
      } else if (name.equals("VP8L") && width == 0) {
        int bits = in.getInt(data + 1);
        width = 1 + (bits & 0x3fff);
        height = 1 + (bits >>> 14 & 0x3fff);
      } else if (name.equals("EXIF") && Exif.orientation(in.slice(data, length)) != 1) {
        throw new Unreadable("is turned by a note in the file; save it upright");
      }
      if (KEPT.contains(name)) {
        out.write(raw, start, Math.min(8 + padded, raw.length - start));
      }
      in.position(Math.min(data + padded, raw.length));
    }
    byte[] bytes = out.toByteArray();
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(4, bytes.length - 8);
    if (bytes.length > HEADER + 8 && bytes[HEADER + 3] == 'X') {
      bytes[HEADER + 8] &= (byte) ~NOTES;
    }
    return new Parts(bytes, width, height, 1);
  }
}
