package org.broadsheet.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TilePathTest {
  @Test
  void writesNumbersInGroupsOfThreeDigits() {
    assertThat(new TilePath(0, 0, 256).path()).isEqualTo("tile/0/000");
    assertThat(new TilePath(0, 1_234_067, 256).path()).isEqualTo("tile/0/x001/x234/067");
    assertThat(new TilePath(1, 1_000, 17).path()).isEqualTo("tile/1/x001/000.p/17");
    assertThat(new TilePath(TilePath.ENTRIES, 273, 112).path()).isEqualTo("tile/entries/273.p/112");
  }

  @Test
  void readsWhatItWrites() {
    for (long number : new long[] {0, 1, 999, 1_000, 1_001, 999_999, 1_000_000, 123_456_789_012L}) {
      for (int level = TilePath.ENTRIES; level < 8; level++) {
        for (int width : new int[] {1, 255, 256}) {
          var path = new TilePath(level, number, width);
          assertThat(TilePath.parse(path.path())).hasValue(path);
        }
      }
    }
  }

  @Test
  void refusesEveryOtherSpelling() {
    for (String wrong :
        List.of(
            "tile/0/00",
            "tile/0/0000",
            "tile/00/000",
            "tile/64/000",
            "tile/-1/000",
            "tile/0/x000/001",
            "tile/0/001/002",
            "tile/0/x001",
            "tile/0/000.p/0",
            "tile/0/000.p/256",
            "tile/0/000.p/01",
            "tile/0/000.p/",
            "tile/entry/000",
            "/tile/0/000",
            "tile/0/000/",
            "tile/0/../000",
            "tile/0/x001/x001/x001/x001/x001/x001/x001/000")) {
      assertThat(TilePath.parse(wrong)).describedAs(wrong).isEmpty();
    }
  }

  @Test
  void countsTheTilesOfTheSpecificationsExample() {
    assertThat(Tiles.width(70_000, 0, 272)).isEqualTo(256);
    assertThat(Tiles.width(70_000, 0, 273)).isEqualTo(112);
    assertThat(Tiles.width(70_000, 0, 274)).isZero();
    assertThat(Tiles.width(70_000, 1, 0)).isEqualTo(256);
    assertThat(Tiles.width(70_000, 1, 1)).isEqualTo(17);
    assertThat(Tiles.width(70_000, 2, 0)).isEqualTo(1);
    assertThat(Tiles.width(256, 1, 0)).isEqualTo(1);
    assertThat(Tiles.width(256, 63, 0)).isZero();
  }

  @Test
  void bundlesEntriesBehindTheirLengths() {
    List<byte[]> entries = List.of("one".getBytes(UTF_8), new byte[0], new byte[0xffff]);
    byte[] bundle = EntryBundle.encode(entries);
    assertThat(bundle).startsWith(0, 3, 'o', 'n', 'e', 0, 0, 0xff, 0xff);
    var read = EntryBundle.decode(bundle, 3).orElseThrow();
    for (int i = 0; i < 3; i++) {
      assertThat(read.get(i)).isEqualTo(entries.get(i));
    }
    assertThat(EntryBundle.decode(bundle, 2)).isEmpty();
    assertThat(EntryBundle.decode(bundle, 4)).isEmpty();
    assertThat(EntryBundle.decode(new byte[] {0, 3, 'o'}, 1)).isEmpty();
    assertThat(EntryBundle.decode(new byte[] {0}, 0)).isEmpty();
    assertThat(EntryBundle.decode(new byte[0], 0)).isPresent();
  }
}
