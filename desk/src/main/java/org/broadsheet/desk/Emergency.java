package org.broadsheet.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Audit;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.Hash;
import org.broadsheet.content.PublicationEvent;
import org.broadsheet.content.PublicationEvent.Change;
import org.broadsheet.content.Statement;
import org.broadsheet.ledger.Submission;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Publishes before the reviews, when readers must know now: one person asks and says why, another
 * one does it. It is an entry of its own kind, readers are told so, and the story's reviews follow:
 * when the last of them approved the same text, the log says that too.
 */
public final class Emergency {
  private final Workroom room;
  private final Chains chains;
  private final Publish publish;

  Emergency(Workroom room, Chains chains, Publish publish) {
    this.room = room;
    this.chains = chains;
    this.publish = publish;
  }

  /**
   * That somebody asked for it.
   *
   * @param n the version meant
   * @param confirmed when it went out, null while nobody confirmed
   * @param reviewed when the last review had approved it, null until then
   */
  public record Asked(
      int n,
      Hash hash,
      PersonId asker,
      String reason,
      Instant asked,
      @Nullable PersonId confirmer,
      @Nullable Instant confirmed,
      @Nullable Instant reviewed) {}

  /** Asks that the text with this hash goes out at once; the reason will be public. */
  public Outcome<Asked> ask(PersonId person, ArticleId id, Hash seen, String reason) {
    Optional<Refused> unsaid = Said.refuses(reason, "reason");
    if (unsaid.isPresent()) {
      return Outcome.no(unsaid.get());
    }
    return room.act(
        person,
        Act.ASK_EMERGENCY,
        id,
        (tx, story) -> {
          Optional<Refused> refused = refuses(tx, story, seen);
          if (refused.isPresent()) {
            return Outcome.no(refused.get());
          }
          tx.createUpdate("DELETE FROM desk_emergency WHERE story = :story AND confirmed IS NULL")
              .bind("story", id.value())
              .execute();
          Instant now = room.now();
          tx.createUpdate(
                  "INSERT INTO desk_emergency (story, n, hash, asker, reason, asked)"
                      + " VALUES (:story, :n, :hash, :asker, :reason, :asked)")
              .bind("story", id.value())
              .bind("n", story.version())
              .bind("hash", seen.hex())
              .bind("asker", person.value())
              .bind("reason", reason.strip())
              .bind("asked", now.toEpochMilli())
              .execute();
          return Outcome.done(
              new Asked(story.version(), seen, person, reason.strip(), now, null, null, null));
        });
  }

  private Optional<Refused> refuses(Handle tx, Story story, Hash seen) {
    boolean open =
        switch (story.state()) {
          case DRAFT, IN_REVIEW, RETURNED -> !story.isExposed() || !isLiveVersion(story);
          case APPROVED, PUBLISHED, WITHDRAWN -> false;
        };
    if (!open) {
      return Optional.of(new Refused.WrongState(story.state()));
    }
    return room.stories().version(tx, story.id(), story.version()).hash().equals(seen)
        ? Optional.empty()
        : Optional.of(new Refused.StaleDraft());
  }

  private static boolean isLiveVersion(Story story) {
    return story.live() != null && story.live() == story.version();
  }

  /** Does what another person asked for. When this returns a receipt, it is on disk. */
  public Outcome<Receipt> confirm(PersonId person, ArticleId id, Hash seen) {
    return room.act(
        person,
        Act.CONFIRM_EMERGENCY,
        id,
        (tx, story) -> {
          Optional<Asked> asked =
              find(tx, id)
                  .filter(a -> a.n() == story.version() && a.confirmed() == null)
                  .filter(a -> a.hash().equals(seen));
          if (asked.isEmpty()) {
            return Outcome.no(new Refused.WrongState(story.state()));
          }
          Optional<Refused> refused = refuses(tx, story, seen);
          if (refused.isPresent()) {
            return Outcome.no(refused.get());
          }
          if (asked.get().asker().equals(person)) {
            return Outcome.no(new Refused.SamePerson());
          }
          return Outcome.done(expose(tx, person, story, asked.get()));
        });
  }

  private Receipt expose(Handle tx, PersonId person, Story story, Asked asked) {
    Version version = room.stories().version(tx, story.id(), story.version()).sound();
    List<Review> approvals = room.approvals(tx, story);
    room.ledger().lock(tx);
    Instant now = room.now();
    Story shown =
        story.exposed(
            asked.asker(),
            story.state() == StoryState.IN_REVIEW ? story.chain() : chains.of(tx, story.channel()),
            story.published() == null ? now : story.published(),
            publish.urlDate(story, now),
            now);
    room.stories().update(tx, shown);
    tx.createUpdate(
            "UPDATE desk_emergency SET confirmer = :person, confirmed = :now"
                + " WHERE story = :story AND n = :n")
        .bind("person", person.value())
        .bind("now", now.toEpochMilli())
        .bind("story", story.id().value())
        .bind("n", story.version())
        .execute();
    String release = room.release();
    var why = new Statement(version.article().language(), Statement.Role.PUBLISHER, asked.reason());
    var ready = new Publish.Ready(story, version, approvals);
    var submissions =
        new ArrayList<>(
            room.introductions(
                tx, Publish.named(version.article(), approvals), release, now, person));
    submissions.add(publish.entry(tx, person, ready, shown, Change.EMERGENCY, why, release, now));
    return room.append(tx, story.id(), submissions);
  }

  /**
   * The last review approved what had gone out in an emergency: says so in the log, with who
   * approved, and ends the state of emergency. In the approval's own transaction.
   */
  void reviewed(Handle tx, PersonId person, Story story, Version version) {
    List<Review> approvals = room.approvals(tx, story);
    room.ledger().lock(tx);
    Instant now = room.now();
    Story shown =
        story.shown(
            Objects.requireNonNull(story.published()),
            Objects.requireNonNull(story.urlDate()),
            now);
    String release = room.release();
    var audit =
        new Audit(
            Audit.Act.EMERGENCY_REVIEWED, EntryId.article(story.id()).toString(), version.hash());
    var event =
        new PublicationEvent(
            new EntryId(EntryKind.AUDIT, ArticleId.randomText(room.random())),
            1,
            Change.FIRST,
            now,
            release,
            Hash.of(audit.canonical()),
            null,
            List.of(),
            null,
            null,
            List.of(),
            person.value(),
            null,
            List.of());
    var submissions =
        new ArrayList<>(
            room.introductions(
                tx, Publish.named(version.article(), approvals), release, now, person));
    submissions.add(Submission.of(event, audit));
    submissions.add(
        publish.entry(
            tx,
            person,
            new Publish.Ready(story, version, approvals),
            shown,
            Change.UPDATE,
            null,
            release,
            now));
    room.stories().update(tx, shown);
    tx.createUpdate("UPDATE desk_emergency SET reviewed = :now WHERE story = :story AND n = :n")
        .bind("now", now.toEpochMilli())
        .bind("story", story.id().value())
        .bind("n", version.n())
        .execute();
    room.append(tx, story.id(), submissions);
  }

  /** The newest one about this story. */
  public Optional<Asked> find(ArticleId id) {
    return room.database().jdbi().withHandle(handle -> find(handle, id));
  }

  /** Of these stories, those for whose newest version a second person is waited for. */
  Map<ArticleId, Asked> open(Collection<Story> stories) {
    var versions = new HashMap<ArticleId, Integer>();
    stories.forEach(story -> versions.put(story.id(), story.version()));
    var open = new HashMap<ArticleId, Asked>();
    if (!versions.isEmpty()) {
      room.database()
          .jdbi()
          .useHandle(handle ->
              handle
                  .createQuery(
                      "SELECT * FROM desk_emergency WHERE story IN (<ids>) AND confirmed IS NULL")
                  .bindList("ids", versions.keySet().stream().map(ArticleId::value).toList())
                  .map((row, _) -> Map.entry(new ArticleId(row.getString("story")), asked(row)))
                  .stream()
                  .filter(
                      entry -> Objects.equals(versions.get(entry.getKey()), entry.getValue().n()))
                  .forEach(entry -> open.put(entry.getKey(), entry.getValue())));
    }
    return open;
  }

  private static Optional<Asked> find(Handle handle, ArticleId id) {
    return handle
        .createQuery("SELECT * FROM desk_emergency WHERE story = :story ORDER BY n DESC LIMIT 1")
        .bind("story", id.value())
        .map((row, _) -> asked(row))
        .findFirst();
  }

  private static Asked asked(ResultSet row) throws SQLException {
    String confirmer = row.getString("confirmer");
    return new Asked(
        row.getInt("n"),
        new Hash(row.getString("hash")),
        new PersonId(row.getString("asker")),
        row.getString("reason"),
        Instant.ofEpochMilli(row.getLong("asked")),
        confirmer == null ? null : new PersonId(confirmer),
        instant(row, "confirmed"),
        instant(row, "reviewed"));
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }
}
