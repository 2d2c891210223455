package org.broadsheet.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.broadsheet.content.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bytes of a small log, held by a golden file: whoever copied our log last year reads it next
 * year. {@code make golden} writes it anew, which is a change of the format.
 */
class GoldenLogTest {
  private static final Path GOLDEN = Path.of("src/test/golden/log-v1.txt");

  @TempDir Path directory;

  /** Always the same bytes, so always the same key. */
  private static final class Fixed extends SecureRandom {
    private static final long serialVersionUID = 1L;

    @Override
    public void nextBytes(byte[] bytes) {
      Arrays.fill(bytes, (byte) 7);
    }
  }

  @Test
  void keepsItsBytes() throws IOException {
    List<String> lines = write();
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.write(GOLDEN, lines);
    }
    assertThat(lines).isEqualTo(Files.readAllLines(GOLDEN));
  }

  private List<String> write() {
    LogKey key =
        LogKey.openOrCreate(directory, Optional.of("heron.example/log"), new Fixed(), Writes.REAL);
    try (Database database = Database.sqlite(directory.resolve("broadsheet.db"))) {
      MediaStore media = MediaStore.open(directory.resolve("media"), 100);
      Ledger ledger = Ledger.open(database, media, key, () -> Stories.NOON);
      ledger.append(List.of(Stories.story(1, 1), Stories.story(2, 1)));
      ledger.append(
          List.of(
              Stories.story(1, 2),
              Stories.withdrawal(2, 2),
              Stories.erasure(1, Hash.of(Stories.text(2, 1)))));
      ledger.append(IntStream.range(10, 265).mapToObj(i -> Stories.story(i, 1)).toList());
      var lines = new ArrayList<String>();
      lines.add("key " + key.verifier());
      lines.addAll(text("checkpoint", ledger.checkpoint().orElseThrow().note()));
      for (Entry entry : ledger.read(0, 6)) {
        lines.addAll(text("entry " + entry.index(), entry.bytes()));
      }
      for (String path :
          List.of(
              "tile/0/000.p/5",
              "tile/0/000",
              "tile/0/001.p/4",
              "tile/1/000.p/1",
              "tile/entries/000.p/5",
              "tile/entries/000",
              "tile/entries/001.p/4")) {
        byte[] tile = TilePath.parse(path).flatMap(ledger::tile).orElseThrow();
        lines.add(path + " " + tile.length + " bytes " + Hash.of(tile));
      }
      byte[] tile = TilePath.parse("tile/1/000.p/1").flatMap(ledger::tile).orElseThrow();
      lines.add("tile/1/000.p/1 " + HexFormat.of().formatHex(tile));
      ledger.inclusion(4, 260).path().forEach(hash -> lines.add("inclusion of 4 in 260: " + hash));
      ledger
          .consistency(5, 260)
          .path()
          .forEach(hash -> lines.add("consistency of 5 with 260: " + hash));
      return lines;
    }
  }

  private static List<String> text(String name, byte[] bytes) {
    return new String(bytes, UTF_8).lines().map(line -> name + " " + line).toList();
  }
}
