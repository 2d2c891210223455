package org.broadsheet.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A disk without room: said in one sentence, and nothing that was acknowledged is lost. */
@SuppressWarnings("NullAway.Init") // mounted before each test
@Execution(ExecutionMode.CONCURRENT)
class DiskFullTest {
  private static final Instant DAY = Instant.parse("2026-03-01T15:00:00.000Z");

  @TempDir Path folder;
  private Path disk;

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", disk.toString()),
        "No small disk can be mounted here: what a full one does is not shown.");
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", disk.toString());
  }

  @Test
  void anImportSaysSoOnceAndIsCompletedWhenThereIsRoom() throws Exception {
    Path news = folder.resolve("news.jsonl");
    Program.run("generate", "--articles", "3000", "--seed", "3", "--out", news.toString());
    String[] arguments = {"import", "--data", disk.resolve("paper").toString(), "--publish", ""};
    arguments[4] = news.toString();

    Program.Result full = Program.run(arguments);
    assertUnfit(full);
    Set<String> acknowledged = ids(full);
    assertThat(acknowledged).isNotEmpty().hasSizeLessThan(3_000);

    assertThat(run("mount", "-o", "remount,size=200m", disk.toString())).isTrue();
    verify();
    Program.Result again = Program.run(arguments);
    assertThat(again.exit()).as(again.err()).isZero();
    assertThat(again.lines()).hasSize(3_000);
    assertThat(again.lines().stream().filter(line -> line.endsWith(" unchanged")))
        .extracting(line -> line.substring(0, 10))
        .containsAll(acknowledged);
    verify();
  }

  @Test
  void aServeGoesOnForReadersAndPublishesAgainWhenThereIsRoom() throws Exception {
    try (var paper = Paper.in(disk)) {
      paper.account("author", "reporter,editor");
      paper.account("editor", "final_reviewer,publisher");
      var stories = new Stories(7);
      String shown = paper.bring("--publish", List.of(stories.story("news", DAY))).getFirst();
      String path = shown.split(" ")[1];
      String draft =
          paper.bring("--to-desk", List.of(stories.story("news", DAY))).getFirst().substring(0, 10);
      paper.start();
      paper.awaitShown();
      Editor editor = paper.editor("editor");
      paper.editor("author").on(draft, "submit").done();
      editor.on(draft, "approve").done();
      Editor.Form publish = editor.on(draft, "publish");

      Path filler = fill();
      HttpResponse<String> refused = publish.send();
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.body()).contains("the disk is full").doesNotContain("Exception");
      assertThat(Web.text(paper.at(path)).statusCode()).isEqualTo(200);
      assertThat(Web.text(paper.at("/")).statusCode()).isEqualTo(200);
      assertThat(
              Web.post(
                      paper.at("/api/v1/articles/" + shown.substring(0, 10) + "/mood"),
                      "{\"mood\":\"like\"}")
                  .statusCode())
          .isEqualTo(503);
      assertThat(Web.text(paper.at("/")).body()).doesNotContain(draft);

      Files.delete(filler);
      assertThat(editor.on(draft, "publish").done()).startsWith("/receipts/");
      Web.until(paper.at("/"), answer -> answer.body().contains(draft));
      paper.stop();
      paper.verify();
    }
  }

  @Test
  void aServeThatFindsNoRoomAtItsStartSaysSo() throws Exception {
    fill();
    assertUnfit(
        Program.run(
            "serve",
            "--data",
            disk.resolve("paper").toString(),
            "--port",
            "0",
            "--desk-port",
            "0",
            "--admin-port",
            "0"));
  }

  /** Takes all the room that is left. */
  private Path fill() throws IOException {
    Path filler = disk.resolve("filler");
    try (OutputStream out = Files.newOutputStream(filler)) {
      byte[] page = new byte[4096];
      for (int i = 0; i < 100_000; i++) {
        out.write(page);
      }
    } catch (IOException e) {
      return filler;
    }
    throw new AssertionError("the disk has no end");
  }

  private static Set<String> ids(Program.Result result) {
    return result.lines().stream().map(line -> line.substring(0, 10)).collect(Collectors.toSet());
  }

  private void verify() {
    Program.Result result = Program.run("verify", "--data", disk.resolve("paper").toString());
    assertThat(result.exit()).as(result.out() + result.err()).isZero();
  }

  private static void assertUnfit(Program.Result result) {
    assertThat(result.exit()).as(result.err()).isEqualTo(3);
    List<String> said =
        result
            .err()
            .lines()
            .filter(line -> !line.startsWith("WARNING") && !line.startsWith("import "))
            .toList();
    assertThat(said).hasSize(1);
    assertThat(said.getFirst()).containsAnyOf("full", "free space", "has room");
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
