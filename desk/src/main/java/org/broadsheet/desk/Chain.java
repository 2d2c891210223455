package org.broadsheet.desk;

import java.util.Optional;
import org.broadsheet.ledger.Database;
import org.jdbi.v3.core.Handle;

/** How many reviews a story needs, each by somebody else: 1 to 3. One chain for the whole desk. */
public final class Chain {
  /** The most stages that there are. */
  public static final int MOST = 3;

  private static final String SETTING = "stages";

  private final Database database;
  private final People people;

  Chain(Database database, People people) {
    this.database = database;
    this.people = people;
  }

  /** The stages that a story sent in now needs. */
  public int stages() {
    return database.jdbi().withHandle(this::stages);
  }

  int stages(Handle handle) {
    return handle
        .createQuery("SELECT value FROM desk_setting WHERE name = :name")
        .bind("name", SETTING)
        .mapTo(String.class)
        .findFirst()
        .map(Integer::parseInt)
        .orElse(1);
  }

  /** Sets it, for stories sent in from now on; what is in review keeps its number. */
  public Outcome<Integer> set(PersonId person, int stages) {
    return database.inWriteTransaction(tx -> {
      Optional<Account> account = people.find(tx, person);
      if (account.filter(a -> a.may(Role.ADMINISTRATOR)).isEmpty()) {
        return Outcome.no(new Refused.NotAllowed(Role.ADMINISTRATOR));
      }
      write(tx, stages);
      return Outcome.done(stages);
    });
  }

  /** Sets it for whoever owns the data directory. */
  public void set(int stages) {
    database.inWriteTransaction(tx -> {
      write(tx, stages);
      return stages;
    });
  }

  private static void write(Handle tx, int stages) {
    if (stages < 1 || stages > MOST) {
      throw new IllegalArgumentException("a chain has 1 to " + MOST + " stages, not " + stages);
    }
    tx.createUpdate(
            "INSERT INTO desk_setting (name, value) VALUES (:name, :value)"
                + " ON CONFLICT (name) DO UPDATE SET value = excluded.value")
        .bind("name", SETTING)
        .bind("value", Integer.toString(stages))
        .execute();
  }
}
