package org.broadsheet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Imports that are killed at random moments: nothing acknowledged is lost, nothing comes twice. */
@Execution(ExecutionMode.CONCURRENT)
class KillTest {
  @TempDir Path folder;

  @Test
  void threeRounds() throws Exception {
    rounds(3, 3_000);
  }

  @Test
  @Tag("soak")
  void twentyRoundsOfFiftyThousand() throws Exception {
    rounds(20, 50_000);
  }

  private void rounds(int rounds, int articles) throws Exception {
    long seed = System.nanoTime();
    System.out.println("kill rounds with seed " + seed);
    var random = new Random(seed);
    Path news = folder.resolve("news.jsonl");
    Program.Result generated =
        Program.run(
            "generate",
            "--articles",
            Integer.toString(articles),
            "--seed",
            "3",
            "--out",
            news.toString());
    assertThat(generated.exit()).as(generated.err()).isZero();
    for (int round = 0; round < rounds; round++) {
      Path data = folder.resolve("paper" + round);
      Path out = folder.resolve("out" + round);
      Process process =
          Program.start(out, "import", "--data", data.toString(), "--publish", news.toString());
      awaitAcknowledged(process, out);
      process.waitFor(random.nextInt(1_500), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();

      var acknowledged = new HashSet<String>();
      for (String line : Files.readString(out).split("\n")) {
        if (line.endsWith(" imported")) {
          acknowledged.add(line.substring(0, 10));
        }
      }
      assertThat(acknowledged).as("round %s", round).isNotEmpty();
      Program.Result verify = Program.run("verify", "--data", data.toString());
      assertThat(verify.exit()).as(verify.out() + verify.err()).isZero();

      Program.Result again =
          Program.run("import", "--data", data.toString(), "--publish", news.toString());
      assertThat(again.exit()).as(again.err()).isZero();
      assertThat(again.lines()).hasSize(articles);
      long unchanged =
          again.lines().stream()
              .filter(line -> acknowledged.contains(line.substring(0, 10)))
              .filter(line -> line.endsWith(" unchanged"))
              .count();
      assertThat(unchanged)
          .as("acknowledged stories that are there")
          .isEqualTo(acknowledged.size());
      Program.Result whole = Program.run("verify", "--data", data.toString(), "--json");
      assertThat(whole.out()).as(whole.err()).contains("\"holds\":true");
      if (round == rounds - 1) {
        Program.Result third =
            Program.run("import", "--data", data.toString(), "--publish", news.toString());
        assertThat(third.lines()).hasSize(articles).allMatch(line -> line.endsWith(" unchanged"));
      }
    }
  }

  /** The kill must come while the import is at work, not before. */
  private static void awaitAcknowledged(Process process, Path out) throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (process.isAlive() && System.nanoTime() < end && !acknowledges(out)) {
      process.waitFor(10, TimeUnit.MILLISECONDS);
    }
  }

  private static boolean acknowledges(Path out) throws IOException {
    return Files.exists(out) && Files.readString(out).contains(" imported\n");
  }
}
