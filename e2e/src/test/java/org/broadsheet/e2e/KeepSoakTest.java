package org.broadsheet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Editors who type and are kept every moment, while the desk is killed again and again. */
@Tag("soak")
@Execution(ExecutionMode.CONCURRENT)
class KeepSoakTest {
  private static final int EDITORS = 20;
  private static final int PEOPLE = 4;
  private static final int ROUNDS = 10;
  private static final Duration ROUND = Duration.ofSeconds(30);
  private static final Pattern STORY = Pattern.compile("\"story\":\"([0-9a-z]{10})\"");
  private static final Pattern WORD = Pattern.compile("word(\\d+)");

  @TempDir Path folder;

  /** One window at one story: words are only added, so the newest text holds all that was kept. */
  private static final class Writer {
    private final String sitting;
    private final String login;
    private String story = "";
    private int typed;
    private int acknowledged;

    private Writer(int number) {
      this.sitting = "sitting0soak" + number;
      this.login = "author" + number % PEOPLE;
    }

    private void until(Editor editor, String token, long end) {
      while (System.nanoTime() < end) {
        typed++;
        try {
          HttpResponse<String> answer =
              editor.post(
                  story.isEmpty() ? "/texts" : "/stories/" + story + "/keep", token, text());
          if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + ": " + answer.body());
          }
          Matcher matcher = STORY.matcher(answer.body());
          story = matcher.find() ? matcher.group(1) : story;
          acknowledged = typed;
        } catch (UncheckedIOException e) {
          return; // the desk was killed: this text was not acknowledged
        }
      }
    }

    private String text() {
      var words = new StringBuilder();
      for (int i = 1; i <= typed; i++) {
        words.append("word").append(i).append(' ');
      }
      return "{\"sitting\":\"%s\",\"text\":{\"headline\":\"Soak\",\"channel\":\"news\",\"language\":\"en\",\"body\":[{\"type\":\"paragraph\",\"content\":[\"%s\"]}]}}"
          .formatted(sitting, words.toString().strip());
    }
  }

  @Test
  void noAcknowledgedWordIsLost() throws Exception {
    List<Writer> writers = new ArrayList<>();
    for (int i = 0; i < EDITORS; i++) {
      writers.add(new Writer(i));
    }
    try (var paper = Paper.in(folder)) {
      for (int i = 0; i < PEOPLE; i++) {
        paper.account("author" + i, "reporter,editor");
      }
      for (int round = 0; round < ROUNDS; round++) {
        paper.start();
        write(paper, writers);
        paper.start();
        for (Writer writer : writers) {
          assertThat(kept(paper, writer))
              .as(writer.story)
              .isGreaterThanOrEqualTo(writer.acknowledged);
        }
        paper.stop();
      }
      paper.verify();
    }
    assertThat(writers).allMatch(writer -> writer.acknowledged > 0);
  }

  /** All write at once; the desk is killed in the middle of it. */
  private static void write(Paper paper, List<Writer> writers) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long end = System.nanoTime() + ROUND.multipliedBy(2).toNanos();
      List<Future<?>> all = new ArrayList<>();
      for (Writer writer : writers) {
        all.add(
            threads.submit(() -> {
              Editor editor = paper.editor(writer.login);
              writer.until(editor, editor.token(), end);
            }));
      }
      Thread.sleep(ROUND);
      paper.kill();
      for (Future<?> one : all) {
        one.get();
      }
    }
  }

  /** The last word that the desk has. */
  private static int kept(Paper paper, Writer writer) {
    if (writer.story.isEmpty()) {
      return 0;
    }
    String body = paper.editor(writer.login).get("/stories/" + writer.story + "/text").body();
    int last = 0;
    Matcher matcher = WORD.matcher(body);
    while (matcher.find()) {
      last = Math.max(last, Integer.parseInt(matcher.group(1)));
    }
    return last;
  }
}
