package org.broadsheet.ledger;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The one thing of a camera's notes that a picture needs to be seen as it was taken. */
final class Exif {
  private static final int ORIENTATION = 0x0112;
  private static final int SHORT = 3;

  private Exif() {}

  /** Whether this orientation exchanges width and height. */
  static boolean turnsOver(int orientation) {
    return orientation >= 5;
  }

  /** The orientation that a TIFF block (Exif 2.32 section 4.5) states; 1 where it states none. */
  static int orientation(ByteBuffer tiff) {
    try {
      ByteBuffer in = tiff.slice();
      in.order(in.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      int directory = in.getInt(4);
      int entries = Short.toUnsignedInt(in.getShort(directory));
      for (int i = 0; i < entries; i++) {
        int at = directory + 2 + 12 * i;
        if (Short.toUnsignedInt(in.getShort(at)) == ORIENTATION) {
          int value = Short.toUnsignedInt(in.getShort(at + 8));
          return in.getShort(at + 2) == SHORT && value >= 1 && value <= 8 ? value : 1;
        }
      }
      return 1;
    } catch (IndexOutOfBoundsException e) {
      return 1; // a damaged note says nothing
    }
  }

  /** A TIFF block that states the orientation and nothing else. */
  static byte[] only(int orientation) {
    return ByteBuffer.allocate(26)
        .putShort((short) 0x4d4d)
        .putShort((short) 42)
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) ORIENTATION)
        .putShort((short) SHORT)
        .putInt(1)
        .putShort((short) orientation)
        .putShort((short) 0)
        .putInt(0)
        .array();
  }
}
