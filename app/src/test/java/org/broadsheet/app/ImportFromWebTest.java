package org.broadsheet.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.broadsheet.wire.GuardedClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Pages by their address, from a web of our own that is no network. */
class ImportFromWebTest {
  private final Map<String, Answer> web = new HashMap<>();

  @TempDir Path folder;

  private record Said(int exit, String out, String err) {}

  private Said importing(String... addresses) {
    var out = new StringWriter();
    var err = new StringWriter();
    var line =
        new CommandLine(new ImportCommand(address -> web.getOrDefault(address, unknown(address))))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err));
    var arguments = new String[addresses.length + 3];
    arguments[0] = "--publish";
    arguments[1] = "--data";
    arguments[2] = folder.resolve("paper").toString();
    System.arraycopy(addresses, 0, arguments, 3, addresses.length);
    return new Said(line.execute(arguments), out.toString(), err.toString());
  }

  private static Answer unknown(String address) {
    return new Answer.Refused(address, "the host is not known");
  }

  private static Answer page(String address, String headline) {
    String words = headline + " and so it went all through the day until the lamps were lit. ";
    String html =
        "<html lang=en><title>%1$s</title><article><h1>%1$s</h1><p>%2$s</p><p>%2$s</p></article>"
            .formatted(headline, words.repeat(4));
    return new Answer.Page(URI.create(address), "text/html", "utf-8", html.getBytes(UTF_8));
  }

  @Test
  void aPageIsTheSameStoryWhereverItsAddressLed() {
    web.put("https://a.example/1", page("https://a.example/1", "The ferry runs on time"));
    web.put("https://a.example/short", page("https://a.example/1", "The ferry runs early"));

    Said first = importing("https://a.example/1");
    assertThat(first.exit()).as(first.err()).isZero();
    assertThat(first.out().strip()).endsWith(" imported");
    assertThat(importing("https://a.example/1").out().strip()).endsWith(" unchanged");

    String id = first.out().split(" ", 2)[0];
    assertThat(importing("https://a.example/short").out().strip())
        .startsWith(id)
        .endsWith(" updated");
  }

  @Test
  void refusalsAreNamedByTheAddressGivenAndTheRestGoesOn() {
    web.put("https://a.example/1", page("https://a.example/1", "The ferry runs on time"));
    web.put("https://a.example/in", new Answer.Refused("http://10.0.0.1/", "it is private"));

    Said said = importing("https://a.example/none", "https://a.example/in", "https://a.example/1");

    assertThat(said.exit()).isEqualTo(Exit.REFUSED);
    assertThat(said.err())
        .contains("https://a.example/none: the host is not known")
        .contains("https://a.example/in: it leads to http://10.0.0.1/: it is private");
    assertThat(said.out()).hasLineCount(1).contains(" imported");
  }
}
