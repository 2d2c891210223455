package org.broadsheet.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.PublicationEvent;
import org.jspecify.annotations.Nullable;

/**
 * A story at the desk.
 *
 * @param state where its newest version stands
 * @param stages reviews that the newest version needs, fixed when it was sent in
 * @param version number of the newest version, from 1
 * @param submitter who sent the newest version in
 * @param live number of the version that readers see, or saw last
 * @param published when it first went into the log
 * @param urlDate the date in its permanent address
 * @param origin the original that it was taken in from
 * @param warnings what the intake was not sure of
 * @param changed when anything about it last changed
 */
public record Story(
    ArticleId id,
    StoryState state,
    int stages,
    int version,
    String headline,
    @Nullable PersonId submitter,
    @Nullable Integer live,
    @Nullable Instant published,
    @Nullable LocalDate urlDate,
    PublicationEvent.@Nullable Origin origin,
    List<String> warnings,
    Instant changed) {
  /** Copies the list. */
  public Story {
    warnings = List.copyOf(warnings);
  }

  /** Whether readers can see a version of it. */
  public boolean isLive() {
    return live != null && state != StoryState.WITHDRAWN;
  }

  /** A story that has just come in, with its first version. */
  static Story begun(
      ArticleId id,
      String headline,
      PublicationEvent.@Nullable Origin origin,
      List<String> warnings,
      Instant now) {
    return new Story(
        id, StoryState.DRAFT, 1, 1, headline, null, null, null, null, origin, warnings, now);
  }

  /** The same with a new version, which nobody has sent in or judged. */
  Story rewritten(String headline, Instant now) {
    return new Story(
        id,
        StoryState.DRAFT,
        stages,
        version + 1,
        headline,
        null,
        live,
        published,
        urlDate,
        origin,
        warnings,
        now);
  }

  /** The same with its newest version written on by the sitting that began it. */
  Story grown(String headline, Instant now) {
    return new Story(
        id, state, stages, version, headline, submitter, live, published, urlDate, origin, warnings,
        now);
  }

  /** The same, sent in for that many reviews. */
  Story sentIn(PersonId submitter, int stages, Instant now) {
    return new Story(
        id,
        StoryState.IN_REVIEW,
        stages,
        version,
        headline,
        submitter,
        live,
        published,
        urlDate,
        origin,
        warnings,
        now);
  }

  /** The same in another state. */
  Story in(StoryState state, Instant now) {
    return new Story(
        id, state, stages, version, headline, submitter, live, published, urlDate, origin, warnings,
        now);
  }

  /** The same with its newest version live; first published then, under that date. */
  Story shown(Instant published, LocalDate urlDate, Instant now) {
    return new Story(
        id,
        StoryState.PUBLISHED,
        stages,
        version,
        headline,
        submitter,
        version,
        published,
        urlDate,
        origin,
        warnings,
        now);
  }
}
