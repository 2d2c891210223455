package org.broadsheet.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.archive.Snapshot;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Poll;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Moods, rankings, votes and reports, from plain values. */
class SignalPagesTest {
  private static final Press PRESS = new Press();
  private static Paper paper;
  private static Snapshot snapshot;

  @BeforeAll
  static void print() {
    paper = RiverPaper.print();
    snapshot = paper.snapshot();
  }

  @AfterAll
  static void close() {
    snapshot.close();
    paper.close();
  }

  @Test
  void everyMoodHasItsCountAndTheChosenOneIsTakenBackByTheSameButton() {
    Document page =
        parse(
            PRESS.moodFragment(
                null, paper.story(1), Map.of("happy", 12L, "like", 3L), "like", snapshot));
    assertThat(page.select("button").eachAttr("data-key"))
        .containsExactly("happy", "sad", "like", "pass");
    assertThat(page.select(".count").eachText()).containsExactly("12", "0", "3", "0");
    assertThat(page.select("button[aria-pressed=true]").attr("data-key")).isEqualTo("like");
    assertThat(page.select("button[aria-pressed=true]").attr("value")).isEmpty();
    assertThat(page.select("button[value=happy] rect").attr("height")).isEqualTo("12");
    assertThat(page.select("legend a").attr("href")).isEqualTo("/moods");
  }

  @Test
  void aRankingLeavesOutWhatIsWithdrawnUnaskedUnknownOrOfAnotherEdition() {
    var stories =
        List.of(
            new Press.Ranked(Paper.id(4), 90), // withdrawn
            new Press.Ranked(Paper.id(RiverPaper.BENCHES), 80), // moods off
            new Press.Ranked(new ArticleId("zzzzzzzzzz"), 70),
            new Press.Ranked(Paper.id(1), 12),
            new Press.Ranked(Paper.id(2), 6));
    Document page = parse(PRESS.moodRanking(null, 1, 5, Map.of("happy", stories), snapshot).body());
    assertThat(page.select(".ranked .count").eachText()).containsExactly("12", "6");
    assertThat(page.select(".method").text()).contains("5");
    Document english =
        parse(PRESS.moodRanking("en", 1, 5, Map.of("happy", stories), snapshot).body());
    assertThat(english.select(".ranked li")).isEmpty();
  }

  @Test
  void aBlockWithNothingToShowIsEmpty() {
    assertThat(PRESS.moodBlock(null, Map.of(), snapshot)).isEmpty();
    var one = Map.of("sad", List.of(new Press.Ranked(Paper.id(1), 7)));
    Document block = parse(PRESS.moodBlock(null, one, snapshot));
    assertThat(block.select("h3").eachText()).containsExactly("难过");
  }

  @Test
  void aVoteHoldsNoFigureWhereNoneIsTold() {
    var hidden = new PollState(null, 0, Set.of(), false);
    Document page = parse(PRESS.pollFragment(null, "night-fare", poll(), hidden, snapshot));
    assertThat(page.select("input[type=radio][name=choice][required]")).hasSize(2);
    assertThat(page.select(".share, .count, .bar, button[name=choice]")).isEmpty();
    assertThat(page.text()).contains("投票后可以看到结果");
  }

  @Test
  void aVoteShowsSharesInWordsAndBars() {
    var told = new PollState(Map.of("yes", 3L, "no", 1L), 4, Set.of("yes"), false);
    Document page = parse(PRESS.pollFragment(null, "night-fare", poll(), told, snapshot));
    assertThat(page.select(".share").eachText()).containsExactly("75%", "25%");
    assertThat(page.select(".count").eachText()).containsExactly("3 票", "1 票");
    assertThat(page.select("input[checked]").attr("value")).isEqualTo("yes");
    assertThat(page.text()).contains("共 4 人投票");
    Element back = page.expectFirst("form button[name=choice]");
    assertThat(back.val()).isEmpty();
    assertThat(back.text()).isEqualTo("收回我的投票");
  }

  @Test
  void aClosedVoteHasNoForm() {
    var closed = new PollState(Map.of(), 0, Set.of(), true);
    Document page = parse(PRESS.pollFragment(null, "night-fare", poll(), closed, snapshot));
    assertThat(page.select("form, input")).isEmpty();
    assertThat(page.select(".share").eachText()).containsExactly("0%", "0%");
    assertThat(page.text()).contains("已结束");
  }

  @Test
  void whatAReaderWroteIsShownAsText() {
    var state =
        new ReportState(
            1,
            "<script>alert(1)</script>",
            "</textarea><b>",
            ReportState.Refusal.TOO_LONG,
            false,
            new ReportState.Limits(2000, 500, 90));
    Page page = PRESS.report(null, paper.story(1), state, snapshot);
    assertThat(page.status()).isEqualTo(422);
    Document shown = parse(page.body());
    assertThat(shown.select("#passage").val()).isEqualTo("<script>alert(1)</script>");
    assertThat(shown.select("#words").val()).isEqualTo("</textarea><b>");
    assertThat(shown.select("[role=alert]").text()).isNotEmpty();
  }

  private static Poll poll() {
    return snapshot.poll("night-fare").orElseThrow();
  }

  private static Document parse(byte[] bytes) {
    return Jsoup.parse(new String(bytes, StandardCharsets.UTF_8));
  }
}
