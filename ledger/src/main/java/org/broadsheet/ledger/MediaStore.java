package org.broadsheet.ledger;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Optional;
import org.broadsheet.content.Hash;

/**
 * The media that entries name, each in a file {@code ab/<sha256>} named by its bytes. A medium is
 * saved before the commit that names it: a crash in between leaves a file that nothing refers to,
 * never an entry without its medium.
 */
public final class MediaStore {
  /** Bytes of a medium by default: 64 MiB. */
  public static final long DEFAULT_LIMIT = 64L << 20;

  private final Path root;
  private final long limit;
  private final Writes writes;

  private MediaStore(Path root, long limit, Writes writes) {
    this.root = root;
    this.limit = limit;
    this.writes = writes;
  }

  /** The store in that directory, made if it is missing. Media are at most {@code limit} bytes. */
  public static MediaStore open(Path directory, long limit) {
    return open(directory, limit, Writes.REAL);
  }

  static MediaStore open(Path directory, long limit, Writes writes) {
    try {
      Files.createDirectories(directory);
      return new MediaStore(directory, limit, writes);
    } catch (IOException e) {
      throw unwritable(directory, e);
    }
  }

  /** Thrown when a medium has more bytes than the store takes. */
  public static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(long limit) {
      super("a medium may have at most " + limit + " bytes");
    }
  }

  /**
   * Takes a picture in: what is kept is the picture alone (see {@link PictureFile}), and it is on
   * disk when this returns. Pictures from outside come in by this way only.
   */
  public PictureFile.Result take(byte[] raw) {
    if (raw.length > limit) {
      return new PictureFile.Result.TooLarge("has more than " + limit + " bytes");
    }
    PictureFile.Result read = PictureFile.clean(raw);
    if (read instanceof PictureFile.Result.Clean(byte[] bytes, _)) {
      try {
        save(bytes);
      } catch (TooLarge e) {
        return new PictureFile.Result.TooLarge(String.valueOf(e.getMessage()));
      }
    }
    return read;
  }

  /** Saves these bytes as they are; they are on disk when this returns. */
  public Hash save(byte[] bytes) throws TooLarge {
    try {
      return save(new ByteArrayInputStream(bytes));
    } catch (TooLarge e) {
      throw e;
    } catch (IOException e) {
      throw unwritable(root, e);
    }
  }

  /** Thrown when bytes are not those that were promised. */
  static final class Mismatch extends IOException {
    private static final long serialVersionUID = 1L;

    Mismatch(Hash promised, Hash got) {
      super("medium " + promised + " was promised, but its bytes have hash " + got);
    }
  }

  /** Saves what the stream holds; it is on disk when this returns. The caller closes the stream. */
  public Hash save(InputStream bytes) throws IOException {
    return save(bytes, Optional.empty());
  }

  /** As {@link #save(InputStream)}, but saves nothing if the bytes have another hash. */
  void save(InputStream bytes, Hash promised) throws IOException {
    save(bytes, Optional.of(promised));
  }

  private Hash save(InputStream bytes, Optional<Hash> promised) throws IOException {
    Path temporary = DurableFile.temporary(root);
    try {
      MessageDigest sha = Hash.sha256();
      var hashed = new DigestInputStream(bytes, sha);
      writes.perform(
          "media file",
          () -> {
            if (DurableFile.fill(temporary, hashed, limit) > limit) {
              throw new TooLarge(limit);
            }
          });
      Hash hash = Hash.ofDigest(sha.digest());
      if (promised.isPresent() && !promised.get().equals(hash)) {
        throw new Mismatch(promised.get(), hash);
      }
      place(temporary, hash);
      return hash;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private void place(Path temporary, Hash hash) throws IOException {
    Path target = file(hash);
    Path directory = root.resolve(hash.hex().substring(0, 2));
    writes.perform("media directory", () -> Files.createDirectories(directory));
    // A file of that name is replaced even so: it may have rotted, and these bytes are right.
    writes.perform(
        "media rename", () -> Files.move(temporary, target, ATOMIC_MOVE, REPLACE_EXISTING));
    // Both names are synced each time: whoever made them may have died before syncing.
    writes.perform("media sync", () -> DurableFile.syncDirectory(directory));
    writes.perform("media root sync", () -> DurableFile.syncDirectory(root));
  }

  /** Whether there is a file of that name; its bytes are not looked at. */
  public boolean has(Hash hash) {
    return Files.isRegularFile(file(hash));
  }

  /** The bytes, without a check against the hash. Empty if there is no such medium. */
  public Optional<byte[]> read(Hash hash) {
    try {
      return Optional.of(Files.readAllBytes(file(hash)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@link #read}, for a medium that is not to be held in memory. The caller closes it. */
  public Optional<InputStream> stream(Hash hash) throws IOException {
    try {
      return Optional.of(Files.newInputStream(file(hash)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Where the file of that name is or would be. */
  public Path file(Hash hash) {
    return root.resolve(hash.hex().substring(0, 2)).resolve(hash.hex());
  }

  /** Removes a medium that an entry erased. Safe to repeat; see {@link Ledger#open}. */
  void erase(Hash hash) {
    try {
      Path file = file(hash);
      writes.perform("media erase", () -> Files.deleteIfExists(file));
    } catch (IOException e) {
      throw unwritable(root, e);
    }
  }

  private static LedgerFailure unwritable(Path directory, IOException e) {
    return new LedgerFailure(
        "The media directory " + directory + " cannot be written",
        "Check that it exists, belongs to this user and has free space.",
        e);
  }
}
