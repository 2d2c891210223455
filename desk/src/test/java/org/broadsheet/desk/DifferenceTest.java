package org.broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Block;
import org.broadsheet.content.Inline;
import org.broadsheet.content.MalformedContent;
import org.broadsheet.content.PublicationEvent;
import org.broadsheet.desk.Difference.Fate;
import org.broadsheet.desk.Difference.Run;
import org.junit.jupiter.api.Test;

class DifferenceTest {
  private static final Difference DIFFERENCE =
      new Difference(
          Words.of("en", null),
          (member, value) -> member.equals("related") ? "headline of " + value : value);

  private static Article boats(String figure) {
    return Bench.article("Boats")
        .edit()
        .body(
            List.of(
                Block.Paragraph.of("On the river."),
                new Block.KeyFacts(
                    "Fleet", List.of(new Block.KeyFacts.Fact("Boats", figure, null, null, null)))))
        .article();
  }

  @Test
  void aBlockThatCannotBeTypedIsComparedMemberByMember() {
    List<Run> runs = DIFFERENCE.between(boats("11"), boats("12"));
    assertThat(runs).contains(new Run(Fate.REMOVED, "11"), new Run(Fate.ADDED, "12"));
    String all = String.join("", runs.stream().map(Run::text).toList());
    assertThat(all).contains("[Key facts]\n").contains("Label Boats").doesNotContain("{");
  }

  @Test
  void nothingOfABlockIsLeftOut() {
    Article before = boats("11");
    Article after =
        before
            .edit()
            .body(
                List.of(
                    new Block.Quote(
                        List.of(
                            new Inline.Strong(List.of(new Inline.Subscript(Inline.of("deep"))))),
                        "A. Speaker",
                        null)))
            .article();
    String added =
        String.join(
            "",
            DIFFERENCE.between(before, after).stream()
                .filter(run -> run.fate() == Fate.ADDED)
                .map(Run::text)
                .toList());
    assertThat(added).contains("subscript").contains("deep").contains("Speaker");
  }

  /** Every member that a story or a block can have, by its name in canonical JSON. */
  private static final List<String> MEMBERS =
      List.of(
              Article.class,
              Article.Notice.class,
              org.broadsheet.content.Credit.class,
              org.broadsheet.content.Source.class,
              org.broadsheet.content.Medium.class,
              Block.Heading.class,
              Block.Quote.class,
              Block.Listing.class,
              Block.Listing.Item.class,
              Block.Figure.class,
              Block.Gallery.class,
              Block.Table.class,
              Block.KeyFacts.class,
              Block.KeyFacts.Fact.class,
              Block.Timeline.class,
              Block.Timeline.Moment.class,
              Block.Embed.class,
              Block.Vote.class)
          .stream()
          .flatMap(type -> java.util.Arrays.stream(type.getRecordComponents()))
          .map(java.lang.reflect.RecordComponent::getName)
          .toList();

  @Test
  void everyMemberHasAWordInBothLanguages() {
    for (String language : List.of("en", "zh")) {
      Words words = Words.of(language, null);
      for (String member : MEMBERS) {
        assertThat(words.orElse("part." + member, "")).as(member).isNotEmpty();
      }
      for (Article.Genre genre : Article.Genre.values()) {
        String word = genre.name().toLowerCase(java.util.Locale.ROOT);
        assertThat(new Parts(words).value("genre", word)).isNotEqualTo(word);
      }
      for (PublicationEvent.Change change : PublicationEvent.Change.values()) {
        assertThat(words.say("change." + change.name().toLowerCase(java.util.Locale.ROOT)))
            .isNotBlank();
      }
    }
  }

  @Test
  void aRelatedStoryIsToldByItsHeadlineAndAKindByItsWord() {
    Article after =
        boats("11")
            .edit()
            .genre(Article.Genre.OBITUARY)
            .moodsOff(true)
            .related(List.of(new ArticleId("0her0n0000")))
            .article();
    String all =
        String.join("", DIFFERENCE.between(boats("11"), after).stream().map(Run::text).toList());
    assertThat(all)
        .contains("Kind of story: Obituary")
        .contains("No moods asked: yes")
        .contains("Related reading: headline of 0her0n0000");
  }

  @Test
  void aRefusedPlaceIsSaidInWords() {
    Words words = Words.of("zh", null);
    var refused =
        new Refused.Malformed(new MalformedContent("body[2].caption", "must not be empty"));
    assertThat(words.say(refused, () -> java.time.Instant.EPOCH)).isEqualTo("无法保存。正文第 3 › 图注：不能为空");
    var odd = new Refused.Malformed(new MalformedContent("$", "is \u0000 odd: <x>"));
    assertThat(words.say(odd, () -> java.time.Instant.EPOCH)).isEqualTo("无法保存：格式不符合要求。");
  }

  @Test
  void twoLongTextsWithNothingInCommonAreComparedAtOnce() {
    Article before = verse("heron ");
    Article after = verse("tern ");
    List<Run> runs =
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> DIFFERENCE.between(before, after));
    assertThat(runs).filteredOn(run -> run.fate() != Fate.SAME).hasSize(2);
  }

  private static Article verse(String word) {
    List<Block> lines =
        IntStream.range(0, 20_000).<Block>mapToObj(i -> Block.Paragraph.of(word + i)).toList();
    return Bench.article("Long").edit().body(lines).article();
  }
}
