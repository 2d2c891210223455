package org.broadsheet.edge;

import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one answer with the two that change while it does not: written once for all readers
 * between two ticks of the clock, and not to be changed, so that Vert.x keeps their bytes.
 */
final class Stamp {
  private record Fresh(CharSequence date, CharSequence position, MultiMap fields) {}

  private volatile @Nullable Fresh fresh;

  /** These fields, always the same ones of the answer, as of now. */
  MultiMap on(MultiMap fields, Clock clock) {
    CharSequence date = clock.date();
    CharSequence position = clock.position();
    Fresh known = fresh;
    if (known == null || known.date != date || known.position != position) {
      MultiMap stamped =
          fields.copy(true).add(Fields.DATE, date).add(Fields.LOG_POSITION, position).copy(false);
      known = new Fresh(date, position, stamped);
      fresh = known;
    }
    return known.fields;
  }
}
