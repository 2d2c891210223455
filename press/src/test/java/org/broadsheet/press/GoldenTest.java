package org.broadsheet.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.archive.Snapshot;
import org.junit.jupiter.api.Test;

/**
 * The bytes of some pages, as files that a change shows in review. Written anew with {@code
 * -Dgolden.update=true}. The hashes in the names of assets are left out, so that a change of the
 * stylesheet is not a change of every page.
 */
class GoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden");

  @Test
  void pagesAreTheBytesThatWereAgreedOn() throws IOException {
    var press = new Press();
    var pages = new LinkedHashMap<String, Page>();
    try (Paper paper = RiverPaper.print();
        Snapshot snapshot = paper.snapshot()) {
      pages.put("home.html", render(press, snapshot, "/"));
      pages.put("channel.html", render(press, snapshot, "/c/local/reed-isle"));
      pages.put("story.html", render(press, snapshot, "/2026/03/21/0000000001"));
      pages.put("plate.html", render(press, snapshot, "/g/0000000001/2"));
      pages.put("reprint.html", render(press, snapshot, "/2026/03/18/0000000002"));
      pages.put("correction.html", render(press, snapshot, "/2026/03/21/0000000003"));
      pages.put("withdrawn.html", render(press, snapshot, "/0000000004"));
      pages.put("hostile.html", render(press, snapshot, "/2026/03/21/0000000008"));
      pages.put("english-home.html", render(press, snapshot, "/en/"));
      pages.put("not-found.html", press.notFound(null, "/news/sprot/渡轮-2019.html", snapshot));
      pages.put("search.html", press.search(null, asked("渡轮"), snapshot));
      pages.put("calendar.html", render(press, snapshot, "/2026/"));
      pages.put("day.html", render(press, snapshot, "/2026/03/20/"));
      pages.put("about.html", render(press, snapshot, "/about"));
      pages.put("author.html", render(press, snapshot, "/a/writer0001"));
      pages.put("corrections.html", render(press, snapshot, "/corrections"));
      pages.put("privacy.html", render(press, snapshot, "/privacy"));
      pages.put("share.html", render(press, snapshot, "/share/0000000001"));
      pages.put("special.html", render(press, snapshot, "/s/river-year"));
      pages.put("english-special.html", render(press, snapshot, "/en/s/river-year-en"));
      pages.put("special.atom", render(press, snapshot, "/s/river-year/feed.atom"));
      pages.put("recommended.html", render(press, snapshot, "/en/recommended"));
      pages.put("recommended-fragment.html", render(press, snapshot, "/fragments/recommended"));
      pages.put("article.json", render(press, snapshot, "/api/v1/articles/0000000001"));
      pages.put("all.rss", render(press, snapshot, "/feeds/all.rss"));
      pages.put("news-sitemap.xml", render(press, snapshot, "/en/news-sitemap.xml"));
      pages.put("robots.txt", render(press, snapshot, "/robots.txt"));
      pages.put("manifest.json", render(press, snapshot, "/en/manifest.webmanifest"));
      pages.put("topic.atom", render(press, snapshot, "/t/%E6%B8%A1%E5%8F%A3/feed.atom"));
      pages.put("author.json", render(press, snapshot, "/a/writer0001/feed.json"));
      pages.put("sitemap.xml", render(press, snapshot, "/sitemap-20260301.xml"));
      pages.put("history.html", press.history(null, Paper.id(3), paper.history(3), snapshot));
      pages.put(
          "moods.html",
          press.moodPage(null, paper.story(1), Map.of("happy", 12L, "like", 3L), "like", snapshot));
      pages.put(
          "moodranking.html",
          press.moodRanking(
              null, 7, 5, Map.of("happy", List.of(new Press.Ranked(Paper.id(1), 12))), snapshot));
      pages.put(
          "poll.html",
          press.pollPage(
              null,
              "night-fare",
              snapshot.poll("night-fare").orElseThrow(),
              new PollState(Map.of("yes", 3L, "no", 1L), 4, Set.of("yes"), false),
              null,
              snapshot));
      pages.put(
          "report.html",
          press.report(
              null,
              paper.story(1),
              new ReportState(1, "十二艘", "", null, false, new ReportState.Limits(2000, 500, 90)),
              snapshot));
    }
    for (var page : pages.entrySet()) {
      String now =
          new String(page.getValue().body(), StandardCharsets.UTF_8)
              .replaceAll("(/assets/[a-z]+-(?:[0-9]+-)?)[0-9a-f]{16}\\.", "$1HASH.");
      Path file = FOLDER.resolve(page.getKey());
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(FOLDER);
        Files.writeString(file, now);
      }
      assertThat(file)
          .as("run with -Dgolden.update=true and look at the difference")
          .hasContent(now);
    }
  }

  private static SearchForm asked(String words) {
    return SearchForm.read(name -> name.equals("q") ? words : "");
  }

  private static Page render(Press press, Snapshot snapshot, String path) {
    return press.render(Address.parse(path, null).orElseThrow(), snapshot);
  }
}
