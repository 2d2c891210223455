package org.broadsheet.content;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;

/** A date as precise as it is known: {@code 2025}, {@code 2025-02} or {@code 2025-02-14}. */
public record PartialDate(String text) {
  /** Checks form and calendar; throws {@link MalformedContent}. */
  public PartialDate {
    try {
      switch (text.length()) {
        case 4 -> Year.parse(text);
        case 7 -> YearMonth.parse(text);
        case 10 -> LocalDate.parse(text);
        default -> throw new DateTimeException("neither year, month nor day");
      }
    } catch (DateTimeException e) {
      throw new MalformedContent("date", "must be yyyy, yyyy-MM or yyyy-MM-dd: " + text);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
