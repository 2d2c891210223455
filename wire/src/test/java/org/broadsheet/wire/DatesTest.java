package org.broadsheet.wire;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.LinkedHashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          2025-02-14 18:58; 2025-02-14T18:58+08:00
          晚报2025-02-14 18:58; 2025-02-14T18:58+08:00
          2025年02月14日 18:58; 2025-02-14T18:58+08:00
          2025年2月14日18时58分; 2025-02-14T18:58+08:00
          2025年2月14日 星期五 下午6:58; 2025-02-14T18:58+08:00
          2025/2/14 18:58:07; 2025-02-14T18:58:07+08:00
          2025.02.14 18:58; 2025-02-14T18:58+08:00
          2025-02-14T18:58:00Z; 2025-02-14T18:58Z
          2025-02-14T18:58:00.123+05:30; 2025-02-14T18:58+05:30
          2025-02-14T18:58+0100; 2025-02-14T18:58+01:00
          Fri, 14 Feb 2025 18:58:00 +0100; 2025-02-14T18:58+01:00
          Fri, 14 Feb 2025 18:58:00 GMT; 2025-02-14T18:58Z
          14 February 2025 at 18:58; 2025-02-14T18:58+08:00
          Feb. 14, 2025 6:58 PM EST; 2025-02-14T18:58-05:00
          February 14th, 2025, 6:58 p.m. ET; 2025-02-14T18:58-05:00
          July 14, 2025 | 6:58pm PT; 2025-07-14T18:58-07:00
          Updated 6:58 PM ET, Fri February 14, 2025; 2025-02-14T18:58-05:00
          14/02/2025 18:58; 2025-02-14T18:58+08:00
          02/14/2025 12:05 AM; 2025-02-14T00:05+08:00
          """)
  void readsDatesAsPagesPrintThem(String text, String expected) {
    Dates.Found found = requireNonNull(Dates.in(text));
    var zones = new Zones("zh", ZoneId.of("Europe/London"), new LinkedHashSet<>());
    assertThat(zones.stated(found)).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2025",
        "号码 2025-13-40",
        "31 February 2025",
        "03/04/2025",
        "version 1.2.2025.4",
        "May we come in?"
      })
  void findsNoDateWhereNoneIsCertain(String text) {
    assertThat(Dates.in(text)).isNull();
  }

  @Test
  void warnsOfAZoneAndATimeThatWereNotStated() {
    var warnings = new LinkedHashSet<String>();
    var zones = new Zones("en", ZoneId.of("America/Lima"), warnings);

    Dates.Found found = requireNonNull(Dates.in("14 February 2025"));
    assertThat(zones.stated(found)).hasToString("2025-02-14T00:00-05:00");
    assertThat(warnings).containsExactly("zone-assumed", "time-assumed");
  }

  @Test
  void takesCstForChinaInAChineseLineOnly() {
    var zones = new Zones("en", ZoneId.of("UTC"), new LinkedHashSet<>());

    assertThat(Dates.in("发布于 2025-02-14 18:58 CST"))
        .isNotNull()
        .satisfies(found -> assertThat(zones.stated(found)).hasToString("2025-02-14T18:58+08:00"));
    assertThat(Dates.in("2025-02-14 18:58 CST"))
        .isNotNull()
        .satisfies(found -> assertThat(zones.stated(found)).hasToString("2025-02-14T18:58-06:00"));
  }
}
