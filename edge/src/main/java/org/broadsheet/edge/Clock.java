package org.broadsheet.edge;

import io.vertx.core.http.HttpHeaders;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** The two fields that change while pages do not, each written once for many answers. */
final class Clock {
  /** IMF-fixdate, RFC 9110 section 5.6.7. */
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final InstantSource now;
  private final AtomicLong position;
  private volatile CharSequence date;
  private volatile CharSequence positionField;

  Clock(InstantSource now, long position) {
    this.now = now;
    this.position = new AtomicLong(position);
    this.date = "";
    this.positionField = "";
    tick();
    reached(position);
  }

  /** To be called about twice a second. */
  void tick() {
    date = HttpHeaders.createOptimized(FORM.format(now.instant()));
  }

  /** From now on no page in memory is older than this log size. It never goes back. */
  synchronized void reached(long size) {
    long highest = position.accumulateAndGet(size, Math::max);
    positionField = HttpHeaders.createOptimized(Long.toString(highest));
  }

  CharSequence date() {
    return date;
  }

  CharSequence position() {
    return positionField;
  }

  long size() {
    return position.get();
  }
}
