package org.broadsheet.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Hash;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishing and withdrawing at a time. A plan is a row in the database: it survives a restart, and
 * what came due meanwhile is done at the next look, with an alarm that says how late. Carrying it
 * out asks everything that publishing by hand asks, in the same transaction that ends the plan: two
 * desks on one database do it once.
 */
public final class Plans {
  private static final Logger LOG = LoggerFactory.getLogger(Plans.class);

  private final Workroom room;
  private final Publish publish;
  private final Withdraw withdraw;

  Plans(Workroom room, Publish publish, Withdraw withdraw) {
    this.room = room;
    this.publish = publish;
    this.withdraw = withdraw;
  }

  /** Plans that these approved texts go out together at that time. */
  public Outcome<Plan> publish(PersonId person, List<Publish.Pick> picks, Instant at) {
    Instant now = room.now();
    if (picks.isEmpty()) {
      return Outcome.no(new Refused.Missing("story"));
    }
    if (!at.isAfter(now)) {
      return Outcome.no(new Refused.Past());
    }
    return room.database()
        .inWriteTransaction(tx -> {
          String release = room.release();
          var plans = new ArrayList<Plan>();
          for (Publish.Pick pick : Publish.inOrder(picks)) {
            Optional<Story> found = room.stories().lock(tx, pick.story());
            Optional<Refused> refused =
                found.isEmpty()
                    ? Optional.of(new Refused.NoSuchStory())
                    : refuses(tx, person, found.get(), pick, at);
            if (refused.isPresent()) {
              return Outcome.no(refused.get());
            }
            plans.add(
                waiting(release, pick.story(), Plan.Kind.PUBLISH, pick.seen(), "", person, at));
          }
          for (Plan plan : plans) {
            forget(tx, plan.story(), Plan.Kind.PUBLISH);
            insert(tx, plan);
          }
          return Outcome.done(plans.getLast());
        });
  }

  private Optional<Refused> refuses(
      Handle tx, PersonId person, Story story, Publish.Pick pick, Instant at) {
    Optional<Refused> refused = room.refuses(tx, person, Act.PUBLISH, story);
    if (refused.isPresent()) {
      return refused;
    }
    Version version = room.stories().version(tx, story.id(), story.version());
    if (!version.hash().equals(pick.seen())) {
      return Optional.of(new Refused.StaleDraft());
    }
    if (story.state() != StoryState.APPROVED) {
      return Optional.of(new Refused.NotApproved(room.approvals(tx, story).size(), story.stages()));
    }
    return story.embargo() != null && at.isBefore(story.embargo())
        ? Optional.of(new Refused.Embargoed(story.embargo()))
        : Optional.empty();
  }

  /** Plans that a live or planned story is taken back at that time, for this reason. */
  public Outcome<Plan> withdraw(PersonId person, ArticleId id, Instant at, String reason) {
    Optional<Refused> unsaid = Said.refuses(reason, "reason");
    if (unsaid.isPresent()) {
      return Outcome.no(unsaid.get());
    }
    if (!at.isAfter(room.now())) {
      return Outcome.no(new Refused.Past());
    }
    return room.act(
        person,
        Act.WITHDRAW,
        id,
        (tx, story) -> {
          if (story.state() == StoryState.WITHDRAWN) {
            return Outcome.no(new Refused.WrongState(story.state()));
          }
          Hash hash = room.stories().version(tx, id, story.version()).hash();
          Plan plan =
              waiting(room.release(), id, Plan.Kind.WITHDRAW, hash, reason.strip(), person, at);
          forget(tx, id, Plan.Kind.WITHDRAW);
          insert(tx, plan);
          return Outcome.done(plan);
        });
  }

  /** Takes a waiting plan of this story back; with it, the release that it belongs to. */
  public Outcome<Story> cancel(PersonId person, ArticleId id, Plan.Kind kind) {
    return room.act(
        person,
        Act.PUBLISH,
        id,
        (tx, story) ->
            forget(tx, id, kind) > 0
                ? Outcome.done(story)
                : Outcome.no(new Refused.WrongState(story.state())));
  }

  private static Plan waiting(
      String release,
      ArticleId story,
      Plan.Kind kind,
      Hash hash,
      String reason,
      PersonId person,
      Instant at) {
    return new Plan(release, story, kind, hash, reason, person, at, Plan.State.WAITING, null, "");
  }

  /** A story has one waiting plan of a kind; a release loses all of its stories or none. */
  private static int forget(Handle tx, ArticleId story, Plan.Kind kind) {
    return tx.createUpdate(
            "DELETE FROM desk_plan WHERE state = 'waiting' AND release IN (SELECT release FROM"
                + " desk_plan WHERE story = :story AND act = :act AND state = 'waiting')")
        .bind("story", story.value())
        .bind("act", kind.word())
        .execute();
  }

  private static void insert(Handle tx, Plan plan) {
    tx.createUpdate(
            "INSERT INTO desk_plan (release, story, act, hash, reason, person, at, state, ended,"
                + " why) VALUES (:release, :story, :act, :hash, :reason, :person, :at, 'waiting',"
                + " NULL, '')")
        .bind("release", plan.release())
        .bind("story", plan.story().value())
        .bind("act", plan.kind().word())
        .bind("hash", plan.hash().hex())
        .bind("reason", plan.reason())
        .bind("person", plan.person().value())
        .bind("at", plan.at().toEpochMilli())
        .execute();
  }

  /** What happened to a release that came due. */
  public record Ran(String release, Outcome<Receipt> outcome, Duration late) {}

  /** Does everything that is due by now, in the order of its times. Called twice a second. */
  public List<Ran> run() {
    Instant now = room.now();
    List<String> due =
        room.database()
            .jdbi()
            .withHandle(handle ->
                handle
                    .createQuery(
                        "SELECT release, min(at) AS first FROM desk_plan WHERE state = 'waiting'"
                            + " AND at <= :now GROUP BY release ORDER BY first, release")
                    .bind("now", now.toEpochMilli())
                    .map((row, _) -> row.getString("release"))
                    .list());
    var ran = new ArrayList<Ran>();
    for (String release : due) {
      run(release).ifPresent(ran::add);
    }
    return ran;
  }

  private Optional<Ran> run(String release) {
    List<Plan> plans = waiting(release);
    if (plans.isEmpty()) {
      return Optional.empty();
    }
    Plan first = plans.getFirst();
    Optional<Outcome<Receipt>> ended =
        room.database()
            .inWriteTransaction(tx -> {
              // Stories before plans, in order of their ids, as everybody locks them.
              plans.forEach(plan -> room.stories().lock(tx, plan.story()));
              if (end(tx, release, Plan.State.DONE, "") == 0) {
                return Optional.empty(); // another desk did it, or somebody took it back
              }
              Outcome<Receipt> done = carryOut(tx, first, plans);
              if (done instanceof Outcome.No<Receipt> no) {
                end(tx, release, Plan.State.REFUSED, no.why().getClass().getSimpleName());
              }
              return Optional.of(done);
            });
    return ended.map(outcome -> ran(release, first, outcome));
  }

  private Ran ran(String release, Plan first, Outcome<Receipt> outcome) {
    Duration late = Duration.between(first.at(), room.now());
    if (outcome instanceof Outcome.No<Receipt> no) {
      LOG.error("The plan {} for {} was not carried out: {}", release, first.at(), no.why());
    } else if (late.compareTo(Plan.LATE) > 0) {
      LOG.error(
          "The plan {} for {} was carried out {} s late", release, first.at(), late.toSeconds());
    }
    return new Ran(release, outcome, late);
  }

  private Outcome<Receipt> carryOut(Handle tx, Plan first, List<Plan> plans) {
    return switch (first.kind()) {
      case PUBLISH ->
          publish.in(
              tx,
              first.person(),
              plans.stream().map(plan -> new Publish.Pick(plan.story(), plan.hash())).toList());
      case WITHDRAW -> withdraw.in(tx, first.person(), first.story(), first.reason());
    };
  }

  /** Ends a waiting release in the transaction that carries it out; 0 where it had ended. */
  private int end(Handle tx, String release, Plan.State state, String why) {
    String from = state == Plan.State.REFUSED ? "done" : "waiting";
    return tx.createUpdate(
            "UPDATE desk_plan SET state = :state, ended = :now, why = :why"
                + " WHERE release = :release AND state = :from")
        .bind("state", state.word())
        .bind("now", room.now().toEpochMilli())
        .bind("why", why)
        .bind("release", release)
        .bind("from", from)
        .execute();
  }

  private List<Plan> waiting(String release) {
    return room.database()
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "SELECT * FROM desk_plan WHERE release = :release AND state = 'waiting'"
                        + " ORDER BY story")
                .bind("release", release)
                .map((row, _) -> plan(row))
                .list());
  }

  /** All plans of a story, the latest time first. */
  public List<Plan> of(ArticleId story) {
    return room.database()
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("SELECT * FROM desk_plan WHERE story = :story ORDER BY at DESC")
                .bind("story", story.value())
                .map((row, _) -> plan(row))
                .list());
  }

  /** The stories that wait for the time at which they go out. */
  Set<ArticleId> waitingToPublish() {
    return room.database()
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("SELECT story FROM desk_plan WHERE state = 'waiting' AND act = :act")
                .bind("act", Plan.Kind.PUBLISH.word())
                .map((row, _) -> new ArticleId(row.getString(1)))
                .set());
  }

  /** What waits, what was refused and what came late, the next first; at most 200. */
  public List<Plan> open() {
    return room.database()
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "SELECT * FROM desk_plan WHERE state = 'waiting'"
                        + " OR (state = 'refused' AND at > :since) ORDER BY at, story LIMIT 200")
                .bind("since", room.now().minus(Duration.ofDays(2)).toEpochMilli())
                .map((row, _) -> plan(row))
                .list());
  }

  private static Plan plan(ResultSet row) throws SQLException {
    return new Plan(
        row.getString("release"),
        new ArticleId(row.getString("story")),
        Plan.Kind.valueOf(row.getString("act").toUpperCase(Locale.ROOT)),
        new Hash(row.getString("hash")),
        row.getString("reason"),
        new PersonId(row.getString("person")),
        Instant.ofEpochMilli(row.getLong("at")),
        Plan.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        Emergency.instant(row, "ended"),
        row.getString("why"));
  }
}
