package org.broadsheet.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SiteTest {
  @Test
  void moodsSwitchedOffForAChannelAreOffInThoseBelowIt() {
    Site site = site(true, false);
    assertThat(site.asksMoods(story("local"))).isFalse();
    assertThat(site.asksMoods(story("local/reed-isle"))).isFalse();
    assertThat(site.asksMoods(story("sport"))).isTrue();
    assertThat(site.asksMoods(story("sport").edit().moodsOff(true).article())).isFalse();
    assertThat(site(false, false).asksMoods(story("local/reed-isle"))).isTrue();
  }

  @Test
  void newFlagsStandInTheBytesOnlyWhereTheyAreSet() {
    assertThat(site(false, false).json().text()).doesNotContain("moodsOff", "sample");
    Site both = site(true, true);
    assertThat(Document.parse(both.canonical())).isEqualTo(both);
    assertThat(both.json().text()).contains("\"moodsOff\":true", "\"sample\":true");
  }

  @Test
  void aDraftKeepsWhatItDoesNotName() {
    Site full =
        site(true, true)
            .edit()
            .languages(List.of("zh", "zh-Hant", "en"))
            .embeds(true)
            .publisher(new Site.Publisher(Map.of("en", "The Post"), Map.of(), null, Map.of()))
            .converted(Map.of("zh-Hant", "zh"))
            .site();
    assertThat(full.edit().site()).isEqualTo(full);
    Site moved = full.edit().channels(List.of()).site();
    assertThat(moved.edit().channels(full.channels()).site()).isEqualTo(full);
    assertThat(moved.converted()).containsEntry("zh-Hant", "zh");
    assertThat(Document.parse(full.json().canonical())).isEqualTo(full);
  }

  private static Article story(String channel) {
    return Article.of("en", new ChannelPath(channel), "Ferries", List.of());
  }

  private static Site site(boolean moodsOff, boolean sample) {
    return new Site(
            "http://localhost",
            "UTC",
            List.of("en"),
            Map.of("en", "Post"),
            Map.of(),
            List.of(
                new Site.Channel(new ChannelPath("local"), Map.of("en", "Local"), false, moodsOff),
                new Site.Channel(new ChannelPath("local/reed-isle"), Map.of("en", "Isle"), true),
                new Site.Channel(new ChannelPath("sport"), Map.of("en", "Sport"), false)),
            Map.of(),
            Site.MOODS,
            Map.of(),
            Map.of(),
            null)
        .edit()
        .sample(sample)
        .site();
  }
}
