package org.broadsheet.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.broadsheet.content.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaStoreTest {
  private static final byte[] PICTURE = "a heron".getBytes(UTF_8);

  @TempDir Path directory;

  @Test
  void keepsAMediumUnderItsHash() throws IOException {
    MediaStore store = MediaStore.open(directory, 100);
    Hash hash = store.save(PICTURE);
    assertThat(hash).isEqualTo(Hash.of(PICTURE));
    assertThat(directory.resolve(hash.hex().substring(0, 2)).resolve(hash.hex()))
        .hasBinaryContent(PICTURE);
    assertThat(store.read(hash)).hasValue(PICTURE);
    assertThat(store.has(Hash.of(new byte[0]))).isFalse();
    assertThat(store.read(Hash.of(new byte[0]))).isEmpty();
  }

  @Test
  void syncsTheFileBeforeItsNameAndTheNameBeforeItReturns() throws IOException {
    Failing steps = Failing.never();
    MediaStore.open(directory, 100, steps).save(PICTURE);
    assertThat(steps.steps)
        .containsExactly(
            "media file", "media directory", "media rename", "media sync", "media root sync");
  }

  @Test
  void healsARottenFileWhenTheMediumIsSavedAgain() throws IOException {
    MediaStore store = MediaStore.open(directory, 100);
    Hash hash = store.save(PICTURE);
    Files.writeString(store.file(hash), "rotten");
    store.save(PICTURE);
    assertThat(store.read(hash)).hasValue(PICTURE);
  }

  @Test
  void refusesWhatIsTooLargeOrNotWhatWasPromisedAndLeavesNothing() throws IOException {
    MediaStore store = MediaStore.open(directory, PICTURE.length);
    assertThatThrownBy(() -> store.save(new byte[PICTURE.length + 1]))
        .isInstanceOf(MediaStore.TooLarge.class);
    Hash other = Hash.of(new byte[0]);
    assertThatThrownBy(() -> store.save(new ByteArrayInputStream(PICTURE), other))
        .isInstanceOf(MediaStore.Mismatch.class);
    assertThat(directory).isEmptyDirectory();
  }
}
