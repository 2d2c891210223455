package org.broadsheet.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditionsTest {
  @TempDir Path directory;

  private final Newsroom newsroom = new Newsroom(3);

  @Test
  void whatATagLeavesUnsaidIsFilledIn() {
    assertThat(Editions.of(List.of("en", "zh-Hans"), "zh")).isEqualTo("zh-Hans");
    assertThat(Editions.of(List.of("zh", "zh-Hant"), "zh-Hans")).isEqualTo("zh");
    assertThat(Editions.of(List.of("zh", "zh-Hant"), "zh-TW")).isEqualTo("zh-Hant");
    assertThat(Editions.of(List.of("zh", "zh-Hant"), "zh-Hant-HK")).isEqualTo("zh-Hant");
    assertThat(Editions.of(List.of("pt-PT", "pt-BR"), "pt")).isEqualTo("pt-BR");
    assertThat(Editions.of(List.of("en-GB", "en-US"), "en-GB")).isEqualTo("en-GB");
    assertThat(Editions.of(List.of("en-GB", "en-US"), "en-NZ")).isEqualTo("en-GB");
  }

  @Test
  void anotherScriptOfALanguageIsBetterThanNothingAndAnotherLanguageIsNothing() {
    assertThat(Editions.of(List.of("en", "zh"), "zh-Hant")).isEqualTo("zh");
    assertThat(Editions.of(List.of("en", "zh"), "ar")).isNull();
    assertThat(Editions.alike("zh", "zh-Hans-CN")).isTrue();
    assertThat(Editions.alike("zh", "zh-Hant")).isFalse();
  }

  @Test
  void anEditionListsAndFindsWhatBelongsToIt() {
    site(List.of("zh-Hans", "en"), Map.of());
    ArticleId plain = publish("zh", "渡轮改电");
    ArticleId exact = publish("zh-Hans", "渡轮首航");
    publish("en", "Ferries");
    try (Archive archive = Archive.open(directory)) {
      archive.apply(newsroom.log);
      try (Snapshot snapshot = archive.snapshot()) {
        assertThat(list(snapshot, "zh-Hans")).containsExactly(exact, plain);
        assertThat(snapshot.count(new Listing.All(), "zh-Hans")).isEqualTo(2);
        assertThat(snapshot.search("渡轮", "zh-Hans", 0, 10).total()).isEqualTo(2);
        assertThat(list(snapshot, "en")).hasSize(1);
      }
    }
  }

  @Test
  void aConvertedEditionListsTheStoriesThatItConvertsAsWell() {
    site(List.of("zh", "zh-Hant", "en"), Map.of("zh-Hant", "zh"));
    ArticleId plain = publish("zh", "渡轮改电");
    ArticleId own = publish("zh-TW", "渡輪首航");
    try (Archive archive = Archive.open(directory)) {
      archive.apply(newsroom.log);
      try (Snapshot snapshot = archive.snapshot()) {
        assertThat(list(snapshot, "zh-Hant")).containsExactly(own, plain);
        assertThat(list(snapshot, "zh")).containsExactly(plain);
        assertThat(list(snapshot, "en")).isEmpty();
      }
    }
  }

  private static List<ArticleId> list(Snapshot snapshot, String edition) {
    return snapshot.list(new Listing.All(), edition, null, 10).items().stream()
        .map(Teaser::id)
        .toList();
  }

  private ArticleId publish(String language, String headline) {
    return newsroom.publish(Newsroom.story(language, "local", headline, headline));
  }

  private void site(List<String> languages, Map<String, String> converted) {
    newsroom.put(
        EntryKind.SITE,
        "site",
        new Site(
                "https://heron.example",
                "UTC",
                languages,
                Map.of("en", "Post"),
                Map.of(),
                List.of(),
                Map.of(),
                Site.MOODS,
                Map.of(),
                Map.of(),
                null)
            .edit()
            .converted(converted)
            .site());
  }
}
