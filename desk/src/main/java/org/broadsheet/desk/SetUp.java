package org.broadsheet.desk;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.content.ArticleId;
import org.broadsheet.ledger.Database;
import org.jdbi.v3.core.Handle;

/**
 * Makes the first administrator, through a link that works once. While there is no administrator,
 * each start makes a new link and the one before it stops working.
 */
public final class SetUp {
  private final Database database;
  private final People people;
  private final InstantSource clock;
  private final SecureRandom random;

  SetUp(Database database, People people, InstantSource clock, SecureRandom random) {
    this.database = database;
    this.people = people;
    this.clock = clock;
    this.random = random;
  }

  /** A new token, to be printed once; empty where there is an administrator. */
  public Optional<String> token() {
    return database.inWriteTransaction(tx -> {
      tx.execute("DELETE FROM desk_setup");
      if (people.administrators(tx) > 0) {
        return Optional.empty();
      }
      String token = Secret.token(random);
      tx.createUpdate("INSERT INTO desk_setup (token, created) VALUES (:token, :created)")
          .bind("token", Secret.kept(token))
          .bind("created", clock.millis())
          .execute();
      return Optional.of(token);
    });
  }

  /** Whether the link still works. */
  public boolean works(String token) {
    return database
        .jdbi()
        .withHandle(handle ->
            people.administrators(handle) == 0
                && handle
                    .createQuery("SELECT token FROM desk_setup WHERE token = :token")
                    .bind("token", Secret.kept(token))
                    .mapTo(String.class)
                    .findFirst()
                    .isPresent());
  }

  /**
   * Makes the first administrator and ends the link.
   *
   * @param also further roles that they take, for a newsroom of two
   */
  public Outcome<Account> use(
      String token, String login, Map<String, String> names, Set<Role> also, String password) {
    String hash = people.hashed(password);
    var roles = EnumSet.of(Role.ADMINISTRATOR);
    roles.addAll(also);
    return database.inWriteTransaction(tx -> {
      if (!spend(tx, token) || people.administrators(tx) > 0) {
        return Outcome.no(new Refused.LinkUsed());
      }
      var id = new PersonId(ArticleId.randomText(random));
      Outcome<Account> made =
          people.join(tx, id, login, names, Grants.everywhere(roles), hash, null);
      if (made instanceof Outcome.No<Account>) {
        restore(tx, token);
      }
      return made;
    });
  }

  private static boolean spend(Handle tx, String token) {
    return tx.createUpdate("DELETE FROM desk_setup WHERE token = :token")
            .bind("token", Secret.kept(token))
            .execute()
        == 1;
  }

  /** A name left empty does not cost the link. */
  private void restore(Handle tx, String token) {
    tx.createUpdate("INSERT INTO desk_setup (token, created) VALUES (:token, :created)")
        .bind("token", Secret.kept(token))
        .bind("created", clock.millis())
        .execute();
  }
}
