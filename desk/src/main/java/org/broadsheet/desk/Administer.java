package org.broadsheet.desk;

import java.util.function.Supplier;
import org.broadsheet.ledger.Database;

/** What administrators do about people. Each act asks first whether the person is one. */
public final class Administer {
  private final Database database;
  private final People people;
  private final Sessions sessions;
  private final Invitations invitations;
  private final NewPassword newPassword;

  Administer(
      Database database,
      People people,
      Sessions sessions,
      Invitations invitations,
      NewPassword newPassword) {
    this.newPassword = newPassword;
    this.database = database;
    this.people = people;
    this.sessions = sessions;
    this.invitations = invitations;
  }

  private <R> Outcome<R> as(PersonId by, Supplier<Outcome<R>> act) {
    return people.find(by).filter(account -> account.may(Act.ADMINISTER)).isPresent()
        ? act.get()
        : Outcome.no(new Refused.NotAllowed(Role.ADMINISTRATOR));
  }

  /** Invites somebody; the token of a link that works once, within {@link Invitations#LASTS}. */
  public Outcome<String> invite(PersonId by, String language, String name, Grants grants) {
    return as(
        by,
        () ->
            Said.refusesName(name)
                .<Outcome<String>>map(Outcome::no)
                .orElseGet(() ->
                    database.inWriteTransaction(tx ->
                        Outcome.done(invitations.invite(tx, by, language, name.strip(), grants)))));
  }

  /** Ends an invitation that was not used. */
  public Outcome<String> revoke(PersonId by, String invitation) {
    return as(
        by,
        () ->
            database.inWriteTransaction(tx -> invitations.revoke(tx, by, invitation))
                ? Outcome.done(invitation)
                : Outcome.no(new Refused.LinkUsed()));
  }

  /** Gives exactly these roles. */
  public Outcome<Account> roles(PersonId by, PersonId person, Grants grants) {
    return as(by, () -> people.roles(person, grants, by));
  }

  /** Refuses sign-in and every act from now on, and ends every session. */
  public Outcome<Account> disable(PersonId by, PersonId person) {
    return as(by, () -> people.disable(person, by));
  }

  /** Lets a disabled account in again. */
  public Outcome<Account> enable(PersonId by, PersonId person) {
    return as(by, () -> people.enable(person, by));
  }

  /**
   * Lets somebody set a new password: the token of a link that works once, within {@link
   * NewPassword#LASTS}.
   */
  public Outcome<String> reset(PersonId by, PersonId person) {
    return as(
        by,
        () ->
            database.inWriteTransaction(tx ->
                people.find(tx, person).filter(account -> !account.disabled()).isPresent()
                    ? Outcome.done(newPassword.link(tx, person))
                    : Outcome.no(new Refused.Missing("person"))));
  }

  /** Ends a session: one's own, or as an administrator anybody's. */
  public Outcome<String> end(PersonId by, PersonId person, String session) {
    Supplier<Outcome<String>> end =
        () ->
            sessions.end(person, session)
                ? Outcome.done(session)
                : Outcome.no(new Refused.Missing("session"));
    return by.equals(person) ? end.get() : as(by, end);
  }
}
