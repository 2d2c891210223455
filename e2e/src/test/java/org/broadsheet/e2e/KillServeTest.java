package org.broadsheet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.broadsheet.wire.DocumentLine;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A serve that is killed at random moments, while editors publish and readers say moods: whatever
 * it acknowledged is there afterwards, and whatever it did not is there whole or not at all.
 */
class KillServeTest {
  private static final Instant DAY = Instant.parse("2026-03-01T15:00:00.000Z");
  private static final Pattern ENTRY =
      Pattern.compile("<meta name=\"log-entry\" content=\"(\\d+)\"");
  private static final List<String> MOODS = List.of("happy", "sad", "like", "pass");

  /** More than two editors publish in the longest round. */
  private static final int DRAFTS = 40;

  private static final int LONGEST_MILLIS = 300;

  private static final String POLL = "fares";

  @TempDir Path folder;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  /** Log index by story, of every publish that was acknowledged in this round. */
  private final Map<String, Long> published = new ConcurrentHashMap<>();

  /** Stories whose publish got no answer in this round. */
  private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();

  /** Every mood that was acknowledged, in all rounds. */
  private final Queue<Said> said = new ConcurrentLinkedQueue<>();

  /** Moods that got no answer in this round. */
  private final Queue<Said> unheard = new ConcurrentLinkedQueue<>();

  /** Every vote that was acknowledged, in all rounds, and those without an answer in this one. */
  private final Queue<Said> cast = new ConcurrentLinkedQueue<>();

  private final Queue<Said> uncounted = new ConcurrentLinkedQueue<>();

  /** What one reader said about a story, or in the poll. */
  private record Said(String story, String reader, String mood) {}

  @Test
  void nothingAcknowledgedIsLostInThreeRounds() throws Exception {
    rounds(3);
  }

  @Test
  @Tag("soak")
  void nothingAcknowledgedIsLostInTwentyRounds() throws Exception {
    rounds(20);
  }

  private void rounds(int rounds) throws Exception {
    System.out.println("kill rounds of serve with seed " + seed);
    try (var paper = Paper.in(folder)) {
      paper.account("author", "reporter,editor");
      paper.account("editor", "final_reviewer,publisher");
      var stories = new Stories(seed);
      List<DocumentLine> shown = List.of(stories.story("news", DAY), stories.story("city", DAY));
      paper.bring("--publish", List.of(shown.get(0), shown.get(1), Stories.poll(POLL)));
      List<String> drafts =
          paper
              .bring(
                  "--to-desk",
                  IntStream.range(0, rounds * DRAFTS)
                      .mapToObj(_ -> stories.story("news", DAY))
                      .toList())
              .stream()
              .map(line -> line.substring(0, 10))
              .toList();
      paper.start();
      for (int round = 0; round < rounds; round++) {
        published.clear();
        unanswered.clear();
        unheard.clear();
        uncounted.clear();
        List<String> mine = drafts.subList(round * DRAFTS, (round + 1) * DRAFTS);
        approve(paper, mine);
        killAtWork(paper, mine, shown);
        paper.verify();
        paper.start();
        paper.awaitShown();
        assertPublished(paper);
        assertMoods(paper, shown);
        assertVotes(paper);
        System.out.printf(
            "round %d: %d publishes acknowledged, %d cut off; %d moods so far, %d cut off; %d votes so far, %d cut off%n",
            round,
            published.size(),
            unanswered.size(),
            said.size(),
            unheard.size(),
            cast.size(),
            uncounted.size());
      }
    }
  }

  private static void approve(Paper paper, List<String> drafts) {
    Editor author = paper.editor("author");
    Editor editor = paper.editor("editor");
    for (String draft : drafts) {
      author.on(draft, "submit").done();
      editor.on(draft, "approve").done();
    }
  }

  private void killAtWork(Paper paper, List<String> drafts, List<DocumentLine> shown)
      throws InterruptedException {
    var waiting = new ConcurrentLinkedQueue<>(drafts);
    var atWork = new CountDownLatch(5);
    List<Editor> editors = List.of(paper.editor("editor"), paper.editor("editor"));
    ExecutorService people = Executors.newFixedThreadPool(5);
    var voter = new Random(random.nextLong());
    people.execute(() -> untilKilled(atWork, () -> vote(paper, voter)));
    for (int i = 0; i < 2; i++) {
      Editor editor = editors.get(i);
      String story = shown.get(i).subject().id();
      var reader = new Random(random.nextLong());
      people.execute(() -> untilKilled(atWork, () -> publish(editor, waiting)));
      people.execute(() -> untilKilled(atWork, () -> say(paper, story, reader)));
    }
    assertThat(atWork.await(60, TimeUnit.SECONDS)).as("everybody at work").isTrue();
    Thread.sleep(random.nextInt(LONGEST_MILLIS));
    paper.kill();
    people.shutdown();
    assertThat(people.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
  }

  /** Repeats the act until there is nothing left to do, or nobody who answers. */
  private static void untilKilled(CountDownLatch atWork, Supplier<Boolean> act) {
    boolean first = true;
    try {
      while (act.get()) {
        if (first) {
          atWork.countDown();
          first = false;
        }
      }
    } catch (UncheckedIOException e) {
      // The kill. What was under way has been noted.
    }
  }

  private boolean publish(Editor editor, Queue<String> waiting) {
    String story = waiting.poll();
    if (story == null) {
      return false;
    }
    Editor.Form form = editor.on(story, "publish");
    try {
      String receipt = form.done();
      published.put(story, Long.valueOf(receipt.replaceFirst("/receipts/", "")));
    } catch (UncheckedIOException e) {
      unanswered.add(story);
      throw e;
    }
    return true;
  }

  private boolean say(Paper paper, String story, Random chance) {
    var token = new byte[16];
    chance.nextBytes(token);
    var mood =
        new Said(
            story,
            Base64.getUrlEncoder().withoutPadding().encodeToString(token),
            MOODS.get(chance.nextInt(MOODS.size())));
    try {
      assertThat(say(paper, mood).statusCode()).isEqualTo(200);
      said.add(mood);
    } catch (UncheckedIOException e) {
      unheard.add(mood);
      throw e;
    }
    return true;
  }

  private boolean vote(Paper paper, Random chance) {
    var token = new byte[16];
    chance.nextBytes(token);
    var vote =
        new Said(
            POLL,
            Base64.getUrlEncoder().withoutPadding().encodeToString(token),
            chance.nextBoolean() ? "down" : "keep");
    try {
      assertThat(vote(paper, vote).statusCode()).isEqualTo(200);
      cast.add(vote);
    } catch (UncheckedIOException e) {
      uncounted.add(vote);
      throw e;
    }
    return true;
  }

  private static HttpResponse<String> vote(Paper paper, Said vote) {
    return Web.post(
        paper.at("/api/v1/polls/" + vote.story() + "/vote"),
        "{\"choices\":[\"" + vote.mood() + "\"]}",
        "Cookie",
        "reader=" + vote.reader());
  }

  /** As the moods: all that were acknowledged, and the others once they are cast again. */
  private void assertVotes(Paper paper) {
    assertThat(cast).isNotEmpty();
    for (Said vote : uncounted) {
      assertThat(vote(paper, vote).statusCode()).isEqualTo(200);
      cast.add(vote);
    }
    long down = cast.stream().filter(vote -> vote.mood().equals("down")).count();
    assertThat(vote(paper, cast.element()).body())
        .contains("\"voters\":" + cast.size())
        .contains("\"down\":" + down);
  }

  private static HttpResponse<String> say(Paper paper, Said mood) {
    return Web.post(
        paper.at("/api/v1/articles/" + mood.story() + "/mood"),
        "{\"mood\":\"" + mood.mood() + "\"}",
        "Cookie",
        "reader=" + mood.reader());
  }

  private void assertPublished(Paper paper) {
    assertThat(published).isNotEmpty();
    Editor editor = paper.editor("editor");
    published.forEach((story, index) -> {
      assertThat(shownEntry(paper, story)).as(story).isEqualTo(index);
      assertThat(editor.get("/receipts/" + index).statusCode()).isEqualTo(200);
    });
    // A publish without an answer has happened, or can be done as if never tried.
    for (String story : unanswered) {
      if (editor.get("/stories/" + story).body().contains("/" + story + "/publish\"")) {
        long index =
            Long.parseLong(editor.on(story, "publish").done().replaceFirst("/receipts/", ""));
        paper.awaitShown();
        assertThat(shownEntry(paper, story)).isEqualTo(index);
      } else {
        assertThat(shownEntry(paper, story)).isPositive();
      }
    }
  }

  /** The entry that a story's page shows; its date does not matter for finding it. */
  private static long shownEntry(Paper paper, String story) {
    HttpResponse<String> moved = Web.text(paper.at("/2026/03/01/" + story));
    assertThat(moved.statusCode()).as(story).isEqualTo(301);
    String place = moved.headers().firstValue("Location").orElseThrow();
    Matcher entry = ENTRY.matcher(Web.text(paper.at(place)).body());
    assertThat(entry.find()).as(place).isTrue();
    return Long.parseLong(entry.group(1));
  }

  private void assertMoods(Paper paper, List<DocumentLine> shown) {
    assertThat(said).isNotEmpty();
    for (Said mood : said) {
      HttpResponse<String> page =
          Web.text(paper.at("/m/" + mood.story()), "Cookie", "reader=" + mood.reader());
      assertThat(Jsoup.parse(page.body()).select("button[aria-pressed=true]").eachAttr("data-key"))
          .as("what %s said", mood)
          .containsExactly(mood.mood());
    }
    // Said again, a mood is counted once, whether the first time was kept or not.
    for (Said mood : unheard) {
      assertThat(say(paper, mood).statusCode()).isEqualTo(200);
      said.add(mood);
    }
    for (DocumentLine story : shown) {
      var expected = new ArrayList<String>();
      for (String mood : MOODS) {
        long count =
            said.stream()
                .filter(one -> one.story().equals(story.subject().id()) && one.mood().equals(mood))
                .count();
        expected.add("\"" + mood + "\":" + count);
      }
      Said one =
          said.stream()
              .filter(s -> s.story().equals(story.subject().id()))
              .findFirst()
              .orElseThrow();
      assertThat(say(paper, one).body()).contains(expected);
    }
  }
}
