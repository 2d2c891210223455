package org.broadsheet.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Since when readers see what was published here. After each publish the edge is asked for its
 * Log-Position until that has passed the entry; the answer is kept for the receipt's page. Nothing
 * depends on it: a restart only forgets it.
 */
final class Sightings {
  private static final int KEPT = 500;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final @Nullable LongSupplier edge;
  private final InstantSource clock;
  private final ConcurrentMap<Long, Instant> seen = new ConcurrentHashMap<>();

  /** The supplier gives the edge's Log-Position, the index of the first entry not yet shown. */
  Sightings(@Nullable LongSupplier edge, InstantSource clock) {
    this.edge = edge;
    this.clock = clock;
  }

  /** Whether there is an edge to ask. */
  boolean asks() {
    return edge != null;
  }

  /** Begins to ask about this entry. Returns at once. */
  void watch(long index) {
    LongSupplier asked = edge;
    if (asked != null) {
      Thread.ofVirtual().name("sighting-" + index).start(() -> ask(asked, index));
    }
  }

  private void ask(LongSupplier asked, long index) {
    Instant until = clock.instant().plus(PATIENCE);
    try {
      while (asked.getAsLong() <= index) {
        if (clock.instant().isAfter(until)) {
          return;
        }
        Thread.sleep(Duration.ofMillis(2));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    if (seen.size() >= KEPT) {
      seen.keySet().removeIf(old -> old < index - KEPT);
    }
    seen.put(index, clock.instant());
  }

  /** Since when, as far as this process saw it happen. */
  Optional<Instant> since(long index) {
    return Optional.ofNullable(seen.get(index));
  }

  /** Whether the edge shows it now, since whenever. */
  boolean visible(long index) {
    return edge != null && edge.getAsLong() > index;
  }
}
