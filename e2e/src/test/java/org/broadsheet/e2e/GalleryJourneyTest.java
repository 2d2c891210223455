package org.broadsheet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The sample's herons in a browser: twelve pictures, each with a page of its own. */
class GalleryJourneyTest {
  private static final String HERONS = "/g/kmsnxzvpd8/";

  @Test
  void arrowKeysTurnThePagesAndEscapeLeadsBackToThePictureInItsStory() {
    visit(
        desktop(),
        HERONS + "3",
        page -> {
          assertThat(page.locator(".count").innerText()).isEqualTo("3 / 12");
          turn(page, "ArrowRight", "4");
          turn(page, "ArrowLeft", "3");
          turn(page, "ArrowLeft", "2");
          page.keyboard().press("Escape");
          page.waitForURL("**/kmsnxzvpd8#picture-2");
          page.waitForFunction(IN_SIGHT, "#picture-2 img"); // it may roll there
          page.locator("#picture-2 a").click();
          page.waitForURL("**" + HERONS + "2");
        });
  }

  @Test
  void atTheEndsAndWithOtherKeysHeldTheArrowsDoNothing() {
    visit(
        desktop(),
        HERONS + "1",
        page -> {
          page.evaluate(HOLD);
          page.keyboard().press("ArrowLeft");
          page.keyboard().press("Control+ArrowRight");
          page.locator("input[type=search]").focus();
          page.keyboard().press("ArrowRight");
          assertThat((List<?>) page.evaluate("turned")).isEmpty();
          assertThat(page.locator(".turn[rel=prev]").count()).isZero();
          page.locator("input[type=search]").blur();
          page.keyboard().press("ArrowRight");
          assertThat((List<?>) page.evaluate("turned")).hasSize(1);
        });
  }

  @Test
  void whereTheTextRunsFromTheRightTheRightArrowLeadsBack() {
    visit(
        desktop(),
        HERONS + "5",
        page -> turn(page, "ArrowRight", "4"),
        """
        document.addEventListener("DOMContentLoaded", () => {
          document.querySelectorAll("[dir]").forEach((part) => part.dir = "rtl");
        });
        """);
  }

  @Test
  void aSwipeTurnsThePageButAScrollOrTwoFingersDoNot() {
    visit(
        phone().setHasTouch(true),
        HERONS + "5",
        page -> {
          page.evaluate(HOLD);
          swipe(page, 30, 5, 1);
          swipe(page, 60, 200, 1);
          swipe(page, -150, 10, 2);
          assertThat((List<?>) page.evaluate("turned")).isEmpty();
          page.reload();
          swipe(page, -150, 10, 1);
          page.waitForURL("**" + HERONS + "6");
          swipe(page, 150, 10, 1);
          page.waitForURL("**" + HERONS + "5");
        });
  }

  @Test
  void withoutJavaScriptAllTwelveArePlainPagesOneLinkApart() {
    visit(
        phone().setJavaScriptEnabled(false),
        HERONS + "1",
        page -> {
          var seen = new ArrayList<String>();
          for (int number = 1; number <= 12; number++) {
            assertThat(page.locator(".count").innerText()).isEqualTo(number + " / 12");
            assertThat(page.locator(".stage img").getAttribute("alt")).isNotEmpty();
            assertThat(page.locator("figcaption").innerText()).contains("图：");
            seen.add(page.locator(".stage img").getAttribute("src"));
            if (number < 12) {
              Leave.click(page.locator(".turn[rel=next]"));
            }
          }
          assertThat(seen).doesNotHaveDuplicates();
          assertThat(page.locator(".turn[rel=next]").count()).isZero();
          page.locator(".strip a").first().click();
          page.waitForURL("**" + HERONS + "1");
          page.locator(".back").click();
          page.waitForURL("**/kmsnxzvpd8#picture-1");
        });
  }

  @Test
  void theVisualFocusIsAStripOnPhonesThatKeysCanReachWithoutJavaScript() {
    visit(
        phone(),
        "/",
        page -> {
          assertThat(
                  page.evaluate(
                      """
                      () => {
                        const strip = document.querySelector(".focus .items"), last = [...strip.querySelectorAll("h3 a")].pop();
                        const hidden = last.getBoundingClientRect().left > innerWidth;
                        last.focus();
                        const box = last.getBoundingClientRect();
                        return hidden && getComputedStyle(strip).scrollSnapType.includes("x") && document.documentElement.scrollWidth <= innerWidth
                          && box.left >= 0 && box.left < innerWidth / 2;
                      }\
                      """))
              .isEqualTo(true);
        });
  }

  @Test
  void nothingJumpsWhilePicturesArrive() {
    String story = "/kmsnxzvpd8";
    for (String path : List.of("/", story, HERONS + "3")) {
      for (Browser.NewContextOptions options : List.of(phone(), desktop())) {
        visit(
            options,
            path,
            page -> {
              page.evaluate(
                  """
                  async () => {
                    document.documentElement.style.scrollBehavior = "auto";
                    const frame = () => new Promise(requestAnimationFrame);
                    for (let y = 0; y < document.documentElement.scrollHeight; y += 600) {
                      scrollTo(0, y);
                      do {
                        await frame();
                        await frame();
                      } while (document.querySelector("[aria-busy=true]"));
                    }
                    window.shown = [...document.images].filter((image) => image.getClientRects().length);
                    await Promise.all(shown.filter((image) => !image.complete)
                      .map((image) => new Promise((done) => image.onload = image.onerror = done)));
                    await frame();
                    await frame();
                  }\
                  """);
              assertThat((List<?>) page.evaluate("jumped")).as(path).isEmpty();
              assertThat(page.evaluate("shown.every((image) => image.naturalWidth > 0)"))
                  .as("every picture of " + path + " arrived")
                  .isEqualTo(true);
            },
            WATCH);
      }
    }
  }

  @Test
  void aThumbnailIsASmallWebp() {
    visit(
        desktop(),
        HERONS + "3",
        page -> {
          page.waitForFunction("() => document.querySelector('.strip img').currentSrc");
          String file = (String) page.evaluate("document.querySelector('.strip img').currentSrc");
          assertThat(file).endsWith("/w240.webp");
          var answer = Web.bytes(java.net.URI.create(file));
          assertThat(answer.headers().firstValue("Content-Type")).contains("image/webp");
          assertThat(answer.body()).hasSizeLessThan(16_000);
        });
  }

  /** Writes down the links that are followed from now on, and stays on the page. */
  private static final String HOLD =
      """
      window.turned = [];
      document.addEventListener("click", (click) => {
        turned.push(click.target.closest("a").href);
        click.preventDefault();
      });
      """;

  private static final String IN_SIGHT =
      """
      (part) => {
        const box = document.querySelector(part).getBoundingClientRect();
        return box.top < innerHeight && box.bottom > 0;
      }\
      """;

  /** Writes down what jumps without the reader's doing, from the first paint on. */
  private static final String WATCH =
      """
      window.jumped = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          if (!entry.hadRecentInput) {
            jumped.push(`${entry.value} at ${scrollY}: ` + entry.sources.map(({ node, previousRect: was, currentRect: is }) =>
              `${node && (node.outerHTML || node.data || "").slice(0, 90)} from ${was.y} to ${is.y}, ${was.height} to ${is.height} high`).join("; "));
          }
        }
      }).observe({ type: "layout-shift", buffered: true });
      """;

  private static void turn(Page page, String key, String number) {
    page.keyboard().press(key);
    page.waitForURL("**" + HERONS + number);
  }

  private static void swipe(Page page, int x, int y, int fingers) {
    page.locator(".stage")
        .evaluate(
            """
            (stage, [x, y, fingers]) => {
              const at = (dx, dy) => Array.from({ length: fingers }, (_, identifier) =>
                new Touch({ identifier, target: stage, clientX: 200 + dx, clientY: 250 + dy + 60 * identifier }));
              const send = (type, touches, changedTouches) =>
                stage.dispatchEvent(new TouchEvent(type, { touches, changedTouches, bubbles: true }));
              send("touchstart", at(0, 0), at(0, 0));
              send("touchend", [], at(x, y));
            }\
            """,
            List.of(x, y, fingers));
  }

  private static Browser.NewContextOptions desktop() {
    return new Browser.NewContextOptions().setViewportSize(1440, 900);
  }

  private static Browser.NewContextOptions phone() {
    return new Browser.NewContextOptions().setViewportSize(390, 844);
  }

  private static void visit(
      Browser.NewContextOptions options, String path, Consumer<Page> look, String... scripts) {
    Web.until(Demo.readers().resolve(HERONS + "1"), answer -> answer.statusCode() == 200);
    try (BrowserContext context = Demo.chromium().newContext(options)) {
      Page page = context.newPage();
      for (String script : scripts) {
        page.addInitScript(script);
      }
      page.navigate(Demo.readers().resolve(path).toString());
      look.accept(page);
    }
  }
}
