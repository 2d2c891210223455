package org.broadsheet.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.PublicationEvent;
import org.jspecify.annotations.Nullable;

/**
 * A story at the desk.
 *
 * @param state where its newest version stands
 * @param chain the reviews that the newest version needs, fixed when it was sent in
 * @param version number of the newest version, from 1
 * @param headline of the newest version
 * @param channel of the newest version
 * @param owner in whose hands it is; null where a program took it in and nobody has taken it on
 * @param submitter who sent the newest version in
 * @param live number of the version that readers see, or saw last
 * @param published when it first went into the log
 * @param urlDate the date in its permanent address
 * @param vetted the version that readers see and every stage has reviewed; behind {@code live}
 *     while an emergency waits for its review
 * @param asked who was asked for the next review; others of the role may give it too
 * @param due when the newsroom wants it
 * @param embargo before when nothing of it may be published
 * @param origin the original that it was taken in from
 * @param warnings what the intake was not sure of
 * @param changed when anything about it last changed
 */
public record Story(
    ArticleId id,
    StoryState state,
    Chain chain,
    int version,
    String headline,
    ChannelPath channel,
    @Nullable PersonId owner,
    @Nullable PersonId submitter,
    @Nullable Integer live,
    @Nullable Integer vetted,
    @Nullable PersonId asked,
    @Nullable Instant due,
    @Nullable Instant embargo,
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

  /** How many reviews the newest version needs. */
  public int stages() {
    return chain.length();
  }

  /** A story that has just come in, with its first version. */
  static Story begun(
      ArticleId id,
      Article article,
      @Nullable PersonId owner,
      PublicationEvent.@Nullable Origin origin,
      List<String> warnings,
      Instant now) {
    return new Story(
        id,
        StoryState.DRAFT,
        Chain.ONE,
        1,
        article.headline(),
        article.channel(),
        owner,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        origin,
        warnings,
        now);
  }

  /** The same with a new version, which nobody has sent in or judged. */
  Story rewritten(Article article, PersonId writer, Instant now) {
    return new Story(
        id,
        StoryState.DRAFT,
        chain,
        version + 1,
        article.headline(),
        article.channel(),
        owner == null ? writer : owner,
        null,
        live,
        vetted,
        asked,
        due,
        embargo,
        published,
        urlDate,
        origin,
        warnings,
        now);
  }

  /** The same with its newest version written on by the sitting that began it. */
  Story grown(Article article, Instant now) {
    return new Story(
        id,
        state,
        chain,
        version,
        article.headline(),
        article.channel(),
        owner,
        submitter,
        live,
        vetted,
        asked,
        due,
        embargo,
        published,
        urlDate,
        origin,
        warnings,
        now);
  }

  /** The same, sent in for these reviews. */
  Story sentIn(PersonId submitter, Chain chain, Instant now) {
    return new Story(
        id,
        StoryState.IN_REVIEW,
        chain,
        version,
        headline,
        channel,
        owner == null ? submitter : owner,
        submitter,
        live,
        vetted,
        asked,
        due,
        embargo,
        published,
        urlDate,
        origin,
        warnings,
        now);
  }

  /** The same in another state. */
  Story in(StoryState state, Instant now) {
    return new Story(
        id, state, chain, version, headline, channel, owner, submitter, live, vetted, asked, due,
        embargo, published, urlDate, origin, warnings, now);
  }

  /** The same with these arrangements. */
  Story arranged(
      @Nullable PersonId owner,
      @Nullable PersonId asked,
      @Nullable Instant due,
      @Nullable Instant embargo,
      Instant now) {
    return new Story(
        id, state, chain, version, headline, channel, owner, submitter, live, vetted, asked, due,
        embargo, published, urlDate, origin, warnings, now);
  }

  /** The same with its newest version live; first published then, under that date. */
  Story shown(Instant published, LocalDate urlDate, Instant now) {
    return new Story(
        id,
        StoryState.PUBLISHED,
        chain,
        version,
        headline,
        channel,
        owner,
        submitter,
        version,
        version,
        null,
        null,
        null,
        published,
        urlDate,
        origin,
        warnings,
        now);
  }

  /** The same with its newest version live before its reviews, which follow. */
  Story exposed(PersonId submitter, Chain chain, Instant published, LocalDate date, Instant now) {
    return new Story(
        id,
        StoryState.IN_REVIEW,
        chain,
        version,
        headline,
        channel,
        owner == null ? submitter : owner,
        this.submitter == null ? submitter : this.submitter,
        version,
        vetted,
        asked,
        due,
        null,
        published,
        date,
        origin,
        warnings,
        now);
  }

  /** Whether readers see a text that went out in an emergency and waits for its reviews. */
  public boolean isExposed() {
    return isLive() && !java.util.Objects.equals(live, vetted);
  }
}
