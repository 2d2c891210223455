package org.broadsheet.content;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Instants as our documents write them: UTC to the millisecond, {@code 2025-02-14T10:58:00.000Z}.
 */
public final class Instants {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Instants() {}

  /** The one written form of an instant; what is finer than a millisecond is cut off. */
  public static String format(Instant instant) {
    return FORM.format(instant);
  }

  /** Reads the written form; throws {@link java.time.DateTimeException} on any other spelling. */
  public static Instant parse(String text) {
    Instant instant = Instant.parse(text);
    if (!format(instant).equals(text)) {
      throw new java.time.DateTimeException("must be written as 2025-02-14T10:58:00.000Z");
    }
    return instant;
  }

  /** Cut to what a document can hold, so that a value equals its own round trip. */
  static Instant toMillis(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS);
  }
}
