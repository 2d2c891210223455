package org.broadsheet.desk;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Json;
import org.broadsheet.ledger.Database;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of the newsroom. There is no default one. Whoever calls these methods owns the data
 * directory or was checked to be an administrator.
 */
public final class People {
  /** Characters that a password has at least. */
  public static final int MIN_PASSWORD = 10;

  private static final int MAX_PASSWORD = 200;

  private final Database database;
  private final InstantSource clock;
  private final SecureRandom random;
  private final Passwords passwords;
  private final RoleRecord record;

  People(
      Database database,
      InstantSource clock,
      SecureRandom random,
      Passwords passwords,
      RoleRecord record) {
    this.record = record;
    this.database = database;
    this.clock = clock;
    this.random = random;
    this.passwords = passwords;
  }

  /** A password nobody has thought of: 20 characters, to be shown once and changed. */
  public String randomPassword() {
    return ArticleId.randomText(random) + ArticleId.randomText(random);
  }

  /**
   * Adds an account.
   *
   * @param login 1 to 60 letters, digits, dots, hyphens, underscores or at signs; case is ignored
   * @param names as printed, by language; at least one
   */
  public Outcome<Account> add(
      String login, Map<String, String> names, Grants grants, String password) {
    String hash = hashed(password);
    var id = new PersonId(ArticleId.randomText(random));
    return database.inWriteTransaction(tx -> join(tx, id, login, names, grants, hash, null));
  }

  /** As {@link #add}, for somebody whom the log knows under this id already. */
  public Outcome<Account> add(
      PersonId id, String login, Map<String, String> names, Grants grants, String password) {
    String hash = hashed(password);
    return database.inWriteTransaction(tx -> join(tx, id, login, names, grants, hash, null));
  }

  /**
   * Inserts, and says so in the log: the last thing done in a transaction.
   *
   * @param by who gave these roles, null where a command did
   */
  Outcome<Account> join(
      Handle tx,
      PersonId id,
      String login,
      Map<String, String> names,
      Grants grants,
      String hash,
      @Nullable PersonId by) {
    Outcome<Account> made = insert(tx, id, login, names, grants, hash);
    if (made instanceof Outcome.Done<Account>) {
      record.changed(tx, id, by);
    }
    return made;
  }

  /** As below, under a new id. */
  Outcome<Account> insert(
      Handle tx, String login, Map<String, String> names, Grants grants, String hash) {
    var id = new PersonId(ArticleId.randomText(random));
    return insert(tx, id, login, names, grants, hash);
  }

  /** Without an entry in the log; an empty hash stands for a weak password. */
  private Outcome<Account> insert(
      Handle tx, PersonId id, String login, Map<String, String> names, Grants grants, String hash) {
    String name = normal(login);
    if (!name.matches("[\\p{L}\\p{N}._@-]{1,60}")) {
      return Outcome.no(new Refused.Missing("login"));
    }
    if (names.isEmpty()) {
      return Outcome.no(new Refused.Missing("name"));
    }
    for (String printed : names.values()) {
      Optional<Refused> unsaid = Said.refusesName(printed);
      if (unsaid.isPresent()) {
        return Outcome.no(unsaid.get());
      }
    }
    if (hash.isEmpty()) {
      return Outcome.no(new Refused.WeakPassword());
    }
    if (byLogin(tx, name).isPresent()) {
      return Outcome.no(new Refused.LoginTaken());
    }
    tx.createUpdate(
            "INSERT INTO desk_person (id, login, names, language, password, roles, disabled,"
                + " created) VALUES (:id, :login, :names, NULL, :password, :roles, 0, :created)")
        .bind("id", id.value())
        .bind("login", name)
        .bind("names", json(names))
        .bind("password", hash)
        .bind("roles", grants.words())
        .bind("created", clock.millis())
        .execute();
    return Outcome.done(new Account(id, name, names, null, grants, false));
  }

  static boolean strong(String password) {
    int length = password.codePointCount(0, password.length());
    return length >= MIN_PASSWORD && length <= MAX_PASSWORD;
  }

  /** The hash of a password, empty where it is too weak. Slow: not within a transaction. */
  String hashed(String password) {
    return strong(password) ? passwords.hash(password) : "";
  }

  /** Every account, by login. */
  public List<Account> list() {
    return database.jdbi().withHandle(this::list);
  }

  List<Account> list(Handle handle) {
    return handle
        .createQuery("SELECT * FROM desk_person ORDER BY login")
        .map((row, _) -> account(row))
        .list();
  }

  /** The account with this id. */
  public Optional<Account> find(PersonId id) {
    return database.jdbi().withHandle(handle -> find(handle, id));
  }

  Optional<Account> find(Handle handle, PersonId id) {
    return handle
        .createQuery("SELECT * FROM desk_person WHERE id = :id")
        .bind("id", id.value())
        .map((row, _) -> account(row))
        .findFirst();
  }

  /** The account with this login. */
  public Optional<Account> byLogin(String login) {
    return database.jdbi().withHandle(handle -> byLogin(handle, normal(login)));
  }

  private static Optional<Account> byLogin(Handle handle, String login) {
    return handle
        .createQuery("SELECT * FROM desk_person WHERE login = :login")
        .bind("login", login)
        .map((row, _) -> account(row))
        .findFirst();
  }

  Optional<String> passwordHash(PersonId id) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("SELECT password FROM desk_person WHERE id = :id")
                .bind("id", id.value())
                .mapTo(String.class)
                .findFirst());
  }

  /** Sets a new password and ends every session of that account. */
  public Outcome<Account> reset(PersonId id, String password) {
    String hash = hashed(password);
    if (hash.isEmpty()) {
      return Outcome.no(new Refused.WeakPassword());
    }
    return database.inWriteTransaction(tx -> {
      Optional<Account> found = find(tx, id);
      if (found.isEmpty()) {
        return Outcome.no(new Refused.Missing("person"));
      }
      set(tx, id, hash);
      return Outcome.done(found.get());
    });
  }

  /** Sets the password with this hash and ends every session of that account. */
  void set(Handle tx, PersonId id, String hash) {
    tx.createUpdate("UPDATE desk_person SET password = :password WHERE id = :id")
        .bind("password", hash)
        .bind("id", id.value())
        .execute();
    endSessions(tx, id);
  }

  private static void endSessions(Handle tx, PersonId id) {
    tx.createUpdate("DELETE FROM desk_session WHERE person = :id").bind("id", id.value()).execute();
  }

  /** Refuses sign-in and every act from now on, and ends every session. */
  public Outcome<Account> disable(PersonId id) {
    return disable(id, null);
  }

  Outcome<Account> disable(PersonId id, @Nullable PersonId by) {
    return change(id, by, account -> with(account, account.grants(), true));
  }

  /** Lets a disabled account in again, with its password. */
  public Outcome<Account> enable(PersonId id) {
    return enable(id, null);
  }

  Outcome<Account> enable(PersonId id, @Nullable PersonId by) {
    return change(id, by, account -> with(account, account.grants(), false));
  }

  /** Gives exactly these roles. */
  public Outcome<Account> roles(PersonId id, Grants grants) {
    return roles(id, grants, null);
  }

  Outcome<Account> roles(PersonId id, Grants grants, @Nullable PersonId by) {
    return change(id, by, account -> with(account, grants, account.disabled()));
  }

  /** Sets the language of the desk's pages for one account; null to follow the browser. */
  public void language(PersonId id, @Nullable String language) {
    database.inWriteTransaction(tx ->
        tx.createUpdate("UPDATE desk_person SET language = :language WHERE id = :id")
            .bind("language", language)
            .bind("id", id.value())
            .execute());
  }

  private static Account with(Account a, Grants grants, boolean disabled) {
    return new Account(a.id(), a.login(), a.names(), a.language(), grants, disabled);
  }

  /** Changes what somebody may do, and says in the log that it was. */
  private Outcome<Account> change(
      PersonId id, @Nullable PersonId by, UnaryOperator<Account> change) {
    return database.inWriteTransaction(tx -> {
      Optional<Account> found = find(tx, id);
      if (found.isEmpty()) {
        return Outcome.no(new Refused.Missing("person"));
      }
      Account changed = change.apply(found.get());
      if (found.get().may(Act.ADMINISTER)
          && !changed.may(Act.ADMINISTER)
          && administrators(tx) == 1) {
        return Outcome.no(new Refused.LastAdministrator());
      }
      tx.createUpdate("UPDATE desk_person SET roles = :roles, disabled = :disabled WHERE id = :id")
          .bind("roles", changed.grants().words())
          .bind("disabled", changed.disabled() ? 1 : 0)
          .bind("id", id.value())
          .execute();
      if (changed.disabled()) {
        endSessions(tx, id);
      }
      if (!changed.equals(found.get())) {
        record.changed(tx, id, by);
      }
      return Outcome.done(changed);
    });
  }

  /** Accounts that can look after the others now. */
  long administrators(Handle handle) {
    return handle
        .createQuery("SELECT * FROM desk_person WHERE disabled = 0")
        .map((row, _) -> account(row))
        .stream()
        .filter(account -> account.may(Act.ADMINISTER))
        .count();
  }

  static String normal(String login) {
    return java.text.Normalizer.normalize(login.strip(), java.text.Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT);
  }

  static Account account(ResultSet row) throws SQLException {
    return new Account(
        new PersonId(row.getString("id")),
        row.getString("login"),
        names(row.getString("names")),
        row.getString("language"),
        Grants.parse(row.getString("roles")),
        row.getInt("disabled") != 0);
  }

  private static String json(Map<String, String> names) {
    var members = new TreeMap<String, Json>();
    names.forEach((language, name) -> members.put(language, new Json.Text(name)));
    return new Json.Object(members).text();
  }

  private static Map<String, String> names(String json) {
    var names = new HashMap<String, String>();
    if (Json.parse(json.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        instanceof Json.Object object) {
      object
          .members()
          .forEach((language, name) -> {
            if (name instanceof Json.Text text) {
              names.put(language, text.value());
            }
          });
    }
    return names;
  }
}
