package org.broadsheet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How little a first visit asks of a phone's network, and how large its text may be made. */
class LightTest {
  private static final int ARTICLE = 45 * 1024;
  private static final int SCRIPT = 10 * 1024;

  @Test
  void aStorysFirstVisitIsFourRequestsAtMostPicturesApart() {
    var asked = new ArrayList<Request>();
    try (BrowserContext context = phone()) {
      Page page = context.newPage();
      page.onRequestFinished(asked::add);
      page.navigate(address(article()));
      page.waitForLoadState(LoadState.NETWORKIDLE);
      List<Request> words =
          asked.stream().filter(request -> !request.resourceType().equals("image")).toList();
      assertThat(words).extracting(Request::url).hasSizeLessThanOrEqualTo(4);
      assertThat(asked)
          .allSatisfy(request -> assertThat(request.url()).startsWith(Demo.readers().toString()));
      assertThat(words.stream().mapToInt(LightTest::received).sum()).isLessThan(ARTICLE);
      assertThat(words.stream().filter(request -> request.resourceType().equals("script")))
          .isNotEmpty()
          .allSatisfy(request -> assertThat(received(request)).isLessThan(SCRIPT));
    }
  }

  @Test
  void whatIsNotInSightWaitsForTheFirstPicture() {
    var seen = new ArrayList<String>();
    var held = new ArrayList<Route>();
    try (BrowserContext context = phone()) {
      Page page = context.newPage();
      page.addInitScript(WITHOUT_CLOCK);
      page.onRequest(request -> seen.add("asked " + request.url()));
      page.onRequestFinished(request -> seen.add("finished " + request.url()));
      page.route("**/media/**", held::add);
      page.navigate(address("/c/local"), DRAWING);
      page.waitForCondition(() -> !held.isEmpty());
      page.evaluate(FRAMES); // what does not wait is asked for by now
      List.copyOf(held).forEach(Route::resume);
      page.unroute("**/media/**");
      page.waitForCondition(() -> place(seen, "finished .*/fragments/moods.*") >= 0);
      page.waitForCondition(() -> (boolean) page.evaluate(MANIFEST));
      int picture = place(seen, "finished .*/media/.*");
      assertThat(picture).isBetween(0, place(seen, "asked .*/(fragments/|manifest).*"));
    }
  }

  @Test
  void aPictureThatNeverComesHoldsUpTheFiguresForSecondsOnly() {
    var seen = new ArrayList<String>();
    try (BrowserContext context = phone()) {
      Page page = context.newPage();
      page.onRequestFinished(request -> seen.add("finished " + request.url()));
      page.route("**/media/**", never -> {});
      page.navigate(address("/c/local"), DRAWING);
      page.waitForCondition(() -> place(seen, "finished .*/fragments/moods.*") >= 0);
      page.waitForCondition(() -> (boolean) page.evaluate(MANIFEST));
      assertThat(page.evaluate("document.readyState")).isEqualTo("interactive");
    }
  }

  @Test
  void theOtherPicturesOfAFrontWaitForTheFirst() {
    var held = new ArrayList<Route>();
    try (BrowserContext context = phone()) {
      Page page = context.newPage();
      page.addInitScript(WITHOUT_CLOCK);
      page.route("**/media/**", held::add);
      page.navigate(address("/"), DRAWING);
      page.waitForCondition(() -> !held.isEmpty());
      page.evaluate(FRAMES);
      assertThat(held).hasSize(1);
      List.copyOf(held).forEach(Route::resume);
      page.unroute("**/media/**");
      page.waitForCondition(() -> (boolean) page.evaluate(PICTURES));
    }
  }

  @Test
  void theOtherPicturesOfAFrontComeAlthoughTheFirstDoesNot() {
    var asked = new ArrayList<Route>();
    try (BrowserContext context = phone()) {
      Page page = context.newPage();
      page.route("**/media/**", asked::add);
      page.navigate(address("/"), DRAWING);
      page.waitForCondition(() -> asked.size() > 1);
      assertThat(page.evaluate("document.readyState")).isEqualTo("interactive");
    }
  }

  private static BrowserContext phone() {
    return Demo.chromium().newContext(new Browser.NewContextOptions().setViewportSize(390, 844));
  }

  private static final Page.NavigateOptions DRAWING =
      new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED);

  private static final String FRAMES =
      """
      () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() =>
        requestAnimationFrame(() => setTimeout(done, 300)))))\
      """;

  private static final String MANIFEST =
      "document.querySelectorAll('head > link[rel=manifest]').length === 1";

  /** So that only the picture is waited for. */
  private static final String WITHOUT_CLOCK =
      "{ const set = setTimeout; setTimeout = (work, ms) => ms === 3000 ? 0 : set(work, ms); }";

  /** Whether every picture whose place begins in the window is there, and in its place. */
  private static final String PICTURES =
      """
      [...document.querySelectorAll('.thumb')]
        .filter(t => { const { top, left, width } = t.getBoundingClientRect(); return width && top < innerHeight && left < innerWidth; })
        .map(t => t.querySelector('img'))
        .every(i => i.complete && i.naturalWidth > 0 && i.getBoundingClientRect().bottom > 0)\
      """;

  /** Where the first of them stands that matches; -1 where none does. */
  private static int place(List<String> seen, String pattern) {
    return IntStream.range(0, seen.size())
        .filter(i -> seen.get(i).matches(pattern))
        .findFirst()
        .orElse(-1);
  }

  @Test
  void textTwiceAsLargeOnANarrowPhoneIsCutNowhere() {
    var options = new Browser.NewContextOptions().setViewportSize(320, 700);
    try (BrowserContext context = Demo.chromium().newContext(options)) {
      Page page = context.newPage();
      for (String path : List.of("/", "/en/", "/c/local", article(), "/search?q=渡轮", "/moods")) {
        page.navigate(address(path));
        page.evaluate("document.documentElement.style.fontSize = '200%'");
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
            .as(path)
            .isLessThanOrEqualTo(320);
        assertThat((List<?>) page.evaluate(CUT)).as(path).isEmpty();
      }
    }
  }

  /**
   * Texts that stick out of a box that hides what does. Summaries in lists may end in dots, what is
   * for the ear has no size, and what is typed scrolls.
   */
  private static final String CUT =
      """
      () => [...document.querySelectorAll("main *, header *, footer *")].filter(e => {
        const style = getComputedStyle(e);
        return ["hidden", "clip"].includes(style.overflowX) && style.webkitLineClamp === "none"
          && !e.matches("input, .said") && e.offsetWidth > 1 && e.scrollWidth > e.clientWidth + 1;
      }).map(e => e.outerHTML.slice(0, 120))\
      """;

  private static int received(Request request) {
    return request.sizes().responseHeadersSize + request.sizes().responseBodySize;
  }

  private static String address(String path) {
    return Demo.readers().toString().replaceAll("/$", "") + path;
  }

  private static String article() {
    String home = Web.until(Demo.readers(), answer -> answer.body().contains("渡轮改电")).body();
    int start = home.lastIndexOf("href=\"/20", home.indexOf("渡轮改电")) + 6;
    return home.substring(start, home.indexOf('"', start));
  }
}
