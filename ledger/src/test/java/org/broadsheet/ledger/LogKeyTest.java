package org.broadsheet.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.broadsheet.content.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogKeyTest {
  @TempDir Path directory;

  @Test
  void isMadeOnceForItsOwnerOnlyAndReadBack() throws IOException {
    LogKey made = LogKey.openOrCreate(directory, Optional.empty());
    assertThat(made.verifier().name()).matches("broadsheet-[0-9a-f]{8}");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("log.key"))))
        .isEqualTo("rw-------");
    byte[] file = Files.readAllBytes(directory.resolve("log.key"));
    assertThat(Files.readString(directory.resolve("log.pub"))).isEqualTo(made.verifier() + "\n");

    LogKey again = LogKey.openOrCreate(directory, Optional.of("another.example"));
    assertThat(again.verifier()).isEqualTo(made.verifier());
    assertThat(Files.readAllBytes(directory.resolve("log.key"))).isEqualTo(file);
    try (var files = Files.list(directory)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("log.key", "log.pub");
    }
    Checkpoint checkpoint = Checkpoint.sign(again, 7, Hash.of(new byte[0]));
    assertThat(Checkpoint.open(checkpoint.note(), LogKey.openPublic(directory)))
        .hasValue(checkpoint);
  }

  @Test
  void isRefusedWhenOthersMayReadIt() throws IOException {
    LogKey.openOrCreate(directory, Optional.empty());
    Files.setPosixFilePermissions(
        directory.resolve("log.key"), PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> LogKey.open(directory))
        .isInstanceOf(LedgerFailure.class)
        .hasMessageContaining("chmod 600");
  }

  @Test
  void isNeverReplacedWhenDamaged() throws IOException {
    LogKey.openOrCreate(directory, Optional.empty());
    Path file = directory.resolve("log.key");
    for (String damaged :
        new String[] {"", "nonsense", Files.readString(file).replace("PRIVATE", "PRIVATE+X")}) {
      Files.writeString(file, damaged);
      assertThatThrownBy(() -> LogKey.openOrCreate(directory, Optional.empty()))
          .isInstanceOf(LedgerFailure.class)
          .hasMessageContaining("backup");
      assertThat(Files.readString(file)).isEqualTo(damaged);
    }
  }

  @Test
  void isRefusedWhenItsHalvesDoNotBelongTogether() throws IOException {
    LogKey.openOrCreate(directory, Optional.of("a.example"));
    Path other = directory.resolve("other");
    LogKey.openOrCreate(other, Optional.of("a.example"));
    String first = Files.readString(directory.resolve("log.key")).split("\n", -1)[0];
    String second = Files.readString(other.resolve("log.key")).split("\n", -1)[1];
    Files.writeString(directory.resolve("log.key"), first + "\n" + second + "\n");
    assertThatThrownBy(() -> LogKey.open(directory)).isInstanceOf(LedgerFailure.class);
  }

  @Test
  void restoresALostPublicHalf() throws IOException {
    LogKey made = LogKey.openOrCreate(directory, Optional.empty());
    Files.delete(directory.resolve("log.pub"));
    LogKey.openOrCreate(directory, Optional.empty());
    assertThat(LogKey.openPublic(directory)).isEqualTo(made.verifier());
  }

  @Test
  void hasAPublicHalfThatIsReadStrictly() {
    VerifierKey key = LogKey.openOrCreate(directory, Optional.of("a.example/log")).verifier();
    assertThat(VerifierKey.parse(" " + key + "\n")).isEqualTo(key);
    String[] parts = key.toString().split("\\+", 3);
    for (String wrong :
        new String[] {
          "",
          "a.example",
          parts[0] + "+" + parts[1],
          parts[0] + "+00000000+" + parts[2],
          "b" + key,
          parts[0] + "+" + parts[1] + "+" + parts[2] + "AA",
          parts[0] + "+" + parts[1] + "+*" + parts[2]
        }) {
      assertThatThrownBy(() -> VerifierKey.parse(wrong))
          .describedAs(wrong)
          .isInstanceOf(LedgerFailure.class);
    }
  }

  @Test
  void opensOnlyNotesThatItSigned() {
    LogKey key = LogKey.openOrCreate(directory, Optional.of("a.example/log"));
    Checkpoint checkpoint = Checkpoint.sign(key, 12, Hash.of("root".getBytes(UTF_8)));
    String note = new String(checkpoint.note(), UTF_8);
    assertThat(Checkpoint.open(checkpoint.note(), key.verifier())).hasValue(checkpoint);
    String foreign = "\u2014 witness.example AAAAAAAA\n";
    assertThat(Checkpoint.open((note + foreign).getBytes(UTF_8), key.verifier())).isPresent();
    for (String wrong :
        new String[] {
          "",
          "\n\n",
          note.replace("\n12\n", "\n13\n"),
          note.replace("\n12\n", "\n012\n"),
          note.substring(0, note.length() - 1),
          note.replace("\u2014 a.example", "\u2014 b.example"),
          note + "\n",
          note + forged(note.substring(note.indexOf('\u2014'))),
          note + "no signature\n",
          note.replace("\n", "\r\n"),
          note.substring(0, note.indexOf('\u2014'))
        }) {
      assertThat(Checkpoint.open(wrong.getBytes(UTF_8), key.verifier()))
          .describedAs(wrong)
          .isEmpty();
    }
    byte[] broken = checkpoint.note();
    broken[0] = (byte) 0xff;
    assertThat(Checkpoint.open(broken, key.verifier())).isEmpty();
  }

  /** The same line with one character of its signature changed, whichever it is. */
  private static String forged(String line) {
    int at = line.length() - 12;
    return line.substring(0, at) + (line.charAt(at) == 'A' ? 'B' : 'A') + line.substring(at + 1);
  }
}
