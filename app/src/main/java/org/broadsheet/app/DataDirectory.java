package org.broadsheet.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The one directory in which a newspaper lives. */
record DataDirectory(Path root) {
  /** Makes the directory where it is missing; {@link Unfit} where it cannot be written. */
  static DataDirectory prepare(Path root) {
    Path absolute = root.toAbsolutePath().normalize();
    try {
      Files.createDirectories(absolute);
      for (String part : new String[] {"keys", "db", "media", "archive", "cache", "logs"}) {
        Files.createDirectories(absolute.resolve(part));
      }
      Path probe = Files.createTempFile(absolute, ".writable", "");
      Files.delete(probe);
    } catch (IOException e) {
      throw new Unfit(
          "The data directory "
              + absolute
              + " cannot be written ("
              + reason(e)
              + "): choose another with --data, or give this user the right to write there.",
          e);
    }
    return new DataDirectory(absolute);
  }

  /** What an I/O error says, in words where the JDK gives only a path. */
  static String reason(IOException e) {
    return switch (e) {
      case java.nio.file.AccessDeniedException _ -> "permission denied";
      case java.nio.file.FileAlreadyExistsException _ -> "a file of that name is in the way";
      case java.nio.file.NoSuchFileException missing -> "no such file: " + missing.getFile();
      default -> String.valueOf(e.getMessage());
    };
  }

  Path keys() {
    return root.resolve("keys");
  }

  Path database() {
    return root.resolve("db").resolve("broadsheet.db");
  }

  Path pulseDatabase() {
    return root.resolve("db").resolve("pulse.db");
  }

  Path media() {
    return root.resolve("media");
  }

  Path archive() {
    return root.resolve("archive");
  }

  Path cache() {
    return root.resolve("cache");
  }

  /** Templates of the operator's own. */
  Path theme() {
    return root.resolve("theme");
  }

  Path settings() {
    return root.resolve("broadsheet.conf");
  }

  /** A lock that ends with the process. */
  interface Keeper extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Takes the directory for one serving process; {@link Unfit} where another has it. The operating
   * system drops the lock with the process, so a kill leaves nothing to clean up.
   */
  Keeper keep() {
    Path file = root.resolve("serve.lock");
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock;
      try {
        lock = channel.tryLock();
      } catch (OverlappingFileLockException e) {
        lock = null;
      }
      if (lock == null) {
        channel.close();
        throw new Unfit(
            "Another broadsheet serves "
                + root
                + " already: stop it first, or choose another directory with --data.");
      }
      return () -> {
        try {
          channel.close();
        } catch (IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
      };
    } catch (IOException e) {
      throw new Unfit("The lock " + file + " cannot be taken (" + reason(e) + ").", e);
    }
  }
}
