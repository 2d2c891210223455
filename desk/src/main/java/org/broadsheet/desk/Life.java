package org.broadsheet.desk;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.broadsheet.content.EntryId;
import org.broadsheet.ledger.Entry;
import org.jspecify.annotations.Nullable;

/**
 * The whole life of a story, the oldest first: every version, review, remark, proof, plan and
 * take-over at the desk, and every entry in the log.
 */
final class Life {
  private final Newsroom newsroom;
  private final Words words;
  private final Story story;
  private final ZoneId zone;
  private final Map<PersonId, String> names = new HashMap<>();
  private final List<Moment> moments = new ArrayList<>();

  private record Moment(Instant time, StoryPage.Past past) {}

  Life(Newsroom newsroom, Words words, Story story) {
    this.newsroom = newsroom;
    this.words = words;
    this.story = story;
    this.zone = newsroom.site().zoneId();
  }

  List<StoryPage.Past> past(List<Version> versions, List<Review> reviews) {
    for (Version version : versions) {
      add(
          version.time(),
          words.say("version", version.n()),
          version.person(),
          version.hash().hex(),
          "/stories/" + story.id() + "/changes?version=" + version.n());
    }
    for (Review review : reviews) {
      String verdict = review.verdict() == Review.Verdict.APPROVED ? "approved" : "returned";
      add(
          review.time(),
          words.say("version", review.n())
              + " · "
              + words.say("stage", review.stage(), story.stages())
              + " · "
              + words.say(verdict),
          review.person(),
          review.comment(),
          null);
    }
    for (Hold.Takeover takeover : newsroom.takeovers(story.id())) {
      String what = words.say("taken-over", name(takeover.person()), name(takeover.former()));
      moments.add(new Moment(takeover.time(), past(takeover.time(), what, "", "", null)));
    }
    remarks();
    plans();
    for (Entry entry : newsroom.ledger().history(EntryId.article(story.id()))) {
      String by = entry.event().by();
      add(
          entry.event().time(),
          words.say("entry")
              + " "
              + entry.index()
              + " · "
              + words.say("change." + entry.event().change().name().toLowerCase(Locale.ROOT)),
          by == null ? null : new PersonId(by),
          "",
          "/receipts/" + entry.index());
    }
    return moments.stream().sorted(Comparator.comparing(Moment::time)).map(Moment::past).toList();
  }

  private void remarks() {
    for (Remark remark : newsroom.remarks().of(story.id())) {
      add(
          remark.time(),
          words.say("version", remark.n()) + " · " + words.say("remarks"),
          remark.person(),
          remark.text(),
          null);
    }
    for (Remarks.Proof proof : newsroom.remarks().proofs(story.id())) {
      add(
          proof.time(),
          words.say("version", proof.n()) + " · " + words.say("proof-read"),
          proof.person(),
          "",
          null);
    }
  }

  private void plans() {
    for (Plan plan : newsroom.plans().of(story.id())) {
      Instant ended = plan.ended();
      if (ended != null) {
        String state =
            plan.late() && plan.state() == Plan.State.DONE ? "late" : plan.state().word();
        add(
            ended,
            words.say("plan." + plan.kind().word(), said(plan.at()))
                + " · "
                + words.say("plan-state." + state),
            plan.person(),
            plan.reason(),
            null);
      }
    }
    newsroom
        .emergency()
        .find(story.id())
        .ifPresent(asked ->
            add(asked.asked(), words.say("emergency.asked"), asked.asker(), asked.reason(), null));
  }

  private void add(
      Instant time, String what, @Nullable PersonId who, String detail, @Nullable String link) {
    moments.add(new Moment(time, past(time, what, name(who), detail, link)));
  }

  private StoryPage.Past past(
      Instant time, String what, String who, String detail, @Nullable String link) {
    return new StoryPage.Past(said(time), what, who, detail, link);
  }

  private String said(Instant time) {
    return Working.TIME.format(time.atZone(zone));
  }

  private String name(@Nullable PersonId person) {
    return person == null
        ? words.say("program")
        : names.computeIfAbsent(
            person,
            id ->
                newsroom
                    .people()
                    .find(id)
                    .map(account -> account.name(words.language()))
                    .orElse(id.value()));
  }
}
