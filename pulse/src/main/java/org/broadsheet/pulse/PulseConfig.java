package org.broadsheet.pulse;

import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Where the signals are kept and what is asked.
 *
 * @param store a JDBC URL, {@code jdbc:sqlite:…} or {@code jdbc:postgresql:…} with user and
 *     password in it
 * @param keyFile made at the first start; programs that share one store need the same key
 * @param waiting how many moods may wait for the disk, 1 or more, before the next is answered
 *     {@link MoodAnswer.Busy}
 * @param clock tells the day in which a signal is counted, and how old a report is
 */
public record PulseConfig(
    String store, Path keyFile, MoodSet moods, int waiting, InstantSource clock) {
  /** Throws {@link IllegalArgumentException} for another database or a queue without room. */
  public PulseConfig {
    if (!store.startsWith(SQLITE) && !store.startsWith(POSTGRESQL)) {
      throw new IllegalArgumentException(
          "reader signals are kept in jdbc:sqlite: or jdbc:postgresql:");
    }
    if (waiting < 1) {
      throw new IllegalArgumentException("at least one mood must be able to wait, not " + waiting);
    }
  }

  static final String SQLITE = "jdbc:sqlite:";
  static final String POSTGRESQL = "jdbc:postgresql:";

  /**
   * The usual places in a data directory: {@code db/pulse.db} and {@code keys/pulse.key}; 8,192
   * moods may wait.
   */
  public static PulseConfig in(Path data) {
    return new PulseConfig(
        SQLITE + data.resolve("db").resolve("pulse.db"),
        data.resolve("keys").resolve("pulse.key"),
        MoodSet.STANDARD,
        8192,
        InstantSource.system());
  }

  /** The same with another store. */
  public PulseConfig withStore(String jdbcUrl) {
    return new PulseConfig(jdbcUrl, keyFile, moods, waiting, clock);
  }

  /** The same with other moods. */
  public PulseConfig withMoods(MoodSet others) {
    return new PulseConfig(store, keyFile, others, waiting, clock);
  }

  /** The same by another clock. */
  public PulseConfig withClock(InstantSource other) {
    return new PulseConfig(store, keyFile, moods, waiting, other);
  }
}
