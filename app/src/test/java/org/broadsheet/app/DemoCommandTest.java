package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a demo shows to whom. */
class DemoCommandTest {
  private static final int PIXELS = 4;

  private static List<InetAddress> own(String... addresses) {
    return Arrays.stream(addresses).map(InetAddress::ofLiteral).toList();
  }

  @Test
  void aPhoneIsToldTheAddressOfThePrivateNetwork() {
    List<InetAddress> own = own("127.0.0.1", "fe80::1", "203.0.113.7", "192.168.1.5", "10.0.0.2");

    assertThat(Doors.phones("0.0.0.0", own, 8080)).contains(URI.create("http://192.168.1.5:8080/"));
    assertThat(Doors.phones("10.0.0.2", own, 8080)).contains(URI.create("http://10.0.0.2:8080/"));
  }

  @Test
  void nothingIsToldToPhonesThatCannotReachIt() {
    assertThat(Doors.phones("127.0.0.1", own("127.0.0.1", "192.168.1.5"), 8080)).isEmpty();
    assertThat(Doors.phones("0.0.0.0", own("127.0.0.1", "203.0.113.7"), 8080)).isEmpty();
  }

  @Test
  void theDeskOfADemoStaysOnLoopbackWhateverTheSettingsSay() {
    Settings open =
        DemoCommand.settings(
            Path.of("no-such.conf"),
            Map.of("BROADSHEET_DESK_BIND", "0.0.0.0"),
            Map.of("bind", "0.0.0.0"));

    assertThat(open.value("bind")).isEqualTo("0.0.0.0");
    assertThat(open.value("desk-bind")).isEqualTo("127.0.0.1");
    assertThat(DemoCommand.settings(Path.of("no-such.conf"), Map.of(), Map.of()).value("bind"))
        .isEqualTo("127.0.0.1");
  }

  @Test
  void aPhoneReadsTheAddressFromTheTextBlocks() throws Exception {
    String address = "http://192.168.178.101:8080/";
    List<String> lines = QrCode.text(address).lines().toList();
    int width = lines.getFirst().length() * PIXELS;
    int height = lines.size() * 2 * PIXELS;
    var pixels = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int row = y / PIXELS;
        char block = lines.get(row / 2).charAt(x / PIXELS);
        boolean light = block == '█' || block == (row % 2 == 0 ? '▀' : '▄');
        pixels[y * width + x] = light ? 0xffffff : 0;
      }
    }
    LuminanceSource seen = new RGBLuminanceSource(width, height, pixels);

    assertThat(new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(seen))).getText())
        .isEqualTo(address);
  }
}
