package org.broadsheet.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.broadsheet.content.ArticleId;
import org.jdbi.v3.core.Handle;

/** The table of holds, at most one for each story. Written under the story's lock alone. */
final class Holds {
  /** The hold on that story, lapsed or not. */
  Optional<Hold> find(Handle handle, ArticleId story) {
    return handle
        .createQuery("SELECT * FROM desk_hold WHERE story = :story")
        .bind("story", story.value())
        .map((row, _) -> hold(row))
        .findFirst();
  }

  /** The story that this sitting holds. */
  Optional<ArticleId> story(Handle handle, PersonId person, String sitting) {
    return handle
        .createQuery("SELECT story FROM desk_hold WHERE person = :person AND sitting = :sitting")
        .bind("person", person.value())
        .bind("sitting", sitting)
        .map((row, _) -> new ArticleId(row.getString(1)))
        .findFirst();
  }

  void put(Handle tx, ArticleId story, Hold hold) {
    remove(tx, story);
    Instant begun = hold.begun();
    tx.createUpdate(
            "INSERT INTO desk_hold (story, person, sitting, since, seen, version, begun)"
                + " VALUES (:story, :person, :sitting, :since, :seen, :version, :begun)")
        .bind("story", story.value())
        .bind("person", hold.person().value())
        .bind("sitting", hold.sitting())
        .bind("since", hold.since().toEpochMilli())
        .bind("seen", hold.seen().toEpochMilli())
        .bind("version", hold.version())
        .bind("begun", begun == null ? null : begun.toEpochMilli())
        .execute();
  }

  void remove(Handle tx, ArticleId story) {
    tx.createUpdate("DELETE FROM desk_hold WHERE story = :story")
        .bind("story", story.value())
        .execute();
  }

  void note(Handle tx, ArticleId story, Hold.Takeover takeover) {
    tx.createUpdate(
            "INSERT INTO desk_takeover (story, time, person, former)"
                + " VALUES (:story, :time, :person, :former)")
        .bind("story", story.value())
        .bind("time", takeover.time().toEpochMilli())
        .bind("person", takeover.person().value())
        .bind("former", takeover.former().value())
        .execute();
  }

  /** Who took the story over, the earliest first. */
  List<Hold.Takeover> takeovers(Handle handle, ArticleId story) {
    return handle
        .createQuery("SELECT * FROM desk_takeover WHERE story = :story ORDER BY time")
        .bind("story", story.value())
        .map((row, _) ->
            new Hold.Takeover(
                Instant.ofEpochMilli(row.getLong("time")),
                new PersonId(row.getString("person")),
                new PersonId(row.getString("former"))))
        .list();
  }

  private static Hold hold(ResultSet row) throws SQLException {
    int version = row.getInt("version");
    boolean none = row.wasNull();
    long begun = row.getLong("begun");
    return new Hold(
        new PersonId(row.getString("person")),
        row.getString("sitting"),
        Instant.ofEpochMilli(row.getLong("since")),
        Instant.ofEpochMilli(row.getLong("seen")),
        none ? null : version,
        none ? null : Instant.ofEpochMilli(begun));
  }
}
