package org.broadsheet.app;

import java.io.PrintWriter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.broadsheet.ledger.Database;
import org.broadsheet.ledger.Follower;
import org.broadsheet.ledger.Ledger;
import org.broadsheet.ledger.MediaStore;
import org.broadsheet.ledger.RemoteSource;
import org.broadsheet.ledger.VerifierKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves readers from a copy of another machine's log, every byte of it verified. */
@Command(name = "edge", description = "A reader-only node that follows and verifies a log.")
final class EdgeCommand implements Callable<Integer> {
  /** Between two looks at the origin's checkpoint: a quarter second late is not noticed. */
  private static final Duration INTERVAL = Duration.ofMillis(250);

  @Mixin private DataOption data;
  @Mixin private ServeFlags flags;

  @Option(names = "--origin", required = true, paramLabel = "URL", description = "The site.")
  private URI origin;

  @Option(names = "--log-key", required = true, description = "Its public key, as it prints it.")
  private String logKey;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    VerifierKey key;
    try {
      key = VerifierKey.parse(logKey);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--log-key is not a key: " + e.getMessage());
    }
    Map<String, @Nullable String> given = flags.given();
    Settings settings = data.settings(given);
    DataDirectory directory = data.prepare();
    PrintWriter out = spec.commandLine().getOut();
    try (var service = new Service()) {
      service.keep(directory.keep());
      Database database = service.keep(Database.sqlite(directory.database()));
      MediaStore media = MediaStore.open(directory.media(), MediaStore.DEFAULT_LIMIT);
      var clock = Clock.systemUTC();
      Ledger replica = Ledger.replica(database, media, key, clock);
      var store = new Store(database, media, replica, clock);
      Newspaper newspaper = service.keep(Newspaper.open(directory, settings, store));
      var source = service.keep(new RemoteSource(origin));
      service.keep(Follower.start(replica, source, INTERVAL));
      out.println("Readers: " + Doors.readers(settings, newspaper.edge().port()));
      out.println("Ready");
      out.flush();
      service.await();
    }
    return Exit.DONE;
  }
}
