package org.broadsheet.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.broadsheet.wire.DocumentLine;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Rebuild equals live: the bytes that readers got before the views were deleted come back. */
@Execution(ExecutionMode.CONCURRENT)
class RebuildTest {
  private static final Instant DAY = Instant.parse("2026-03-01T15:00:00.000Z");
  private static final List<String> CHANNELS =
      List.of("news", "news/city", "culture", "culture/stage", "sport");
  private static final DocumentLine MOVED =
      Stories.site(
          Map.of("culture", "life/culture", "culture/stage", "life/culture/stage"),
          List.of("sport", "news", "news/city", "life", "life/culture", "life/culture/stage"));
  private static final Pattern LOCATION = Pattern.compile("<loc>" + Stories.ADDRESS + "(/[^<]*)<");
  private static final Pattern STORY =
      Pattern.compile(".*/\\d{4}/\\d\\d/\\d\\d/(.*-)?[0-9a-z]{10}");

  /** Not views of the log: assets, signals, the log itself; and search, which is only ranked. */
  private static final Pattern ASIDE =
      Pattern.compile("(/[a-z]{2})?/(assets|media|m|fragments|search|log|status|report)([/?].*)?");

  @TempDir Path folder;

  /** What a reader gets: the body, each byte a character, and the headers that go with it. */
  private record Answer(
      int status, String type, String tag, String control, String location, String body) {
    static Answer of(HttpResponse<byte[]> response) {
      return new Answer(
          response.statusCode(),
          header(response, "Content-Type"),
          header(response, "ETag"),
          header(response, "Cache-Control"),
          header(response, "Location"),
          new String(response.body(), StandardCharsets.ISO_8859_1));
    }

    private static String header(HttpResponse<?> response, String name) {
      return String.join(", ", response.headers().allValues(name));
    }

    Document document() {
      return Jsoup.parse(
          new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }
  }

  @Test
  @Tag("soak")
  void everyPageComesBackAsItWasServed() throws IOException {
    try (var paper = Paper.in(folder)) {
      paper.account("author", "reporter,editor");
      paper.account("editor", "final_reviewer,publisher");
      paper.start();
      List<String> fromTheDesk = live(paper);
      Map<String, Answer> lived = everything(paper, fromTheDesk);
      paper.stop();
      delete(paper.data().resolve("archive"));
      delete(paper.data().resolve("cache"));
      paper.start();
      paper.awaitShown();
      Map<String, Answer> rebuilt = everything(paper, fromTheDesk);
      assertSame(lived, rebuilt);
      paper.verify();
    }
  }

  /** Everything that can happen to a view while readers look; the ids of the desk's stories. */
  private static List<String> live(Paper paper) {
    var stories = new Stories(2);
    List<DocumentLine> all = first(stories);
    paper.bring("--publish", Stories.site(Map.of(), CHANNELS), all);
    read(paper);

    paper.bring("--publish", changes(stories, all));
    read(paper);
    List<String> fromTheDesk = atTheDesk(paper, stories);
    read(paper);

    // The views on disk are some seconds behind what readers see: the next start must catch up.
    paper.bring("--publish", made(5, i -> stories.again(all.get(31 + i), "sport")));
    paper.kill();
    paper.bring("--publish", made(5, i -> stories.story("sport", DAY.minusSeconds(60L * i))));
    paper.start();
    read(paper);

    paper.bring("--publish", MOVED, moves(stories, all));
    read(paper);
    return fromTheDesk;
  }

  /** Every fourth has the minute of another: lists must know an order among equals. */
  private static List<DocumentLine> first(Stories stories) {
    return made(
        70,
        i ->
            stories.story(
                CHANNELS.get(i % CHANNELS.size()),
                DAY.plus(Duration.ofMinutes(i % 4 == 3 ? i - 1 : 7L * i))));
  }

  /** Other texts, some in other channels; stories from days before; withdrawals. */
  private static List<DocumentLine> changes(Stories stories, List<DocumentLine> all) {
    var changes = new ArrayList<DocumentLine>();
    changes.addAll(made(12, i -> stories.again(all.get(5 * i), CHANNELS.get(i % CHANNELS.size()))));
    changes.addAll(
        made(
            10,
            i ->
                stories.story(
                    "culture", DAY.minus(Duration.ofDays(3L * (i / 3))).plusSeconds(i % 2))));
    Stream.of(1, 8, 30)
        .map(i -> Stories.withdrawal(all.get(i), "Reason " + i))
        .forEach(changes::add);
    return changes;
  }

  /** Some of a channel's stories go with it; a story of the old one is withdrawn. */
  private static List<DocumentLine> moves(Stories stories, List<DocumentLine> all) {
    var moves = new ArrayList<DocumentLine>();
    for (int i : List.of(2, 3, 7, 12, 17, 22)) {
      moves.add(stories.again(all.get(i), i % 2 == 0 ? "life/culture" : "life/culture/stage"));
    }
    moves.add(Stories.withdrawal(all.get(13), "Withdrawn after the move."));
    return moves;
  }

  private static List<DocumentLine> made(int number, IntFunction<DocumentLine> make) {
    return IntStream.range(0, number).mapToObj(make).toList();
  }

  /** Three drafts are reviewed and published; one is corrected, one is withdrawn. */
  private static List<String> atTheDesk(Paper paper, Stories stories) {
    List<String> drafts =
        paper.bring("--to-desk", made(3, _ -> stories.story("news", DAY))).stream()
            .map(line -> line.substring(0, 10))
            .toList();
    Editor author = paper.editor("author");
    Editor editor = paper.editor("editor");
    for (String id : drafts) {
      release(id, author, editor);
    }
    read(paper);
    author
        .on(drafts.get(0), "correct")
        .with("kind", "correction")
        .with("notice", "Put right.")
        .done();
    release(drafts.get(0), author, editor);
    editor.on(drafts.get(1), "withdraw").with("reason", "It was wrong.").done();
    return drafts;
  }

  private static void release(String id, Editor author, Editor editor) {
    author.on(id, "submit").done();
    editor.on(id, "approve").done();
    assertThat(editor.on(id, "publish").done()).startsWith("/receipts/");
  }

  /** Pages asked for often are replaced in place, and those are the bytes to be compared. */
  private static void read(Paper paper) {
    paper.awaitShown();
    for (int i = 0; i < 5; i++) {
      for (String path :
          List.of("/", "/c/news", "/c/culture", "/c/sport", "/feeds/all.rss", "/sitemap.xml")) {
        Web.bytes(paper.at(path));
      }
    }
  }

  /** Every address that a reader can come to by links, feeds and sitemap. */
  private static Map<String, Answer> everything(Paper paper, List<String> fromTheDesk) {
    paper.awaitShown();
    var answers = new TreeMap<String, Answer>();
    var ahead =
        new ArrayDeque<>(
            List.of(
                "/",
                "/zh/",
                "/sitemap.xml",
                "/robots.txt",
                "/privacy",
                "/feeds/all.rss",
                "/nowhere",
                "/c/culture",
                "/c/culture/stage",
                "/c/nothing"));
    for (String channel : List.of("news", "news/city", "sport", "life", "life/culture")) {
      ahead.add("/feeds/" + channel + ".rss");
    }
    // Withdrawn stories have no link any more.
    Stream.concat(IntStream.range(0, 90).mapToObj("%010d"::formatted), fromTheDesk.stream())
        .forEach(id -> ahead.addAll(List.of("/history/" + id, "/2026/03/01/" + id)));
    var known = new HashSet<>(ahead);
    while (!ahead.isEmpty()) {
      String path = ahead.removeFirst();
      Answer answer = Answer.of(Web.bytes(paper.at(path)));
      answers.put(path, answer);
      links(answer)
          .filter(link -> !ASIDE.matcher(link).matches())
          .filter(known::add)
          .forEach(ahead::add);
    }
    return answers;
  }

  private static Stream<String> links(Answer answer) {
    Stream<String> linked =
        answer.type().startsWith("text/html")
            ? answer.document().select("[href]").stream().map(link -> link.attr("href"))
            : LOCATION.matcher(answer.body()).results().map((MatchResult match) -> match.group(1));
    return Stream.concat(linked, Stream.of(answer.location()))
        .map(link ->
            link.startsWith(Stories.ADDRESS) ? link.substring(Stories.ADDRESS.length()) : link)
        .map(link -> link.replaceFirst("#.*", ""))
        .filter(link -> link.startsWith("/"));
  }

  private static void assertSame(Map<String, Answer> lived, Map<String, Answer> rebuilt) {
    assertThat(rebuilt.keySet()).isEqualTo(lived.keySet());
    int differ = 0;
    for (Map.Entry<String, Answer> entry : lived.entrySet()) {
      String path = entry.getKey();
      Answer live = entry.getValue();
      Answer again = requireNonNull(rebuilt.get(path));
      assertRanked(path, again, rebuilt);
      if (!again.equals(live) && hasRanked(live)) {
        differ++;
        assertThat(again.status()).as(path).isEqualTo(live.status());
        assertThat(withoutRanked(again)).as(path).isEqualTo(withoutRanked(live));
      } else {
        assertThat(again).as(path).isEqualTo(live);
      }
    }
    System.out.printf(
        "%d addresses came back, %d of them with other ranked blocks%n", lived.size(), differ);
    long stories = count(lived, 200, STORY);
    assertThat(stories).as("stories").isGreaterThan(80);
    assertThat(count(lived, 410, STORY)).as("withdrawn").isGreaterThanOrEqualTo(5);
    assertThat(count(lived, 200, Pattern.compile("/history/.*"))).as("histories").isGreaterThan(80);
    assertThat(count(lived, 200, Pattern.compile(".*[?]after=.*"))).as("later parts").isPositive();
    assertThat(count(lived, 301, Pattern.compile("/c/culture.*")))
        .as("moved channels")
        .isEqualTo(2);
  }

  private static long count(Map<String, Answer> answers, int status, Pattern path) {
    return answers.entrySet().stream()
        .filter(entry -> entry.getValue().status() == status)
        .filter(entry -> path.matcher(entry.getKey()).matches())
        .count();
  }

  private static boolean hasRanked(Answer answer) {
    return answer.body().contains("data-ranked");
  }

  private static String withoutRanked(Answer answer) {
    Document document = answer.document();
    document.select("[data-ranked]").remove();
    return document.outerHtml();
  }

  /** A block in order of a score may differ, but holds no story twice, none gone, not its own. */
  private static void assertRanked(String path, Answer answer, Map<String, Answer> all) {
    if (!hasRanked(answer)) {
      return;
    }
    for (Element block : answer.document().select("[data-ranked]")) {
      List<String> shown =
          block.select("h3 a[href], .list > li > a[href]").stream()
              .map(link -> link.attr("href"))
              .toList();
      assertThat(shown).as(path).isNotEmpty().doesNotHaveDuplicates().doesNotContain(path);
      assertThat(shown).as(path).allMatch(story -> requireNonNull(all.get(story)).status() == 200);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
