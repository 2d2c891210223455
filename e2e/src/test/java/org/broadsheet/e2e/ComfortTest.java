package org.broadsheet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Reading comfort in a browser: text only, WeChat's text size, the place in a list, languages. */
class ComfortTest {
  /** Writes down where this page is left: a click may move it once more. */
  private static final String LEFT =
      "addEventListener('pagehide', () => { sessionStorage.left = scrollY; });";

  private static final String BACK = "() => Math.abs(scrollY - Number(sessionStorage.left)) < 40";

  @Test
  void textOnlyFetchesNoPictureAndNoScriptAndWeighsLessThanThirtyKilobytes() {
    visit(
        new Browser.NewContextOptions().setJavaScriptEnabled(false),
        page -> {
          var fetched = new ArrayList<String>();
          page.navigate(at(story()));
          String lite = page.locator(".foot a[data-turn]").getAttribute("href");
          page.navigate("about:blank");
          page.onRequest(request -> fetched.add(request.resourceType()));
          page.navigate(at(lite));
          assertThat(page.url()).contains("/lite/");
          assertThat(page.locator("h1").innerText()).isNotBlank();
          assertThat(fetched)
              .contains("document", "stylesheet")
              .doesNotContain("script", "font", "image");
          assertThat(page.locator("img").count()).isZero();
          long bytes = Web.bytes(URI.create(page.url())).body().length;
          for (var sheet : page.locator("link[rel=stylesheet], link[rel=icon]").all()) {
            bytes += Web.bytes(Demo.readers().resolve(sheet.getAttribute("href"))).body().length;
          }
          assertThat(bytes).as("bytes, not even compressed").isLessThan(30 * 1024);
          Leave.click(page.locator(".turn a"));
          assertThat(page.url()).doesNotContain("/lite/");
          assertThat(page.context().cookies()).isEmpty();
        });
  }

  @Test
  void textOnlyIsAccessible() {
    // The checker is a script itself.
    visit(
        new Browser.NewContextOptions(),
        page -> {
          page.navigate(at("/lite" + story()));
          assertThat(page.locator("h1").innerText()).isNotBlank();
          Axe.assertClean(page, page.url());
        });
  }

  @Test
  void textOnlyIsRememberedOnTheDeviceUntilTheFullPageIsAskedFor() {
    visit(
        new Browser.NewContextOptions(),
        page -> {
          page.navigate(at("/"));
          page.locator(".foot a[data-turn]").click();
          page.waitForURL("**/lite/");
          page.navigate(at("/c/local"));
          page.waitForURL("**/lite/c/local");
          page.locator("main .list a").first().click();
          page.waitForURL("**/lite/20**");
          page.locator(".turn a").click();
          page.waitForURL(url -> !url.contains("lite") && !url.contains("#full"));
          page.navigate(at("/c/local"));
          assertThat(page.locator(".masthead").isVisible()).isTrue();
          assertThat(page.url()).doesNotContain("lite");
          assertThat(page.context().cookies()).isEmpty();
        });
  }

  @Test
  void insideWeChatTheTextHasTheSizeOfItsMenu() {
    visit(
        new Browser.NewContextOptions(),
        page -> {
          page.addInitScript(
              "const bridge = { on(name, act) { this[name] = act; }, invoke(...said) { this.said = said; } };"
                  + "addEventListener('load', () => { window.WeixinJSBridge = bridge; });");
          page.navigate(at(story()));
          page.evaluate("document.dispatchEvent(new Event('WeixinJSBridgeReady'))");
          page.evaluate("WeixinJSBridge['menu:setfont']({ fontScale: 125 })");
          assertThat(page.evaluate("document.documentElement.style.webkitTextSizeAdjust"))
              .isEqualTo("125%");
          page.evaluate("WeixinJSBridge['menu:setfont']({ fontSize: '3' })");
          assertThat(page.evaluate("JSON.stringify(WeixinJSBridge.said)"))
              .isEqualTo("[\"setFontSizeCallback\",{\"fontSize\":\"3\"}]");
        });
  }

  @Test
  void whoComesBackFromAStoryIsWhereTheyWere() {
    visit(
        still().setViewportSize(390, 844),
        page -> {
          page.navigate(at("/"));
          page.evaluate(LEFT);
          Leave.click(page.locator(".stream h2 a, .stream h3 a").nth(6));
          assertThat(page.url()).contains("/20");
          assertThat(number(page, "Number(sessionStorage.left)")).isGreaterThan(1000);
          page.goBack();
          page.waitForFunction(BACK);
        });
  }

  @Test
  void anArabicFrameAndTraditionalCharactersStandSoundInBothSchemes() {
    String arabic = find("/ar/", "href=\"(/ar/20[^\"]*)\"");
    String traditional = find("/zh-Hant/", "href=\"(/zh-Hant/20[^\"]*)\"");
    for (String path :
        List.of(
            "/ar/",
            arabic,
            "/ar/search",
            "/ar/c/local",
            "/zh-Hant/",
            traditional,
            "/zh-Hant/search?q=%E6%B8%A1%E8%BC%AA",
            "/lite" + arabic)) {
      visit(
          new Browser.NewContextOptions(),
          page -> {
            page.navigate(at(path));
            for (int width : new int[] {1440, 320}) {
              page.setViewportSize(width, 900);
              Layout.assertSound(page, path + " at " + width);
            }
            if (path.startsWith("/ar/")) {
              Layout.assertMirrored(page, path);
            }
            Axe.assertClean(page, path);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            Axe.assertContrast(page, path + " in the dark");
          });
    }
    visit(
        new Browser.NewContextOptions(),
        page -> {
          page.navigate(at(traditional));
          assertThat(page.locator("article .ai").innerText()).contains("由簡體自動轉換");
          page.navigate(at("/zh-Hant/search?q=%E6%B8%A1%E8%BC%AA"));
          assertThat(page.locator("main mark").count()).isPositive();
        });
  }

  @Test
  void whoComesBackFromAStoryFindsThePartsThatTheyHadLoaded() {
    visit(
        still().setViewportSize(390, 844),
        page -> {
          page.navigate(at("/recommended"));
          page.evaluate(LEFT);
          var stories = page.locator("main h2 a, main h3 a");
          int first = stories.count();
          page.locator("a[rel=next]").first().click();
          page.waitForFunction(
              "first => document.querySelectorAll('main h2 a, main h3 a').length > first", first);
          int all = stories.count();
          Leave.click(stories.nth(all - 2));
          assertThat(page.url()).contains("/20");
          assertThat(number(page, "Number(sessionStorage.left)")).isGreaterThan(1000);
          page.goBack();
          page.waitForFunction(BACK);
          assertThat(stories.count()).isEqualTo(all);
        });
  }

  @Test
  void aPageThatTheBrowserKeptIsWhereItWas() {
    try (Browser keeping = Demo.keepingPages();
        BrowserContext context = keeping.newContext(still().setViewportSize(390, 844))) {
      Page page = context.newPage();
      page.navigate(at("/"));
      page.evaluate(LEFT);
      page.evaluate("addEventListener('pageshow', (shown) => { window.kept = shown.persisted; })");
      Leave.click(page.locator(".stream h2 a, .stream h3 a").nth(6));
      assertThat(number(page, "Number(sessionStorage.left)")).isGreaterThan(1000);
      page.evaluate("setTimeout(() => history.back())");
      page.waitForFunction("() => window.kept === true && scrollY === Number(sessionStorage.left)");
    }
  }

  /** Without movement, so that a place is where it is at once. */
  private static Browser.NewContextOptions still() {
    return new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE);
  }

  private static double number(Page page, String script) {
    return ((Number) page.evaluate(script)).doubleValue();
  }

  private static void visit(Browser.NewContextOptions options, Consumer<Page> look) {
    try (BrowserContext context = Demo.chromium().newContext(options)) {
      look.accept(context.newPage());
    }
  }

  private static String at(String path) {
    return Demo.readers().resolve(path).toString();
  }

  private static String story() {
    return find("/", "href=\"(/20[^\"]*)\"");
  }

  private static String find(String page, String link) {
    Pattern pattern = Pattern.compile(link);
    String html =
        Web.until(Demo.readers().resolve(page), answer -> pattern.matcher(answer.body()).find())
            .body();
    Matcher found = pattern.matcher(html);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
