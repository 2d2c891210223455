package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Block;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Hash;
import org.broadsheet.content.Medium;
import org.broadsheet.ledger.MediaStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFolderTest {
  @TempDir private Path folder;
  private MediaStore store;
  private PictureFolder pictures;

  @BeforeEach
  void open() throws IOException {
    store = MediaStore.open(folder.resolve("store"), MediaStore.DEFAULT_LIMIT);
    pictures = new PictureFolder(folder.resolve("paper.jsonl"), store);
    Files.createDirectories(folder.resolve("media"));
  }

  @Test
  void aStoryNamesWhatIsKeptOfItsPicturesWithSizeAndFocus() throws IOException {
    byte[] clean = png();
    Hash noted = lay(joined(clean, "taken at home"));
    Article story = story(figure(noted, "A river", false), figure(noted, "Again", false));
    Article taken = taken(story);
    assertThat(store.has(Hash.of(clean))).isTrue();
    assertThat(store.has(noted)).isFalse();
    assertThat(taken.media())
        .containsOnly(new Medium(Hash.of(clean), "image/png", 30, 20, new Medium.Focus(100, 900)))
        .hasSize(3);
    assertThat(taken.figures().getLast().alt()).isEqualTo("Again");
    assertThat(taken(taken)).as("what is stored is not looked for again").isEqualTo(taken);
  }

  @Test
  void aPictureThatIsMissingDamagedOrUnderAnothersNameIsRefusedByName() throws IOException {
    Hash missing = Hash.of(new byte[] {1});
    assertThat(refusal(story(figure(missing, "A river", false))))
        .startsWith("picture 1, " + missing + ", is neither stored nor in ");
    Hash broken = lay("<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8));
    assertThat(refusal(story(figure(broken, "A river", false))))
        .contains(broken.hex())
        .endsWith("is no JPEG, PNG, WebP or GIF picture");
    Files.write(folder.resolve("media").resolve(missing.hex()), png());
    assertThat(refusal(story(figure(missing, "A river", false))))
        .endsWith("holds other bytes than its name says");
    assertThat(store.has(broken)).isFalse();
  }

  @Test
  void aPictureThatNobodyDescribedIsNamedAndADecorativeOneIsNot() {
    Hash hash = Hash.of(new byte[] {1});
    assertThat(PictureFolder.undescribed(story(figure(hash, "", true), figure(hash, "A", false))))
        .isNull();
    assertThat(PictureFolder.undescribed(story(figure(hash, "A", false), figure(hash, " ", false))))
        .startsWith("picture 2, " + hash + ", has no words");
  }

  private Article taken(Article story) {
    return ((PictureFolder.Result.Taken) pictures.take(story)).article();
  }

  private String refusal(Article story) {
    return ((PictureFolder.Result.Refused) pictures.take(story)).reason();
  }

  private static Article story(Block.Figure lead, Block.Figure... more) {
    var figures = List.of(more);
    List<Block> body =
        figures.isEmpty()
            ? List.of()
            : List.of(
                figures.getFirst(), new Block.Gallery(new ArticleId("0000000001"), null, figures));
    return Article.of("en", new ChannelPath("local"), "A river", body).edit().lead(lead).article();
  }

  private static Block.Figure figure(Hash hash, String alt, boolean decorative) {
    var medium = new Medium(hash, "image/png", 3, 2, new Medium.Focus(100, 900));
    return new Block.Figure(medium, alt, decorative, List.of(), null);
  }

  private Hash lay(byte[] bytes) throws IOException {
    Hash hash = Hash.of(bytes);
    Path nested = folder.resolve("media").resolve(hash.hex().substring(0, 2));
    Files.createDirectories(nested);
    Files.write(nested.resolve(hash.hex()), bytes);
    return hash;
  }

  private static byte[] joined(byte[] bytes, String text) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(bytes);
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  private static byte[] png() throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }
}
