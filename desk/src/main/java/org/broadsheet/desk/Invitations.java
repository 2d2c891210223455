package org.broadsheet.desk;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.content.ArticleId;
import org.broadsheet.ledger.Database;
import org.jdbi.v3.core.Handle;

/**
 * One-time links with which people make their own account: whoever invites says name and roles, the
 * invited choose sign-in name and password, which nobody else ever sees.
 */
public final class Invitations {
  static final Duration LASTS = Duration.ofDays(3);

  private static final int NAMED = 16;

  private final Database database;
  private final People people;
  private final InstantSource clock;
  private final SecureRandom random;
  private final RoleRecord record;

  Invitations(
      Database database,
      People people,
      InstantSource clock,
      SecureRandom random,
      RoleRecord record) {
    this.record = record;
    this.database = database;
    this.people = people;
    this.clock = clock;
    this.random = random;
  }

  /** The token of a new link, to be shown once. For {@link Administer}, which asks who may. */
  String invite(Handle tx, PersonId by, String language, String name, Grants grants) {
    tx.createUpdate("DELETE FROM desk_invitation WHERE expires < :now")
        .bind("now", clock.millis())
        .execute();
    String token = Secret.token(random);
    var invited = new PersonId(ArticleId.randomText(random));
    insert(
        tx,
        token,
        new Invitation("", name, language, grants, by, clock.instant().plus(LASTS), invited));
    record.changed(tx, invited, by);
    return token;
  }

  private static void insert(Handle tx, String token, Invitation invitation) {
    tx.createUpdate(
            "INSERT INTO desk_invitation (token, name, language, roles, person, expires, invited)"
                + " VALUES (:token, :name, :language, :roles, :person, :expires, :invited)")
        .bind("token", Secret.kept(token))
        .bind("name", invitation.name())
        .bind("language", invitation.language())
        .bind("roles", invitation.grants().words())
        .bind("person", invitation.by().value())
        .bind("expires", invitation.expires().toEpochMilli())
        .bind("invited", invitation.invited().value())
        .execute();
  }

  /** The invitation behind a link that still works. */
  public Optional<Invitation> find(String token) {
    return database.jdbi().withHandle(handle -> find(handle, token));
  }

  private Optional<Invitation> find(Handle handle, String token) {
    return handle
        .createQuery("SELECT * FROM desk_invitation WHERE token = :token AND expires > :now")
        .bind("token", Secret.kept(token))
        .bind("now", clock.millis())
        .map((row, _) -> invitation(row))
        .findFirst();
  }

  /** Those that were not used and have not expired. */
  public List<Invitation> open() {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "SELECT * FROM desk_invitation WHERE expires > :now ORDER BY expires, token")
                .bind("now", clock.millis())
                .map((row, _) -> invitation(row))
                .list());
  }

  /** Makes the account and ends the link. A refusal does not cost the link. */
  public Outcome<Account> use(String token, String login, String password) {
    // A made-up link must not cost the hash of a password.
    if (find(token).isEmpty()) {
      return Outcome.no(new Refused.LinkUsed());
    }
    String hash = people.hashed(password);
    return database.inWriteTransaction(tx -> {
      Optional<Invitation> found = find(tx, token);
      if (found.isEmpty()) {
        return Outcome.no(new Refused.LinkUsed());
      }
      Invitation invitation = found.get();
      Map<String, String> names = Map.of(invitation.language(), invitation.name());
      int spent =
          tx.createUpdate("DELETE FROM desk_invitation WHERE token = :token")
              .bind("token", Secret.kept(token))
              .execute();
      if (spent != 1) {
        // Two browsers used it at the same moment, and the other one was first.
        return Outcome.no(new Refused.LinkUsed());
      }
      PersonId id = invitation.invited();
      Outcome<Account> made =
          people.join(tx, id, login, names, invitation.grants(), hash, invitation.by());
      if (made instanceof Outcome.No<Account>) {
        insert(tx, token, invitation);
      }
      return made;
    });
  }

  /** Ends a link before it was used; whether there was one. */
  boolean revoke(Handle tx, PersonId by, String id) {
    if (id.length() != NAMED) {
      return false;
    }
    List<PersonId> invited =
        tx.createQuery("SELECT * FROM desk_invitation WHERE substr(token, 1, 16) = :id")
            .bind("id", id)
            .map((row, _) -> invitation(row).invited())
            .list();
    int ended =
        tx.createUpdate("DELETE FROM desk_invitation WHERE substr(token, 1, 16) = :id")
            .bind("id", id)
            .execute();
    if (ended > 0) {
      invited.forEach(person -> record.changed(tx, person, by));
    }
    return ended > 0;
  }

  private Invitation invitation(ResultSet row) throws SQLException {
    String invited = row.getString("invited");
    return new Invitation(
        row.getString("token").substring(0, NAMED),
        row.getString("name"),
        row.getString("language"),
        Grants.parse(row.getString("roles")),
        new PersonId(row.getString("person")),
        Instant.ofEpochMilli(row.getLong("expires")),
        new PersonId(invited.isEmpty() ? ArticleId.randomText(random) : invited));
  }
}
