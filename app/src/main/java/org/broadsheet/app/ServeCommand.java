package org.broadsheet.app;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.broadsheet.desk.Chain;
import org.broadsheet.desk.Desk;
import org.broadsheet.desk.Newsroom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves a newspaper: readers and newsroom, in one process. */
@Command(name = "serve", description = "Serves a newspaper: its readers and its newsroom.")
final class ServeCommand implements Callable<Integer> {
  @Mixin private DataOption data;
  @Mixin private ServeFlags flags;

  @Option(names = "--desk-port", description = "The newsroom's port, on loopback.")
  private @Nullable String deskPort;

  @Option(
      names = "--db",
      paramLabel = "JDBC_URL",
      description = "The log's database, if elsewhere.")
  private @Nullable String db;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Map<String, @Nullable String> given = flags.given();
    given.put("desk-port", deskPort);
    given.put("db-url", db);
    Settings settings = data.settings(given);
    DataDirectory directory = data.prepare();
    PrintWriter out = spec.commandLine().getOut();
    try (var service = new Service()) {
      service.keep(directory.keep());
      Store store = service.keep(Store.open(directory, settings));
      out.println("Log key: " + store.ledger().verifier());
      Optional<ShareCards> cards = ShareCards.in(settings, store);
      Newspaper newspaper =
          service.keep(
              Newspaper.open(
                  directory, settings, store, cards.map(ShareCards::account).orElse(null)));
      out.println("Readers: " + Doors.readers(settings, newspaper.edge().port()));
      out.flush();
      Newsroom newsroom = Newsroom.open(store.database(), store.ledger(), store.clock());
      cards.ifPresent(found -> service.keep(found.tickets().start()));
      Desk desk = service.keep(Doors.desk(settings, store, newspaper, newsroom, false));
      out.println("Desk: " + desk.address());
      desk.setUpLink()
          .ifPresent(link -> {
            newsroom.chains().set(Chain.of(settings.number("review-stages")));
            out.println("Set-up link, for the first administrator, once: " + link);
          });
      out.println("Ready");
      out.flush();
      service.await();
    }
    return Exit.DONE;
  }
}
