package org.broadsheet.app;

import java.io.PrintWriter;
import org.broadsheet.ledger.LedgerFailure;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program. Results go to standard output, messages and progress to standard error. */
@Command(
    name = "broadsheet",
    description = "A newspaper: a desk, a public site, and a signed log of everything published.",
    mixinStandardHelpOptions = true,
    version = "broadsheet " + Main.VERSION,
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      EdgeCommand.class,
      ExtractCommand.class,
      ImportCommand.class,
      VerifyCommand.class,
      GenerateCommand.class,
      UserCommand.class,
      DoctorCommand.class,
      RehearseCommand.class
    })
public final class Main implements Runnable {
  static final String VERSION = "0.1.0";

  @Spec private CommandSpec spec;

  Main() {}

  /** Runs one command and ends with its exit code. */
  public static void main(String[] args) {
    // Libraries that log through the JDK are held to the same file of levels as all others.
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    System.exit(run(args));
  }

  /** Runs one command; returns its exit code. */
  static int run(String... args) {
    var line = new CommandLine(new Main());
    line.setOut(new PrintWriter(System.out, true, java.nio.charset.StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(System.err, true, java.nio.charset.StandardCharsets.UTF_8));
    line.setExecutionExceptionHandler((exception, command, _) -> {
      PrintWriter err = command.getErr();
      switch (exception) {
        case Unfit unfit -> {
          err.println(unfit.getMessage());
          return Exit.UNFIT;
        }
        case Settings.Wrong wrong -> {
          err.println(wrong.getMessage());
          return Exit.USAGE;
        }
        case LedgerFailure failure -> {
          err.println(failure.getMessage());
          return Exit.UNFIT;
        }
        default -> throw exception;
      }
    });
    return line.execute(args);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command? Try: broadsheet --help");
  }
}
