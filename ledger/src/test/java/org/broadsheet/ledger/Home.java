package org.broadsheet.ledger;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A log in a directory of its own, over either database, opened as often as a test likes. */
final class Home implements AutoCloseable {
  final AtomicReference<Instant> now = new AtomicReference<>(Stories.NOON);
  final InstantSource clock = now::get;
  final Path directory;
  final MediaStore media;
  final Database database;
  final LogKey key;
  final Ledger ledger;

  Home(Path directory, String url) {
    this(directory, url, Writes.REAL);
  }

  Home(Path directory, String url, Writes writes) {
    this.directory = directory;
    this.key =
        LogKey.openOrCreate(
            directory.resolve("keys"),
            Optional.of("heron.example/log"),
            new SecureRandom(),
            writes);
    this.media = MediaStore.open(directory.resolve("media"), MediaStore.DEFAULT_LIMIT, writes);
    this.database = Database.open(url, writes);
    try {
      this.ledger = Ledger.open(database, media, key, clock);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** The address of a SQLite database in that directory. */
  static String sqlite(Path directory) {
    return "jdbc:sqlite:" + directory.resolve("broadsheet.db");
  }

  @Override
  public void close() {
    database.close();
  }
}
