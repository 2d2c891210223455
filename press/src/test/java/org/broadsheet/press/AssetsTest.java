package org.broadsheet.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.broadsheet.content.Site;
import org.junit.jupiter.api.Test;

class AssetsTest {
  @Test
  void tokensBecomeCustomPropertiesForLightAndDark() {
    assertThat(theme(Map.of("accent", "#0b5a6f", "accent-dark", "#7cc4d8")))
        .isEqualTo(
            """
            :root{--accent:#0b5a6f;}
            @media screen and (prefers-color-scheme:dark){:root:not([data-scheme=light]){--accent:#7cc4d8;}}
            @media screen{:root[data-scheme=dark]{--accent:#7cc4d8;}}
            """);
  }

  @Test
  void aTokenThatCouldFetchOrBreakOutIsLeftOut() {
    for (String value :
        List.of(
            "url(https://x.example/a.png)",
            "URL (x)",
            "red;} body{display:none",
            "red}",
            "</style>",
            "@import 'x'",
            "\\75rl(x)",
            "rgb(1,2,3",
            "\"open",
            "/*")) {
      assertThat(theme(Map.of("accent", value))).as(value).isEmpty();
    }
    assertThat(theme(Map.of("a}b", "red"))).isEmpty();
  }

  @Test
  void anotherThemeHasAnotherPath() {
    assertThat(Assets.stylesheet(site(Map.of("accent", "#111111"))))
        .isNotEqualTo(Assets.stylesheet(site(Map.of("accent", "#222222"))));
  }

  @Test
  void theThemeStandsAtTheEndOfTheStylesheet() {
    Site site = site(Map.of("accent", "#111111"));
    byte[] css = Objects.requireNonNull(Assets.all(site).get(Assets.stylesheet(site))).bytes();
    assertThat(new String(css, StandardCharsets.UTF_8)).endsWith(":root{--accent:#111111;}\n");
  }

  @Test
  void theScriptIsSmall() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(asset(Assets.SCRIPT));
    }
    assertThat(packed.toByteArray()).hasSizeLessThan(10 * 1024);
  }

  @Test
  void theStylesheetKnowsNoLeftAndRightAndNoOtherHost() {
    String css = new String(asset(Assets.stylesheet(RiverPaper.site())), StandardCharsets.UTF_8);
    assertThat(css)
        .doesNotContainPattern("(margin|padding|border)-(left|right|top|bottom)")
        .doesNotContainPattern("[{;\\s](left|right|top|bottom|width|height):")
        .doesNotContainPattern("text-align:\\s*(left|right)")
        .doesNotContain("url(", "@import", "//");
  }

  @Test
  void theStylesheetLaysOutInEnginesThatKnowNoShorthandsOfLogicalSidesAndNoClamp() {
    String css = new String(asset(Assets.stylesheet(RiverPaper.site())), StandardCharsets.UTF_8);
    assertThat(css).doesNotContainPattern("[{;\\s](margin|padding|border)-(inline|block):");
    Pattern clamped = Pattern.compile("([a-z-]+): [^;{}]*clamp\\([^;{}]*;");
    assertThat(clamped.matcher(css).results())
        .isNotEmpty()
        .allSatisfy(found -> {
          String before = css.substring(0, found.start()).stripTrailing();
          boolean guarded = before.endsWith(":root {");
          String last = before.substring(before.lastIndexOf(';', before.length() - 2) + 1);
          assertThat(guarded || last.contains(found.group(1) + ":")).as(found.group()).isTrue();
        });
  }

  private static byte[] asset(String path) {
    return Objects.requireNonNull(Assets.all(RiverPaper.site()).get(path)).bytes();
  }

  private static String theme(Map<String, String> tokens) {
    return new String(Assets.theme(site(tokens)), StandardCharsets.UTF_8);
  }

  private static Site site(Map<String, String> theme) {
    Site site = RiverPaper.site();
    return site.edit().theme(theme).site();
  }
}
