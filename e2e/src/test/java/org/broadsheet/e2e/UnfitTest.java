package org.broadsheet.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the operator is told when the machine is not fit: one sentence, and exit code 3. */
@Execution(ExecutionMode.CONCURRENT)
class UnfitTest {
  @TempDir Path folder;

  @Test
  void aTakenPort() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertUnfit(
          serve(folder.resolve("paper"), Integer.toString(taken.getLocalPort())),
          Integer.toString(taken.getLocalPort()));
    }
  }

  @Test
  void aDataDirectoryThatIsAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("paper"), "not a folder");
    assertUnfit(serve(file, "0"), file.toString());
  }

  @Test
  void aSecondServeOnOneDirectory() {
    Path data = folder.resolve("paper");
    try (var _ =
        Program.serve(
            "serve",
            "--data",
            data.toString(),
            "--port",
            "0",
            "--desk-port",
            "0",
            "--admin-port",
            "0")) {
      assertUnfit(serve(data, "0"), "serves");
      // Other commands work beside it.
      assertThat(Program.run("user", "list", "--data", data.toString()).exit()).isZero();
      assertThat(Program.run("verify", "--data", data.toString()).exit()).isZero();
    }
  }

  @Test
  void aMachineWithoutAJdkThatFits() throws Exception {
    Path old = Files.createDirectories(folder.resolve("jdk-17/bin"));
    assertThat(Files.createFile(old.resolve("java")).toFile().setExecutable(true)).isTrue();
    Files.writeString(folder.resolve("jdk-17/release"), "JAVA_VERSION=\"17.0.9\"\n");
    Path program = Path.of("../bin/broadsheet").toAbsolutePath().normalize();
    // In a mount namespace of its own, where the usual places of JDKs are empty.
    var hidden =
        new ProcessBuilder(
            "unshare",
            "--mount",
            "sh",
            "-c",
            "for d in /usr/lib/jvm /opt; do [ ! -d $d ] || mount -t tmpfs none $d || exit 99; done;"
                + " exec env -i PATH=/usr/bin:/bin HOME=\"$1\" JAVA_HOME=\"$1/jdk-17\" \"$2\" --version",
            "sh",
            folder.toString(),
            program.toString());
    Path err = folder.resolve("err");
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/unshare")) && !program.startsWith("/opt"),
        "The JDKs of this machine cannot be hidden: what is said without one is not shown.");
    Process process = hidden.redirectError(err.toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assumeTrue(
        process.exitValue() != 99 && !Files.readString(err).startsWith("unshare"),
        "This user may not hide the JDKs: what is said without one is not shown.");
    assertThat(process.exitValue()).isEqualTo(3);
    assertThat(Files.readString(err).lines()).hasSize(1).first().asString().contains("JDK 25");
  }

  @Test
  void aTemplateThatDoesNotCompile() throws IOException {
    Path theme = Files.createDirectories(folder.resolve("paper/theme"));
    String wrong = "@param org.broadsheet.press.View.Time of\n<b>${of.sooner()}</b>\n";
    Files.writeString(theme.resolve("time.jte"), wrong);
    Program.Result result = serve(folder.resolve("paper"), "0");
    assertUnfit(result, "time.jte:2");
    assertThat(result.err()).contains(theme.toString());
  }

  @Test
  void anUnknownSettingIsWrongUsage() throws IOException {
    Path data = Files.createDirectories(folder.resolve("paper"));
    Files.writeString(data.resolve("broadsheet.conf"), "prot = 1\n");
    Program.Result result = serve(data, "0");
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("prot").contains("line 1");
  }

  @Test
  void anUnknownCommandIsWrongUsage() {
    assertThat(Program.run("publsh").exit()).isEqualTo(2);
  }

  private static Program.Result serve(Path data, String port) {
    return Program.run(
        "serve",
        "--data",
        data.toString(),
        "--port",
        port,
        "--desk-port",
        "0",
        "--admin-port",
        "0");
  }

  private static void assertUnfit(Program.Result result, String named) {
    assertThat(result.exit()).as(result.err()).isEqualTo(3);
    String sentences =
        String.join(
            "\n", result.err().lines().filter(line -> !line.startsWith("WARNING")).toList());
    assertThat(sentences).contains(named).doesNotContain("\tat ").doesNotContain("Exception");
  }
}
