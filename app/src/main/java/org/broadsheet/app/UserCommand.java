package org.broadsheet.app;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.broadsheet.desk.Account;
import org.broadsheet.desk.Grants;
import org.broadsheet.desk.Newsroom;
import org.broadsheet.desk.Outcome;
import org.broadsheet.desk.People;
import org.broadsheet.desk.Refused;
import org.broadsheet.desk.Role;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Accounts of the desk, for whoever owns the data directory. */
@Command(name = "user", description = "Adds, lists, disables and resets accounts of the desk.")
final class UserCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which? user add, list, disable or reset.");
  }

  @Command(name = "add", description = "Adds an account and prints its password once.")
  int add(
      @Mixin DataOption data,
      @Parameters(paramLabel = "LOGIN") String login,
      @Option(names = "--name", description = "As printed; else the login.") @Nullable String name,
      @Option(names = "--language", defaultValue = "zh", description = "Of the name.")
          String language,
      @Option(
              names = "--roles",
              required = true,
              description =
                  "contributor, reporter, editor, first_reviewer, second_reviewer, final_reviewer,"
                      + " publisher, administrator; joined by commas; bound to a channel as"
                      + " role@channel.")
          String roles) {
    Grants parsed;
    try {
      parsed = Grants.parse(roles);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(),
          "Roles are "
              + Arrays.stream(Role.values()).map(Role::word).collect(Collectors.joining(", "))
              + "; bound to a channel as role@channel.",
          e);
    }
    return people(
        data,
        people -> {
          String password = people.randomPassword();
          Map<String, String> names = Map.of(language, name == null ? login : name);
          return told(
              people.add(login, names, parsed, password),
              account -> "Added " + account.login() + ", password " + password);
        });
  }

  @Command(name = "list", description = "Lists the accounts.")
  int list(@Mixin DataOption data) {
    PrintWriter out = spec.commandLine().getOut();
    return people(
        data,
        people -> {
          for (Account account : people.list()) {
            out.println(
                new JsonLine()
                    .put("id", account.id().value())
                    .put("login", account.login())
                    .put("roles", account.grants().words())
                    .put("disabled", account.disabled()));
          }
          return Exit.DONE;
        });
  }

  @Command(name = "disable", description = "Ends an account's sessions and lets it in no more.")
  int disable(@Mixin DataOption data, @Parameters(paramLabel = "LOGIN") String login) {
    return change(
        data, login, (people, a) -> told(people.disable(a.id()), _ -> "Disabled " + a.login()));
  }

  @Command(name = "reset", description = "Sets a new password and prints it once.")
  int reset(@Mixin DataOption data, @Parameters(paramLabel = "LOGIN") String login) {
    return change(
        data,
        login,
        (people, account) -> {
          String password = people.randomPassword();
          return told(
              people.reset(account.id(), password),
              _ -> "Reset " + account.login() + ", password " + password);
        });
  }

  private interface Change {
    int on(People people, Account account);
  }

  private int change(DataOption data, String login, Change change) {
    return people(
        data,
        people ->
            people
                .byLogin(login)
                .map(account -> change.on(people, account))
                .orElseGet(() -> {
                  spec.commandLine().getErr().println("There is no account " + login + ".");
                  return Exit.REFUSED;
                }));
  }

  private int people(DataOption data, Function<People, Integer> act) {
    try (var store = Store.open(data.prepare(), data.settings(Map.of()))) {
      return act.apply(Newsroom.open(store.database(), store.ledger(), store.clock()).people());
    }
  }

  private int told(Outcome<Account> outcome, Function<Account, String> sentence) {
    return switch (outcome) {
      case Outcome.Done<Account> done -> {
        spec.commandLine().getOut().println(sentence.apply(done.receipt()));
        yield Exit.DONE;
      }
      case Outcome.No<Account> no -> {
        spec.commandLine().getErr().println(reason(no.why()));
        yield Exit.REFUSED;
      }
    };
  }

  private static String reason(Refused refused) {
    return switch (refused) {
      case Refused.LoginTaken _ -> "Somebody has that login already.";
      case Refused.LastAdministrator _ -> "That is the last administrator: make another one first.";
      case Refused.Missing missing -> "The " + missing.what() + " is missing or of the wrong form.";
      default -> "Refused: " + refused;
    };
  }
}
