package org.broadsheet.desk;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.broadsheet.ledger.Database;
import org.jdbi.v3.core.Handle;

/**
 * One-time links with which somebody sets a new password: an administrator makes the link, and only
 * its holder ever knows the password. Until it is used the old one stays.
 */
public final class NewPassword {
  static final Duration LASTS = Duration.ofDays(1);

  private final Database database;
  private final People people;
  private final InstantSource clock;
  private final SecureRandom random;

  NewPassword(Database database, People people, InstantSource clock, SecureRandom random) {
    this.database = database;
    this.people = people;
    this.clock = clock;
    this.random = random;
  }

  /** The token of a new link, to be shown once; an earlier one of that account ends. */
  String link(Handle tx, PersonId person) {
    tx.createUpdate("DELETE FROM desk_reset WHERE person = :person OR expires <= :now")
        .bind("person", person.value())
        .bind("now", clock.millis())
        .execute();
    String token = Secret.token(random);
    tx.createUpdate(
            "INSERT INTO desk_reset (token, person, expires) VALUES (:token, :person, :expires)")
        .bind("token", Secret.kept(token))
        .bind("person", person.value())
        .bind("expires", clock.instant().plus(LASTS).toEpochMilli())
        .execute();
    return token;
  }

  /** Whose password a link that still works sets. */
  public Optional<Account> find(String token) {
    return database.jdbi().withHandle(handle -> find(handle, token));
  }

  private Optional<Account> find(Handle handle, String token) {
    return handle
        .createQuery("SELECT person FROM desk_reset WHERE token = :token AND expires > :now")
        .bind("token", Secret.kept(token))
        .bind("now", clock.millis())
        .map((row, _) -> new PersonId(row.getString("person")))
        .findFirst()
        .flatMap(person -> people.find(handle, person))
        .filter(account -> !account.disabled());
  }

  /**
   * Sets the password, ends the link and every session of the account. A refusal does not cost the
   * link.
   */
  public Outcome<Account> use(String token, String password) {
    // A made-up link must not cost the hash of a password.
    if (find(token).isEmpty()) {
      return Outcome.no(new Refused.LinkUsed());
    }
    String hash = people.hashed(password);
    return database.inWriteTransaction(tx -> {
      Optional<Account> account = find(tx, token);
      if (account.isEmpty()) {
        return Outcome.no(new Refused.LinkUsed());
      }
      if (hash.isEmpty()) {
        return Outcome.no(new Refused.WeakPassword());
      }
      int spent =
          tx.createUpdate("DELETE FROM desk_reset WHERE token = :token")
              .bind("token", Secret.kept(token))
              .execute();
      if (spent != 1) {
        // Two browsers used it at the same moment, and the other one was first.
        return Outcome.no(new Refused.LinkUsed());
      }
      people.set(tx, account.get().id(), hash);
      return Outcome.done(account.get());
    });
  }
}
