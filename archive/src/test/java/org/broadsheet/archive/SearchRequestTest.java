package org.broadsheet.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.broadsheet.content.Article;
import org.broadsheet.content.ChannelPath;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a search is narrowed to. */
class SearchRequestTest {
  @TempDir Path directory;
  private final Newsroom newsroom = new Newsroom(5);
  private Archive archive;

  @BeforeEach
  void publish() {
    story("en", "local", "Ferry one", Article.Genre.NEWS, "2025-01-01T00:00:00Z", "Ferry.");
    story(
        "en",
        "local/isle",
        "Ferry two",
        Article.Genre.OPINION,
        "2025-02-01T00:00:00Z",
        "Ferry, ferry, ferry.");
    story("en", "localities", "Ferry three", Article.Genre.NEWS, "2025-03-01T00:00:00Z", "Text.");
    story("de", "local", "Ferry four", Article.Genre.NEWS, "2025-04-01T00:00:00Z", "Text.");
    archive = Archive.open(directory);
    archive.apply(newsroom.log);
  }

  @AfterEach
  void close() {
    archive.close();
  }

  private void story(
      String language,
      String channel,
      String headline,
      Article.Genre genre,
      String published,
      String text) {
    newsroom.publish(
        Newsroom.edited(Newsroom.story(language, channel, headline, text), d -> d.genre(genre)),
        Instant.parse(published));
  }

  private List<String> found(SearchRequest asked) {
    try (Snapshot snapshot = archive.snapshot()) {
      SearchResult result = snapshot.search(asked, 0, 10);
      assertThat(result.total()).isEqualTo(result.hits().size());
      return result.hits().stream().map(hit -> hit.teaser().headline()).toList();
    }
  }

  private static SearchRequest asked(
      String words,
      @Nullable String language,
      @Nullable String channel,
      Article.@Nullable Genre genre,
      @Nullable String from,
      @Nullable String to) {
    return new SearchRequest(
        words,
        language,
        channel == null ? null : new ChannelPath(channel),
        genre,
        from == null ? null : Instant.parse(from),
        to == null ? null : Instant.parse(to),
        true);
  }

  @Test
  void aChannelHoldsWhatIsBelowItAndNothingBesideIt() {
    assertThat(found(asked("ferry", "en", "local", null, null, null)))
        .containsExactly("Ferry two", "Ferry one");
    assertThat(found(asked("ferry", "en", "nowhere", null, null, null))).isEmpty();
  }

  @Test
  void aPeriodHoldsItsFirstMomentAndNotItsEnd() {
    assertThat(
            found(asked("ferry", null, null, null, "2025-02-01T00:00:00Z", "2025-04-01T00:00:00Z")))
        .containsExactly("Ferry three", "Ferry two");
    assertThat(found(asked("ferry", null, null, null, null, "2025-01-01T00:00:00Z"))).isEmpty();
  }

  @Test
  void kindAndLanguageNarrowToo() {
    assertThat(found(asked("ferry", null, null, Article.Genre.OPINION, null, null)))
        .containsExactly("Ferry two");
    assertThat(found(asked("ferry", "de", null, null, null, null))).containsExactly("Ferry four");
  }

  @Test
  void withoutWordsEverythingThatIsAllowedComesNewestFirst() {
    assertThat(found(asked(" ", "en", null, Article.Genre.NEWS, null, null)))
        .containsExactly("Ferry three", "Ferry one");
    assertThat(found(SearchRequest.of(" ", "en"))).isEmpty();
  }

  @Test
  void whatFitsBestComesFirstUnlessTimeIsAskedFor() {
    assertThat(found(SearchRequest.of("ferry", "en"))).startsWith("Ferry two");
    assertThat(found(asked("ferry", "en", null, null, null, null))).startsWith("Ferry three");
  }
}
