package org.broadsheet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadsheet.wire.DocumentLine;
import org.broadsheet.wire.DocumentLines;
import org.jspecify.annotations.Nullable;

/** A newspaper of one test: a data directory, whoever works there, and the program serving it. */
final class Paper implements AutoCloseable {
  private static final Pattern STATUS =
      Pattern.compile("\"checkpointSize\":(\\d+).*\"logPosition\":(\\d+)");

  private final Path folder;
  private final List<String> wrapper;
  private final Map<String, String> passwords = new HashMap<>();
  private Program.@Nullable Server server;
  private int files;

  private Paper(Path folder, List<String> wrapper) {
    this.folder = folder;
    this.wrapper = wrapper;
  }

  /** A paper in this folder, not served yet. */
  static Paper in(Path folder) {
    return new Paper(folder, List.of());
  }

  /** As {@link #in}, served by the program under another one, such as a tracer. */
  static Paper in(Path folder, List<String> wrapper) {
    return new Paper(folder, wrapper);
  }

  Path data() {
    return folder.resolve("paper");
  }

  Paper start() {
    server =
        Program.serveUnder(
            wrapper,
            "serve",
            "--data",
            data().toString(),
            "--port",
            "0",
            "--desk-port",
            "0",
            "--admin-port",
            "0");
    return this;
  }

  private Program.Server server() {
    if (server == null) {
      throw new IllegalStateException("the paper is not served");
    }
    return server;
  }

  void kill() {
    server().kill();
  }

  void stop() {
    assertThat(server().stop()).as("exit code of a stop").isIn(0, 143);
  }

  /** What the serving program has said. */
  String said() {
    return server().text();
  }

  URI at(String path) {
    return server().readers().resolve(path);
  }

  /** Makes an account; roles are joined by commas. */
  void account(String login, String roles) {
    Program.Result added =
        Program.run("user", "add", login, "--roles", roles, "--data", data().toString());
    assertThat(added.exit()).as(added.err()).isZero();
    passwords.put(login, added.out().strip().replaceFirst("(?s).* ", ""));
  }

  Editor editor(String login) {
    String password =
        Optional.ofNullable(passwords.get(login))
            .orElseThrow(() -> new IllegalStateException("no account " + login));
    return Editor.signIn(server().desk(), login, password);
  }

  /** As {@link #bring(String, List)}, with a site before them. */
  List<String> bring(String target, DocumentLine site, List<DocumentLine> lines) {
    return bring(target, Stream.concat(Stream.of(site), lines.stream()).toList());
  }

  /** Imports these documents beside the running program; each output line is {@code id url …}. */
  List<String> bring(String target, List<DocumentLine> lines) {
    Program.Result result =
        Program.run("import", "--data", data().toString(), target, write(lines).toString());
    assertThat(result.exit()).as(result.err()).isZero();
    return result.lines();
  }

  /** These documents as JSON Lines. */
  Path write(List<DocumentLine> lines) {
    Path file = folder.resolve("lines" + files++ + ".jsonl");
    try (OutputStream out = Files.newOutputStream(file)) {
      for (DocumentLine line : lines) {
        DocumentLines.write(line, out);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return file;
  }

  /** Waits until readers see the whole log; its size. */
  long awaitShown() {
    return awaitShown(server().readers());
  }

  /**
   * Waits until readers there see the whole log; its size. Who is ready may still be catching up.
   */
  static long awaitShown(URI readers) {
    Matcher matcher =
        STATUS.matcher(
            Web.until(
                    readers.resolve("/status"),
                    answer -> {
                      Matcher status = STATUS.matcher(answer.body());
                      return status.find() && status.group(1).equals(status.group(2));
                    })
                .body());
    assertThat(matcher.find()).isTrue();
    return Long.parseLong(matcher.group(1));
  }

  /** Recomputes the whole log from outside the serving program. */
  void verify() {
    Program.Result result = Program.run("verify", "--data", data().toString());
    assertThat(result.exit()).as(result.out() + result.err()).isZero();
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
  }
}
