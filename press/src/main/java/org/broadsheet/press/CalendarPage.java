package org.broadsheet.press;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.Calendar;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The way into the past: a year as its months, each day that has stories a link to them, and the
 * other years. Its cost grows with the days of one year and the number of years, not with the
 * stories.
 */
final class CalendarPage {
  private static final int WEEK = 7;

  private CalendarPage() {}

  /** Null where the year has no story; {@code year} null for the newest that has one. */
  static View.@Nullable Calendar of(Sheet sheet, @Nullable Integer year) {
    SortedSet<Integer> years = sheet.years();
    if (years.isEmpty() ? year != null : year != null && !years.contains(year)) {
      return null;
    }
    Words words = sheet.words();
    Integer shown = year == null ? (years.isEmpty() ? null : years.last()) : year;
    String title = year == null ? words.of("calendar.title") : sheet.times().year(year);
    String path = year == null ? "/archive" : AddressSpelling.year(year);
    var links = new ArrayList<View.Link>();
    for (Integer other : new TreeSet<>(years).descendingSet()) {
      links.add(
          new View.Link(
              sheet.edition().prefix() + AddressSpelling.year(other),
              sheet.times().year(other),
              other.equals(shown)));
    }
    return new View.Calendar(
        Frames.of(
            sheet,
            year == null
                ? Frames.Head.page(title, words.of("calendar.about"), path)
                : Frames.Head.page(title, null, path).only(sheet.edition())),
        title,
        links,
        weekdays(sheet),
        shown == null ? List.of() : months(sheet, shown));
  }

  private static List<View.Month> months(Sheet sheet, int year) {
    SortedSet<LocalDate> days = sheet.daysOf(year);
    var months = new ArrayList<View.Month>();
    for (int number = 1; number <= 12; number++) {
      YearMonth month = YearMonth.of(year, number);
      SortedSet<LocalDate> own = days.subSet(month.atDay(1), month.atEndOfMonth().plusDays(1));
      if (!own.isEmpty()) {
        months.add(
            new View.Month("m" + number, sheet.times().month(month), weeks(sheet, month, own)));
      }
    }
    return months;
  }

  private static List<List<View.Day>> weeks(
      Sheet sheet, YearMonth month, SortedSet<LocalDate> own) {
    var weeks = new ArrayList<List<View.Day>>();
    var week = new ArrayList<View.Day>();
    int before = (month.atDay(1).getDayOfWeek().getValue() % WEEK + 1 - first(sheet) + WEEK) % WEEK;
    for (int i = 0; i < before; i++) {
      week.add(View.Day.NONE);
    }
    for (int number = 1; number <= month.lengthOfMonth(); number++) {
      LocalDate day = month.atDay(number);
      week.add(
          own.contains(day)
              ? new View.Day(
                  Integer.toString(number),
                  Links.day(sheet.edition(), day),
                  sheet.times().date(day).text())
              : new View.Day(Integer.toString(number), null, null));
      if (week.size() == WEEK) {
        weeks.add(List.copyOf(week));
        week.clear();
      }
    }
    while (!week.isEmpty() && week.size() < WEEK) {
      week.add(View.Day.NONE);
    }
    if (!week.isEmpty()) {
      weeks.add(List.copyOf(week));
    }
    return weeks;
  }

  /** The day that weeks start with, from 1 for Sunday to 7 for Saturday. */
  private static int first(Sheet sheet) {
    return Calendar.getInstance(sheet.edition().locale()).getFirstDayOfWeek();
  }

  private static List<String> weekdays(Sheet sheet) {
    String[] names =
        DateFormatSymbols.getInstance(sheet.edition().locale())
            .getWeekdays(DateFormatSymbols.STANDALONE, DateFormatSymbols.SHORT);
    var ordered = new ArrayList<String>();
    for (int i = 0; i < WEEK; i++) {
      ordered.add(names[(first(sheet) - 1 + i) % WEEK + 1]);
    }
    return ordered;
  }
}
