package org.broadsheet.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reader who goes wherever an answer leads: to every address of the paper that stands in a page,
 * a feed, a sitemap, JSON, a style sheet or a header, and to every hash of the log.
 */
final class Crawl {
  /** Far more than the paper of the test has: one that leads on for ever is a fault. */
  private static final int ENDLESS = 6_000;

  private static final Pattern HASH = Pattern.compile("\\b[0-9a-f]{64}\\b");

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final URI door;
  private final Pattern link;

  /** A crawl of what this door serves, whose pages say that they are at that site. */
  Crawl(URI door, String site) {
    this.door = door;
    this.link =
        Pattern.compile(
            "(?<=[\"'\\s>,(=])(?:" + Pattern.quote(site) + ")?(/[^\"'\\s<>,()\\\\{}$`*|^\\[\\]]*)");
  }

  /** An answer; body and header fields as one text, a character for each byte. */
  record Answer(String address, int status, String type, String tag, String text) {}

  /** All that these lead to, by address. */
  Map<String, Answer> from(List<String> roots) {
    var waiting = new ArrayDeque<>(roots);
    Set<String> known = new LinkedHashSet<>(roots);
    Map<String, Answer> answers = new LinkedHashMap<>();
    while (!waiting.isEmpty()) {
      Answer answer = ask(waiting.remove());
      answers.put(answer.address(), answer);
      for (String next : leads(answer)) {
        if (known.add(next)) {
          waiting.add(next);
        }
      }
      if (known.size() > ENDLESS) {
        throw new AssertionError("no end: " + List.copyOf(known).subList(ENDLESS - 30, ENDLESS));
      }
    }
    return answers;
  }

  private Set<String> leads(Answer answer) {
    Set<String> next = new LinkedHashSet<>();
    if (answer.type().startsWith("image/") && !answer.type().contains("svg")) {
      return next;
    }
    Matcher links = link.matcher(answer.text());
    while (links.find()) {
      String address = links.group(1).replace("&amp;", "&").replaceFirst("#.*", "");
      if (!address.startsWith("//") && isAddress(address)) {
        next.add(address);
      }
    }
    Matcher hashes = HASH.matcher(answer.text());
    while (hashes.find()) {
      next.add("/log/content/" + hashes.group());
      next.add("/media/" + hashes.group() + "/o");
    }
    return next;
  }

  /** Scripts have patterns that look like one. */
  private static boolean isAddress(String text) {
    try {
      return URI.create(text).getRawPath() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** What is answered there, asked for with these header fields, each name before its value. */
  Answer ask(String address, String... fields) {
    HttpRequest.Builder request = HttpRequest.newBuilder(at(address));
    return send(address, fields.length == 0 ? request : request.headers(fields));
  }

  /** What a form with these fields is answered, or JSON. */
  Answer say(String address, String type, String body) {
    return send(
        address,
        HttpRequest.newBuilder(at(address))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private URI at(String address) {
    try {
      return URI.create(door.getScheme() + "://" + door.getAuthority() + address);
    } catch (IllegalArgumentException e) {
      throw new AssertionError("no address: " + address, e);
    }
  }

  private Answer send(String address, HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      var text = new StringBuilder();
      answer.headers().map().forEach((name, values) -> text.append(name).append(values));
      answer.headers().firstValue("Location").ifPresent(to -> text.append(' ').append(to));
      text.append('\n').append(new String(answer.body(), StandardCharsets.ISO_8859_1));
      return new Answer(
          address,
          answer.statusCode(),
          answer.headers().firstValue("Content-Type").orElse(""),
          answer.headers().firstValue("ETag").orElse(""),
          text.toString());
    } catch (IOException e) {
      throw new AssertionError(address, e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
