package org.broadsheet.desk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.ledger.Database;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Which {@link Chain} each channel has: its own, else that of the channel above, else the desk's.
 */
public final class Chains {
  private static final String DESK = "";

  private final Database database;
  private final People people;

  Chains(Database database, People people) {
    this.database = database;
    this.people = people;
  }

  /** The chain of a story sent in there now. */
  public Chain of(ChannelPath channel) {
    return database.jdbi().withHandle(handle -> of(handle, channel));
  }

  Chain of(Handle handle, ChannelPath channel) {
    Map<String, Chain> set = all(handle);
    for (ChannelPath at : channel.trail().reversed()) {
      Chain own = set.get(at.value());
      if (own != null) {
        return own;
      }
    }
    return set.getOrDefault(DESK, Chain.ONE);
  }

  /** The desk's chain under the empty text, and those that channels have of their own. */
  public Map<String, Chain> all() {
    return database.jdbi().withHandle(Chains::all);
  }

  private static Map<String, Chain> all(Handle handle) {
    var all = new TreeMap<String, Chain>();
    all.put(DESK, Chain.ONE);
    handle
        .createQuery("SELECT channel, stages FROM desk_chain")
        .map((row, _) -> Map.entry(row.getString("channel"), Chain.parse(row.getString("stages"))))
        .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
    return all;
  }

  /**
   * Sets it, for stories sent in from now on; what is in review keeps its chain.
   *
   * @param channel null for the desk's
   * @param chain null to follow the channel above again
   */
  public Outcome<Chain> set(PersonId person, @Nullable ChannelPath channel, @Nullable Chain chain) {
    return database.inWriteTransaction(tx -> {
      Optional<Account> account = people.find(tx, person);
      if (account.filter(a -> a.may(Act.ADMINISTER)).isEmpty()) {
        return Outcome.no(new Refused.NotAllowed(Role.ADMINISTRATOR));
      }
      write(tx, channel == null ? DESK : channel.value(), chain);
      return Outcome.done(chain == null ? Chain.ONE : chain);
    });
  }

  /** Sets the desk's, for whoever owns the data directory. */
  public void set(Chain chain) {
    database.inWriteTransaction(tx -> {
      write(tx, DESK, chain);
      return chain;
    });
  }

  private static void write(Handle tx, String channel, @Nullable Chain chain) {
    tx.createUpdate("DELETE FROM desk_chain WHERE channel = :channel")
        .bind("channel", channel)
        .execute();
    if (chain != null) {
      tx.createUpdate("INSERT INTO desk_chain (channel, stages) VALUES (:channel, :stages)")
          .bind("channel", channel)
          .bind("stages", chain.words())
          .execute();
    }
  }

  /**
   * The first stage for which nobody is left, if any: each needs somebody of its role in the
   * channel, another person each time, and none of those who wrote the text.
   */
  Optional<Role> unstaffed(
      Handle handle, Chain chain, @Nullable ChannelPath channel, Set<PersonId> writers) {
    List<Account> free =
        people.list(handle).stream().filter(account -> !writers.contains(account.id())).toList();
    var able = new ArrayList<List<PersonId>>();
    for (Role role : chain.stages()) {
      able.add(free.stream().filter(a -> a.is(role, channel)).map(Account::id).toList());
      if (!distinct(able, 0, new HashSet<>())) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  /** Whether each stage can have a person of its own. There are three stages at most. */
  private static boolean distinct(List<List<PersonId>> able, int stage, Set<PersonId> taken) {
    if (stage == able.size()) {
      return true;
    }
    for (PersonId person : able.get(stage)) {
      if (taken.add(person)) {
        if (distinct(able, stage + 1, taken)) {
          return true;
        }
        taken.remove(person);
      }
    }
    return false;
  }
}
