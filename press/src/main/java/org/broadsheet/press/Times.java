package org.broadsheet.press;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.broadsheet.content.PartialDate;

/**
 * Times in an edition's words (CLDR) and the site's zone. For one page: the formats inside are not
 * safe for many threads.
 */
final class Times {
  /** Making a format from its skeleton costs milliseconds, cloning one a microsecond. */
  private static final Map<String, DateFormat> FORMATS = new ConcurrentHashMap<>();

  private final ULocale locale;
  private final ZoneId zone;
  private final TimeZone icuZone;

  Times(ULocale locale, ZoneId zone) {
    this.locale = locale;
    this.zone = zone;
    this.icuZone = TimeZone.getTimeZone(zone.getId());
  }

  /** Day and minute. */
  View.Time minute(Instant instant) {
    return new View.Time(iso(instant), format("yMMMMdHm", instant, icuZone));
  }

  /** The day alone. */
  View.Time day(Instant instant) {
    return new View.Time(iso(instant), format("yMMMMd", instant, icuZone));
  }

  /** Month, day and minute, for lists whose year the reader knows. */
  View.Time brief(Instant instant) {
    return new View.Time(iso(instant), format("yMMMdHm", instant, icuZone));
  }

  /** A calendar day with its weekday. */
  View.Time date(LocalDate date) {
    return new View.Time(date.toString(), formatUtc("yMMMMEEEEd", date));
  }

  /** A year by its number. */
  String year(int year) {
    return formatUtc("y", LocalDate.of(year, 1, 1));
  }

  /** A month of a year. */
  String month(YearMonth month) {
    return formatUtc("yMMMM", month.atDay(1));
  }

  /** A year, month or day, as far as it is known. */
  View.Time partial(PartialDate date) {
    String text = date.text();
    String words =
        switch (text.length()) {
          case 4 -> formatUtc("y", LocalDate.of(Integer.parseInt(text), 1, 1));
          case 7 -> formatUtc("yMMMM", LocalDate.parse(text + "-01"));
          default -> formatUtc("yMMMMd", LocalDate.parse(text));
        };
    return new View.Time(text, words);
  }

  /** One end of a timeline's moment: an instant or a partial date. */
  View.Time moment(String text) {
    try {
      return text.length() > 10 ? minute(Instant.parse(text)) : partial(new PartialDate(text));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("a moment was let through unchecked: " + text, e);
    }
  }

  /** The time of day alone of an instant as it is written in documents. */
  View.Time clock(String instant) {
    Instant at = Instant.parse(instant);
    return new View.Time(iso(at), format("Hm", at, icuZone));
  }

  private String formatUtc(String skeleton, LocalDate date) {
    return format(
        skeleton, date.atTime(12, 0).toInstant(ZoneOffset.UTC), TimeZone.getTimeZone("Etc/UTC"));
  }

  private String format(String skeleton, Instant instant, TimeZone in) {
    DateFormat format =
        FORMATS.computeIfAbsent(
            locale.getName() + " " + skeleton,
            _ -> DateFormat.getInstanceForSkeleton(skeleton, locale));
    var own = (DateFormat) format.clone();
    own.setTimeZone(in);
    return own.format(Date.from(instant));
  }

  /** RFC 3339 with the zone's offset, to the second. */
  private String iso(Instant instant) {
    OffsetDateTime time = instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime();
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
  }
}
