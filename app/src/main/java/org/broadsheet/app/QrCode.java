package org.broadsheet.app;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/**
 * A QR code as text. Half blocks stand for the light modules, as terminals are mostly dark; readers
 * of today take either.
 */
final class QrCode {
  /** Light modules around the code (ISO/IEC 18004 asks for four). */
  private static final int MARGIN = 4;

  private static final String BLOCKS = " ▄▀█";

  private QrCode() {}

  /** The code, two rows of modules in a line of text. */
  static String text(String content) {
    BitMatrix dark = modules(content);
    var text = new StringBuilder();
    for (int y = 0; y < dark.getHeight(); y += 2) {
      for (int x = 0; x < dark.getWidth(); x++) {
        int upper = dark.get(x, y) ? 0 : 2;
        int lower = y + 1 < dark.getHeight() && dark.get(x, y + 1) ? 0 : 1;
        text.append(BLOCKS.charAt(upper + lower));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static BitMatrix modules(String content) {
    try {
      return new QRCodeWriter()
          .encode(content, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, MARGIN));
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a QR code: " + content, e);
    }
  }
}
