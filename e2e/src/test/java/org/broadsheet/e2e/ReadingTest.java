package org.broadsheet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A long story in a browser: the bar of what is being read, the fold, and reading comfort. */
class ReadingTest {
  private static final String FOLDED = "#rest[hidden='until-found']";

  /** The page rolls no more, and what has the focus is not under the bar. */
  private static final String UNCOVERED =
      """
      () => {
        const bar = document.querySelector(".reading"), focus = document.activeElement;
        const covered = bar.getBoundingClientRect().bottom > focus.getBoundingClientRect().top;
        const rests = window.rolled === scrollY;
        window.rolled = scrollY;
        return rests && (bar.hidden || bar.contains(focus) || !covered || focus === document.body);
      }\
      """;

  @Test
  void theBarStandsOnTopOnceTheHeadlineHasGoneAndNeverOverTheFocus() {
    onDesktop(page -> {
      Locator bar = page.locator(".reading");
      assertThat(bar.isVisible()).isFalse();
      page.locator(".colophon").scrollIntoViewIfNeeded();
      bar.waitFor();
      assertThat(bar.locator(".what").innerText()).isEqualTo(page.locator("h1").innerText());
      assertThat(bar.locator("h1, h2, h3").count()).isZero();
      assertThat((int) page.evaluate("document.querySelector('.reading progress').value"))
          .isPositive();
      page.locator("a.report").focus();
      page.keyboard().press("Tab");
      page.evaluate(
          "scrollBy({ top: document.querySelector('a.report').getBoundingClientRect().top, behavior: 'instant' })");
      for (int i = 0; i < 12; i++) {
        page.keyboard().press("Shift+Tab");
        page.waitForFunction(UNCOVERED); // it may roll there
      }
      page.evaluate("scrollTo(0, 0)");
      bar.waitFor(
          new Locator.WaitForOptions()
              .setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN));
      Axe.assertClean(page, page.url());
    });
  }

  @Test
  void onAPhoneTheRestIsFoldedUntilItIsAskedFor() {
    onPhone(page -> {
      Locator button = page.locator(".unfold button");
      assertThat(button.innerText()).matches("阅读剩余全文（\\d+%，约 \\d+ 分钟）");
      assertThat(page.locator(FOLDED).count()).isEqualTo(1);
      Axe.assertClean(page, page.url());
      button.click();
      assertThat(page.locator(FOLDED).count()).isZero();
      assertThat(button.isVisible()).isFalse();
      assertThat(page.locator(".said").innerText()).isEqualTo("全文已展开");
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("rest");
    });
  }

  @Test
  void focusThatMovesOnFromTheFoldOpensIt() {
    onPhone(page -> {
      page.locator(".unfold button").focus();
      page.keyboard().press("Tab");
      assertThat(page.locator(FOLDED).count()).isZero();
    });
  }

  @Test
  void nothingIsFoldedAtAnAnchorOnPaperOrOnAWideScreen() {
    onPhone(page -> {
      page.navigate(page.url() + "#rest");
      page.reload();
      assertThat(page.locator(FOLDED).count()).isZero();
    });
    onPhone(page -> {
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(
              page.evaluate("getComputedStyle(document.getElementById('rest')).contentVisibility"))
          .isEqualTo("visible");
      assertThat(page.locator(".unfold").isVisible()).isFalse();
    });
    onDesktop(page -> {
      assertThat(page.locator(FOLDED).count()).isZero();
      assertThat(page.locator(".unfold").isVisible()).isFalse();
    });
  }

  @Test
  void withoutJavaScriptTheStoryStandsInOnePieceAndNoControlIsDead() {
    visit(
        phone().setJavaScriptEnabled(false),
        page -> {
          assertThat(page.locator(".rest > p").first().isVisible()).isTrue();
          for (String control : new String[] {".unfold", ".reading", ".comfort"}) {
            assertThat(page.locator(control).isVisible()).as(control).isFalse();
          }
        });
  }

  @Test
  void textSizeAndColoursAreKeptOnTheDevice() {
    visit(
        new Browser.NewContextOptions().setColorScheme(ColorScheme.LIGHT),
        page -> {
          Locator settings = page.locator(".comfort");
          double before = textSize(page);
          String paper = paper(page);
          settings.locator("summary").click();
          settings.locator("input[value=xl]").check();
          settings.locator("input[value=dark]").check();
          assertThat(textSize(page)).isGreaterThan(before * 1.2);
          assertThat(paper(page)).isNotEqualTo(paper);
          Axe.assertClean(page, page.url());
          page.keyboard().press("Escape");
          assertThat(page.evaluate("document.activeElement.tagName")).isEqualTo("SUMMARY");
          page.reload();
          assertThat(textSize(page)).isGreaterThan(before * 1.2);
          assertThat(paper(page)).isNotEqualTo(paper);
          assertThat(page.context().cookies()).isEmpty();
        });
  }

  private static double textSize(Page page) {
    return ((Number)
            page.evaluate(
                "parseFloat(getComputedStyle(document.querySelector('.body p')).fontSize)"))
        .doubleValue();
  }

  private static String paper(Page page) {
    return (String) page.evaluate("getComputedStyle(document.body).backgroundColor");
  }

  private static Browser.NewContextOptions phone() {
    return new Browser.NewContextOptions().setViewportSize(390, 844);
  }

  private static void onPhone(Consumer<Page> look) {
    visit(phone(), look);
  }

  private static void onDesktop(Consumer<Page> look) {
    visit(new Browser.NewContextOptions().setViewportSize(1440, 900), look);
  }

  /** Opens the demo's longest story. */
  private static void visit(Browser.NewContextOptions options, Consumer<Page> look) {
    String question = URLEncoder.encode("老船工", StandardCharsets.UTF_8);
    URI search = Demo.readers().resolve("/search?q=" + question);
    String found = Web.until(search, answer -> answer.body().contains("href=\"/20")).body();
    int start = found.indexOf("href=\"/20", found.indexOf("class=\"hits")) + 6;
    try (BrowserContext context = Demo.chromium().newContext(options)) {
      Page page = context.newPage();
      String path = found.substring(start, found.indexOf('"', start));
      page.navigate(Demo.readers().resolve(path).toString());
      look.accept(page);
    }
  }
}
