package org.broadsheet.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadsheet.ledger.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepingTest {
  @TempDir Path directory;

  private final Newsroom newsroom = new Newsroom(4);

  private void publish(int stories) {
    for (int i = 0; i < stories; i++) {
      newsroom.publish(Newsroom.story("en", "local", "Story " + i, "Some text of the day."));
    }
  }

  private static long shown(Archive archive) {
    try (Snapshot snapshot = archive.snapshot()) {
      return snapshot.count(new Listing.All(), null);
    }
  }

  private List<Path> files(String start) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(path -> path.getFileName().toString().startsWith(start)).toList();
    }
  }

  @Test
  void knowsAfterACrashHowFarItsCommitWas() {
    publish(10);
    Archive archive = Archive.open(directory);
    archive.apply(newsroom.log.subList(0, 6));
    archive.commit();
    archive.apply(newsroom.log.subList(6, 10));
    archive.abandon();
    try (Archive again = Archive.open(directory)) {
      assertThat(again.position()).isEqualTo(6);
      again.apply(newsroom.log);
      assertThat(shown(again)).isEqualTo(10);
    }
    try (Archive again = Archive.open(directory)) {
      assertThat(again.position()).isEqualTo(10);
    }
  }

  @Test
  void refusesAGap() {
    publish(3);
    try (Archive archive = Archive.open(directory)) {
      assertThatThrownBy(() -> archive.apply(newsroom.log.subList(1, 3)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(archive.position()).isZero();
    }
  }

  @Test
  void anUnreadableEntryStopsTheReplayAndNotTheReaders() {
    publish(10);
    var last = newsroom.log.removeLast();
    newsroom.log.add(
        new Entry(
            last.index(),
            last.bytes(),
            last.event(),
            Map.of(Objects.requireNonNull(last.event().content()), new byte[] {'{'})));
    try (Archive archive = Archive.open(directory)) {
      archive.apply(newsroom.log.subList(0, 5));
      assertThatThrownBy(() -> archive.apply(newsroom.log))
          .isInstanceOfSatisfying(
              ArchiveFailed.class,
              e -> assertThat(e.reason()).isEqualTo(ArchiveFailed.Reason.UNREADABLE_ENTRY))
          .hasMessageContaining("entry 9");
      assertThat(archive.position()).isEqualTo(5);
      assertThat(shown(archive)).isEqualTo(5);
    }
  }

  @Test
  void anOlderIndexServesUntilTheNewOneIsAsFar() throws IOException {
    publish(10);
    try (Archive archive = Archive.open(directory, "1")) {
      archive.apply(newsroom.log);
    }
    try (Archive archive = Archive.open(directory, "2")) {
      assertThat(archive.position()).isZero();
      assertThat(archive.rebuilding()).isTrue();
      assertThat(shown(archive)).isEqualTo(10);
      archive.apply(newsroom.log.subList(0, 5));
      assertThat(shown(archive)).isEqualTo(10);
      try (Snapshot held = archive.snapshot()) {
        archive.apply(newsroom.log);
        assertThat(held.count(new Listing.All(), null)).isEqualTo(10);
      }
      assertThat(archive.rebuilding()).isFalse();
      assertThat(files("index-")).hasSize(1);
    }
    try (Archive archive = Archive.open(directory, "2")) {
      assertThat(archive.position()).isEqualTo(10);
    }
  }

  @Test
  void movesAnUnreadableIndexAsideAndStartsAnew() throws IOException {
    publish(10);
    try (Archive archive = Archive.open(directory)) {
      archive.apply(newsroom.log);
    }
    Path index = files("index-").getFirst();
    try (Stream<Path> all = Files.list(index)) {
      for (Path path : all.filter(p -> p.getFileName().toString().startsWith("segm")).toList()) {
        Files.writeString(path, "not an index");
      }
    }
    try (Archive archive = Archive.open(directory)) {
      assertThat(archive.position()).isZero();
      archive.apply(newsroom.log);
      assertThat(shown(archive)).isEqualTo(10);
    }
    assertThat(files("aside")).hasSize(1);
  }

  @Test
  void flippedBytesAreEitherRebuiltOrTold() throws IOException {
    publish(60);
    try (Archive archive = Archive.open(directory.resolve("whole"))) {
      archive.apply(newsroom.log);
    }
    for (int seed = 0; seed < 40; seed++) {
      Path copy = directory.resolve("copy" + seed);
      copy(directory.resolve("whole"), copy);
      flip(copy, new Random(seed));
      readAll(copy);
      // Whatever was found, the next start answers, at the latest after a rebuild.
      try (Archive archive = Archive.open(copy)) {
        archive.apply(newsroom.log);
        assertThat(shown(archive)).as("seed %d", seed).isEqualTo(60);
      }
    }
  }

  @Test
  void tellsDamageFromAMistakeWhateverWasThrown() throws IOException {
    publish(60);
    try (Archive archive = Archive.open(directory)) {
      archive.apply(newsroom.log);
    }
    try (Archive archive = Archive.open(directory);
        Snapshot snapshot = archive.snapshot()) {
      // A mistake of the caller's: nothing is moved aside for it.
      assertThatThrownBy(() -> snapshot.list(new Listing.All(), null, null, 0))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(directory.resolve("damaged")).doesNotExist();
    moveADayBeyondTheCalendar();
    try (Archive archive = Archive.open(directory);
        Snapshot snapshot = archive.snapshot()) {
      assertThatThrownBy(() -> snapshot.list(new Listing.All(), null, null, 100))
          .isInstanceOfSatisfying(
              ArchiveFailed.class,
              e -> assertThat(e.reason()).isEqualTo(ArchiveFailed.Reason.DAMAGED))
          .rootCause()
          .satisfies(e -> assertThat(e.getSuppressed()[0]).isInstanceOf(DateTimeException.class));
    }
    try (Archive archive = Archive.open(directory)) {
      archive.apply(newsroom.log);
      assertThat(shown(archive)).isEqualTo(60);
    }
  }

  /** In what lists show of a story: its id, three numbers, the day of its address. */
  private void moveADayBeyondTheCalendar() throws IOException {
    String id = newsroom.log.getLast().event().subject().id();
    int found = 0;
    for (Path index : files("index-")) {
      try (Stream<Path> all = Files.list(index)) {
        for (Path file : all.toList()) {
          String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
          var teaser = Pattern.compile(id + "\0[\\x00-\\xFF]{23}").matcher(bytes);
          if (teaser.find()) {
            found++;
            var changed = new StringBuilder(bytes);
            changed.setCharAt(teaser.end(), '\u007f');
            Files.writeString(file, changed, StandardCharsets.ISO_8859_1);
          }
        }
      }
    }
    assertThat(found).isEqualTo(1);
  }

  private void readAll(Path copy) {
    try (Archive archive = Archive.open(copy);
        Snapshot snapshot = archive.snapshot()) {
      archive.check();
      snapshot.count(new Listing.All(), null);
      snapshot.list(new Listing.All(), null, null, 100);
      snapshot.search("text", "en", 0, 20);
      for (var entry : newsroom.log) {
        var id = new org.broadsheet.content.ArticleId(entry.event().subject().id());
        assertThat(snapshot.article(id)).isNotNull();
      }
    } catch (ArchiveFailed e) {
      assertThat(e.reason())
          .as(e.told())
          .isIn(ArchiveFailed.Reason.DAMAGED, ArchiveFailed.Reason.UNREADABLE_ENTRY);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }

  private static void flip(Path copy, Random random) throws IOException {
    try (Stream<Path> all = Files.walk(copy)) {
      List<Path> files =
          all.filter(p -> Files.isRegularFile(p) && p.toFile().length() > 0).sorted().toList();
      Path file = files.get(random.nextInt(files.size()));
      byte[] bytes = Files.readAllBytes(file);
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, bytes);
    }
  }

  @Test
  void saysThatItsDirectoryCannotBeMade() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "x");
    assertThatThrownBy(() -> Archive.open(file))
        .isInstanceOfSatisfying(
            ArchiveFailed.class,
            e -> assertThat(e.reason()).isEqualTo(ArchiveFailed.Reason.UNWRITABLE));
  }
}
