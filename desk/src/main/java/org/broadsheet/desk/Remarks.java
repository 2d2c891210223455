package org.broadsheet.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Hash;
import org.jdbi.v3.core.Handle;

/** Remarks about passages, and who read the proof of which version. Neither changes a text. */
public final class Remarks {
  private final Workroom room;

  Remarks(Workroom room) {
    this.room = room;
  }

  /**
   * Says something about a passage of the text that has this hash.
   *
   * @param passage word for word from it; empty for the whole
   */
  public Outcome<Remark> by(PersonId person, ArticleId id, Hash seen, String passage, String text) {
    Optional<Refused> unsaid = Said.refuses(text, "comment");
    if (unsaid.isPresent()) {
      return Outcome.no(unsaid.get());
    }
    if (passage.length() > Said.LONGEST) {
      return Outcome.no(new Refused.TooManyCharacters("passage", Said.LONGEST));
    }
    return room.act(
        person,
        Act.SEE,
        id,
        (tx, story) -> {
          Version version = room.stories().version(tx, id, story.version());
          if (!version.hash().equals(seen)) {
            return Outcome.no(new Refused.StaleDraft());
          }
          if (!holds(version.article(), passage.strip())) {
            return Outcome.no(new Refused.Missing("passage"));
          }
          var remark =
              new Remark(
                  ArticleId.randomText(room.random()),
                  version.n(),
                  person,
                  passage.strip(),
                  text.strip(),
                  room.now(),
                  null);
          insert(tx, id, remark);
          return Outcome.done(remark);
        });
  }

  private static boolean holds(Article article, String passage) {
    return passage.isEmpty()
        || bare(article.headline()).contains(bare(passage))
        || bare(String.valueOf(article.subhead())).contains(bare(passage))
        || bare(String.valueOf(article.summary())).contains(bare(passage))
        || bare(article.plainBody()).contains(bare(passage));
  }

  /** What a selection in a browser keeps of a text. */
  private static String bare(String text) {
    return text.replaceAll("\\s+", "");
  }

  private static void insert(Handle tx, ArticleId id, Remark remark) {
    tx.createUpdate(
            "INSERT INTO desk_remark (id, story, n, person, passage, text, time, settled)"
                + " VALUES (:id, :story, :n, :person, :passage, :text, :time, NULL)")
        .bind("id", remark.id())
        .bind("story", id.value())
        .bind("n", remark.n())
        .bind("person", remark.person().value())
        .bind("passage", remark.passage())
        .bind("text", remark.text())
        .bind("time", remark.time().toEpochMilli())
        .execute();
  }

  /** Settles one: by whoever may write the story, or who made it. */
  public Outcome<Story> settle(PersonId person, ArticleId id, String remark) {
    return room.act(
        person,
        Act.SEE,
        id,
        (tx, story) -> {
          Optional<Remark> found =
              of(tx, id).stream().filter(one -> one.id().equals(remark)).findFirst();
          if (found.isEmpty()) {
            return Outcome.no(new Refused.Missing("comment"));
          }
          Optional<Refused> refused = room.refuses(tx, person, Act.WRITE, story);
          if (refused.isPresent() && !found.get().person().equals(person)) {
            return Outcome.no(refused.get());
          }
          tx.createUpdate("UPDATE desk_remark SET settled = :now WHERE id = :id AND story = :story")
              .bind("now", room.now().toEpochMilli())
              .bind("id", remark)
              .bind("story", id.value())
              .execute();
          return Outcome.done(story);
        });
  }

  /** All of a story, the oldest first. */
  public List<Remark> of(ArticleId id) {
    return room.database().jdbi().withHandle(handle -> of(handle, id));
  }

  private static List<Remark> of(Handle handle, ArticleId id) {
    return handle
        .createQuery("SELECT * FROM desk_remark WHERE story = :story ORDER BY time, id")
        .bind("story", id.value())
        .map((row, _) -> remark(row))
        .list();
  }

  private static Remark remark(ResultSet row) throws SQLException {
    return new Remark(
        row.getString("id"),
        row.getInt("n"),
        new PersonId(row.getString("person")),
        row.getString("passage"),
        row.getString("text"),
        Instant.ofEpochMilli(row.getLong("time")),
        Emergency.instant(row, "settled"));
  }

  /** That somebody read the proof of a version. */
  public record Proof(int n, PersonId person, Instant time) {}

  /** Says that the proof of the text with this hash was read; not by who wrote it. */
  public Outcome<Proof> proofread(PersonId person, ArticleId id, Hash seen) {
    return room.act(
        person,
        Act.PROOFREAD,
        id,
        (tx, story) -> {
          Version version = room.stories().version(tx, id, story.version());
          if (!version.hash().equals(seen)) {
            return Outcome.no(new Refused.StaleDraft());
          }
          if (room.owns(tx, story, person)) {
            return Outcome.no(new Refused.OwnWork());
          }
          var proof = new Proof(version.n(), person, room.now());
          tx.createUpdate(
                  "INSERT INTO desk_proof (story, n, person, hash, time)"
                      + " VALUES (:story, :n, :person, :hash, :time)"
                      + " ON CONFLICT (story, n, person) DO NOTHING")
              .bind("story", id.value())
              .bind("n", proof.n())
              .bind("person", person.value())
              .bind("hash", seen.hex())
              .bind("time", proof.time().toEpochMilli())
              .execute();
          return Outcome.done(proof);
        });
  }

  /** Who read which proof, the oldest first. */
  public List<Proof> proofs(ArticleId id) {
    return room.database()
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "SELECT p.* FROM desk_proof p JOIN desk_version v"
                        + " ON v.story = p.story AND v.n = p.n AND v.hash = p.hash"
                        + " WHERE p.story = :story ORDER BY p.time")
                .bind("story", id.value())
                .map((row, _) ->
                    new Proof(
                        row.getInt("n"),
                        new PersonId(row.getString("person")),
                        Instant.ofEpochMilli(row.getLong("time"))))
                .list());
  }
}
