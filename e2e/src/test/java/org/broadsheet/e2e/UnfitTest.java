package org.broadsheet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operator is told when the machine is not fit: one sentence, and exit code 3. */
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
