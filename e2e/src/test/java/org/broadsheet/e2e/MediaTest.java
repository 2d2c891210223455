package org.broadsheet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.broadsheet.content.Article;
import org.broadsheet.content.Block;
import org.broadsheet.content.Hash;
import org.broadsheet.content.Inline;
import org.broadsheet.content.Medium;
import org.broadsheet.wire.DocumentLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Pictures on their way in and out, over HTTP. */
@Execution(ExecutionMode.CONCURRENT)
class MediaTest {
  private static final String PLACE = "30.1234N 120.4321E";
  private static final Pattern MEDIUM = Pattern.compile("/media/([0-9a-f]{64})/");

  @TempDir Path folder;

  @Test
  void aPictureComesInWithoutItsNotesAndGoesWithItsLastVisibleStory() throws IOException {
    var stories = new Stories(5);
    Instant day = Instant.parse("2025-02-14T02:00:00Z");
    Hash shared = lay(0xcc3311);
    Hash own = lay(0x1133cc);
    DocumentLine first = with(stories.story("local", day), shared, "A river.", false);
    DocumentLine second = with(stories.story("local", day), own, "A boat.", false);
    DocumentLine third = with(stories.story("local", day), shared, "", true);
    DocumentLine silent = with(stories.story("local", day), shared, "", false);
    try (Paper paper = Paper.in(folder).start()) {
      paper.bring(
          "--publish", Stories.site(Map.of(), List.of("local")), List.of(first, second, third));
      Program.Result refused =
          Program.run(
              "import",
              "--data",
              paper.data().toString(),
              "--publish",
              paper.write(List.of(silent)).toString());
      assertThat(refused.exit()).isEqualTo(1);
      assertThat(refused.err()).contains("line 1: picture 1, " + shared, "has no words");
      paper.awaitShown();

      String river = medium(paper, first);
      String boat = medium(paper, second);
      assertThat(river).as("named by the bytes that are kept").isNotEqualTo(shared.hex());
      for (String variant : List.of("o", "w240", "w240.webp", "w1600")) {
        var answer = Web.bytes(paper.at("/media/" + river + "/" + variant));
        assertThat(answer.statusCode()).as(variant).isEqualTo(200);
        assertThat(new String(answer.body(), StandardCharsets.ISO_8859_1)).doesNotContain(PLACE);
      }
      assertThat(Web.bytes(paper.at("/log/content/" + river)).statusCode()).isEqualTo(200);
      assertThat(status(paper, "/media/" + shared + "/o")).as("as it came in").isEqualTo(404);

      for (String variant : List.of("w240", "w240.webp")) {
        assertThat(status(paper, "/media/" + boat + "/" + variant)).isEqualTo(200);
      }
      paper.bring(
          "--publish",
          List.of(Stories.withdrawal(second, "Not true."), Stories.withdrawal(first, "Nor this.")));
      paper.awaitShown();
      for (String variant : List.of("o", "w240", "w240.webp", "w960")) {
        assertThat(status(paper, "/media/" + boat + "/" + variant)).as(variant).isEqualTo(404);
        assertThat(status(paper, "/media/" + river + "/" + variant))
            .as("another story shows it still, " + variant)
            .isEqualTo(200);
      }
      assertThat(status(paper, "/log/content/" + boat)).isEqualTo(404);
      paper.bring("--publish", List.of(Stories.withdrawal(third, "Nor the last.")));
      paper.awaitShown();
      for (String variant : List.of("o", "w240", "w240.webp", "w1600")) {
        assertThat(status(paper, "/media/" + river + "/" + variant)).as(variant).isEqualTo(404);
      }
      paper.stop();
      paper.verify();
    }
  }

  private static int status(Paper paper, String path) {
    return Web.bytes(paper.at(path)).statusCode();
  }

  /** The hash of the picture that the page of this story shows. */
  private static String medium(Paper paper, DocumentLine story) {
    String page =
        Web.until(paper.at("/" + story.subject().id()), a -> a.statusCode() == 301)
            .headers()
            .firstValue("Location")
            .orElseThrow();
    Matcher medium = MEDIUM.matcher(Web.text(paper.at(page)).body());
    assertThat(medium.find()).isTrue();
    return medium.group(1);
  }

  /** A picture with the notes of a camera, in the folder beside the lines; the hash of the file. */
  private Hash lay(int colour) throws IOException {
    var image = new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB);
    image.setRGB(1, 1, colour);
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", out);
    byte[] plain = out.toByteArray();
    byte[] note = ("Exif\0\0" + PLACE).getBytes(StandardCharsets.ISO_8859_1);
    byte[] noted =
        ByteBuffer.allocate(plain.length + 4 + note.length)
            .put(plain, 0, 2)
            .putShort((short) 0xffe1)
            .putShort((short) (2 + note.length))
            .put(note)
            .put(plain, 2, plain.length - 2)
            .array();
    Files.createDirectories(folder.resolve("media"));
    Hash hash = Hash.of(noted);
    Files.write(folder.resolve("media").resolve(hash.hex()), noted);
    return hash;
  }

  private static DocumentLine with(
      DocumentLine line, Hash picture, String alt, boolean decorative) {
    var figure =
        new Block.Figure(
            new Medium(picture, "image/jpeg", 600, 400, null),
            alt,
            decorative,
            Inline.of("By the river."),
            "The Post");
    if (!(line.document() instanceof Article plain)) {
      throw new AssertionError("a line of a story");
    }
    Article article = plain.edit().lead(figure).article();
    return new DocumentLine(
        line.subject(),
        null,
        line.published(),
        null,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        article);
  }
}
