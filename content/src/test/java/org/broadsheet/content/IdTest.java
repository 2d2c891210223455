package org.broadsheet.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdTest {
  @Test
  void randomIdsHaveTheFormOfIds() {
    var random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      assertThat(ArticleId.isId(ArticleId.random(random).value())).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "012345678",
        "01234567890",
        "012345678i",
        "012345678l",
        "01234567 8",
        "012345678A"
      })
  void refusesWhatIsNoArticleId(String text) {
    assertThatThrownBy(() -> new ArticleId(text)).isInstanceOf(MalformedContent.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/", "a/", "/a", "a//b", "A", "要闻", "a..b", "-a", "a-", "../a", "a b"})
  void refusesWhatIsNoChannelPath(String text) {
    assertThatThrownBy(() -> new ChannelPath(text)).isInstanceOf(MalformedContent.class);
  }

  @Test
  void aChannelKnowsItsTrail() {
    assertThat(new ChannelPath("local/reed-isle/top").trail())
        .containsExactly(
            new ChannelPath("local"),
            new ChannelPath("local/reed-isle"),
            new ChannelPath("local/reed-isle/top"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-02-30", "2025-13", "25", "2025-2", "2025-02-14T10:00"})
  void refusesADateThatIsNotInTheCalendar(String text) {
    assertThatThrownBy(() -> new PartialDate(text)).isInstanceOf(MalformedContent.class);
  }
}
