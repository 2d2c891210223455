package org.broadsheet.desk;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts what is arranged about a story into words: the {@link StoryWork} of its page and sheet. */
final class Working {
  static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter FIELD =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

  private final Newsroom newsroom;
  private final Words words;
  private final ZoneId zone;
  private final Account who;

  Working(Newsroom newsroom, Words words, Account who) {
    this.newsroom = newsroom;
    this.words = words;
    this.zone = newsroom.site().zoneId();
    this.who = who;
  }

  /** A time typed in the site's zone; empty where it is none. Null where the field is empty. */
  static Optional<Instant> time(String field, ZoneId zone) {
    try {
      return Optional.of(LocalDateTime.parse(field.strip()).atZone(zone).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  String said(@Nullable Instant time) {
    return time == null ? "" : TIME.format(time.atZone(zone));
  }

  private String said(Refused why) {
    return why instanceof Refused.OwnWork
        ? words.say("own-work")
        : words.say(why, () -> Instant.EPOCH);
  }

  String field(@Nullable Instant time) {
    return field(time, zone);
  }

  /** A time as a form holds it, to the second. */
  static String field(@Nullable Instant time, ZoneId zone) {
    return time == null ? "" : FIELD.format(time.atZone(zone));
  }

  String name(@Nullable PersonId person) {
    return person == null
        ? words.say("program")
        : newsroom
            .people()
            .find(person)
            .map(account -> account.name(words.language()))
            .orElse(person.value());
  }

  StoryWork of(Story story) {
    boolean open = story.state() == StoryState.DRAFT || story.state() == StoryState.RETURNED;
    Chain chain = open ? newsroom.chains().of(story.channel()) : story.chain();
    List<Account> all = newsroom.people().list();
    Set<PersonId> writers = newsroom.writers(story);
    return new StoryWork(
        stages(story, chain),
        story.state() == StoryState.DRAFT
            ? newsroom
                .unstaffed(story, who.id())
                .map(role -> words.say("role." + role.word()))
                .orElse("")
            : "",
        newsroom.refusesJudge(story, who.id()).map(this::said).orElse(""),
        remarks(story),
        newsroom.remarks().proofs(story.id()).stream()
            .map(proof ->
                words.say("version", proof.n())
                    + " · "
                    + name(proof.person())
                    + " · "
                    + said(proof.time()))
            .toList(),
        who.may(Act.PROOFREAD, story)
            && story.state() != StoryState.WITHDRAWN
            && !writers.contains(who.id()),
        newsroom.plans().of(story.id()).stream().map(this::planned).toList(),
        newsroom.emergency().find(story.id()).map(asked -> urgent(story, asked)).orElse(null),
        story.owner() == null ? "" : name(story.owner()),
        said(story.due()),
        said(story.embargo()),
        field(story.due()),
        field(story.embargo()),
        zone.getId(),
        choices(
            all.stream().filter(a -> a.may(Act.WRITE, story.channel(), Whose.OWN)).toList(),
            story.owner()),
        choices(
            all.stream()
                .filter(a -> a.may(Act.REVIEW, story) && !writers.contains(a.id()))
                .toList(),
            story.asked()));
  }

  private List<StoryWork.Stage> stages(Story story, Chain chain) {
    List<Review> given =
        newsroom.reviews(story.id()).stream()
            .filter(review -> review.n() == story.version())
            .filter(review -> review.verdict() == Review.Verdict.APPROVED)
            .toList();
    var stages = new ArrayList<StoryWork.Stage>();
    for (int i = 0; i < chain.length(); i++) {
      Review review = i < given.size() ? given.get(i) : null;
      stages.add(
          new StoryWork.Stage(
              words.say("role." + chain.stages().get(i).word()),
              review == null ? "" : name(review.person()),
              review == null ? "" : said(review.time())));
    }
    return stages;
  }

  private List<StoryWork.Line> remarks(Story story) {
    boolean writes = who.may(Act.WRITE, story);
    return newsroom.remarks().of(story.id()).stream()
        .sorted(Comparator.comparing((Remark remark) -> remark.settled() != null))
        .map(remark ->
            new StoryWork.Line(
                remark.id(),
                name(remark.person()),
                said(remark.time()),
                words.say("version", remark.n()),
                remark.passage(),
                remark.text(),
                remark.settled() != null,
                writes || remark.person().equals(who.id())))
        .toList();
  }

  private StoryWork.Planned planned(Plan plan) {
    String detail =
        switch (plan.state()) {
          case WAITING -> plan.reason();
          case DONE -> plan.late() ? words.say("late", said(plan.ended())) : plan.reason();
          case REFUSED -> words.say("plan-refused");
        };
    return new StoryWork.Planned(
        plan.kind().word(),
        said(plan.at()),
        plan.late() && plan.state() == Plan.State.DONE ? "late" : plan.state().word(),
        name(plan.person()),
        detail,
        plan.state() == Plan.State.WAITING);
  }

  private StoryWork.Urgent urgent(Story story, Emergency.Asked asked) {
    String state = asked.confirmed() == null ? "asked" : "out";
    if (asked.reviewed() != null || (asked.confirmed() != null && !story.isExposed())) {
      state = "reviewed";
    }
    boolean current = asked.n() == story.version() && asked.confirmed() == null;
    return new StoryWork.Urgent(
        current || !state.equals("asked") ? state : "void",
        asked.reason(),
        name(asked.asker()),
        said(Objects.requireNonNullElse(asked.confirmed(), asked.asked())),
        current && !asked.asker().equals(who.id()) && who.may(Act.CONFIRM_EMERGENCY, story));
  }

  private List<StoryWork.Choice> choices(List<Account> accounts, @Nullable PersonId chosen) {
    return accounts.stream()
        .filter(account -> !account.disabled())
        .map(account ->
            new StoryWork.Choice(
                account.id().value(), account.name(words.language()), account.id().equals(chosen)))
        .toList();
  }
}
