package org.broadsheet.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.broadsheet.content.ArticleId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaysTest {
  @TempDir Path directory;

  private final Newsroom newsroom = new Newsroom(9);

  private ArticleId story(String language, String day) {
    return newsroom.publish(
        Newsroom.story(language, "local", "Of " + day, "Text."),
        LocalDate.parse(day).atTime(12, 0).toInstant(ZoneOffset.UTC));
  }

  @Test
  void theDayBeforeAndAfterHaveStoriesOfTheSameEdition() {
    story("zh", "1905-12-31");
    story("zh", "2024-02-29");
    story("en", "2024-03-02");
    ArticleId gone = story("zh", "2024-03-03");
    story("zh", "2026-01-01");
    newsroom.withdraw(gone, "Wrong.");
    try (Archive archive = Archive.open(directory)) {
      archive.apply(newsroom.log);
      try (Snapshot snapshot = archive.snapshot()) {
        LocalDate leap = LocalDate.parse("2024-02-29");
        assertThat(snapshot.dayAfter(leap, "zh")).contains(LocalDate.parse("2026-01-01"));
        assertThat(snapshot.dayAfter(leap, null)).contains(LocalDate.parse("2024-03-02"));
        assertThat(snapshot.dayBefore(leap, "zh")).contains(LocalDate.parse("1905-12-31"));
        assertThat(snapshot.dayBefore(leap, "en")).isEmpty();
        assertThat(snapshot.dayAfter(LocalDate.parse("9999-12-31"), "zh")).isEmpty();
        assertThat(snapshot.dayBefore(LocalDate.parse("0001-01-01"), "zh")).isEmpty();
        assertThat(snapshot.years("zh")).containsExactly(1905, 2024, 2026);
        assertThat(snapshot.years("ar")).isEmpty();
        assertThat(snapshot.daysOf(2024, null))
            .containsExactly(leap, LocalDate.parse("2024-03-02"));
      }
    }
  }

  @Test
  void everyDayIsReachedFromItsNeighbours() {
    var random = new Random(4);
    var days = new TreeSet<LocalDate>();
    for (int i = 0; i < 60; i++) {
      LocalDate day = LocalDate.of(1999, 12, 1).plusDays(random.nextInt(800));
      days.add(day);
      story("zh", day.toString());
    }
    try (Archive archive = Archive.open(directory)) {
      archive.apply(newsroom.log);
      try (Snapshot snapshot = archive.snapshot()) {
        var forth = new ArrayList<LocalDate>();
        for (LocalDate at = LocalDate.of(1990, 1, 1); at != null; ) {
          at = snapshot.dayAfter(at, "zh").orElse(null);
          if (at != null) {
            forth.add(at);
          }
        }
        assertThat(forth).containsExactlyElementsOf(days);
        List<LocalDate> back = new ArrayList<>();
        for (LocalDate at = LocalDate.of(2020, 1, 1); at != null; ) {
          at = snapshot.dayBefore(at, "zh").orElse(null);
          if (at != null) {
            back.add(at);
          }
        }
        assertThat(back).containsExactlyElementsOf(days.descendingSet());
      }
    }
  }
}
