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
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A serve that is killed at random moments, while editors publish and readers say moods: whatever
 * it acknowledged is there afterwards, and whatever it did not is there whole or not at all.
 */
@Execution(ExecutionMode.CONCURRENT)
class KillServeTest {
  private static final Instant DAY = Instant.parse("2026-03-01T15:00:00.000Z");
  private static final Pattern ENTRY =
      Pattern.compile("<meta name=\"log-entry\" content=\"(\\d+)\"");
  private static final List<String> MOODS = List.of("happy", "sad", "like", "pass");

  /** More than two editors publish in the longest round. */
  private static final int DRAFTS = 24;

  private static final int LONGEST_MILLIS = 200;

  private static final String POLL = "fares";
  private static final List<String> CHOICES = List.of("down", "keep");

  @TempDir Path folder;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  /** Log index by story, of every publish that was acknowledged in this round. */
  private final Map<String, Long> published = new ConcurrentHashMap<>();

  /** Stories whose publish got no answer in this round. */
  private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();

  /** What each reader said last and was told that it is kept, in all rounds. */
  private final Map<Place, String> said = new ConcurrentHashMap<>();

  /** What got no answer in this round. */
  private final Queue<Said> unheard = new ConcurrentLinkedQueue<>();

  /** Who said something about this story or in the poll, and may say something else. */
  private final Map<String, List<Place>> readers = new ConcurrentHashMap<>();

  /** One reader's place in a story, or in the poll. */
  private record Place(String about, String reader) {}

  /** A mood or a choice; the empty text takes it back. */
  private record Said(Place place, String words) {}

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
        List<String> mine = drafts.subList(round * DRAFTS, (round + 1) * DRAFTS);
        approve(paper, mine);
        killAtWork(paper, mine, shown);
        paper.verify();
        paper.start();
        paper.awaitShown();
        assertPublished(paper);
        assertKept(paper);
        shown.forEach(story -> assertMoods(paper, story.subject().id()));
        assertVotes(paper);
        System.out.printf(
            "round %d: %d publishes acknowledged, %d cut off; %d readers so far, of whom %d took back what they said; %d cut off%n",
            round,
            published.size(),
            unanswered.size(),
            said.size(),
            said.values().stream().filter(String::isEmpty).count(),
            unheard.size());
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
    people.execute(() -> untilKilled(atWork, () -> say(paper, POLL, voter)));
    for (int i = 0; i < 2; i++) {
      Editor editor = editors.get(i);
      String story = shown.get(i).subject().id();
      var reader = new Random(random.nextLong());
      people.execute(() -> untilKilled(atWork, () -> publish(editor, waiting)));
      people.execute(() -> untilKilled(atWork, () -> say(paper, story, reader)));
    }
    assertThat(atWork.await(3, TimeUnit.MINUTES)).as("everybody at work").isTrue();
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

  private boolean say(Paper paper, String about, Random chance) {
    Said wish = wish(about, chance);
    try {
      assertThat(say(paper, wish).statusCode()).isEqualTo(200);
      said.put(wish.place(), wish.words());
    } catch (UncheckedIOException e) {
      unheard.add(wish);
      throw e;
    }
    return true;
  }

  /** Of a new reader, or of one who changes what was said, or takes it back. */
  private Said wish(String about, Random chance) {
    List<String> all = about.equals(POLL) ? CHOICES : MOODS;
    String words = all.get(chance.nextInt(all.size()));
    List<Place> before = readers.computeIfAbsent(about, _ -> new ArrayList<>());
    if (!before.isEmpty() && chance.nextInt(3) == 0) {
      Place place = before.get(chance.nextInt(before.size()));
      return new Said(place, chance.nextBoolean() ? "" : words);
    }
    before.add(newcomer(about, chance));
    return new Said(before.getLast(), words);
  }

  private static Place newcomer(String about, Random chance) {
    var token = new byte[16];
    chance.nextBytes(token);
    return new Place(about, Base64.getUrlEncoder().withoutPadding().encodeToString(token));
  }

  private static HttpResponse<String> say(Paper paper, Said wish) {
    String about = wish.place().about();
    String words = "\"" + wish.words() + "\"";
    boolean back = wish.words().isEmpty();
    return about.equals(POLL)
        ? post(paper, wish, "polls/" + about + "/vote", "\"choices\":[" + (back ? "" : words) + "]")
        : post(paper, wish, "articles/" + about + "/mood", back ? "" : "\"mood\":" + words);
  }

  private static HttpResponse<String> post(Paper paper, Said wish, String act, String member) {
    String cookie = "reader=" + wish.place().reader();
    return Web.post(paper.at("/api/v1/" + act), "{" + member + "}", "Cookie", cookie);
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

  /** Each reader finds what was acknowledged; what got no answer is said again, and then kept. */
  private void assertKept(Paper paper) {
    assertThat(said).isNotEmpty();
    List<Place> open = unheard.stream().map(Said::place).toList();
    said.forEach((place, words) -> {
      if (!open.contains(place)) {
        assertThat(chosen(paper, place))
            .as("what %s said", place)
            .isEqualTo(words.isEmpty() ? List.of() : List.of(words));
      }
    });
    for (Said wish : unheard) {
      assertThat(say(paper, wish).statusCode()).isEqualTo(200);
      said.put(wish.place(), wish.words());
    }
  }

  private static List<String> chosen(Paper paper, Place place) {
    boolean poll = place.about().equals(POLL);
    String path = (poll ? "/p/" : "/m/") + place.about();
    var page = Web.text(paper.at(path), "Cookie", "reader=" + place.reader());
    var html = Jsoup.parse(page.body());
    return poll
        ? html.select("input[checked]").eachAttr("value")
        : html.select("button[aria-pressed=true]").eachAttr("data-key");
  }

  private void assertMoods(Paper paper, String story) {
    String counts = counts(paper, story, MOODS.getFirst());
    for (String mood : MOODS) {
      assertThat(counts).contains("\"" + mood + "\":" + count(story, mood));
    }
  }

  private void assertVotes(Paper paper) {
    String counts = counts(paper, POLL, CHOICES.getFirst());
    long voters = 0;
    for (String choice : CHOICES) {
      assertThat(counts).contains("\"" + choice + "\":" + count(POLL, choice));
      voters += count(POLL, choice);
    }
    assertThat(counts).contains("\"voters\":" + voters);
  }

  /**
   * Saying the same again changes nothing and tells the counts; if all took back, somebody new says
   * it.
   */
  private String counts(Paper paper, String about, String words) {
    Said again =
        said.entrySet().stream()
            .filter(one -> one.getKey().about().equals(about) && !one.getValue().isEmpty())
            .findFirst()
            .map(one -> new Said(one.getKey(), one.getValue()))
            .orElseGet(() -> new Said(newcomer(about, random), words));
    String counts = say(paper, again).body();
    said.put(again.place(), again.words());
    return counts;
  }

  private long count(String about, String words) {
    return said.entrySet().stream()
        .filter(one -> one.getKey().about().equals(about) && one.getValue().equals(words))
        .count();
  }
}
