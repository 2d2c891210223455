package org.broadsheet.pulse;

import java.util.HashMap;
import java.util.Map;

/**
 * The counts of one subject in memory: the readers of each word ever said, and the batch that
 * changed them last.
 */
record Tally(long version, Map<String, Long> readers) {
  static final Tally NONE = new Tally(0, Map.of());

  Tally {
    readers = Map.copyOf(readers);
  }

  long of(String word) {
    return readers.getOrDefault(word, 0L);
  }

  /** These counts with some replaced. */
  Tally with(long atVersion, Map<String, Long> replaced) {
    var all = new HashMap<>(readers);
    all.putAll(replaced);
    return new Tally(Math.max(version, atVersion), all);
  }
}
