package org.broadsheet.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.broadsheet.desk.Desk;
import org.broadsheet.desk.Newsroom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The sample newspaper, ready to try. On loopback, unless a host is named for its readers. */
@Command(name = "demo", description = "Serves the sample newspaper, ready to try.")
final class DemoCommand implements Callable<Integer> {
  @Mixin private DataOption data;
  @Mixin private ServeFlags flags;

  @Option(names = "--desk-port", description = "The newsroom's port, on loopback.")
  private @Nullable String deskPort;

  @Spec private CommandSpec spec;

  /**
   * The settings of a demo. It binds loopback unless a host is named, and its desk always does:
   * there one click signs anybody in.
   */
  static Settings settings(
      Path file, Map<String, String> environment, Map<String, @Nullable String> given) {
    var flags = new HashMap<>(given);
    flags.putIfAbsent("bind", "127.0.0.1");
    flags.put("desk-bind", "127.0.0.1");
    return Settings.read(file, environment, flags);
  }

  @Override
  public Integer call() {
    var given = new HashMap<String, @Nullable String>(flags.given());
    given.put("desk-port", deskPort);
    DataDirectory directory = DataDirectory.prepare(data.path("demo-data"));
    Settings settings = settings(directory.settings(), System.getenv(), given);
    PrintWriter out = spec.commandLine().getOut();
    try (var service = new Service()) {
      service.keep(directory.keep());
      Store store = service.keep(Store.open(directory, settings));
      Sample sample = Sample.in(directory, settings, store);
      sample.publish();
      Optional<ShareCards> cards = ShareCards.in(settings, store);
      Newspaper newspaper =
          service.keep(
              Newspaper.open(
                  directory, settings, store, cards.map(ShareCards::account).orElse(null)));
      int port = newspaper.edge().port();
      out.println("Readers: " + Doors.readers(settings, port));
      Doors.phones(settings.value("bind"), Doors.addresses(), port)
          .ifPresent(address -> {
            out.println("Phone: " + address);
            out.print(QrCode.text(address.toString()));
          });
      out.flush();
      Newsroom newsroom = Newsroom.open(store.database(), store.ledger(), store.clock());
      cards.ifPresent(found -> service.keep(found.tickets().start()));
      Map<String, String> accounts = sample.accounts(newsroom);
      Desk desk = service.keep(Doors.desk(settings, store, newspaper, newsroom, true));
      out.println("Desk: " + desk.address());
      accounts.forEach((login, password) -> out.println("Account: " + login + " " + password));
      out.println("Log key: " + store.ledger().verifier());
      out.println("Ready");
      out.flush();
      service.await();
    }
    return Exit.DONE;
  }
}
