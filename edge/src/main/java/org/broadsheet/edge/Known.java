package org.broadsheet.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the archive said about a few things that many ask for at once. It is known until readers see
 * another log position, so no act of the desk is overlooked.
 */
final class Known<V> {
  /** Readers choose names; a longer one is not worth its memory. */
  private static final int LONGEST_NAME = 160;

  private record At(String name, long position) {}

  private final LongSupplier position;
  private final Cache<At, V> values;

  Known(LongSupplier position, int most) {
    this.position = position;
    this.values = Caffeine.newBuilder().maximumSize(most).build();
  }

  /** The log position that readers see; to be asked before what is kept is looked up. */
  long position() {
    return position.getAsLong();
  }

  /** Null where it must be looked up. */
  @Nullable V find(String name) {
    return values.getIfPresent(new At(name, position()));
  }

  /** Gives the value back. */
  V keep(String name, long position, V value) {
    if (name.length() <= LONGEST_NAME) {
      values.put(new At(name, position), value);
    }
    return value;
  }
}
