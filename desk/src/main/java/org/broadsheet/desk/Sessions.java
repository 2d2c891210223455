package org.broadsheet.desk;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.broadsheet.ledger.Database;

/** Who is signed in. Sessions survive a restart and end by sign-out, by reset, or after a week. */
public final class Sessions {
  static final Duration LASTS = Duration.ofDays(7);

  private final Database database;
  private final InstantSource clock;
  private final SecureRandom random;

  Sessions(Database database, InstantSource clock, SecureRandom random) {
    this.database = database;
    this.clock = clock;
    this.random = random;
  }

  /** Begins one and returns its token, which is never the same as any before it. */
  public String begin(PersonId person) {
    String token = Secret.token(random);
    database.inWriteTransaction(tx -> {
      tx.createUpdate("DELETE FROM desk_session WHERE expires < :now")
          .bind("now", clock.millis())
          .execute();
      return tx.createUpdate(
              "INSERT INTO desk_session (token, person, created, expires)"
                  + " VALUES (:token, :person, :created, :expires)")
          .bind("token", Secret.kept(token))
          .bind("person", person.value())
          .bind("created", clock.millis())
          .bind("expires", clock.instant().plus(LASTS).toEpochMilli())
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

  /** Ends it. */
  public void end(String token) {
    database.inWriteTransaction(tx ->
        tx.createUpdate("DELETE FROM desk_session WHERE token = :token")
            .bind("token", Secret.kept(token))
            .execute());
  }
}
