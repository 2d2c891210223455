package org.broadsheet.app;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.broadsheet.ledger.Database;
import org.broadsheet.ledger.LocalSource;
import org.broadsheet.ledger.LogKey;
import org.broadsheet.ledger.LogSource;
import org.broadsheet.ledger.MediaStore;
import org.broadsheet.ledger.RemoteSource;
import org.broadsheet.ledger.VerifierKey;
import org.broadsheet.ledger.Verify;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Recomputes the whole log. */
@Command(
    name = "verify",
    description = "Recomputes the log: of a data directory, or of a site from outside.")
final class VerifyCommand implements Callable<Integer> {
  @Mixin private DataOption data;

  @Option(names = "--url", description = "Verify the log of this site instead.")
  private @Nullable URI url;

  @Option(names = "--log-key", description = "The site's public key, as its owner gives it.")
  private @Nullable String logKey;

  @Option(
      names = "--db",
      paramLabel = "JDBC_URL",
      description = "The log's database, if elsewhere.")
  private @Nullable String db;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Verify.Result result = url == null ? local() : remote(url);
    PrintWriter out = spec.commandLine().getOut();
    return switch (result) {
      case Verify.Result.Holds holds -> {
        long size = holds.checkpoint().size();
        if (json) {
          out.println(
              new JsonLine()
                  .put("holds", true)
                  .put("size", size)
                  .put("root", holds.checkpoint().root().hex())
                  .put("documents", holds.documents())
                  .put("media", holds.media()));
        } else {
          out.printf(
              "The log holds: %d entries, %d documents, %d media, root %s%n",
              size, holds.documents(), holds.media(), holds.checkpoint().root().hex());
        }
        yield Exit.DONE;
      }
      case Verify.Result.Broken broken -> {
        if (json) {
          out.println(
              new JsonLine()
                  .put("holds", false)
                  .put("place", broken.place())
                  .put("problem", broken.problem()));
        } else {
          out.printf("The log does not hold: %s %s%n", broken.place(), broken.problem());
        }
        yield Exit.REFUSED;
      }
      case Verify.Result.Unreadable unreadable -> {
        spec.commandLine().getErr().println("The log cannot be read: " + unreadable.problem());
        yield Exit.REFUSED;
      }
    };
  }

  private Verify.Result remote(URI origin) {
    if (logKey == null) {
      throw new ParameterException(
          spec.commandLine(),
          "--url needs --log-key: without the key anyone could have signed it.");
    }
    try (var source = new RemoteSource(origin)) {
      return run(source, VerifierKey.parse(logKey));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--log-key is not a key: " + e.getMessage());
    }
  }

  private Verify.Result local() {
    Path root = data.path();
    if (!Files.isDirectory(root)) {
      throw new Unfit("There is no data directory " + root + ": choose one with --data.");
    }
    var directory = new DataDirectory(root);
    Settings settings = data.settings(java.util.Map.of());
    VerifierKey key = LogKey.openPublic(directory.keys());
    String address = db == null ? settings.text("db-url") : db;
    if (address == null && !Files.exists(directory.database())) {
      throw new Unfit("There is no log in " + root + ".");
    }
    try (Database database =
        address == null ? Database.sqlite(directory.database()) : Database.at(address)) {
      MediaStore media = MediaStore.open(directory.media(), MediaStore.DEFAULT_LIMIT);
      return run(new LocalSource(database, media), key);
    }
  }

  private static Verify.Result run(LogSource source, VerifierKey key) {
    try (ProgressBar bar = Progress.bar("verify", -1, " entries")) {
      return Verify.run(source, key, bar::stepTo);
    }
  }
}
