package org.broadsheet.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.broadsheet.wire.Format;
import org.broadsheet.wire.Intake;
import org.broadsheet.wire.Options;
import org.broadsheet.wire.Outcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what intake understands; stores nothing. */
@Command(
    name = "extract",
    description = "Prints what intake understands of each file, one JSON line each.")
final class ExtractCommand implements Callable<Integer> {
  @Option(names = "--format", description = "capture or html; else told from the content.")
  private @Nullable Format format;

  @Option(
      names = "--zone",
      defaultValue = "UTC",
      description = "Zone of times that state none and whose language implies none.")
  private ZoneId zone;

  @Option(names = "--language", description = "Language of the inputs; else told from the text.")
  private @Nullable String language;

  @Parameters(arity = "1..*", paramLabel = "FILE|DIR")
  private List<Path> inputs;

  @Spec private CommandSpec spec;

  private boolean refused;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    var intake = new Intake(new Options(zone, language, format));
    for (Path file : Inputs.files(inputs, (path, reason) -> refuse(path + ": " + reason))) {
      switch (intake.read(file)) {
        case Outcome.Extracted extracted -> out.println(extracted.extraction().toJson());
        case Outcome.Refused no -> refuse(no.refusal().input() + ": " + no.refusal().reason());
      }
    }
    out.flush();
    return refused ? Exit.REFUSED : Exit.DONE;
  }

  private void refuse(String message) {
    refused = true;
    spec.commandLine().getErr().println(message);
  }
}
