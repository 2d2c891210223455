package org.broadsheet.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Credit;
import org.broadsheet.content.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportDraftTest {
  private static Extraction fixture(String name) throws IOException {
    var outcome =
        new Intake(Options.in(ZoneOffset.UTC)).read(Path.of("src/test/resources/captures", name));
    return ((Outcome.Extracted) outcome).extraction();
  }

  @Test
  void carriesOverWhatTheSourceStates() throws IOException {
    ImportDraft draft =
        ImportDraft.of(fixture("zh-portal-stream.txt"), new ChannelPath("top"), false);

    assertThat(draft.article().headline()).isEqualTo("渡轮改电为何先从夜航开始");
    assertThat(draft.article().channel().value()).isEqualTo("cheng-shi-pin-dao/lu-zhou/jiao-tong");
    assertThat(draft.channels().steps())
        .extracting(ChannelTrail.Step::name)
        .containsExactly("城市频道", "芦洲", "交通");
    assertThat(draft.article().source())
        .isEqualTo(new Source("芦笛社/石桥晚报", List.of("芦笛社", "石桥晚报"), null, null));
    assertThat(draft.article().originalPublished())
        .isEqualTo(Instant.parse("2025-03-05T23:42:00Z"));
    assertThat(draft.article().credits())
        .containsExactly(
            Credit.of(Credit.Role.AUTHOR, "陆知秋"), Credit.of(Credit.Role.RESPONSIBLE_EDITOR, "沈一苇"));
    assertThat(draft.article().body()).hasSize(5);
    assertThat(draft.origin().text()).startsWith("sha256:");
  }

  private static Extraction fetched(String address, String canonical) {
    String body = "The ferry ran on time and the passengers were few on a wet morning. ".repeat(3);
    String html =
        "<html><head><link rel=canonical href=\"%s\"><title>The ferry ran on time</title></head>"
                .formatted(canonical)
            + "<body><article><h1>The ferry ran on time</h1>"
            + "<p>%s</p><p>%s</p><p>%s</p></article></body></html>".formatted(body, body, body);
    var page =
        new GuardedClient.Answer.Page(
            URI.create(address), "text/html", "utf-8", html.getBytes(StandardCharsets.UTF_8));
    var outcome = new Intake(Options.in(ZoneOffset.UTC)).read(page);
    return ((Outcome.Extracted) outcome).extraction();
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/1?from=home, https://a.example/1, https://a.example/1",
    "https://a.example/1?from=home, /1, https://a.example/1",
    "https://a.example/1, '', https://a.example/1",
    "https://a.example/1, https://b.example/9, https://a.example/1"
  })
  void knowsAFetchedStoryByTheAddressThatItsOwnHostStates(
      String address, String canonical, String key) {
    var draft = ImportDraft.of(fetched(address, canonical), new ChannelPath("top"), false);

    assertThat(draft.origin().text()).isEqualTo(key);
  }

  @Test
  void refusesWhatIsSentAsNoPage() {
    var picture =
        new GuardedClient.Answer.Page(
            URI.create("https://a.example/1"),
            "image/png",
            null,
            "text".repeat(99).getBytes(StandardCharsets.UTF_8));

    assertThat(new Intake(Options.in(ZoneOffset.UTC)).read(picture))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, no -> assertThat(no.refusal().reason()).contains("image/png"));
  }

  @Test
  void standsInTheGivenChannelWhereThePageNamesNoneOrWhenForced() throws IOException {
    var channel = new ChannelPath("local/reed-isle");

    ImportDraft forced = ImportDraft.of(fixture("zh-portal-stream.txt"), channel, true);

    assertThat(forced.article().channel()).isEqualTo(channel);
    assertThat(forced.channels().steps()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "新疆, xin-jiang",
    "要闻, yao-wen",
    "Arts & Life, arts-life",
    "Überblick, uberblick",
    "Спорт, sport"
  })
  void writesChannelNamesInLatinLetters(String name, String slug) {
    assertThat(ChannelTrail.slug(name)).isEqualTo(slug);
  }

  @Test
  void givesANameWithoutLettersASlugAllTheSame() {
    assertThat(ChannelTrail.slug("★")).matches("c[0-9a-f]{8}").isEqualTo(ChannelTrail.slug("★"));
  }

  @Test
  void knowsAnAddressAgainWhateverItsFragmentOrHostCase() {
    OriginKey key = OriginKey.ofUrl("https://News.Example/a/1?x=2#top");

    assertThat(key).isEqualTo(OriginKey.ofUrl("HTTPS://news.example/a/1?x=2"));
    assertThat(key).isNotEqualTo(OriginKey.ofUrl("https://news.example/A/1?x=2"));
    assertThat(key.hash()).isEqualTo(OriginKey.ofUrl("https://news.example/a/1?x=2").hash());
  }
}
