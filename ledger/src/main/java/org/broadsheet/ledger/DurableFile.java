package org.broadsheet.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that are whole or absent, whatever happens while they are written. */
final class DurableFile {
  static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

  private DurableFile() {}

  /**
   * A new file in that directory, readable by its owner only where the file system knows owners.
   */
  static Path temporary(Path directory) throws IOException {
    return directory.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? Files.createTempFile(directory, ".new-", "", ownerOnly())
        : Files.createTempFile(directory, ".new-", "");
  }

  private static FileAttribute<Set<PosixFilePermission>> ownerOnly() {
    return PosixFilePermissions.asFileAttribute(OWNER_ONLY);
  }

  /** Copies at most {@code limit} bytes into the file and syncs it. Returns their number. */
  static long fill(Path file, InputStream bytes, long limit) throws IOException {
    try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      byte[] buffer = new byte[1 << 16];
      long written = 0;
      for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
        written += read;
        if (written > limit) {
          return written;
        }
        ByteBuffer rest = ByteBuffer.wrap(buffer, 0, read);
        while (rest.hasRemaining()) {
          out.write(rest);
        }
      }
      out.force(true);
      return written;
    }
  }

  /**
   * Makes the names in a directory durable: without it, a renamed file may be gone after a crash.
   */
  static void syncDirectory(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
