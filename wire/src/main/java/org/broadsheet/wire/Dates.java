package org.broadsheet.wire;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds dates as pages print them, Chinese and English, ISO 8601 and RFC 5322 included. */
final class Dates {
  /**
   * A date and where it stands in the text. {@code time} is null where only the day is given,
   * {@code zone} where none is.
   */
  record Found(int start, int end, LocalDate day, @Nullable LocalTime time, @Nullable ZoneId zone) {
    LocalDateTime local() {
      return day.atTime(time == null ? LocalTime.MIDNIGHT : time);
    }
  }

  /** Only the start of a line is searched, so that a long line costs no more. */
  private static final int REACH = 300;

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final String MONTH =
      "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:[a-z]{1,6})?\\.?";
  private static final String ZONE =
      "(?:\\s?\\(?(Z\\b|[+-]\\d{2}:?\\d{2}\\b|(?:UTC|GMT)(?:[+-]\\d{1,2})?\\b|[ECMP][SD]?T\\b|BST\\b|CES?T\\b|WES?T\\b|EES?T\\b|AE[SD]T\\b|JST\\b|KST\\b|HKT\\b|SGT\\b|NZ[SD]T\\b|MSK\\b|北京时间))?";

  private static final Pattern YEAR_FIRST =
      Pattern.compile(
          "(?<!\\d)((?:19|20)\\d{2})\\s?([-/.年])\\s?(\\d{1,2})\\s?[-/.月]\\s?(\\d{1,2})(?:\\s?[日号])?");
  private static final Pattern MONTH_FIRST =
      Pattern.compile(
          "(?<!\\p{L})"
              + MONTH
              + "\\s?(\\d{1,2})(?:st|nd|rd|th)?,?\\s{0,2}((?:19|20)\\d{2})(?!\\d)",
          FLAGS);
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?[\\s-](?:of\\s)?"
              + MONTH
              + ",?[\\s-]{1,2}((?:19|20)\\d{2})(?!\\d)",
          FLAGS);
  private static final Pattern FIGURES =
      Pattern.compile("(?<![\\d/.])(\\d{1,2})[/.](\\d{1,2})[/.]((?:19|20)\\d{2})(?!\\.?\\d)");

  private static final Pattern TIME_AFTER =
      Pattern.compile(
          "(?:T|[\\s,，|·•–—-]{0,4}(?:[(（]?(?:星期|周)[一二三四五六日天][)）]?\\s?)?(?:at\\s{1,2})?)(上午|下午|晚上|晚|凌晨|早上|中午)?\\s?"
              + "(\\d{1,2})(?:[:：.](\\d{2})(?:[:：](\\d{2})(?:\\.\\d{1,9})?)?|时(\\d{1,2})分?|点(\\d{1,2})分?|(?=\\s?[ap]\\.?m))\\s?([ap]\\.?m\\b\\.?)?"
              + ZONE,
          FLAGS);
  private static final Pattern TIME_BEFORE =
      Pattern.compile(
          "(?<!\\d)(\\d{1,2})(?:[:.](\\d{2})(?::(\\d{2}))?|(?=\\s?[ap]\\.?m))\\s?([ap]\\.?m\\b\\.?)?"
              + ZONE
              + "[\\s,|·•–—-]{0,4}(?:on\\s)?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\\.?,?\\s)?$",
          FLAGS);

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private static final Map<String, ZoneId> ZONES =
      Map.ofEntries(
          Map.entry("EST", ZoneOffset.ofHours(-5)),
          Map.entry("EDT", ZoneOffset.ofHours(-4)),
          Map.entry("ET", ZoneId.of("America/New_York")),
          Map.entry("CST", ZoneOffset.ofHours(-6)),
          Map.entry("CDT", ZoneOffset.ofHours(-5)),
          Map.entry("CT", ZoneId.of("America/Chicago")),
          Map.entry("MST", ZoneOffset.ofHours(-7)),
          Map.entry("MDT", ZoneOffset.ofHours(-6)),
          Map.entry("MT", ZoneId.of("America/Denver")),
          Map.entry("PST", ZoneOffset.ofHours(-8)),
          Map.entry("PDT", ZoneOffset.ofHours(-7)),
          Map.entry("PT", ZoneId.of("America/Los_Angeles")),
          Map.entry("BST", ZoneOffset.ofHours(1)),
          Map.entry("WET", ZoneOffset.UTC),
          Map.entry("WEST", ZoneOffset.ofHours(1)),
          Map.entry("CET", ZoneOffset.ofHours(1)),
          Map.entry("CEST", ZoneOffset.ofHours(2)),
          Map.entry("EET", ZoneOffset.ofHours(2)),
          Map.entry("EEST", ZoneOffset.ofHours(3)),
          Map.entry("MSK", ZoneOffset.ofHours(3)),
          Map.entry("AEST", ZoneOffset.ofHours(10)),
          Map.entry("AEDT", ZoneOffset.ofHours(11)),
          Map.entry("JST", ZoneOffset.ofHours(9)),
          Map.entry("KST", ZoneOffset.ofHours(9)),
          Map.entry("HKT", ZoneOffset.ofHours(8)),
          Map.entry("SGT", ZoneOffset.ofHours(8)),
          Map.entry("NZST", ZoneOffset.ofHours(12)),
          Map.entry("NZDT", ZoneOffset.ofHours(13)),
          Map.entry("北京时间", ZoneId.of("Asia/Shanghai")));

  private Dates() {}

  /** The first date in a text, or null. */
  static @Nullable Found in(String text) {
    return in(text, 0);
  }

  /** The first date in a text from a place on, or null. */
  static @Nullable Found in(String text, int from) {
    String head = text.length() > REACH ? text.substring(0, REACH) : text;
    Found first = null;
    for (Pattern form : List.of(YEAR_FIRST, MONTH_FIRST, DAY_FIRST, FIGURES)) {
      Matcher match = form.matcher(head);
      if (from < head.length() && match.find(from)) {
        LocalDate day = day(form, match);
        if (day != null && (first == null || match.start() < first.start())) {
          first = withTime(head, match.start(), match.end(), day);
        }
      }
    }
    return first;
  }

  private static @Nullable LocalDate day(Pattern form, Matcher match) {
    try {
      if (form == YEAR_FIRST) {
        return LocalDate.of(number(match, 1), number(match, 3), number(match, 4));
      }
      if (form == MONTH_FIRST) {
        return LocalDate.of(number(match, 3), month(match.group(1)), number(match, 2));
      }
      if (form == DAY_FIRST) {
        return LocalDate.of(number(match, 3), month(match.group(2)), number(match, 1));
      }
      int a = number(match, 1);
      int b = number(match, 2);
      // 03/04/2025 is March in one country and April in the next: only a figure above 12 tells.
      boolean dots = match.group().indexOf('.') > 0;
      if (a > 12 || dots || a == b) {
        return LocalDate.of(number(match, 3), b, a);
      }
      return b > 12 ? LocalDate.of(number(match, 3), a, b) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Found withTime(String text, int start, int end, LocalDate day) {
    Matcher after = TIME_AFTER.matcher(text).region(end, text.length());
    if (after.lookingAt()) {
      String minutes = first(after.group(3), after.group(5), after.group(6));
      LocalTime time =
          time(
              after.group(2), minutes, after.group(4), first(after.group(7), after.group(1), null));
      if (time != null) {
        return new Found(start, after.end(), day, time, zone(after.group(8), text));
      }
    }
    int from = Math.max(0, start - 50);
    Matcher before = TIME_BEFORE.matcher(text.substring(from, start));
    if (before.find()) {
      LocalTime time = time(before.group(1), before.group(2), before.group(3), before.group(4));
      if (time != null) {
        return new Found(from + before.start(), end, day, time, zone(before.group(5), text));
      }
    }
    return new Found(start, end, day, null, null);
  }

  private static @Nullable String first(
      @Nullable String a, @Nullable String b, @Nullable String c) {
    return a != null ? a : b != null ? b : c;
  }

  private static @Nullable LocalTime time(
      String hours, @Nullable String minutes, @Nullable String seconds, @Nullable String half) {
    int hour = Integer.parseInt(hours);
    if (half != null) {
      String lower = half.toLowerCase(Locale.ROOT);
      boolean afternoon = lower.startsWith("p") || "下午晚上中午".contains(lower);
      if (afternoon && hour < 12 && !(lower.equals("中午") && hour >= 11)) {
        hour += 12;
      } else if (!afternoon && hour == 12) {
        hour = 0;
      }
    }
    int minute = minutes == null ? 0 : Integer.parseInt(minutes);
    int second = seconds == null ? 0 : Integer.parseInt(seconds);
    return hour > 23 || minute > 59 || second > 59 ? null : LocalTime.of(hour, minute, second);
  }

  private static @Nullable ZoneId zone(@Nullable String name, String text) {
    if (name == null) {
      return null;
    }
    String upper = name.toUpperCase(Locale.ROOT);
    if (upper.equals("CST") && Script.hanShare(text) > 0.1) {
      return ZoneOffset.ofHours(8);
    }
    ZoneId known = ZONES.get(upper);
    if (known != null) {
      return known;
    }
    try {
      return upper.equals("Z") ? ZoneOffset.UTC : ZoneId.of(upper).normalized();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int number(Matcher match, int group) {
    return Integer.parseInt(match.group(group));
  }

  private static int month(String name) {
    return MONTHS.indexOf(name.toLowerCase(Locale.ROOT)) + 1;
  }
}
