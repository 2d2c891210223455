package org.broadsheet.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.broadsheet.content.Hash;
import org.broadsheet.content.Medium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFileTest {
  private static final String PLACE = "30.1234N 120.4321E";

  /** A lossy WebP picture of one pixel. */
  private static final byte[] WEBP =
      Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");

  @Test
  void aJpegKeepsItsPixelsAndLosesPlaceTextsAndWhatHidesBehindItsEnd() throws IOException {
    byte[] plain = written("jpeg", 40, 20);
    byte[] noted =
        joined(
            Arrays.copyOf(plain, 2),
            segment(0xe1, "Exif\0\0" + tiff(1) + PLACE),
            segment(0xe1, "http://ns.adobe.com/xap/1.0/\0" + PLACE),
            segment(0xed, "Photoshop 3.0\0" + PLACE),
            segment(0xfe, PLACE),
            Arrays.copyOfRange(plain, 2, plain.length),
            bytes("a film of the moment, taken at " + PLACE));
    var clean = clean(noted);
    assertThat(text(clean.bytes())).doesNotContain(PLACE, "Exif");
    assertThat(clean.bytes()).isEqualTo(plain);
    assertThat(clean.medium()).isEqualTo(new Medium(Hash.of(plain), "image/jpeg", 40, 20, null));
    assertThat(clean(clean.bytes()).bytes()).as("once clean, always the same").isEqualTo(plain);
  }

  @Test
  void aTurnedJpegKeepsNothingButHowItLies() throws IOException {
    byte[] plain = written("jpeg", 40, 20);
    byte[] noted =
        joined(
            Arrays.copyOf(plain, 2),
            segment(0xe1, "Exif\0\0" + tiff(6) + PLACE),
            Arrays.copyOfRange(plain, 2, plain.length));
    var clean = clean(noted);
    assertThat(PictureFile.orientation(noted)).isEqualTo(6);
    assertThat(PictureFile.orientation(clean.bytes())).isEqualTo(6);
    assertThat(text(clean.bytes())).doesNotContain(PLACE);
    assertThat(clean.medium().width()).as("as it is seen").isEqualTo(20);
    assertThat(clean.medium().height()).isEqualTo(40);
    assertThat(ImageIO.read(new ByteArrayInputStream(clean.bytes()))).isNotNull();
    assertThat(clean(clean.bytes()).bytes()).isEqualTo(clean.bytes());
  }

  @Test
  void aPngLosesTextsTimesAndCameraNotes() throws IOException {
    byte[] plain = written("png", 30, 10);
    int head = 8 + 25;
    byte[] noted =
        joined(
            Arrays.copyOf(plain, head),
            chunk("tEXt", "Location\0" + PLACE),
            chunk("eXIf", tiff(1) + PLACE),
            chunk("tIME", "1234567"),
            Arrays.copyOfRange(plain, head, plain.length),
            bytes(PLACE));
    assertThat(clean(noted).bytes()).isEqualTo(plain);
    assertThat(
            PictureFile.clean(
                joined(
                    Arrays.copyOf(plain, head),
                    chunk("eXIf", tiff(3)),
                    Arrays.copyOfRange(plain, head, plain.length))))
        .isEqualTo(
            new PictureFile.Result.Refused("is turned by a note in the file; save it upright"));
  }

  @Test
  void aWebpLosesCameraNotesAndTheFlagsThatAnnounceThem() {
    byte[] vp8 = Arrays.copyOfRange(WEBP, 12, WEBP.length);
    byte[] head = ByteBuffer.allocate(10).put((byte) 0x0c).array();
    byte[] noted =
        riff(
            joined(
                part("VP8X", head),
                vp8,
                part("EXIF", bytes(tiff(1) + PLACE)),
                part("XMP ", bytes(PLACE))));
    var clean = clean(noted);
    assertThat(text(clean.bytes())).doesNotContain(PLACE, "EXIF", "XMP");
    assertThat(clean.bytes()).isEqualTo(riff(joined(part("VP8X", new byte[10]), vp8)));
    assertThat(clean.medium().width()).isEqualTo(1);
    assertThat(clean(WEBP).bytes()).isEqualTo(WEBP);
  }

  @Test
  void aGifLosesCommentsAndForeignNotesButStillMoves() throws IOException {
    byte[] plain = written("gif", 12, 6);
    int head = 13 + ((plain[10] & 0x80) == 0 ? 0 : 3 << (plain[10] & 7) + 1);
    byte[] loop = joined(new byte[] {0x21, (byte) 0xff, 11}, bytes("NETSCAPE2.0\3\1\0\0\0"));
    byte[] start = joined(Arrays.copyOf(plain, head), loop);
    byte[] rest = Arrays.copyOfRange(plain, head, plain.length);
    byte[] noted =
        joined(
            start,
            new byte[] {0x21, (byte) 0xfe, (byte) PLACE.length()},
            bytes(PLACE + "\0"),
            new byte[] {0x21, (byte) 0xff, 11},
            bytes("XMP DataXMP\3abc\0"),
            rest,
            bytes(PLACE));
    assertThat(clean(noted).bytes()).isEqualTo(joined(start, rest));
  }

  @Test
  void whatIsNoPictureCutOffOrFarTooLargeIsRefusedWithAReason() throws IOException {
    byte[] png = written("png", 30, 10);
    ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
    assertThat(refusal(png)).isEqualTo("has 60000 × 60000 pixels; at most 50 million are taken");
    assertThat(refusal(bytes("<svg onload=alert(1)>"))).startsWith("is no JPEG");
    assertThat(refusal(new byte[0])).startsWith("is no JPEG");
    for (String format : new String[] {"jpeg", "png", "gif"}) {
      byte[] whole = written(format, 30, 10);
      for (int length = 12; length < whole.length - 2; length += 7) {
        assertThat(PictureFile.clean(Arrays.copyOf(whole, length)))
            .as(format + " of " + length)
            .isInstanceOf(PictureFile.Result.Refused.class);
      }
    }
  }

  @Test
  void noBytesMakeItThrow() throws IOException {
    var random = new Random(7);
    for (byte[] seed :
        new byte[][] {written("jpeg", 30, 10), written("png", 9, 9), written("gif", 9, 9), WEBP}) {
      for (int round = 0; round < 3_000; round++) {
        byte[] bent = Arrays.copyOf(seed, 1 + random.nextInt(seed.length + 20));
        for (int i = 0; i < 4; i++) {
          bent[random.nextInt(bent.length)] = (byte) random.nextInt();
        }
        assertThat(PictureFile.clean(bent)).isNotNull();
        assertThat(PictureFile.orientation(bent)).isBetween(1, 8);
      }
    }
  }

  @Test
  void aStoreTakesThePictureAloneAndNothingThatIsNone(@TempDir Path directory) throws IOException {
    MediaStore store = MediaStore.open(directory, 2_000);
    byte[] plain = written("jpeg", 40, 20);
    byte[] noted = joined(plain, bytes(PLACE));
    assertThat(store.take(noted)).isInstanceOf(PictureFile.Result.Clean.class);
    assertThat(store.has(Hash.of(plain))).isTrue();
    assertThat(store.has(Hash.of(noted))).isFalse();
    assertThat(store.take(bytes(PLACE))).isInstanceOf(PictureFile.Result.Refused.class);
    assertThat(store.take(new byte[2_001]))
        .isEqualTo(new PictureFile.Result.TooLarge("has more than 2000 bytes"));
  }

  private static PictureFile.Result.Clean clean(byte[] raw) {
    PictureFile.Result result = PictureFile.clean(raw);
    assertThat(result).isInstanceOf(PictureFile.Result.Clean.class);
    return (PictureFile.Result.Clean) result;
  }

  private static String refusal(byte[] raw) {
    return switch (PictureFile.clean(raw)) {
      case PictureFile.Result.Refused(String reason) -> reason;
      case PictureFile.Result.TooLarge(String reason) -> reason;
      case PictureFile.Result.Clean _ -> "is taken";
    };
  }

  private static byte[] written(String format, int width, int height) throws IOException {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(1, 1, 0xaa3311);
    var out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return out.toByteArray();
  }

  /** A little-endian TIFF block with an orientation, as Latin-1. */
  private static String tiff(int orientation) {
    var out = ByteBuffer.allocate(26).order(ByteOrder.LITTLE_ENDIAN);
    out.put(bytes("II*\0")).putInt(8).putShort((short) 1);
    out.putShort((short) 0x112).putShort((short) 3).putInt(1).putShort((short) orientation);
    return text(out.array());
  }

  private static byte[] segment(int marker, String data) {
    return ByteBuffer.allocate(4 + data.length())
        .put((byte) 0xff)
        .put((byte) marker)
        .putShort((short) (2 + data.length()))
        .put(bytes(data))
        .array();
  }

  private static byte[] chunk(String name, String data) {
    var crc = new CRC32();
    crc.update(bytes(name + data));
    return ByteBuffer.allocate(12 + data.length())
        .putInt(data.length())
        .put(bytes(name + data))
        .putInt((int) crc.getValue())
        .array();
  }

  private static byte[] part(String name, byte[] data) {
    return ByteBuffer.allocate(8 + data.length + (data.length & 1))
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(bytes(name))
        .putInt(data.length)
        .put(data)
        .array();
  }

  private static byte[] riff(byte[] parts) {
    return ByteBuffer.allocate(12 + parts.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(bytes("RIFF"))
        .putInt(4 + parts.length)
        .put(bytes("WEBP"))
        .put(parts)
        .array();
  }

  private static byte[] joined(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }
}
