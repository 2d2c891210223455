package org.broadsheet.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.broadsheet.archive.Snapshot;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.Front;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The recommended stream as readers get it. */
class RecommendedPageTest {
  private static final Pattern HEADLINE =
      Pattern.compile("<h[23]><a href=\"[^\"]*([0-9a-z]{10})\">");
  private static final Pattern MORE = Pattern.compile("href=\"(/recommended\\?cursor=[^\"]+)\"");

  private final Press press = new Press();
  private final Paper paper = RiverPaper.print();

  @AfterEach
  void close() {
    paper.close();
  }

  private Page page(String target) {
    String[] parts = target.split("\\?", 2);
    try (Snapshot snapshot = paper.snapshot()) {
      return press.render(
          Address.parse(parts[0], parts.length == 1 ? null : parts[1]).orElseThrow(), snapshot);
    }
  }

  private String text(String target) {
    return new String(page(target).body(), StandardCharsets.UTF_8);
  }

  private static List<String> ids(String html) {
    return HEADLINE.matcher(html).results().map(found -> found.group(1)).toList();
  }

  private void recommend(int size, int... stories) {
    var chosen = java.util.Arrays.stream(stories).mapToObj(Paper::id).toList();
    paper.put(
        EntryKind.FRONT,
        "home",
        new Front(
            "zh",
            null,
            List.of(new Front.Slot(Front.Place.RECOMMENDED, null, null, chosen, size))));
  }

  @Test
  void aReaderWhoFollowsTheLinksSeesEachStoryOnceWhileOthersArePublished() {
    recommend(4, 45, RiverPaper.BENCHES);
    var seen = new ArrayList<String>();
    String target = "/recommended";
    int parts = 0;
    while (target != null && parts < 10) {
      String html = text(target);
      seen.addAll(ids(html));
      var more = MORE.matcher(html);
      target = more.find() ? more.group(1) : null;
      paper.publish(100 + parts, RiverPaper.plain(parts), "editor0001");
      parts++;
    }
    assertThat(parts).isGreaterThan(1);
    assertThat(seen).doesNotHaveDuplicates().startsWith("0000000045", "0000000006");
    assertThat(seen).hasSizeGreaterThanOrEqualTo(RiverPaper.PLAIN + 6);
  }

  @Test
  void eachStorySaysWhyItIsThere() {
    recommend(4, 45);
    String html = text("/recommended");
    assertThat(html).contains("编辑部推荐。", "科学频道的新稿。");
    assertThat(html.split("class=\"why\"", -1)).hasSize(ids(html).size() + 1);
  }

  @Test
  void anOldStorysBytesStayAsTheyAreWhenOthersArePublished() {
    String path = "/2026/03/21/0000000001";
    String before = text(path);
    assertThat(before).contains("data-fragment=\"/fragments/recommended\"");
    // Of no topic and no channel of the old one: related reading stays as it is.
    paper.publish(101, RiverPaper.plain(5).edit().tags(List.of()).article(), "editor0001");
    recommend(4, 101);
    assertThat(text(path)).isEqualTo(before);
    assertThat(ids(text("/fragments/recommended"))).startsWith("0000000101");
  }

  @Test
  void homeShowsTheEditorsListInItsPlaceAndNothingTwice() {
    recommend(4, 45, RiverPaper.BENCHES);
    String home = text("/");
    String stream = home.substring(home.indexOf("class=\"recommended\""));
    assertThat(ids(stream)).hasSizeLessThanOrEqualTo(4).startsWith("0000000045", "0000000006");
    assertThat(ids(home)).doesNotHaveDuplicates();
    assertThat(page("/").keys()).contains(Keys.front("home"), Keys.article(Paper.id(45)));
  }

  @Test
  void whatIsWithdrawnIsGoneAndTouchesTheFragment() {
    recommend(4, 45);
    Page fragment = page("/fragments/recommended");
    var applied = paper.withdraw(45, "有误。");
    assertThat(fragment.keys()).containsAnyElementsOf(press.touched(applied));
    assertThat(ids(text("/fragments/recommended"))).doesNotContain("0000000045");
  }

  @Test
  void onlyItsBeginningIsKeptInMemory() {
    for (String list : List.of("/recommended", "/fragments/recommended", "/api/v1/recommended")) {
      assertThat(press.cacheable(Address.parse(list, null).orElseThrow())).isTrue();
      assertThat(press.cacheable(Address.parse(list, "cursor=AQA").orElseThrow())).isFalse();
    }
  }
}
