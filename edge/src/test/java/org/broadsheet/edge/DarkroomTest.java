package org.broadsheet.edge;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import org.broadsheet.ledger.PictureFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DarkroomTest {
  private static final Variant SMALL = requireNonNull(Variant.ALL.get("w240"));
  private static final Variant SMALL_WEBP = requireNonNull(Variant.ALL.get("w240.webp"));
  private static final Variant LARGE = requireNonNull(Variant.ALL.get("w1600"));
  private static final Variant LARGE_WEBP = requireNonNull(Variant.ALL.get("w1600.webp"));

  @TempDir Path folder;

  /** Where the stored corner of the left top, which is red, comes to lie, and that beside it. */
  @ParameterizedTest
  @CsvSource({
    "1, 0 0, 1 0", "2, 1 0, 0 0", "3, 1 1, 0 1", "4, 0 1, 1 1",
    "5, 0 0, 0 1", "6, 1 0, 1 1", "7, 1 1, 1 0", "8, 0 1, 0 0"
  })
  void turnsPicturesUpright(int orientation, String red, String green) throws IOException {
    Path file = write("turned", turned(jpeg(corners(1_200, 600)), orientation));
    BufferedImage seen = requireNonNull(Darkroom.develop(file, SMALL));
    assertThat(seen.getWidth()).isEqualTo(240);
    assertThat(seen.getHeight()).isEqualTo(orientation < 5 ? 120 : 480);
    assertThat(corner(seen, red)).isEqualTo("red");
    assertThat(corner(seen, green)).isEqualTo("green");
  }

  @Test
  void aTurnedPictureIsMadeUprightWhereItNeedsNoScalingEither() throws IOException {
    Path file = write("turned", turned(jpeg(corners(100, 50)), 6));
    BufferedImage seen = requireNonNull(Darkroom.develop(file, LARGE));
    assertThat(seen.getWidth()).isEqualTo(50);
    assertThat(Darkroom.develop(write("upright", jpeg(corners(100, 50))), LARGE))
        .as("goes out as it is")
        .isNull();
  }

  @Test
  void writesWebpOfPixelsAndNothingElse() throws IOException {
    Path file = write("turned", turned(jpeg(corners(1_200, 600)), 3));
    BufferedImage seen = requireNonNull(Darkroom.develop(file, SMALL_WEBP));
    Path webp = folder.resolve("small.webp");
    assertThat(Darkroom.format(seen, SMALL_WEBP)).isEqualTo("webp");
    Darkroom.write(seen, "webp", webp);
    byte[] bytes = Files.readAllBytes(webp);
    assertThat(PictureFile.type(bytes)).isEqualTo("image/webp");
    assertThat(PictureFile.clean(bytes))
        .isInstanceOfSatisfying(
            PictureFile.Result.Clean.class,
            clean -> {
              assertThat(clean.bytes()).as("nothing to take away").isEqualTo(bytes);
              assertThat(clean.medium().width()).isEqualTo(240);
            });
    Path jpeg = folder.resolve("small.jpg");
    Darkroom.write(seen, "jpeg", jpeg);
    assertThat(Files.readString(jpeg, StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
  }

  @Test
  void browsersWithoutWebpGetAnotherFormatOfAWebpOriginal() throws IOException {
    Path webp = folder.resolve("original");
    Darkroom.write(corners(600, 300), "webp", webp);
    BufferedImage seen = requireNonNull(Darkroom.develop(webp, LARGE));
    assertThat(Darkroom.format(seen, LARGE)).isEqualTo("jpeg");
    assertThat(corner(seen, "0 0")).isEqualTo("red");
    assertThat(Darkroom.develop(webp, LARGE_WEBP)).as("is its own rendition").isNull();
  }

  @Test
  void keepsWhatIsTransparent() throws IOException {
    var image = new BufferedImage(600, 300, BufferedImage.TYPE_INT_ARGB);
    Path file = folder.resolve("sign");
    ImageIO.write(image, "png", file.toFile());
    BufferedImage seen = requireNonNull(Darkroom.develop(file, SMALL));
    assertThat(Darkroom.format(seen, SMALL)).isEqualTo("png");
    assertThat(seen.getRGB(5, 5) >>> 24).isZero();
  }

  @Test
  void readsPicturesMadeForPrint() throws IOException {
    BufferedImage seen = requireNonNull(Darkroom.develop(write("cmyk", cmyk()), SMALL));
    assertThat(seen.getColorModel().getNumComponents()).isEqualTo(3);
    assertThat(seen.getWidth()).isEqualTo(240);
  }

  @Test
  void refusesBeforeDecodingWhatIsFarTooLargeOrNoPicture() throws IOException {
    var image = new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB);
    var png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    byte[] bomb = png.toByteArray();
    ByteBuffer.wrap(bomb).putInt(16, 50_000).putInt(20, 50_000);
    var crc = new java.util.zip.CRC32();
    crc.update(bomb, 12, 17);
    ByteBuffer.wrap(bomb).putInt(29, (int) crc.getValue());
    Path file = write("bomb", bomb);
    assertThatThrownBy(() -> Darkroom.develop(file, SMALL)).hasMessageContaining("too many pixels");
    for (String no :
        new String[] {"", "BM", "II*\0", "<svg xmlns='http://www.w3.org/2000/svg'/>"}) {
      Path other = write("other", no.getBytes(StandardCharsets.ISO_8859_1));
      assertThatThrownBy(() -> Darkroom.develop(other, SMALL)).hasMessage("no picture");
    }
  }

  @Test
  void theNativeLibraryNeverReads() throws IOException {
    // VP8L with a code that overruns its table, as an attacker would send it, is read in Java.
    byte[] start = Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
    Path file = write("lossless", Arrays.copyOf(start, start.length - 4));
    try {
      Darkroom.develop(file, LARGE);
    } catch (IOException | RuntimeException e) {
      assertThat(e.getStackTrace())
          .noneMatch(frame -> frame.getClassName().startsWith("com.luciad"));
    }
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  /** Red, green, blue and white, from the left top on. */
  private static BufferedImage corners(int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    Color[] colours = {Color.RED, Color.GREEN, Color.BLUE, Color.WHITE};
    for (int i = 0; i < 4; i++) {
      pen.setColor(colours[i]);
      pen.fillRect(i % 2 * width / 2, i / 2 * height / 2, width / 2, height / 2);
    }
    pen.dispose();
    return image;
  }

  private static String corner(BufferedImage image, String place) {
    int x = place.charAt(0) == '0' ? 5 : image.getWidth() - 6;
    int y = place.charAt(2) == '0' ? 5 : image.getHeight() - 6;
    var colour = new Color(image.getRGB(x, y));
    String name =
        (colour.getRed() > 128 ? "red" : "")
            + (colour.getGreen() > 128 ? "green" : "")
            + (colour.getBlue() > 128 ? "blue" : "");
    return name.toLowerCase(Locale.ROOT);
  }

  private static byte[] jpeg(BufferedImage image) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", out);
    return out.toByteArray();
  }

  /** With a note of its orientation, as cameras write it. */
  private static byte[] turned(byte[] jpeg, int orientation) {
    byte[] exif =
        ("Exif\0\0MM\0*\0\0\0\b\0\1\1\u0012\0\3\0\0\0\1\0" + (char) orientation + "\0\0\0\0\0\0")
            .getBytes(StandardCharsets.ISO_8859_1);
    return ByteBuffer.allocate(jpeg.length + 4 + exif.length)
        .put(jpeg, 0, 2)
        .putShort((short) 0xffe1)
        .putShort((short) (2 + exif.length))
        .put(exif)
        .put(jpeg, 2, jpeg.length - 2)
        .array();
  }

  /** Four inks, which the reader of the JDK does not take. */
  private static byte[] cmyk() throws IOException {
    WritableRaster inks =
        Raster.createInterleavedRaster(java.awt.image.DataBuffer.TYPE_BYTE, 600, 300, 4, null);
    ImageWriter writer = null;
    for (var all = ImageIO.getImageWritersByFormatName("jpeg"); all.hasNext(); ) {
      ImageWriter next = all.next();
      if (next.getClass().getName().startsWith("com.sun")) {
        writer = next;
      }
    }
    var out = new ByteArrayOutputStream();
    try (var stream = ImageIO.createImageOutputStream(out)) {
      requireNonNull(writer).setOutput(stream);
      writer.write(null, new IIOImage(inks, null, null), null);
    }
    byte[] jpeg = out.toByteArray();
    // What tells four inks from three colours and transparency: Adobe's note, transform 0.
    byte[] note = "\u00ff\u00ee\0\u000eAdobe\0d\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    return ByteBuffer.allocate(jpeg.length + note.length)
        .put(jpeg, 0, 2)
        .put(note)
        .put(jpeg, 2, jpeg.length - 2)
        .array();
  }
}
