package org.broadsheet.press;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A QR code (ISO/IEC 18004) of an address, its quiet zone included.
 *
 * @param dark the modules, true where dark
 */
record QrCode(BitMatrix dark) {
  /** Light modules around the code, as the standard asks for. */
  private static final int QUIET = 4;

  /** Refuses what no code can hold (about 2,300 characters). */
  static QrCode of(String address) {
    try {
      return new QrCode(
          new QRCodeWriter()
              .encode(
                  address,
                  BarcodeFormat.QR_CODE,
                  0,
                  0,
                  Map.of(
                      EncodeHintType.MARGIN,
                      QUIET,
                      EncodeHintType.ERROR_CORRECTION,
                      ErrorCorrectionLevel.M)));
    } catch (WriterException e) {
      throw new PressFailure(
          "no QR code holds the address " + address, "shorten the site's address", e);
    }
  }

  /** The width in modules. */
  int width() {
    return dark.getWidth();
  }

  /**
   * The code as a drawing, dark on light in every colour scheme: scanners of today read the inverse
   * too, those in older telephones do not.
   */
  byte[] svg() {
    var path = new StringBuilder();
    for (int y = 0; y < dark.getHeight(); y++) {
      int from = -1;
      for (int x = 0; x <= dark.getWidth(); x++) {
        boolean ink = x < dark.getWidth() && dark.get(x, y);
        if (ink && from < 0) {
          from = x;
        } else if (!ink && from >= 0) {
          path.append('M').append(from).append(' ').append(y).append('h').append(x - from);
          path.append("v1h").append(from - x).append('z');
          from = -1;
        }
      }
    }
    String svg =
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
        <path fill="#fff" d="M0 0h%1$dv%1$dh-%1$dz"/><path fill="#111" d="%2$s"/></svg>
        """
            .formatted(width(), path);
    return svg.getBytes(StandardCharsets.UTF_8);
  }
}
