package org.broadsheet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page types in a language that nobody speaks: longer, accented, from right to left. */
class PseudoTest {
  @TempDir Path folder;

  @Test
  void inALanguageThatIsLongerAndFromTheRightNothingIsCutOrPlainOrOnTheWrongSide() {
    try (var paper = Paper.in(folder).start();
        BrowserContext context =
            Demo.chromium()
                .newContext(new Browser.NewContextOptions().setViewportSize(1440, 900))) {
      List<String> lines =
          paper.bring(
              "--publish",
              PseudoStories.site(),
              PseudoStories.stories(Instant.parse("2026-03-20T08:00:00Z")));
      paper.awaitShown();
      String id = lines.get(1).replaceAll(" .*", "");
      Page page = context.newPage();
      page.navigate(paper.at("/ar-XB/" + id).toString());
      var paths =
          new ArrayList<>(
              List.of(
                  page.url(),
                  "/ar-XB/",
                  "/ar-XB/c/local",
                  "/ar-XB/search?q=tide",
                  "/ar-XB/corrections",
                  "/ar-XB/privacy",
                  "/ar-XB/nothing",
                  "/ar-XB/history/" + id,
                  "/ar-XB/t/tide",
                  "/lite/ar-XB/"));
      for (String path : paths) {
        page.navigate(paper.at(path).toString());
        assertThat(page.evaluate("document.documentElement.dir")).as(path).isEqualTo("rtl");
        assertThat(page.locator("a[href='#content']").textContent()).as(path).startsWith("\u202e");
        for (int width : new int[] {1440, 320}) {
          page.setViewportSize(width, 900);
          Layout.assertSound(page, path + " at " + width);
        }
        if (!path.startsWith("/lite")) {
          Layout.assertMirrored(page, path);
        }
        Axe.assertClean(page, path);
        assertThat(plain(page)).as("not from a message file on " + path).isEmpty();
      }
    }
  }

  /** Words in plain letters outside stories: nobody translated them. */
  @SuppressWarnings("unchecked")
  private static List<String> plain(Page page) {
    return (List<String>)
        page.evaluate(
            """
            () => {
              const plain = [];
              const own = "time, article .body, [lang], .site, script, style, .title, .foot p, .channels, h1, .teaser, .topics, .byline, .hits, input, .corrected, .facts dd, .list, .origin, .reprint a";
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              for (let text = texts.nextNode(); text; text = texts.nextNode()) {
                const words = text.data.replace(/\\u202e[^\\u202c]*\\u202c/g, "").trim();
                if (/[a-z]{3}/i.test(words) && !text.parentElement.closest(own)) plain.push(words);
              }
              return plain;
            }\
            """);
  }
}
