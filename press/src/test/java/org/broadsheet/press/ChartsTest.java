package org.broadsheet.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.broadsheet.content.Block;
import org.broadsheet.content.Block.Chart;
import org.broadsheet.content.Inline;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChartsTest {
  private static Block.Table table(@Nullable Chart chart, String... values) {
    return new Block.Table(
        "Level",
        List.of(Inline.of("Month"), Inline.of("Level (m)")),
        Stream.of(values)
            .map(value -> List.of(Inline.of("in " + value), Inline.of(value)))
            .toList(),
        true,
        null,
        chart);
  }

  private static View.@Nullable Chart drawn(Block.Table table) {
    return Charts.of(table, List.of(false, true));
  }

  @Test
  void readsNumbersAsPeopleWriteThem() {
    assertThat(Charts.number("1.6文")).isEqualTo(1.6);
    assertThat(Charts.number("−0.04")).isEqualTo(-0.04);
    assertThat(Charts.number("+12 %")).isEqualTo(12);
    assertThat(Charts.number("1,234,567 人")).isEqualTo(1_234_567);
    assertThat(Charts.number("12\u202f500")).isEqualTo(12_500);
    assertThat(Charts.number("٤٢")).isEqualTo(42);
    assertThat(Charts.number("–")).isNull();
  }

  @Test
  void barsBeginAtZeroAndTheLongestFillsTheWidth() {
    assertThat(drawn(table(Chart.BAR, "50", "200", "0")))
        .isEqualTo(
            new View.Bars(
                1, List.of(new View.Bar(0, 250), new View.Bar(0, 1000), new View.Bar(0, 0))));
    assertThat(drawn(table(Chart.BAR, "-1", "3")))
        .as("zero stands inside where some are below it")
        .isEqualTo(new View.Bars(1, List.of(new View.Bar(0, 250), new View.Bar(250, 750))));
  }

  @Test
  void aLineRunsFromTheLowestToTheHighestAndNamesThem() {
    assertThat(drawn(table(Chart.LINE, "2.0", "4.0", "3.0")))
        .isEqualTo(
            new View.Line("0,1000 500,0 1000,500", "Level (m)", "4.0", "2.0", "in 2.0", "in 3.0"));
    assertThat(drawn(table(Chart.LINE, "2", "2"))).as("all the same").isNotNull();
  }

  @Test
  void nothingIsDrawnUnaskedOrOfWhatIsNoNumber() {
    assertThat(drawn(table(null, "1", "2"))).isNull();
    assertThat(drawn(table(Chart.BAR, "1", "–"))).isNull();
    assertThat(drawn(table(Chart.LINE, "1"))).isNull();
    assertThat(Charts.of(table(Chart.BAR, "1", "2"), List.of(false, false))).isNull();
  }
}
