package org.broadsheet.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.Hash;
import org.broadsheet.content.PublicationEvent;

/**
 * Who may do what, found out by doing it: one person is given one role in one channel, and tries
 * each act on a story of their own and on somebody else's, within the channel and outside it.
 */
final class RoleTable {
  private static final ChannelPath INSIDE = new ChannelPath("local/reed-isle");
  private static final ChannelPath OUTSIDE = new ChannelPath("sport");
  private static final ChannelPath GIVEN = new ChannelPath("local");

  private final Bench bench;
  private final Newsroom newsroom;
  private final PersonId actor;
  private int count;

  /** A story made ready for an act. */
  private record Ready(ArticleId id, Hash hash) {}

  /** An act of the actor on it. */
  private interface Try {
    Outcome<?> on(Ready story);
  }

  private final Map<String, Map.Entry<StoryState, Try>> acts = new LinkedHashMap<>();

  RoleTable(Bench bench) {
    this.bench = bench;
    this.newsroom = bench.newsroom;
    this.actor = bench.person("actor");
    bench.person("keeper", Role.ADMINISTRATOR);
    Newsroom n = newsroom;
    n.chains().set(Chain.THREE);
    act("change", StoryState.DRAFT, s -> n.write().change(actor, s.id(), s.hash(), next(s)));
    act("send in", StoryState.DRAFT, s -> n.submit().by(actor, s.id(), s.hash()));
    act("proofread", StoryState.DRAFT, s -> n.remarks().proofread(actor, s.id(), s.hash()));
    act(
        "hand over",
        StoryState.DRAFT,
        s -> n.arrange().by(actor, s.id(), bench.author, null, null, null));
    act("ask emergency", StoryState.DRAFT, s -> n.emergency().ask(actor, s.id(), s.hash(), "Fog."));
    act("first review", StoryState.IN_REVIEW, s -> n.approve().by(actor, s.id(), s.hash(), ""));
    act("their review", StoryState.IN_REVIEW, s -> n.approve().by(actor, s.id(), s.hash(), ""));
    act("return", StoryState.IN_REVIEW, s -> n.sendBack().by(actor, s.id(), s.hash(), "no"));
    act(
        "plan",
        StoryState.APPROVED,
        s ->
            n.plans()
                .publish(
                    actor,
                    java.util.List.of(new Publish.Pick(s.id(), s.hash())),
                    bench.clock.now.plusSeconds(60)));
    act("publish", StoryState.APPROVED, s -> n.publish().by(actor, s.id(), s.hash()));
    act(
        "correct",
        StoryState.PUBLISHED,
        s -> n.correct().by(actor, s.id(), s.hash(), Article.Notice.Kind.CORRECTION, "So."));
    act("withdraw", StoryState.PUBLISHED, s -> n.withdraw().by(actor, s.id(), "Not so."));
  }

  private void act(String name, StoryState state, Try act) {
    acts.put(name, Map.entry(state, act));
  }

  private Article next(Ready story) {
    Article now = newsroom.version(story.id(), 1).orElseThrow().article();
    return now.edit().headline("Another headline").article();
  }

  /** The whole table as text, a line for each act and story, a column for each role. */
  String text() {
    var text = new StringBuilder();
    line(text, "act", "whose story", role -> role.word().replace("_reviewer", ""));
    alone(text, "begin", place -> newsroom.write().begin(actor, article(place)));
    alone(text, "take in", this::takeIn);
    for (boolean own : new boolean[] {true, false}) {
      line(text, "see", own ? "own" : "another's", role -> seen(role, own));
    }
    acts.forEach((name, act) -> {
      for (boolean own : new boolean[] {true, false}) {
        line(
            text,
            name,
            own ? "own" : "another's",
            role ->
                both(
                    result(name, role, INSIDE, own, act.getKey(), act.getValue()),
                    result(name, role, OUTSIDE, own, act.getKey(), act.getValue())));
      }
    });
    newsroomWide(text);
    return text.toString();
  }

  private interface Cell {
    String of(Role role);
  }

  private static void line(StringBuilder text, String act, String whose, Cell cell) {
    var line = new StringBuilder(String.format(Locale.ROOT, "%-16s%-13s", act, whose));
    for (Role role : Role.values()) {
      line.append(String.format(Locale.ROOT, "%-14s", cell.of(role)));
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  /** What happened inside the channel; outside it everything must be refused. */
  private static String both(String inside, String outside) {
    return outside.equals("no") ? inside : inside + ", outside " + outside;
  }

  private interface Place {
    Outcome<?> in(ChannelPath channel);
  }

  private void alone(StringBuilder text, String name, Place act) {
    line(
        text,
        name,
        "own",
        role -> {
          give(role);
          return both(word(act.in(INSIDE)), word(act.in(OUTSIDE)));
        });
  }

  private Outcome<?> takeIn(ChannelPath place) {
    byte[] original = Integer.toString(count++).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    var origin = new PublicationEvent.Origin(Hash.of(original), "html");
    return newsroom
        .takeIn()
        .draft(java.util.Optional.of(actor), article(place), origin, java.util.List.of());
  }

  private String seen(Role role, boolean own) {
    var words = new StringBuilder();
    for (ChannelPath place : new ChannelPath[] {INSIDE, OUTSIDE}) {
      Ready story = ready(place, own, StoryState.DRAFT);
      give(role);
      Account account = newsroom.people().find(actor).orElseThrow();
      boolean sees = account.may(Act.SEE, newsroom.story(story.id()).orElseThrow());
      boolean lists =
          newsroom.inState(StoryState.DRAFT, account).stream()
              .anyMatch(listed -> listed.id().equals(story.id()));
      words.append(sees == lists ? (sees ? "yes " : "no ") : "unequal ");
    }
    String[] both = words.toString().split(" ");
    return both(both[0], both[1]);
  }

  private void newsroomWide(StringBuilder text) {
    PersonId other = bench.first;
    Grants before = newsroom.people().find(other).orElseThrow().grants();
    Map<String, java.util.function.Supplier<Outcome<?>>> wide = new LinkedHashMap<>();
    Administer admin = newsroom.administer();
    EntryId vote =
        newsroom
            .askReaders()
            .by(bench.publisher, "en", "Which?", List.of("A", "B"), false, null, false)
            .orThrow();
    wide.put("invite", () -> admin.invite(actor, "en", "New", Grants.everywhere(Role.REPORTER)));
    wide.put("give roles", () -> admin.roles(actor, other, before));
    wide.put("new password", () -> admin.reset(actor, other));
    wide.put(
        "make a vote",
        () ->
            newsroom
                .askReaders()
                .by(actor, "en", "Which?", List.of("Red", "Blue"), false, null, false));
    wide.put(
        "change a vote",
        () -> newsroom.askReaders().change(actor, vote, 1, "Which?", List.of("A", "B"), null));
    wide.put("close a vote", () -> newsroom.askReaders().close(actor, vote));
    wide.put("set chain", () -> newsroom.chains().set(actor, null, Chain.THREE));
    wide.put(
        "end session",
        () -> {
          String token = newsroom.sessions().begin(other);
          return admin.end(actor, other, Sessions.id(token));
        });
    wide.put("disable", () -> admin.disable(actor, other));
    wide.put("enable", () -> admin.enable(actor, other));
    wide.forEach((name, act) ->
        line(
            text,
            name,
            "-",
            role -> {
              give(role);
              return word(act.get());
            }));
  }

  private void give(Role role) {
    Grants grants =
        role == Role.ADMINISTRATOR
            ? Grants.everywhere(role)
            : new Grants(java.util.Set.of(new Grants.Grant(role, GIVEN)));
    give(grants);
  }

  private void give(Grants grants) {
    newsroom.people().roles(actor, grants).orThrow();
  }

  private static Article article(ChannelPath channel) {
    return Bench.article("Ferries turn electric", "Twelve boats.")
        .edit()
        .channel(channel)
        .article();
  }

  private String result(
      String name, Role role, ChannelPath place, boolean own, StoryState state, Try act) {
    Ready story = ready(place, own, state);
    if (name.equals("their review") || name.equals("return")) {
      bringTo(role, story);
    }
    give(role);
    return word(act.on(story));
  }

  private static String word(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Done<?> _ -> "yes";
      case Outcome.No<?>(Refused.NotAllowed _) -> "no";
      case Outcome.No<?>(Refused.OwnWork _) -> "own work";
      case Outcome.No<?> no -> throw new AssertionError("refused otherwise: " + no.why());
    };
  }

  /** Others give the reviews before the one that asks for this role. */
  private void bringTo(Role role, Ready story) {
    var others = java.util.List.of(bench.first, bench.second);
    for (int i = 0; i < Math.max(0, Chain.THREE.stages().indexOf(role)); i++) {
      newsroom.approve().by(others.get(i), story.id(), story.hash(), "").orThrow();
    }
  }

  /** A story in that state, written by the actor or by somebody else; all others did their part. */
  private Ready ready(ChannelPath channel, boolean own, StoryState state) {
    PersonId writer = own ? actor : bench.author;
    if (own) {
      give(Grants.everywhere(Role.REPORTER));
    }
    Saved saved = newsroom.write().begin(writer, article(channel)).orThrow();
    var ready = new Ready(saved.story(), saved.hash());
    if (state == StoryState.DRAFT) {
      return ready;
    }
    newsroom.submit().by(writer, ready.id(), ready.hash()).orThrow();
    if (state == StoryState.IN_REVIEW) {
      return ready;
    }
    for (PersonId reviewer : java.util.List.of(bench.first, bench.second, bench.third)) {
      newsroom.approve().by(reviewer, ready.id(), ready.hash(), "").orThrow();
    }
    if (state == StoryState.PUBLISHED) {
      newsroom.publish().by(bench.publisher, ready.id(), ready.hash()).orThrow();
    }
    return ready;
  }
}
