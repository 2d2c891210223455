package org.broadsheet.desk;

import java.time.Instant;
import java.util.Optional;
import org.broadsheet.content.ArticleId;
import org.jdbi.v3.core.Handle;

/**
 * Takes hold of a story for writing, and lets go of it. A person's own other window gives way
 * without a question; another person's is asked for by name ({@link #over}).
 */
public final class Take {
  private final Workroom room;
  private final Holds holds;

  Take(Workroom room, Holds holds) {
    this.room = room;
    this.holds = holds;
  }

  /** Takes hold, or says that this window is still there; refused while somebody else writes. */
  public Outcome<Hold> by(PersonId person, ArticleId id, String sitting) {
    return acting(person, id, tx -> claim(tx, person, id, sitting));
  }

  /** Takes hold whoever has it. Taking it from somebody is noted in the story's life. */
  public Outcome<Hold> over(PersonId person, ArticleId id, String sitting) {
    return acting(
        person,
        id,
        tx -> {
          Instant now = room.now();
          holds
              .find(tx, id)
              .filter(hold -> !hold.lapsed(now) && !hold.person().equals(person))
              .ifPresent(hold -> holds.note(tx, id, new Hold.Takeover(now, person, hold.person())));
          Hold mine = Hold.begun(person, sitting, now);
          holds.put(tx, id, mine);
          return Outcome.done(mine);
        });
  }

  /** Lets go, where this window still has hold. */
  public void release(PersonId person, ArticleId id, String sitting) {
    room.database()
        .<Boolean, RuntimeException>inWriteTransaction(tx -> {
          boolean mine =
              room.stories().lock(tx, id).isPresent()
                  && holds
                      .find(tx, id)
                      .filter(hold -> hold.person().equals(person))
                      .filter(hold -> hold.sitting().equals(sitting))
                      .isPresent();
          if (mine) {
            holds.remove(tx, id);
          }
          return mine;
        });
  }

  private interface Holding {
    Outcome<Hold> in(Handle tx);
  }

  private Outcome<Hold> acting(PersonId person, ArticleId id, Holding holding) {
    return room.act(person, Act.WRITE, id, (tx, _) -> holding.in(tx));
  }

  /** For the acts that take hold as part of theirs; the story is locked, the role was checked. */
  Outcome<Hold> claim(Handle tx, PersonId person, ArticleId id, String sitting) {
    Instant now = room.now();
    Optional<Hold> found = holds.find(tx, id);
    Hold mine;
    if (found.isEmpty()) {
      mine = Hold.begun(person, sitting, now);
    } else {
      Hold hold = found.get();
      boolean same = hold.person().equals(person);
      if (same && hold.sitting().equals(sitting)) {
        mine = hold.seen(now);
      } else if (same || hold.lapsed(now)) {
        mine = Hold.begun(person, sitting, now);
      } else {
        return Outcome.no(new Refused.Held(holder(tx, hold), hold.since()));
      }
    }
    holds.put(tx, id, mine);
    return Outcome.done(mine);
  }

  /** Why this person cannot write at it now: somebody else does. Empty if they can. */
  Optional<Refused> refuses(Handle tx, PersonId person, ArticleId id) {
    return holds
        .find(tx, id)
        .filter(hold -> !hold.lapsed(room.now()) && !hold.person().equals(person))
        .map(hold -> new Refused.Held(holder(tx, hold), hold.since()));
  }

  private Account holder(Handle tx, Hold hold) {
    return room.people()
        .find(tx, hold.person())
        .orElseThrow(() ->
            new DeskFailure(
                "The account " + hold.person() + " is gone",
                "Restore the database from a backup."));
  }
}
