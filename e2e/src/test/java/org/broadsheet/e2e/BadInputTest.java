package org.broadsheet.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Hostile and broken files, in a heap of 256 MB: each refused by name, the rest goes on. */
@Execution(ExecutionMode.CONCURRENT)
class BadInputTest {
  private static final Path CAPTURES =
      Path.of("../wire/src/test/resources/captures").toAbsolutePath().normalize();

  @TempDir Path folder;

  @Test
  void everyBadFileIsRefusedByNameAndTheGoodOnesAreRead() throws IOException {
    String zh = Files.readString(CAPTURES.resolve("zh-portal-stream.txt"));
    var good = new ArrayList<Path>();
    good.add(write("utf8.txt", zh.getBytes(UTF_8)));
    good.add(write("gb18030.txt", zh.getBytes(Charset.forName("GB18030"))));
    good.add(write("utf16.txt", zh.getBytes(StandardCharsets.UTF_16)));
    var bad = new ArrayList<Path>();
    bad.add(write("empty.txt", new byte[0]));
    bad.add(write("blank.txt", " \n\n ".getBytes(UTF_8)));
    var noise = new byte[200_000];
    new Random(1).nextBytes(noise);
    bad.add(write("noise.bin", noise));
    Path huge = folder.resolve("huge.txt");
    try (var file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(100L << 20);
    }
    bad.add(huge);
    bad.add(write("nothing.txt", "Home\nNews\nSport\n".getBytes(UTF_8)));
    bad.add(write("braces.jsonl", "{\"kind\":\"article\"".repeat(1000).getBytes(UTF_8)));
    bad.add(write("deep.jsonl", ("{\"a\":" + "[".repeat(500_000)).getBytes(UTF_8)));
    bad.add(folder.resolve("missing.txt"));

    var arguments = new ArrayList<>(List.of("extract"));
    good.forEach(file -> arguments.add(file.toString()));
    bad.forEach(file -> arguments.add(file.toString()));
    assertBatch(arguments, good, bad);

    arguments.set(0, "import");
    arguments.addAll(1, List.of("--publish", "--data", folder.resolve("paper").toString()));
    assertBatch(arguments, good, bad);
    assertThat(Program.run("verify", "--data", folder.resolve("paper").toString()).exit()).isZero();
  }

  @Test
  void aPageOfAPrivateNetworkIsRefusedAndNeverAskedFor() throws IOException {
    Path good = CAPTURES.resolve("zh-portal-stream.txt");
    try (var inside = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String address = "http://127.0.0.1:" + inside.getLocalPort() + "/";
      Program.Result result =
          Program.run(
              "import",
              "--publish",
              "--data",
              folder.resolve("paper").toString(),
              address,
              good.toString());
      assertThat(result.exit()).isEqualTo(1);
      assertThat(result.err()).contains(address + ": its host is not on the public internet");
      assertThat(result.out()).hasLineCount(1).contains("imported");
      inside.setSoTimeout(1);
      assertThatThrownBy(inside::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  private static void assertBatch(List<String> arguments, List<Path> good, List<Path> bad) {
    Program.Result result =
        Program.run(Map.of(), List.of("-Xmx256m"), arguments.toArray(String[]::new));
    assertThat(result.exit()).as(result.err()).isEqualTo(1);
    assertThat(result.out().lines()).hasSize(good.size());
    for (Path file : bad) {
      assertThat(result.err()).contains(file.getFileName().toString());
    }
    for (Path file : good) {
      assertThat(result.err()).doesNotContain("/" + file.getFileName() + ":");
    }
    assertThat(result.err()).doesNotContain("\tat ").doesNotContain("OutOfMemory");
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }
}
