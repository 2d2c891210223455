package org.broadsheet.desk;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.broadsheet.ledger.Database;

/** Who is signed in. Sessions survive a restart and end by sign-out, by reset, or after a week. */
public final class Sessions {
  static final Duration LASTS = Duration.ofDays(7);

  /** Characters of the token's hash that name a session on a page. They sign nobody in. */
  private static final int NAMED = 16;

  private static final int LONGEST_BROWSER = 60;

  private final Database database;
  private final InstantSource clock;
  private final SecureRandom random;

  Sessions(Database database, InstantSource clock, SecureRandom random) {
    this.database = database;
    this.clock = clock;
    this.random = random;
  }

  /**
   * A signed-in browser.
   *
   * @param id names it on pages
   * @param browser which kind it is, so that its owner knows it again; no address, no last use
   */
  public record Session(
      String id, PersonId person, Instant begun, Instant expires, String browser) {}

  /** Begins one and returns its token, which is never the same as any before it. */
  public String begin(PersonId person) {
    return begin(person, "");
  }

  /** As above, from that kind of browser. */
  String begin(PersonId person, String browser) {
    String token = Secret.token(random);
    database.inWriteTransaction(tx -> {
      tx.createUpdate("DELETE FROM desk_session WHERE expires < :now")
          .bind("now", clock.millis())
          .execute();
      return tx.createUpdate(
              "INSERT INTO desk_session (token, person, created, expires, browser)"
                  + " VALUES (:token, :person, :created, :expires, :browser)")
          .bind("token", Secret.kept(token))
          .bind("person", person.value())
          .bind("created", clock.millis())
          .bind("expires", clock.instant().plus(LASTS).toEpochMilli())
          .bind("browser", browser.substring(0, Math.min(browser.length(), LONGEST_BROWSER)))
          .execute();
    });
    return token;
  }

  /** Whose it is; empty where it ended or never was, and for a disabled account. */
  public Optional<Account> find(String token) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "SELECT p.* FROM desk_session s JOIN desk_person p ON p.id = s.person"
                        + " WHERE s.token = :token AND s.expires > :now AND p.disabled = 0")
                .bind("token", Secret.kept(token))
                .bind("now", clock.millis())
                .map((row, _) -> People.account(row))
                .findFirst());
  }

  /** The name on pages of the session with this token. */
  static String id(String token) {
    return Secret.kept(token).substring(0, NAMED);
  }

  /** Everybody's that have not ended, the newest first. */
  public List<Session> all() {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "SELECT * FROM desk_session WHERE expires > :now ORDER BY created DESC, token")
                .bind("now", clock.millis())
                .map((row, _) -> session(row))
                .list());
  }

  /** This person's that have not ended, the newest first. */
  public List<Session> of(PersonId person) {
    return all().stream().filter(session -> session.person().equals(person)).toList();
  }

  private static Session session(ResultSet row) throws SQLException {
    return new Session(
        row.getString("token").substring(0, NAMED),
        new PersonId(row.getString("person")),
        Instant.ofEpochMilli(row.getLong("created")),
        Instant.ofEpochMilli(row.getLong("expires")),
        row.getString("browser"));
  }

  /** Ends the one with this token. */
  public void end(String token) {
    database.inWriteTransaction(tx ->
        tx.createUpdate("DELETE FROM desk_session WHERE token = :token")
            .bind("token", Secret.kept(token))
            .execute());
  }

  /** Ends one of this person's own by its name on pages; whether there was one. */
  boolean end(PersonId person, String id) {
    return id.length() == NAMED
        && database.inWriteTransaction(tx ->
            tx.createUpdate(
                        "DELETE FROM desk_session"
                            + " WHERE person = :person AND substr(token, 1, 16) = :id")
                    .bind("person", person.value())
                    .bind("id", id)
                    .execute()
                > 0);
  }
}
