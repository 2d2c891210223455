package org.broadsheet.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.broadsheet.content.Hash;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One bit changed anywhere in what is stored, and verify finds it. */
class FlipTest {
  private static final long SEED = 20260304;

  @TempDir Path directory;
  private final List<Hash> media = new ArrayList<>();
  private VerifierKey key = VerifierKey.of("unset", new byte[32]);

  @BeforeEach
  void fill() throws IOException {
    try (Home home = new Home(directory, Home.sqlite(directory))) {
      for (int i = 0; i < 5; i++) {
        media.add(home.media.save(("A picture of heron " + i).repeat(20).getBytes(UTF_8)));
      }
      home.ledger.append(
          IntStream.range(0, 300)
              .mapToObj(i -> Stories.story(i, 1, media.get(i % media.size())))
              .toList());
      home.ledger.append(List.of(Stories.story(3, 2), Stories.withdrawal(4, 2)));
      key = home.key.verifier();
      assertThat(verify(home)).isInstanceOf(Verify.Result.Holds.class);
      home.database.jdbi().useHandle(h -> h.execute("PRAGMA wal_checkpoint(TRUNCATE)"));
    }
  }

  private Verify.Result verify(Home home) {
    return Verify.run(home.ledger.source(), key, done -> {});
  }

  /** A stored value: where it is, and the beginning of the place that verify must name. */
  private record Value(String table, String column, String where, String named) {}

  @Test
  void isFoundInEntriesContentsTilesAndCheckpoint() {
    var random = new Random(SEED);
    var values =
        List.of(
            new Value("log_entry", "bytes", "idx = %d", "entry %d"),
            new Value("log_content", "bytes", "rowid = 1 + %d", "entry"),
            new Value("log_tile", "hashes", "rowid = 1 + (%d %% 3)", ""),
            new Value("log_head", "checkpoint", "one = 1 OR %d < 0", "checkpoint"));
    try (Home home = new Home(directory, Home.sqlite(directory))) {
      for (int flip = 0; flip < 160; flip++) {
        Value value = values.get(flip % values.size());
        int row = random.nextInt(300);
        String where = value.where().formatted(row);
        byte[] whole = read(home, value, where);
        byte[] flipped = flip(random, whole);
        write(home, value, where, flipped);
        Verify.Result result = verify(home);
        assertThat(result)
            .describedAs("%s in %s", value, where)
            .isInstanceOfSatisfying(
                Verify.Result.Broken.class,
                broken -> {
                  assertThat(broken.place()).startsWith(value.named().formatted(row));
                  assertThat(broken.place()).matches("entry \\d+|tile/.+|checkpoint");
                });
        write(home, value, where, whole);
      }
      assertThat(verify(home)).isInstanceOf(Verify.Result.Holds.class);
    }
  }

  @Test
  void isFoundInMediaFiles() throws IOException {
    var random = new Random(SEED);
    try (Home home = new Home(directory, Home.sqlite(directory))) {
      for (int flip = 0; flip < 40; flip++) {
        Path file = home.media.file(media.get(flip % media.size()));
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, flip(random, whole));
        assertThat(verify(home))
            .isInstanceOfSatisfying(
                Verify.Result.Broken.class,
                broken -> assertThat(broken.place()).startsWith("entry "));
        Files.write(file, whole);
      }
    }
  }

  @Test
  void inADatabasePageEndsInATypedFailureOrChangesNoBytesOfTheLog() throws IOException {
    var random = new Random(SEED);
    Path whole = directory.resolve("whole.db");
    Path database = directory.resolve("broadsheet.db");
    Files.copy(database, whole);
    List<byte[]> before = entries();
    for (int flip = 0; flip < 50; flip++) {
      byte[] file = Files.readAllBytes(whole);
      for (int i = 0; i <= flip % 3; i++) {
        file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(database, file);
      Files.deleteIfExists(directory.resolve("broadsheet.db-wal"));
      Files.deleteIfExists(directory.resolve("broadsheet.db-shm"));
      Verify.Result result;
      try (Database opened = Database.sqlite(database)) {
        var store = MediaStore.open(directory.resolve("media"), MediaStore.DEFAULT_LIMIT);
        result = Verify.run(new LocalSource(opened, store), key, done -> {});
      } catch (LedgerFailure e) {
        assertThat(e.hint()).isNotBlank();
        continue;
      }
      if (result instanceof Verify.Result.Holds) {
        assertThat(entries()).usingElementComparator(Arrays::compare).isEqualTo(before);
      }
    }
    Files.copy(whole, database, StandardCopyOption.REPLACE_EXISTING);
  }

  private List<byte[]> entries() {
    try (Database opened = Database.sqlite(directory.resolve("broadsheet.db"));
        Handle handle = opened.jdbi().open()) {
      return handle
          .createQuery("SELECT bytes FROM log_entry ORDER BY idx")
          .mapTo(byte[].class)
          .list();
    }
  }

  private static byte[] flip(Random random, byte[] whole) {
    byte[] flipped = whole.clone();
    flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
    return flipped;
  }

  private static byte[] read(Home home, Value value, String where) {
    return home.database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "SELECT " + value.column() + " FROM " + value.table() + " WHERE " + where)
                .mapTo(byte[].class)
                .one());
  }

  private static void write(Home home, Value value, String where, byte[] bytes) {
    home.database
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "UPDATE " + value.table() + " SET " + value.column() + " = ? WHERE " + where,
                (Object) bytes));
  }
}
