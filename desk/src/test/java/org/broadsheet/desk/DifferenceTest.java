package org.broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.broadsheet.content.Article;
import org.broadsheet.content.Block;
import org.broadsheet.content.Inline;
import org.broadsheet.desk.Difference.Fate;
import org.broadsheet.desk.Difference.Run;
import org.junit.jupiter.api.Test;

class DifferenceTest {
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
    List<Run> runs = Difference.between(boats("11"), boats("12"));
    assertThat(runs).contains(new Run(Fate.REMOVED, "11"), new Run(Fate.ADDED, "12"));
    String all = String.join("", runs.stream().map(Run::text).toList());
    assertThat(all).contains("[key-facts]\n").contains("label Boats").doesNotContain("{");
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
            Difference.between(before, after).stream()
                .filter(run -> run.fate() == Fate.ADDED)
                .map(Run::text)
                .toList());
    assertThat(added).contains("sub").contains("deep").contains("Speaker");
  }
}
