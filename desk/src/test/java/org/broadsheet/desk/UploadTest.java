package org.broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.broadsheet.content.Hash;
import org.broadsheet.content.Medium;
import org.broadsheet.ledger.MediaStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadTest {
  @TempDir Path folder;
  private MediaStore media;

  @BeforeEach
  void open() {
    media = MediaStore.open(folder, MediaStore.DEFAULT_LIMIT);
  }

  static byte[] picture(String format, int width, int height) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
    return out.toByteArray();
  }

  private static Refused why(Outcome<Medium> outcome) {
    return ((Outcome.No<Medium>) outcome).why();
  }

  @Test
  void itsBytesSayWhatAPictureIsAndItIsOnDisk() throws IOException {
    for (String format : new String[] {"png", "jpeg", "gif"}) {
      byte[] bytes = picture(format, 30, 20);
      Medium medium = new Upload(media).of(bytes).orThrow();
      assertThat(medium).isEqualTo(new Medium(medium.hash(), "image/" + format, 30, 20, null));
      assertThat(Hash.of(media.read(medium.hash()).orElseThrow())).isEqualTo(medium.hash());
    }
  }

  @Test
  void whatACameraNotedIsNotKept() throws IOException {
    byte[] png = picture("png", 30, 20);
    byte[] noted = Arrays.copyOf(png, png.length + 7);
    System.arraycopy("Heron 7".getBytes(StandardCharsets.US_ASCII), 0, noted, png.length, 7);
    Medium medium = new Upload(media).of(noted).orThrow();
    assertThat(media.has(Hash.of(noted))).isFalse();
    assertThat(new String(media.read(medium.hash()).orElseThrow(), StandardCharsets.ISO_8859_1))
        .doesNotContain("Heron");
  }

  @Test
  void whatIsNoPictureIsNotKept() throws IOException {
    byte[] png = picture("png", 3, 3);
    for (byte[] bytes :
        new byte[][] {
          {},
          "<svg xmlns='http://www.w3.org/2000/svg' onload='evil()'/>"
              .getBytes(StandardCharsets.UTF_8),
          "GIF89a".getBytes(StandardCharsets.UTF_8),
          Arrays.copyOf(png, 12),
          "RIFF....WEBP".getBytes(StandardCharsets.UTF_8)
        }) {
      assertThat(why(new Upload(media).of(bytes))).isEqualTo(new Refused.NoPicture());
      assertThat(media.has(Hash.of(bytes))).isFalse();
    }
  }

  @Test
  void aPictureThatWouldFillTheMemoryIsRefusedByItsHead() throws IOException {
    byte[] png = picture("png", 3, 3);
    png[16] = 0; // width 65536 + 3, height 65536 + 3 in the IHDR chunk
    png[17] = 1;
    png[21] = 1;
    assertThat(why(new Upload(media).of(png))).isEqualTo(new Refused.PictureTooLarge());
    assertThat(why(new Upload(media).of(new byte[Upload.LARGEST + 1])))
        .isEqualTo(new Refused.PictureTooLarge());
  }
}
