package org.broadsheet.desk;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's hold on a story: they write, everybody else looks on. It lapses when its window gives
 * no sign of life for {@link #LAPSES}.
 *
 * @param sitting random text of the window, from its opening to its closing
 * @param since when they began
 * @param seen the window's last sign of life
 * @param version the version that this sitting is still writing, null before its first save
 * @param begun when it saved that version first
 */
public record Hold(
    PersonId person,
    String sitting,
    Instant since,
    Instant seen,
    @Nullable Integer version,
    @Nullable Instant begun) {
  /** Three missed signs of life, at one every 20 s. */
  static final Duration LAPSES = Duration.ofSeconds(70);

  /** After so long a sitting's next save is a version of its own, so that there is a way back. */
  static final Duration ONE_VERSION = Duration.ofMinutes(5);

  /** Checks the form of the sitting; throws {@link IllegalArgumentException}. */
  public Hold {
    if (!isSitting(sitting)) {
      throw new IllegalArgumentException("not a sitting: " + sitting);
    }
  }

  /** Whether this text can name a sitting. */
  public static boolean isSitting(String text) {
    return text.matches("[0-9a-z]{10,40}");
  }

  static Hold begun(PersonId person, String sitting, Instant now) {
    return new Hold(person, sitting, now, now, null, null);
  }

  boolean lapsed(Instant now) {
    return seen.plus(LAPSES).isBefore(now);
  }

  Hold seen(Instant now) {
    return new Hold(person, sitting, since, now, version, begun);
  }

  Hold writing(int n, Instant begun, Instant now) {
    return new Hold(person, sitting, since, now, n, begun);
  }

  /** Who took the story from whom, and when. */
  public record Takeover(Instant time, PersonId person, PersonId former) {}
}
