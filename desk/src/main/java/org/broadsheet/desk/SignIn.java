package org.broadsheet.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.broadsheet.ledger.Database;
import org.jdbi.v3.core.Handle;

/**
 * Signs somebody in by name and password. Failures from one address at one account make the next
 * try wait, twice as long each time; an account is never locked for everybody, so nobody can lock a
 * colleague out from elsewhere.
 */
public final class SignIn {
  /** Failures that cost nothing: fingers slip. */
  private static final int FREE = 3;

  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final Database database;
  private final People people;
  private final Sessions sessions;
  private final Passwords passwords;
  private final InstantSource clock;

  SignIn(
      Database database,
      People people,
      Sessions sessions,
      Passwords passwords,
      InstantSource clock) {
    this.database = database;
    this.people = people;
    this.sessions = sessions;
    this.passwords = passwords;
    this.clock = clock;
  }

  /** The token of a new session, or why not. Says the same for a wrong name and password. */
  public Outcome<String> by(String login, String password, String address) {
    return switch (check(login, password, address)) {
      case Outcome.Done<Account> done -> Outcome.done(sessions.begin(done.receipt().id()));
      case Outcome.No<Account> no -> Outcome.no(no.why());
    };
  }

  /** Whose name and password these are; begins no session. */
  Outcome<Account> check(String login, String password, String address) {
    String place = Secret.kept(People.normal(login) + "\n" + address);
    Instant until = database.jdbi().withHandle(handle -> waitsUntil(handle, place));
    if (clock.instant().isBefore(until)) {
      return Outcome.no(new Refused.TooManyTries(until));
    }
    Optional<Account> account = people.byLogin(login).filter(a -> !a.disabled());
    Optional<String> hash = account.flatMap(a -> people.passwordHash(a.id()));
    boolean fits;
    if (hash.isPresent()) {
      fits = passwords.fits(password, hash.get());
    } else {
      passwords.pretend(password);
      fits = false;
    }
    if (!fits || account.isEmpty()) {
      database.inWriteTransaction(tx -> fail(tx, place));
      return Outcome.no(new Refused.WrongPassword());
    }
    database.inWriteTransaction(tx -> forget(tx, place));
    return Outcome.done(account.get());
  }

  private static Instant waitsUntil(Handle handle, String place) {
    return handle
        .createQuery("SELECT until FROM desk_failure WHERE place = :place")
        .bind("place", place)
        .mapTo(Long.class)
        .findFirst()
        .map(Instant::ofEpochMilli)
        .orElse(Instant.EPOCH);
  }

  private int fail(Handle tx, String place) {
    // Old failures are forgotten here, so the table holds a day of them at most.
    tx.createUpdate("DELETE FROM desk_failure WHERE until < :old")
        .bind("old", clock.instant().minus(Duration.ofDays(1)).toEpochMilli())
        .execute();
    tx.createUpdate(
            "INSERT INTO desk_failure (place, failures, until) VALUES (:place, 1, :now)"
                + " ON CONFLICT (place) DO UPDATE SET failures = desk_failure.failures + 1")
        .bind("place", place)
        .bind("now", clock.millis())
        .execute();
    int failures =
        tx.createQuery("SELECT failures FROM desk_failure WHERE place = :place")
            .bind("place", place)
            .mapTo(Integer.class)
            .one();
    return tx.createUpdate("UPDATE desk_failure SET until = :until WHERE place = :place")
        .bind("until", clock.instant().plus(delay(failures)).toEpochMilli())
        .bind("place", place)
        .execute();
  }

  /** None for the first three, then 1 s, 2 s, 4 s, … up to a quarter of an hour. */
  static Duration delay(int failures) {
    if (failures <= FREE) {
      return Duration.ZERO;
    }
    Duration delay = Duration.ofSeconds(1L << Math.min(failures - FREE - 1, 20));
    return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
  }

  private static int forget(Handle tx, String place) {
    return tx.createUpdate("DELETE FROM desk_failure WHERE place = :place")
        .bind("place", place)
        .execute();
  }
}
