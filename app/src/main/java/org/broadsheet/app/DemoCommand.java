package org.broadsheet.app;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
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

  @Override
  public Integer call() {
    var given = new HashMap<String, @Nullable String>(flags.given());
    given.put("desk-port", deskPort);
    if (given.get("bind") == null) {
      given.put("bind", "127.0.0.1");
    }
    DataDirectory directory = DataDirectory.prepare(data.path("demo-data"));
    Settings settings = Settings.read(directory.settings(), System.getenv(), given);
    PrintWriter out = spec.commandLine().getOut();
    try (var service = new Service()) {
      service.keep(directory.keep());
      Store store = service.keep(Store.open(directory, settings));
      Sample sample = Sample.in(directory, settings, store);
      sample.publish();
      Newspaper newspaper = service.keep(Newspaper.open(directory, settings, store));
      out.println("Readers: " + Doors.readers(settings, newspaper.edge().port()));
      out.flush();
      Newsroom newsroom = Newsroom.open(store.database(), store.ledger(), store.clock());
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
