package org.broadsheet.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Site;
import org.jspecify.annotations.Nullable;

/** Gathers what waits for one person, over all channels they work in, the most pressing first. */
final class Queue {
  /** Before its due time a story counts as pressing. */
  private static final Duration SOON = Duration.ofHours(1);

  private final Newsroom newsroom;
  private final Words words;
  private final Account me;
  private final boolean demo;
  private final Instant now;
  private final Working working;
  private final Site site;

  Queue(Newsroom newsroom, Words words, Account me, boolean demo, Instant now) {
    this.newsroom = newsroom;
    this.words = words;
    this.me = me;
    this.demo = demo;
    this.now = now;
    this.working = new Working(newsroom, words, me);
    this.site = newsroom.site();
  }

  /** How near a story's due time is. */
  private enum Pressing {
    OVER,
    SOON,
    NOT
  }

  private Pressing pressing(Story story) {
    Instant due = story.due();
    boolean out = story.state() == StoryState.PUBLISHED || story.state() == StoryState.WITHDRAWN;
    if (out || due == null || due.isAfter(now.plus(SOON))) {
      return Pressing.NOT;
    }
    return due.isBefore(now) ? Pressing.OVER : Pressing.SOON;
  }

  /** How many of the stories that wait for this person are past due or due within the hour. */
  int pressing() {
    List<Story> due = newsroom.dueBy(now.plus(SOON), me);
    return due.isEmpty() ? 0 : (int) due.stream().filter(waits(due)).count();
  }

  private Predicate<Story> waits(List<Story> stories) {
    Predicate<Story> second = waitsForSecond(stories);
    Predicate<Story> review = waitsForReview(stories);
    Predicate<Story> publish = waitsForPublish();
    return story ->
        switch (story.state()) {
          case DRAFT, RETURNED -> isMine(story) || second.test(story);
          case IN_REVIEW -> isMine(story) || review.test(story) || second.test(story);
          case APPROVED -> publish.test(story);
          case PUBLISHED, WITHDRAWN -> false;
        };
  }

  private Predicate<Story> waitsForReview(List<Story> stories) {
    Set<ArticleId> mine =
        newsroom.judgeable(
            stories.stream()
                .filter(story -> story.state() == StoryState.IN_REVIEW)
                .filter(story -> me.may(Act.REVIEW, story))
                .toList(),
            me);
    return story -> mine.contains(story.id());
  }

  private Predicate<Story> waitsForPublish() {
    Set<ArticleId> planned = newsroom.plans().waitingToPublish();
    return story -> me.may(Act.PUBLISH, story) && !planned.contains(story.id());
  }

  QueuePage page() {
    List<Story> due = newsroom.dueBy(now.plus(SOON), me);
    List<Story> inReview = all(StoryState.IN_REVIEW, due);
    List<Story> drafts = all(StoryState.DRAFT, due);
    List<Story> returned = all(StoryState.RETURNED, due);
    List<Story> approved = all(StoryState.APPROVED, due);
    var parts = new ArrayList<QueuePage.Part>();
    List<Plan> plans = newsroom.plans().open();
    Map<ArticleId, Story> planned = newsroom.stories(plans.stream().map(Plan::story).toList());
    add(parts, "queue.alarms", alarms(plans, planned));
    var asked = new ArrayList<>(drafts);
    asked.addAll(inReview);
    asked.addAll(returned);
    add(parts, "queue.emergency", items(asked, waitsForSecond(asked)));
    add(parts, "queue.review", items(inReview, waitsForReview(inReview)));
    add(parts, "queue.returned", items(returned, this::isMine));
    add(parts, "queue.publish", items(approved, waitsForPublish()));
    add(parts, "queue.drafts", items(drafts, this::isMine));
    add(parts, "queue.sent", items(inReview, this::isMine));
    add(parts, "queue.planned", planned(plans, planned));
    return new QueuePage(parts, steps(drafts, returned, inReview, approved), demo);
  }

  /** Those changed last, and of the others what presses: a list of 200 may lack it. */
  private List<Story> all(StoryState state, List<Story> due) {
    var all = new ArrayList<>(newsroom.inState(state, me));
    var listed = all.stream().map(Story::id).collect(Collectors.toSet());
    due.stream()
        .filter(story -> story.state() == state && !listed.contains(story.id()))
        .forEach(all::add);
    return all;
  }

  private static void add(List<QueuePage.Part> parts, String heading, List<QueuePage.Item> items) {
    if (!items.isEmpty()) {
      parts.add(new QueuePage.Part(heading, items));
    }
  }

  private boolean isMine(Story story) {
    return me.whose(story) == Whose.OWN;
  }

  private Predicate<Story> waitsForSecond(List<Story> stories) {
    List<Story> mine =
        stories.stream().filter(story -> me.may(Act.CONFIRM_EMERGENCY, story)).toList();
    Map<ArticleId, Emergency.Asked> open = newsroom.emergency().open(mine);
    return story -> {
      Emergency.Asked asked = open.get(story.id());
      return asked != null && !asked.asker().equals(me.id());
    };
  }

  /**
   * What is past due or due within the hour first, then those asked for by name, then what is due
   * first, then the one that waits longest.
   */
  private List<QueuePage.Item> items(List<Story> stories, Predicate<Story> waits) {
    return stories.stream()
        .filter(waits)
        .sorted(
            Comparator.comparing((Story story) -> pressing(story))
                .thenComparing(story -> !me.id().equals(story.asked()))
                .thenComparing(Story::due, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Story::changed))
        .map(story -> item(story, List.of()))
        .toList();
  }

  /** Its due time, in words that say how pressing it is. */
  private String due(Story story) {
    String at = working.said(story.due());
    return switch (pressing(story)) {
      case OVER -> words.say("overdue", at);
      case SOON -> words.say("due-soon", at);
      case NOT -> words.say("due-at", at);
    };
  }

  private QueuePage.Item item(Story story, List<String> first) {
    var notes = new ArrayList<>(first);
    if (story.due() != null) {
      notes.add(due(story));
    }
    if (me.id().equals(story.asked())) {
      notes.add(words.say("asked-you"));
    }
    if (story.isExposed()) {
      notes.add(words.say("unreviewed"));
    }
    if (story.embargo() != null && now.isBefore(story.embargo())) {
      notes.add(words.say("embargo-until", working.said(story.embargo())));
    }
    return new QueuePage.Item(
        "/stories/" + story.id(),
        story.headline(),
        PeoplePages.channelName(site, words, story.channel().value()),
        notes,
        pressing(story) != Pressing.NOT,
        null);
  }

  /** Where the release of a waiting plan is seen as of its moment. */
  private @Nullable String asOf(Plan plan, List<Plan> plans) {
    if (plan.kind() != Plan.Kind.PUBLISH
        || plan.state() != Plan.State.WAITING
        || plan.at().isBefore(now)
        || !me.may(Act.PUBLISH)) {
      return null;
    }
    List<Publish.Pick> picks =
        plans.stream()
            .filter(other -> other.release().equals(plan.release()))
            .map(other -> new Publish.Pick(other.story(), other.hash()))
            .toList();
    return ReleasePages.address(picks, working.field(plan.at()));
  }

  private List<QueuePage.Item> alarms(List<Plan> plans, Map<ArticleId, Story> stories) {
    return plans(
        plans,
        stories,
        plan -> plan.state() == Plan.State.REFUSED || plan.at().isBefore(now),
        true);
  }

  private List<QueuePage.Item> planned(List<Plan> plans, Map<ArticleId, Story> stories) {
    return plans(
        plans,
        stories,
        plan -> plan.state() == Plan.State.WAITING && !plan.at().isBefore(now),
        false);
  }

  private List<QueuePage.Item> plans(
      List<Plan> plans, Map<ArticleId, Story> stories, Predicate<Plan> which, boolean late) {
    var items = new ArrayList<QueuePage.Item>();
    for (Plan plan : plans) {
      Story story = stories.get(plan.story());
      if (story != null && me.may(Act.SEE, story) && which.test(plan)) {
        String what = words.say("plan." + plan.kind().word(), working.said(plan.at()));
        QueuePage.Item item = item(story, List.of(what));
        items.add(
            new QueuePage.Item(
                item.link(),
                item.headline(),
                item.channel(),
                item.notes(),
                late,
                asOf(plan, plans)));
      }
    }
    return items;
  }

  /** In the demo its tour; elsewhere the way to the first story, until there is one. */
  private List<QueuePage.Step> steps(
      List<Story> drafts, List<Story> returned, List<Story> inReview, List<Story> approved) {
    var steps = new ArrayList<QueuePage.Step>();
    if (demo) {
      tour(steps, drafts, inReview, approved);
      return steps;
    }
    boolean published =
        !newsroom.inState(StoryState.PUBLISHED, me).isEmpty()
            || !newsroom.inState(StoryState.WITHDRAWN, me).isEmpty();
    if (published) {
      return steps;
    }
    boolean alone = newsroom.people().list().size() < 2;
    boolean begun = !drafts.isEmpty() || !returned.isEmpty();
    boolean sent = !inReview.isEmpty();
    boolean ready = !approved.isEmpty();
    if (me.may(Act.ADMINISTER)) {
      steps.add(new QueuePage.Step(words.say("step.invite"), "/people", !alone));
    }
    if (me.may(Act.BEGIN)) {
      steps.add(
          new QueuePage.Step(words.say("step.write"), "/stories/new", begun || sent || ready));
      steps.add(
          new QueuePage.Step(
              words.say("step.send"), begun ? link(drafts, returned) : "/stories", sent || ready));
    }
    steps.add(
        new QueuePage.Step(
            words.say("step.review"), sent ? link(inReview, inReview) : "/queue", ready));
    steps.add(
        new QueuePage.Step(
            words.say("step.publish"), ready ? link(approved, approved) : "/queue", false));
    return steps;
  }

  private static String link(List<Story> first, List<Story> second) {
    return "/stories/" + (first.isEmpty() ? second : first).getFirst().id();
  }

  private void tour(
      List<QueuePage.Step> steps, List<Story> drafts, List<Story> inReview, List<Story> approved) {
    steps.add(step("tour.read", site.url() + "/"));
    steps.add(step("tour.take-in", "/stories/take-in"));
    if (!drafts.isEmpty()) {
      steps.add(step("tour.send", "/stories/" + drafts.getFirst().id()));
    }
    if (!inReview.isEmpty()) {
      steps.add(step("tour.review", "/stories/" + inReview.getFirst().id()));
    }
    List<Story> free =
        approved.stream()
            .filter(story -> story.embargo() == null)
            .filter(waitsForPublish())
            .toList();
    if (!free.isEmpty()) {
      steps.add(step("tour.publish", "/stories/" + free.getFirst().id()));
    }
    newsroom.inState(StoryState.PUBLISHED, me).stream()
        .map(Story::id)
        .findFirst()
        .ifPresent(id -> steps.add(step("tour.correct", "/stories/" + id)));
    steps.add(step("tour.own", "/stories/take-in"));
  }

  private QueuePage.Step step(String key, String link) {
    return new QueuePage.Step(words.say(key), link, false);
  }
}
