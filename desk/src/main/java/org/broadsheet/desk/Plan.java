package org.broadsheet.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Hash;
import org.jspecify.annotations.Nullable;

/**
 * What will be done to a story at a time.
 *
 * @param release the same for stories that go out together
 * @param hash the text that it is about; another text ends it
 * @param reason of a withdrawal, as readers will see it; else empty
 * @param person who planned it and in whose name it is done
 * @param ended when it was done or refused, null while it waits
 * @param why it was refused, else empty
 */
public record Plan(
    String release,
    ArticleId story,
    Kind kind,
    Hash hash,
    String reason,
    PersonId person,
    Instant at,
    State state,
    @Nullable Instant ended,
    String why) {
  /** Later than this, it is late and somebody is told. */
  static final Duration LATE = Duration.ofSeconds(5);

  /** What is planned. */
  public enum Kind {
    PUBLISH,
    WITHDRAW;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How far it is. */
  public enum State {
    WAITING,
    DONE,
    REFUSED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether it was done too late for a plan to the second. */
  public boolean late() {
    return ended != null && ended.isAfter(at.plus(LATE));
  }
}
