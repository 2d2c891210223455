package org.broadsheet.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Hash;
import org.broadsheet.content.PublicationEvent;
import org.broadsheet.ledger.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * The desk's tables of stories, versions and reviews. Reviews are only added to; of versions, only
 * one that its writer is still at is ever written over ({@link Keep}).
 */
final class Stories {
  private final Database.Dialect dialect;

  Stories(Database.Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * The story, kept from other writers until the transaction ends, so that what an act has checked
   * still holds when it commits. (On SQLite the transaction alone does that.)
   */
  Optional<Story> lock(Handle tx, ArticleId id) {
    String tail =
        switch (dialect) {
          case SQLITE -> "";
          case POSTGRESQL -> " FOR UPDATE";
        };
    return one(tx.createQuery("SELECT * FROM desk_story WHERE id = :id" + tail), id);
  }

  Optional<Story> find(Handle handle, ArticleId id) {
    return one(handle.createQuery("SELECT * FROM desk_story WHERE id = :id"), id);
  }

  private static Optional<Story> one(Query query, ArticleId id) {
    return query.bind("id", id.value()).map((row, _) -> story(row)).findFirst();
  }

  Optional<ArticleId> byOrigin(Handle handle, Hash key) {
    return handle
        .createQuery("SELECT id FROM desk_story WHERE origin_key = :key")
        .bind("key", key.hex())
        .map((row, _) -> new ArticleId(row.getString(1)))
        .findFirst();
  }

  /** Stories in this state that this person may see, the one changed last first. */
  List<Story> inState(Handle handle, StoryState state, Account who) {
    return new Listed(handle, who).inState(state);
  }

  /** Stories that nobody has published and that are due by then, the one changed last first. */
  List<Story> dueBy(Handle handle, Instant time, Account who) {
    return new Listed(handle, who).dueBy(time);
  }

  /** Stories of which this person saved a version lately, the one changed last first. */
  List<Story> writtenBy(Handle handle, Account who) {
    return new Listed(handle, who).written();
  }

  /** These stories, by id; those that are not there are left out. */
  Map<ArticleId, Story> all(Handle handle, Collection<ArticleId> ids) {
    var found = new HashMap<ArticleId, Story>();
    if (!ids.isEmpty()) {
      handle
          .createQuery("SELECT * FROM desk_story WHERE id IN (<ids>)")
          .bindList("ids", values(ids))
          .map((row, _) -> story(row))
          .forEach(story -> found.put(story.id(), story));
    }
    return found;
  }

  private static List<String> values(Collection<ArticleId> ids) {
    return ids.stream().map(ArticleId::value).distinct().toList();
  }

  void insert(Handle tx, Story story) {
    bound(
            tx,
            "INSERT INTO desk_story (id, state, chain, version, headline, channel, owner,"
                + " submitter, live, vetted, asked, due, embargo,"
                + " published, url_date, origin_key, origin_method, warnings, changed) VALUES (:id,"
                + " :state, :chain, :version, :headline, :channel, :owner, :submitter, :live,"
                + " :vetted, :asked, :due, :embargo, :published, :url_date,"
                + " :origin_key, :origin_method, :warnings, :changed)",
            story)
        .execute();
  }

  void update(Handle tx, Story story) {
    bound(
            tx,
            "UPDATE desk_story SET state = :state, chain = :chain, version = :version, headline ="
                + " :headline, channel = :channel, owner = :owner, submitter = :submitter, live ="
                + " :live, vetted = :vetted, asked = :asked, due = :due, embargo = :embargo,"
                + " published = :published, url_date = :url_date, origin_key = :origin_key,"
                + " origin_method = :origin_method, warnings = :warnings, changed = :changed WHERE"
                + " id = :id",
            story)
        .execute();
  }

  private static org.jdbi.v3.core.statement.Update bound(Handle tx, String sql, Story story) {
    PublicationEvent.Origin origin = story.origin();
    return tx.createUpdate(sql)
        .bind("id", story.id().value())
        .bind("state", story.state().word())
        .bind("chain", story.chain().words())
        .bind("version", story.version())
        .bind("headline", story.headline())
        .bind("channel", story.channel().value())
        .bind("owner", story.owner() == null ? null : story.owner().value())
        .bind("submitter", story.submitter() == null ? null : story.submitter().value())
        .bind("live", story.live())
        .bind("vetted", story.vetted())
        .bind("asked", story.asked() == null ? null : story.asked().value())
        .bind("due", story.due() == null ? null : story.due().toEpochMilli())
        .bind("embargo", story.embargo() == null ? null : story.embargo().toEpochMilli())
        .bind("published", story.published() == null ? null : story.published().toEpochMilli())
        .bind("url_date", story.urlDate() == null ? null : story.urlDate().toString())
        .bind("origin_key", origin == null ? null : origin.key().hex())
        .bind("origin_method", origin == null ? null : origin.method())
        .bind("warnings", String.join("\n", story.warnings()))
        .bind("changed", story.changed().toEpochMilli());
  }

  void insert(Handle tx, ArticleId story, Version version) {
    tx.createUpdate(
            "INSERT INTO desk_version (story, n, hash, bytes, person, time)"
                + " VALUES (:story, :n, :hash, :bytes, :person, :time)")
        .bind("story", story.value())
        .bind("n", version.n())
        .bind("hash", version.hash().hex())
        .bind("bytes", version.bytes())
        .bind("person", version.person() == null ? null : version.person().value())
        .bind("time", version.time().toEpochMilli())
        .execute();
  }

  /** Writes over a version that its writer is still at; see {@link Keep}. */
  void grow(Handle tx, ArticleId story, Version version) {
    tx.createUpdate(
            "UPDATE desk_version SET hash = :hash, bytes = :bytes, time = :time"
                + " WHERE story = :story AND n = :n")
        .bind("story", story.value())
        .bind("n", version.n())
        .bind("hash", version.hash().hex())
        .bind("bytes", version.bytes())
        .bind("time", version.time().toEpochMilli())
        .execute();
  }

  Version version(Handle handle, ArticleId story, int n) {
    return versionOrNone(handle, story, n)
        .orElseThrow(() ->
            new DeskFailure(
                "Version " + n + " of " + story + " is gone",
                "Restore the database from a backup."));
  }

  Optional<Version> versionOrNone(Handle handle, ArticleId story, int n) {
    return handle
        .createQuery("SELECT * FROM desk_version WHERE story = :story AND n = :n")
        .bind("story", story.value())
        .bind("n", n)
        .map((row, _) -> version(row))
        .findFirst();
  }

  /** All versions, the oldest first. */
  List<Version> versions(Handle handle, ArticleId story) {
    return handle
        .createQuery("SELECT * FROM desk_version WHERE story = :story ORDER BY n")
        .bind("story", story.value())
        .map((row, _) -> version(row))
        .list();
  }

  /** Who saved any version after that number: the writers of what readers do not yet see. */
  List<PersonId> writersSince(Handle handle, ArticleId story, int n) {
    return handle
        .createQuery(
            "SELECT DISTINCT person FROM desk_version"
                + " WHERE story = :story AND n > :n AND person IS NOT NULL")
        .bind("story", story.value())
        .bind("n", n)
        .map((row, _) -> new PersonId(row.getString(1)))
        .list();
  }

  /** As {@link #writersSince} the vetted version, for many stories at once. */
  Map<ArticleId, Set<PersonId>> writers(Handle handle, Collection<ArticleId> stories) {
    var found = new HashMap<ArticleId, Set<PersonId>>();
    if (!stories.isEmpty()) {
      handle
          .createQuery(
              "SELECT DISTINCT v.story, v.person FROM desk_story s JOIN desk_version v"
                  + " ON v.story = s.id AND v.n > coalesce(s.vetted, 0)"
                  + " WHERE s.id IN (<ids>) AND v.person IS NOT NULL")
          .bindList("ids", values(stories))
          .map((row, _) ->
              Map.entry(new ArticleId(row.getString(1)), new PersonId(row.getString(2))))
          .forEach(entry ->
              found.computeIfAbsent(entry.getKey(), _ -> new HashSet<>()).add(entry.getValue()));
    }
    return found;
  }

  /** The approvals of the newest version, in order of their stages, for many stories at once. */
  Map<ArticleId, List<Review>> approvals(Handle handle, Collection<ArticleId> stories) {
    var found = new HashMap<ArticleId, List<Review>>();
    if (!stories.isEmpty()) {
      handle
          .createQuery(
              "SELECT r.* FROM desk_story s JOIN desk_review r"
                  + " ON r.story = s.id AND r.n = s.version"
                  + " WHERE s.id IN (<ids>) AND r.verdict = 'APPROVED' ORDER BY r.story, r.stage")
          .bindList("ids", values(stories))
          .map((row, _) -> Map.entry(new ArticleId(row.getString("story")), review(row)))
          .forEach(entry ->
              found.computeIfAbsent(entry.getKey(), _ -> new ArrayList<>()).add(entry.getValue()));
    }
    return found;
  }

  void insert(Handle tx, ArticleId story, Review review) {
    tx.createUpdate(
            "INSERT INTO desk_review (story, n, stage, person, verdict, hash, comment, time)"
                + " VALUES (:story, :n, :stage, :person, :verdict, :hash, :comment, :time)")
        .bind("story", story.value())
        .bind("n", review.n())
        .bind("stage", review.stage())
        .bind("person", review.person().value())
        .bind("verdict", review.verdict().name())
        .bind("hash", review.hash().hex())
        .bind("comment", review.comment())
        .bind("time", review.time().toEpochMilli())
        .execute();
  }

  /** All reviews of a story, the oldest first. */
  List<Review> reviews(Handle handle, ArticleId story) {
    return handle
        .createQuery("SELECT * FROM desk_review WHERE story = :story ORDER BY n, stage")
        .bind("story", story.value())
        .map((row, _) -> review(row))
        .list();
  }

  static Story story(ResultSet row) throws SQLException {
    String key = row.getString("origin_key");
    Long published = number(row, "published");
    Long live = number(row, "live");
    Long vetted = number(row, "vetted");
    Long due = number(row, "due");
    Long embargo = number(row, "embargo");
    String asked = row.getString("asked");
    String submitter = row.getString("submitter");
    String owner = row.getString("owner");
    String urlDate = row.getString("url_date");
    return new Story(
        new ArticleId(row.getString("id")),
        StoryState.parse(row.getString("state")),
        Chain.parse(row.getString("chain")),
        row.getInt("version"),
        row.getString("headline"),
        new ChannelPath(row.getString("channel")),
        owner == null ? null : new PersonId(owner),
        submitter == null ? null : new PersonId(submitter),
        live == null ? null : live.intValue(),
        vetted == null ? null : vetted.intValue(),
        asked == null ? null : new PersonId(asked),
        due == null ? null : Instant.ofEpochMilli(due),
        embargo == null ? null : Instant.ofEpochMilli(embargo),
        published == null ? null : Instant.ofEpochMilli(published),
        urlDate == null ? null : LocalDate.parse(urlDate),
        key == null
            ? null
            : new PublicationEvent.Origin(new Hash(key), row.getString("origin_method")),
        row.getString("warnings").lines().toList(),
        Instant.ofEpochMilli(row.getLong("changed")));
  }

  private static Version version(ResultSet row) throws SQLException {
    String person = row.getString("person");
    return new Version(
        row.getInt("n"),
        new Hash(row.getString("hash")),
        row.getBytes("bytes"),
        person == null ? null : new PersonId(person),
        Instant.ofEpochMilli(row.getLong("time")));
  }

  private static Review review(ResultSet row) throws SQLException {
    return new Review(
        row.getInt("n"),
        row.getInt("stage"),
        new PersonId(row.getString("person")),
        Review.Verdict.valueOf(row.getString("verdict")),
        new Hash(row.getString("hash")),
        row.getString("comment"),
        Instant.ofEpochMilli(row.getLong("time")));
  }

  private static @Nullable Long number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }
}
