package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SyntheticNewsTest {
  private final SyntheticNews news = new SyntheticNews(7);

  @Test
  void theSameSeedGivesTheSameStories() {
    assertThat(news.story(5)).isEqualTo(new SyntheticNews(7).story(5));
    assertThat(news.story(5)).isNotEqualTo(new SyntheticNews(8).story(5));
  }

  @Test
  void sevenOfTenAreChineseAndLengthsLieAroundTheMedians() {
    var stories = IntStream.range(0, 2000).mapToObj(news::story).toList();
    var chinese = stories.stream().filter(s -> s.article().language().equals("zh")).toList();
    assertThat(chinese.size()).isBetween(1300, 1500);
    int[] characters =
        chinese.stream().mapToInt(s -> s.article().plainBody().length()).sorted().toArray();
    assertThat(characters[characters.length / 2]).isBetween(1300, 1550);
    int[] words =
        stories.stream()
            .filter(s -> s.article().language().equals("en"))
            .mapToInt(s -> s.article().plainBody().split("\\s+").length)
            .sorted()
            .toArray();
    assertThat(words[words.length / 2]).isBetween(400, 500);
  }

  @Test
  void idsDifferAndTimesFall() {
    var ids = new HashSet<>();
    for (int i = 0; i < 5000; i++) {
      assertThat(ids.add(news.story(i).id())).isTrue();
      if (i > 0) {
        assertThat(news.story(i).published()).isBefore(news.story(i - 1).published());
      }
    }
  }
}
