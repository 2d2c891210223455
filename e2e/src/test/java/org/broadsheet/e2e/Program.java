package org.broadsheet.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged program as its users run it: another process, reached by nothing but its doors. */
final class Program {
  private static final Path LIB = Path.of("../app/target/dist/lib").toAbsolutePath().normalize();
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private Program() {}

  /** What a command that ended has said. */
  record Result(int exit, String out, String err) {
    List<String> lines() {
      return out.lines().toList();
    }
  }

  /** Runs a command to its end, with a heap of 512 MiB. */
  static Result run(String... arguments) {
    return run(Map.of(), List.of("-Xmx512m"), arguments);
  }

  /** Runs a command to its end with these variables and flags of the virtual machine. */
  static Result run(Map<String, String> environment, List<String> flags, String... arguments) {
    try {
      Path out = Files.createTempFile("out", ".txt");
      Path err = Files.createTempFile("err", ".txt");
      ProcessBuilder builder = command(flags, arguments);
      builder.environment().putAll(environment);
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      process.getOutputStream().close();
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("still running: " + String.join(" ", arguments));
      }
      var result = new Result(process.exitValue(), Files.readString(out), Files.readString(err));
      Files.delete(out);
      Files.delete(err);
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts a command that serves, and waits until it says where. */
  static Server serve(String... arguments) {
    return serveUnder(List.of(), arguments);
  }

  /** As {@link #serve}, run by another program that is given ours as its last arguments. */
  static Server serveUnder(List<String> wrapper, String... arguments) {
    try {
      ProcessBuilder builder = command(List.of("-Xmx768m"), arguments);
      builder.command().addAll(0, wrapper);
      return Server.await(builder.start(), arguments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a command and leaves it alone. */
  static Process start(Path out, String... arguments) throws IOException {
    return command(List.of("-Xmx512m"), arguments)
        .redirectOutput(out.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static ProcessBuilder command(List<String> flags, String... arguments) {
    var all = new ArrayList<>(Rehearsed.FLAGS);
    all.addAll(flags);
    return java(all, arguments);
  }

  private static ProcessBuilder java(List<String> flags, String... arguments) {
    if (!Files.isDirectory(LIB)) {
      throw new AssertionError("the program is not packaged: run make build first");
    }
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1"));
    command.addAll(flags);
    command.addAll(List.of("-cp", LIB + "/*", "org.broadsheet.app.Main"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("BROADSHEET_"));
    return builder;
  }

  /** The build's rehearsal, after which each start takes half the time; the tests start often. */
  private static final class Rehearsed {
    private static final Path CACHE = Path.of("target/start.aot").toAbsolutePath();
    private static final List<String> FLAGS = rehearse() ? use() : List.of();

    private static List<String> use() {
      return List.of("-XX:AOTCache=" + CACHE, "-Xlog:aot*=off", "-Xlog:cds*=off");
    }

    /** Where only Maven has built there is none, or one of other jars. */
    private static boolean rehearse() {
      try {
        Files.deleteIfExists(CACHE);
        Path paper = Files.createTempDirectory(Path.of("target"), "rehearsal");
        Process process =
            java(List.of("-XX:AOTCacheOutput=" + CACHE), "rehearse", paper.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) && Files.exists(CACHE);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** A process that serves. */
  static final class Server implements AutoCloseable {
    private final Process process;
    private final List<String> said = new ArrayList<>();

    private Server(Process process) {
      this.process = process;
    }

    private static Server await(Process process, String... arguments) throws IOException {
      var server = new Server(process);
      server.listen(process.getInputStream());
      server.listen(process.getErrorStream());
      long end = System.nanoTime() + PATIENCE.toNanos();
      synchronized (server.said) {
        while (server.find("Ready").isEmpty()) {
          long left = (end - System.nanoTime()) / 1_000_000;
          if (left <= 0 || !process.isAlive()) {
            process.destroyForcibly();
            throw new AssertionError(
                String.join(" ", arguments) + " does not serve: " + String.join("\n", server.said));
          }
          try {
            server.said.wait(Math.min(left, 200));
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        }
      }
      return server;
    }

    private void listen(InputStream stream) {
      // Not virtual: a read from a pipe holds its carrier, and two servers would hold them all.
      Thread.ofPlatform()
          .daemon()
          .start(() -> {
            try (var reader =
                new BufferedReader(new java.io.InputStreamReader(stream, StandardCharsets.UTF_8))) {
              for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                synchronized (said) {
                  said.add(line);
                  said.notifyAll();
                }
              }
            } catch (IOException e) {
              // The process has ended.
            }
          });
    }

    private Stream<String> lines(String start) {
      synchronized (said) {
        return List.copyOf(said).stream().filter(line -> line.startsWith(start));
      }
    }

    private java.util.Optional<String> find(String start) {
      return lines(start).findFirst();
    }

    /** What it said behind this label: {@code Readers}, {@code Desk}, {@code Log key}. */
    String value(String label) {
      return find(label + ":")
          .orElseThrow(() -> new AssertionError(label + " was not said: " + text()))
          .substring(label.length() + 1)
          .strip();
    }

    /** The rest of the line that begins with this. */
    String after(String start) {
      return find(start)
          .orElseThrow(() -> new AssertionError(start + " was not said: " + text()))
          .substring(start.length());
    }

    /** Where readers find it. */
    URI readers() {
      return URI.create(value("Readers"));
    }

    /** Where the newsroom finds it. */
    URI desk() {
      return URI.create(value("Desk"));
    }

    /** Everything that it has said. */
    String text() {
      synchronized (said) {
        return String.join("\n", said);
      }
    }

    Process process() {
      return process;
    }

    /** Ends it as a power cut would. */
    void kill() {
      process.destroyForcibly();
      awaitEnd();
    }

    /** Ends it as its operator would; its exit code. */
    int stop() {
      process.destroy();
      return awaitEnd();
    }

    private int awaitEnd() {
      try {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new AssertionError("did not stop: " + text());
        }
        return process.exitValue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      if (process.isAlive()) {
        stop();
      }
    }
  }
}
