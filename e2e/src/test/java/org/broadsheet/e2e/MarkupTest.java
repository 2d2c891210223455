package org.broadsheet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nu.validator.client.EmbeddedValidator;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** The Nu checker over the sample newspaper: its stories, and every other kind of page. */
class MarkupTest {
  /** Pages looked at of one kind; there are more stories than kinds of story. */
  private static final int OF_A_KIND = 2;

  private static final int STORIES = 60;

  private static final Pattern LINK = Pattern.compile("(?:href|action)=\"(/[^\"#?]*)[^\"]*\"");

  @Test
  void everyKindOfPageIsWithoutErrors() throws IOException, SAXException {
    var checker = new EmbeddedValidator();
    checker.setOutputFormat(EmbeddedValidator.OutputFormat.GNU);
    var ahead = new ArrayDeque<>(List.of("/", "/en/", "/search?q=ferry", "/offline", "/nowhere"));
    var known = new TreeSet<>(ahead);
    Map<String, Integer> kinds = new HashMap<>();
    var errors = new ArrayList<String>();
    while (!ahead.isEmpty()) {
      String path = ahead.poll();
      HttpResponse<byte[]> answer = Web.bytes(URI.create(root() + path));
      if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")
          || answer.statusCode() == 301) {
        continue;
      }
      checker
          .validate(new ByteArrayInputStream(answer.body()))
          .lines()
          .filter(line -> line.contains("error:"))
          .forEach(line -> errors.add(path + line));
      var links = LINK.matcher(new String(answer.body(), StandardCharsets.UTF_8));
      while (links.find()) {
        String link = links.group(1);
        String kind = kind(link);
        if (known.add(link)
            && kinds.merge(kind, 1, Integer::sum) <= (kind.equals("story") ? STORIES : OF_A_KIND)) {
          ahead.add(link);
        }
      }
    }
    assertThat(errors).isEmpty();
    assertThat(kinds).containsKeys("story", "c", "t", "a", "source", "history", "m", "privacy");
    assertThat(kinds.get("story")).isGreaterThan(20);
  }

  /** What a path leads to: its first segment, in whichever edition. */
  private static String kind(String path) {
    String plain = path.replaceFirst("^/en/", "/");
    return plain.matches("/\\d{4}/\\d\\d/\\d\\d/.+") ? "story" : plain.split("/", 3)[1];
  }

  private static String root() {
    return Demo.readers().toString().replaceFirst("/$", "");
  }
}
