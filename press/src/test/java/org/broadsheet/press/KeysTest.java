package org.broadsheet.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.broadsheet.archive.Applied;
import org.broadsheet.archive.Snapshot;
import org.broadsheet.content.Article;
import org.broadsheet.content.Block;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.Front;
import org.broadsheet.content.Poll;
import org.broadsheet.content.PublicationEvent.Change;
import org.broadsheet.content.Site;
import org.broadsheet.content.SourceProfile;
import org.junit.jupiter.api.Test;

/**
 * Whatever changes a page's bytes touches one of its keys: held for every page and every change.
 */
class KeysTest {
  private static final List<String> PATHS =
      List.of(
          "/",
          "/en/",
          "/c/local",
          "/c/local/reed-isle/top",
          "/c/local/stonebridge",
          "/c/science",
          "/t/%E6%B8%A1%E5%8F%A3",
          "/t/%E6%96%B0%E8%AF%9D%E9%A2%98",
          "/a/writer0001",
          "/source/reedpipe",
          "/source/%E8%8A%A6%E7%AC%9B%E7%A4%BE%2F%E7%9F%B3%E6%A1%A5%E6%99%9A%E6%8A%A5",
          "/2026/03/21/",
          "/2026/03/18/",
          "/2026/",
          "/archive",
          "/about",
          "/corrections",
          "/privacy",
          "/share/0000000001",
          "/share/0000000001.svg",
          "/robots.txt",
          "/news-sitemap.xml",
          "/en/news-sitemap.xml",
          "/manifest.webmanifest",
          "/service-worker.js",
          "/en/offline",
          "/feeds/all.rss",
          "/feeds/local.rss",
          "/feeds/local.atom",
          "/feeds/science.json",
          "/t/%E6%B8%A1%E5%8F%A3/feed.atom",
          "/t/%E6%96%B0%E8%AF%9D%E9%A2%98/feed.rss",
          "/a/writer0001/feed.json",
          "/sitemap.xml",
          "/sitemap-20260301.xml",
          "/2026/03/21/0000000001",
          "/2026/03/18/0000000002",
          "/2026/03/21/0000000003",
          "/0000000004",
          "/2026/03/21/0000000006",
          "/0000000060",
          "/en/2026/03/21/electric-ferries-ten-steps-at-a-glance-0000000007",
          "/2026/03/21/0000000020",
          "/g/0000000001/2",
          "/g/0000000001/9",
          "/g/0000000060/1");

  private static Map<String, Function<Paper, Applied>> changes() {
    var changes = new LinkedHashMap<String, Function<Paper, Applied>>();
    changes.put(
        "a poll",
        paper ->
            paper.put(
                EntryKind.POLL,
                "night-fare",
                new Poll(
                    "zh",
                    "票价怎么定？",
                    List.of(new Poll.Choice("a", "甲"), new Poll.Choice("b", "乙")),
                    false,
                    null,
                    false)));
    changes.put("a new story", paper -> paper.publish(60, RiverPaper.plain(3), "editor0001"));
    changes.put(
        "another headline",
        paper -> paper.publish(1, RiverPaper.ferry().edit().headline("渡轮改电，推迟一个月").article()));
    changes.put(
        "a correction",
        paper ->
            paper.publish(
                Paper.id(1),
                RiverPaper.ferry().edit().notices(RiverPaper.corrected(true).notices()).article(),
                Change.CORRECTION,
                "editor0002"));
    changes.put(
        "a move to another channel",
        paper ->
            paper.publish(
                1, RiverPaper.ferry().edit().channel(new ChannelPath("science")).article()));
    changes.put(
        "another topic",
        paper -> paper.publish(1, RiverPaper.ferry().edit().tags(List.of("新话题")).article()));
    changes.put(
        "another author",
        paper -> paper.publish(1, RiverPaper.ferry().edit().credits(List.of()).article()));
    changes.put(
        "another picture",
        paper ->
            paper.publish(
                1, RiverPaper.ferry().edit().lead(RiverPaper.figure("new", "新图", "")).article()));
    changes.put("a withdrawal", paper -> paper.withdraw(1, "不再成立。"));
    changes.put("a withdrawal of the original", paper -> paper.withdraw(7, "译文有误。"));
    changes.put(
        "a return after withdrawal", paper -> paper.publish(4, RiverPaper.plain(2), "editor0001"));
    changes.put(
        "one more language version",
        paper ->
            paper.publish(
                61,
                RiverPaper.english().edit().language("ar").headline("عبّارات كهربائية").article()));
    changes.put(
        "another source",
        paper ->
            paper.publish(2, RiverPaper.reprint().edit().source(null).article(), "editor0001"));
    changes.put(
        "a person's name",
        paper ->
            paper.put(EntryKind.PERSON, "writer0001", RiverPaper.person("沈小舟", "X. Shen", "记者")));
    changes.put(
        "an editor's name",
        paper ->
            paper.put(EntryKind.PERSON, "editor0001", RiverPaper.person("顾大砚", "D. Gu", "编辑")));
    changes.put(
        "a source's note",
        paper ->
            paper.put(
                EntryKind.SOURCE,
                "reedpipe",
                new SourceProfile(Map.of("zh", "新芦笛社"), null, null, Map.of("zh", "新的说明。"))));
    changes.put(
        "a front",
        paper ->
            paper.put(
                EntryKind.FRONT,
                "home",
                new Front(
                    "zh",
                    null,
                    List.of(
                        new Front.Slot(Front.Place.LEAD, null, null, List.of(Paper.id(25)), 3)))));
    changes.put(
        "a channel's front",
        paper ->
            paper.put(
                EntryKind.FRONT,
                "local",
                new Front(
                    "zh",
                    new ChannelPath("local"),
                    List.of(
                        new Front.Slot(Front.Place.FOCUS, "看图", null, List.of(Paper.id(26)), 3)))));
    changes.put(
        "an edition's front",
        paper ->
            paper.put(
                EntryKind.FRONT,
                "en:home",
                new Front(
                    "en",
                    null,
                    List.of(
                        new Front.Slot(
                            Front.Place.FOCUS, "Boats", null, List.of(Paper.id(25)), 3)))));
    changes.put("the site", paper -> paper.put(EntryKind.SITE, "site", renamed()));
    return changes;
  }

  private static Site renamed() {
    Site site = RiverPaper.site();
    return site.edit().names(Map.of("zh", "新鹭渡")).theme(Map.of()).site();
  }

  @Test
  void whateverChangesAPagesBytesTouchesOneOfItsKeys() {
    var press = new Press();
    var missed = new ArrayList<String>();
    var changedBy = new TreeMap<String, Integer>();
    try (Paper paper = RiverPaper.print()) {
      Map<String, Page> before = render(press, paper);
      for (var change : changes().entrySet()) {
        Applied applied = change.getValue().apply(paper);
        var touched = press.touched(applied);
        Map<String, Page> after = render(press, paper);
        for (String path : PATHS) {
          Page old = Objects.requireNonNull(before.get(path));
          if (!asHeld(old).equals(asHeld(Objects.requireNonNull(after.get(path))))) {
            changedBy.merge(change.getKey(), 1, Integer::sum);
            if (old.keys().stream().noneMatch(touched::contains)) {
              missed.add(
                  change.getKey() + " changes " + path + ": " + old.keys() + " / " + touched);
            }
          }
        }
        before = after;
      }
    }
    assertThat(missed).isEmpty();
    assertThat(changedBy.keySet())
        .as("every change shows somewhere")
        .isEqualTo(new java.util.TreeSet<>(changes().keySet()));
  }

  /** Ranked blocks may differ: they owe validity alone, which the next test holds. */
  private static String asHeld(Page page) {
    String body = new String(page.body(), java.nio.charset.StandardCharsets.UTF_8);
    return page.status()
        + " "
        + page.location()
        + " "
        + body.replaceAll("(?s)<section class=\"related\".*?</section>", "");
  }

  @Test
  void aRankedBlockDependsOnEveryStoryItShows() {
    var press = new Press();
    try (Paper paper = RiverPaper.print();
        Snapshot snapshot = paper.snapshot()) {
      Address address =
          Address.parse(Press.path(paper.story(1), snapshot.site()), null).orElseThrow();
      Page page = press.render(address, snapshot);
      String html = new String(page.body(), java.nio.charset.StandardCharsets.UTF_8);
      String related = html.substring(html.indexOf("<section class=\"related\""));
      var ids =
          java.util.regex.Pattern.compile("<h3><a href=\"[^\"]*([0-9a-z]{10})\"").matcher(related);
      var shown = new ArrayList<String>();
      while (ids.find()) {
        shown.add(ids.group(1));
      }
      assertThat(shown).hasSizeGreaterThan(2).doesNotHaveDuplicates().doesNotContain("0000000001");
      shown.forEach(id -> assertThat(page.keys()).contains("article:" + id));
    }
  }

  @Test
  void aStoryTouchesWhatItWasAndWhatItIs() {
    try (var paper = new Paper()) {
      paper.put(EntryKind.SITE, "site", RiverPaper.site());
      Article first =
          Article.of(
                  "zh", new ChannelPath("local/reed-isle"), "一", List.of(Block.Paragraph.of("一。")))
              .edit()
              .tags(List.of("甲"))
              .article();
      paper.publish(1, first);
      Applied moved =
          paper.publish(
              1, first.edit().channel(new ChannelPath("science")).tags(List.of("乙")).article());
      assertThat(new Press().touched(moved))
          .contains(
              "article:0000000001",
              "channel:local",
              "channel:local/reed-isle",
              "channel:science",
              "tag:甲",
              "tag:乙",
              "home",
              "day:2026-03-20");
    }
  }

  private static Map<String, Page> render(Press press, Paper paper) {
    var pages = new LinkedHashMap<String, Page>();
    try (Snapshot snapshot = paper.snapshot()) {
      for (String path : PATHS) {
        pages.put(path, press.render(Address.parse(path, null).orElseThrow(), snapshot));
      }
    }
    return pages;
  }
}
