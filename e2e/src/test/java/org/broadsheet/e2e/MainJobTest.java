package org.broadsheet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A captured page becomes a reader's page, and a second process serves it from the log alone. */
@Execution(ExecutionMode.CONCURRENT)
class MainJobTest {
  /** A capture of the same make as the first input, written by us. */
  private static final Path CAPTURE =
      Path.of("../wire/src/test/resources/captures/zh-portal-stream.txt")
          .toAbsolutePath()
          .normalize();

  @TempDir Path folder;

  @Test
  void aCapturedPageIsServedVerifiedAndCopied() throws Exception {
    String data = folder.resolve("paper").toString();
    Program.Result first = Program.run("import", "--data", data, "--publish", CAPTURE.toString());
    assertThat(first.exit()).as(first.err()).isZero();
    String[] said = first.out().strip().split(" ");
    assertThat(said).hasSize(4);
    assertThat(said[3]).isEqualTo("imported");
    String path = said[1];

    Program.Result again = Program.run("import", "--data", data, "--publish", CAPTURE.toString());
    assertThat(again.exit()).isZero();
    assertThat(again.out()).endsWith("unchanged\n").startsWith(said[0] + " " + path);

    try (var serve =
        Program.serve(
            "serve", "--data", data, "--port", "0", "--desk-port", "0", "--admin-port", "0")) {
      assertThat(serve.text()).contains("Set-up link");
      HttpResponse<String> article =
          Web.until(serve.readers().resolve(path), answer -> answer.statusCode() == 200);
      String extracted = Program.run("extract", CAPTURE.toString()).out();
      for (String name : List.of("headline", "breadcrumb")) {
        assertThat(extracted).contains("\"" + name + "\"");
      }
      assertThat(article.body()).contains("<meta name=\"log-entry\"");
      HttpResponse<String> home = Web.text(serve.readers());
      assertThat(home.body()).contains(path);
      assertThat(Web.text(serve.readers().resolve("/sitemap.xml")).statusCode()).isEqualTo(200);
      assertCopy(serve, path, folder.resolve("copy"));
    }
    Program.Result verify = Program.run("verify", "--data", data);
    assertThat(verify.exit()).as(verify.err()).isZero();
    assertThat(verify.out()).startsWith("The log holds: 2 entries");
  }

  /** The edge starts from an empty directory, serves the same bytes, and outlives its origin. */
  private static void assertCopy(Program.Server origin, String path, Path copy) {
    try (var edge =
        Program.serve(
            "edge",
            "--origin",
            origin.readers().toString(),
            "--log-key",
            origin.value("Log key"),
            "--data",
            copy.toString(),
            "--port",
            "0",
            "--admin-port",
            "0")) {
      Web.until(edge.readers().resolve(path), answer -> answer.statusCode() == 200);
      for (String page : List.of(path, "/", "/feeds/all.rss", "/log/checkpoint")) {
        HttpResponse<byte[]> here = Web.bytes(edge.readers().resolve(page));
        HttpResponse<byte[]> there = Web.bytes(origin.readers().resolve(page));
        assertThat(here.statusCode()).as(page).isEqualTo(there.statusCode());
        assertThat(here.body()).as(page).isEqualTo(there.body());
      }
      origin.kill();
      assertThat(Web.text(edge.readers().resolve(path)).statusCode()).isEqualTo(200);
      assertThat(Web.text(edge.readers().resolve("/search?q=a")).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void anEdgeRefusesALogThatAnotherKeySigned() throws Exception {
    String data = folder.resolve("paper").toString();
    Program.run("import", "--data", data, "--publish", CAPTURE.toString());
    String stranger = folder.resolve("stranger").toString();
    Program.run("import", "--data", stranger, "--publish", CAPTURE.toString());
    String key = Files.readString(Path.of(stranger, "keys", "log.pub")).strip();
    try (var serve =
        Program.serve(
            "serve", "--data", data, "--port", "0", "--desk-port", "0", "--admin-port", "0")) {
      Program.Result verify =
          Program.run("verify", "--url", serve.readers().toString(), "--log-key", key);
      assertThat(verify.exit()).isEqualTo(1);
      assertThat(verify.out()).contains("checkpoint");
      Program.Result right =
          Program.run(
              "verify", "--url", serve.readers().toString(), "--log-key", serve.value("Log key"));
      assertThat(right.exit()).as(right.out() + right.err()).isZero();
    }
  }
}
