package org.broadsheet.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.broadsheet.e2e.Trace.Call;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Acknowledged means on disk: seen from below, in the order of the program's system calls. A kill
 * alone would not show it, because the system keeps what a dead process has written.
 */
@Tag("soak")
@Execution(ExecutionMode.CONCURRENT)
class SyncTest {
  private static final Instant DAY = Instant.parse("2026-03-01T15:00:00.000Z");

  @TempDir Path folder;

  @BeforeEach
  void traces() throws InterruptedException {
    assumeTrue(
        Trace.works(),
        "strace is not installed or may not trace here: that syncs come before acknowledgements is"
            + " not shown.");
  }

  @Test
  void eachPublishIsSyncedBeforeItsReceiptIsSent() throws Exception {
    Path trace = folder.resolve("trace");
    var receipts = new ArrayList<String>();
    try (var paper = Paper.in(folder, Trace.into(trace))) {
      paper.account("author", "reporter,editor");
      paper.account("editor", "final_reviewer,publisher");
      var stories = new Stories(4);
      List<String> drafts =
          paper
              .bring(
                  "--to-desk",
                  IntStream.range(0, 20).mapToObj(_ -> stories.story("news", DAY)).toList())
              .stream()
              .map(line -> line.substring(0, 10))
              .toList();
      paper.start();
      Editor author = paper.editor("author");
      Editor editor = paper.editor("editor");
      for (String draft : drafts) {
        author.on(draft, "submit").done();
        editor.on(draft, "approve").done();
        receipts.add(editor.on(draft, "publish").done());
      }
      paper.stop();
      assertSynced(
          Trace.read(trace),
          paper.data().resolve("db/broadsheet.db-wal"),
          receipts.stream().map(receipt -> "Location: " + receipt + "\\r").toList());
    }
  }

  @Test
  void eachMoodIsSyncedBeforeItIsAnswered() throws Exception {
    Path trace = folder.resolve("trace");
    var readers = new ArrayList<String>();
    try (var paper = Paper.in(folder, Trace.into(trace))) {
      var story = new Stories(5).story("news", DAY);
      paper.bring("--publish", List.of(story));
      paper.start();
      paper.awaitShown();
      for (int i = 0; i < 20; i++) {
        HttpResponse<String> answer =
            Web.post(
                paper.at("/api/v1/articles/" + story.subject().id() + "/mood"),
                "{\"mood\":\"like\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
        readers.add(
            answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", ""));
      }
      paper.stop();
      assertSynced(Trace.read(trace), paper.data().resolve("db/pulse.db-wal"), readers);
    }
  }

  @Test
  void eachMediumIsSyncedWithItsNameBeforeTheCommitThatNamesIt() throws Exception {
    Path trace = folder.resolve("trace");
    Path data = folder.resolve("demo");
    try (var demo =
        Program.serveUnder(
            Trace.into(trace),
            "demo",
            "--data",
            data.toString(),
            "--port",
            "0",
            "--desk-port",
            "0",
            "--admin-port",
            "0")) {
      demo.stop();
    }
    Trace seen = Trace.read(trace);
    Path media = data.resolve("media");
    List<Call> placed =
        seen.calls().stream()
            .filter(call -> call.renames() && call.names().getLast().startsWith(media + "/"))
            .toList();
    assertThat(placed).hasSizeGreaterThan(20);
    Call commit =
        seen.syncs(data.resolve("db/broadsheet.db-wal").toString()).stream()
            .filter(call -> call.began() > placed.getLast().ended())
            .findFirst()
            .orElseThrow();
    for (Call place : placed) {
      String temporary = place.names().getFirst();
      Call written = seen.writes(temporary).getLast();
      assertThat(seen.between(written, place).syncs(temporary)).as(temporary).isNotEmpty();
      Trace after = seen.between(place, commit);
      String directory =
          Path.of(place.names().getLast()).resolveSibling(".").normalize().toString();
      assertThat(after.syncs(directory)).as(directory).isNotEmpty();
      assertThat(after.syncs(media.toString())).as("its root").isNotEmpty();
    }
  }

  /**
   * Before each of these answers goes to a socket, the write-ahead log has been written, and synced
   * after the last writing. The requests came one after the other.
   */
  private static void assertSynced(Trace trace, Path writeAhead, List<String> answers)
      throws IOException {
    String file = writeAhead.toString();
    Call before = trace.calls().getFirst();
    for (String answer : answers) {
      Call sent =
          trace.calls().stream()
              .filter(call -> call.sends() && call.text().contains(answer))
              .findFirst()
              .orElseThrow(() -> new AssertionError("never sent: " + answer));
      Trace since = trace.between(before, sent);
      assertThat(since.writes(file)).as("writes before " + answer).isNotEmpty();
      Call last = since.writes(file).getLast();
      assertThat(since.between(last, sent).syncs(file))
          .as("syncs between the last write and " + answer)
          .isNotEmpty();
      before = sent;
    }
  }
}
