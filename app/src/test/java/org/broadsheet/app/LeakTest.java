package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadsheet.app.Crawl.Answer;
import org.broadsheet.app.Hidden.Story;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.desk.Newsroom;
import org.broadsheet.press.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the desk keeps to itself is at no public address: nothing that was not published, nothing
 * that was withdrawn, none of what people say to each other about it.
 */
@SuppressWarnings("NullAway.Init") // opened by the test
class LeakTest {
  private static final List<String> EDITIONS = List.of("", "/zh", "/zh-Hant");

  /** What no page leads to, or not for certain. */
  private static final List<String> ROOTS =
      List.of(
          "/robots.txt",
          "/sitemap.xml",
          "/sitemap-specials.xml",
          "/service-worker.js",
          "/status",
          "/log/checkpoint",
          "/log/tile/0/000.p/1",
          "/api/v1/openapi.json",
          "/api/v1/articles",
          "/api/v1/articles?channel=news",
          "/api/v1/articles?language=zh",
          "/api/v1/recommended",
          "/api/v1/search?q=" + WorkingPaper.COMMON,
          "/api/v1/wechat/signature?url=" + WorkingPaper.SITE + "/",
          "/embed/poll/fares",
          "/source/reed-wire",
          "/lite/",
          "/lite/zh/");

  private static final List<String> ROOTS_OF_EDITIONS =
      List.of(
          "/",
          "/c/news",
          "/archive",
          "/about",
          "/privacy",
          "/corrections",
          "/recommended",
          "/fragments/recommended",
          "/moods",
          "/fragments/moods",
          "/news-sitemap.xml",
          "/manifest.webmanifest",
          "/offline",
          "/s/river",
          "/s/river/feed.atom",
          "/p/fares",
          "/fragments/poll/fares",
          "/feeds/all.rss",
          "/feeds/all.atom",
          "/feeds/all.json",
          "/search",
          "/search?q=" + WorkingPaper.COMMON);

  /** Of one story, where there is one. */
  private static final List<String> ROOTS_OF_STORIES =
      List.of(
          "/embed/ID",
          "/embed/mood/ID",
          "/m/ID",
          "/fragments/mood/ID",
          "/report/ID",
          "/history/ID",
          "/share/ID",
          "/api/v1/articles/ID",
          "/api/v1/articles/ID/related",
          "/oembed?url=" + WorkingPaper.SITE + "/2026/11/23/ID");

  @TempDir Path folder;
  private WorkingPaper paper;
  private Crawl crawl;

  @Test
  void whatIsNotPublishedOrNotAnyMoreIsAtNoPublicAddress() throws Exception {
    try (WorkingPaper opened = WorkingPaper.in(folder, Hidden.beginning())) {
      paper = opened;
      crawl = new Crawl(opened.readers(), WorkingPaper.SITE);
      Map<String, Story> kept = Hidden.in(opened).kept;
      Story withdrawn = published("withdrawn", paper.article("withdrawn", "en"));
      Story expired = published("expired", paper.article("expired", "zh"));
      List<ArticleId> picks =
          Stream.concat(kept.values().stream(), Stream.of(withdrawn, expired))
              .map(Story::id)
              .filter(id -> !id.equals(Hidden.NOBODY))
              .toList();
      Story shown = published("shown", Hidden.naming(paper.article("shown", "en"), picks));
      Story chinese = published("chinese", Hidden.naming(paper.article("chinese", "zh"), picks));
      paper.bring(
          Hidden.fronts(
              Stream.concat(picks.stream(), Stream.of(shown.id(), chinese.id())).toList()));
      paper.awaitShown();

      Map<String, Answer> before = crawl.from(roots(shown, chinese, withdrawn, expired));
      assertNothingTells(before.values(), kept.values(), List.of());
      for (Story story : List.of(shown, chinese, withdrawn, expired)) {
        assertThat(before.values().stream().filter(answer -> tells(answer, story)))
            .as("where %s is seen", story.word())
            .hasSizeGreaterThan(20);
      }
      assertEveryKindWasSeen(before.values());
      askFor(kept.values(), List.of(shown, chinese), before.keySet());

      takeBack(withdrawn, expired);
      List<Story> gone = List.of(withdrawn, expired);
      assertKeptNowhere(before.values(), gone);
      Map<String, Answer> after = crawl.from(roots(shown, chinese));
      assertNothingTells(after.values(), kept.values(), gone);
      askFor(gone, List.of(shown, chinese), before.keySet());

      // The same eyes see a story that does come out.
      Story planned = Objects.requireNonNull(kept.get("planned"));
      paper.pass(Duration.ofDays(2));
      for (String address :
          List.of("/", "/feeds/all.atom", "/api/v1/search?q=" + WorkingPaper.COMMON)) {
        WorkingPaper.await(
            "the plan is seen at " + address, () -> tells(crawl.ask(address), planned));
      }
    }
  }

  private Story published(String word, Article article) {
    return Story.of(paper, word, paper.published(article));
  }

  private List<String> roots(Story... stories) {
    var roots = new ArrayList<>(ROOTS);
    roots.add("/log/tile/entries/000.p/" + paper.entries());
    for (String edition : EDITIONS) {
      ROOTS_OF_EDITIONS.forEach(root -> roots.add(edition + root));
      for (Story story : stories) {
        ROOTS_OF_STORIES.forEach(
            root -> roots.add(edition + root.replace("ID", story.id().value())));
      }
    }
    return roots;
  }

  private void takeBack(Story withdrawn, Story expired) throws InterruptedException {
    Newsroom newsroom = paper.newsroom();
    newsroom.withdraw().by(paper.publisher, withdrawn.id(), "A mistake.").orThrow();
    Instant soon = paper.in(Duration.ofMinutes(5));
    newsroom.plans().withdraw(paper.publisher, expired.id(), soon, "Its time is over.").orThrow();
    long entries = paper.entries();
    paper.pass(Duration.ofMinutes(6));
    WorkingPaper.await("the story expires", () -> paper.entries() > entries);
    paper.awaitShown();
  }

  private static boolean tells(Answer answer, Story story) {
    return answer.text().contains(story.telling());
  }

  /** No word and no hash of these stands in an answer; of what is gone, the log keeps the hash. */
  private static void assertNothingTells(
      Collection<Answer> answers, Collection<Story> unpublished, List<Story> gone) {
    for (Answer answer : answers) {
      assertThat(answer.status()).as(answer.address()).isLessThan(500);
      assertThat(answer.text()).as(answer.address()).doesNotContain(Hidden.TALK);
      for (Story story : unpublished) {
        assertThat(answer.text())
            .as(answer.address())
            .doesNotContain(
                story.telling(), story.seeking(), story.text().hex(), story.picture().hex());
      }
      for (Story story : gone) {
        assertThat(answer.text())
            .as(answer.address())
            .doesNotContain(story.telling(), story.seeking());
        if (!answer.address().startsWith("/log/tile/entries/")) {
          assertThat(answer.text())
              .as(answer.address())
              .doesNotContain(story.text().hex(), story.picture().hex());
        }
      }
    }
  }

  /** Where they were seen, they are not any more, whatever a cache says that it has. */
  private void assertKeptNowhere(Collection<Answer> before, List<Story> gone) {
    for (Story story : gone) {
      for (Answer told : before) {
        boolean own = told.address().contains(story.picture().hex());
        if (tells(told, story) || own) {
          String tag = told.tag().isEmpty() ? "\"none\"" : told.tag();
          Answer now = crawl.ask(told.address(), "If-None-Match", tag);
          assertThat(now.status()).as(told.address()).isNotEqualTo(304);
          assertThat(tells(now, story) || now.status() == 200 && own).as(told.address()).isFalse();
          for (String coding : List.of("gzip", "br")) {
            assertThat(crawl.ask(told.address(), "Accept-Encoding", coding).status())
                .as(told.address())
                .isEqualTo(now.status());
          }
        }
      }
      for (String edition : EDITIONS) {
        assertThat(crawl.ask(edition + "/" + story.id()).status()).isIn(404, 410);
      }
      assertThat(crawl.ask("/" + story.id()).status()).isEqualTo(410);
    }
  }

  /** Wherever a shown story or a part of it was found, these are not found. */
  private void askFor(Collection<Story> hidden, List<Story> shown, Set<String> addresses) {
    for (Story story : hidden) {
      Set<String> asked = new TreeSet<>();
      for (Story like : shown) {
        addresses.stream()
            .filter(address -> !like.like(story, address).equals(address))
            .forEach(address -> asked.add(like.like(story, address)));
      }
      assertThat(asked).as(story.word()).hasSizeGreaterThan(60);
      for (String address : asked) {
        Answer answer = crawl.ask(address);
        assertThat(answer.status()).as(address).isLessThan(500);
        assertThat(answer.text()).as(address).doesNotContain(story.telling());
        assertThat(answer.text()).as(address).doesNotContain(Hidden.TALK);
        // What was withdrawn has a history; what answers to a question says how it found nothing.
        if (!address.contains("/history/") && !address.contains("?")) {
          assertThat(answer.status()).as(address).isIn(404, 405, 410);
        }
      }
      String mood = "/api/v1/articles/" + story.id() + "/mood";
      assertThat(crawl.say(mood, "application/json", "{\"mood\":\"sad\"}").status()).isIn(404, 410);
      String form = "application/x-www-form-urlencoded";
      assertThat(crawl.say("/report/" + story.id(), form, "words=Wrong").status()).isIn(404, 410);
    }
  }

  /** A new kind of address belongs among the roots above, or is led to from there. */
  private static void assertEveryKindWasSeen(Collection<Answer> answers) throws IOException {
    Set<String> seen = new TreeSet<>();
    Set<String> paths = new HashSet<>();
    for (Answer answer : answers) {
      if (answer.status() == 200) {
        String[] parts = answer.address().split("\\?", 2);
        paths.add(parts[0]);
        Address.parse(parts[0], parts.length == 1 ? null : parts[1])
            .ifPresent(address -> seen.add(address.getClass().getName()));
      }
    }
    assertThat(seen).containsAll(kinds(Address.class));
    assertThat(otherPlaces())
        .hasSizeGreaterThan(15)
        .allSatisfy(place -> assertThat(paths).anyMatch(path -> path.contains(place)));
  }

  private static Set<String> kinds(Class<?> sealed) {
    Set<String> kinds = new TreeSet<>();
    for (Class<?> kind : sealed.getPermittedSubclasses()) {
      if (kind.isSealed()) {
        kinds.addAll(kinds(kind));
      } else {
        kinds.add(kind.getName());
      }
    }
    return kinds;
  }

  /** What the edge answers without an {@link Address}: the paths that its sources name. */
  private static Set<String> otherPlaces() throws IOException {
    Set<String> places = new TreeSet<>();
    try (Stream<Path> files = Files.list(Path.of("../edge/src/main/java/org/broadsheet/edge"))) {
      for (Path file : files.toList()) {
        Matcher path = Pattern.compile("\"(/[a-z][a-z0-9/.-]*)\"").matcher(Files.readString(file));
        while (path.find()) {
          places.add(path.group(1));
        }
      }
    }
    // On the operator's own port; and what is only posted to.
    places.removeAll(Set.of("/healthz", "/metrics", "/api/v1/polls/", "/vote"));
    return places;
  }
}
