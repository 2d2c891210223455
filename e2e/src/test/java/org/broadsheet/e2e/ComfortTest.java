package org.broadsheet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Reading comfort in a browser: text only, WeChat's text size, the place in a list, languages. */
class ComfortTest {
  @Test
  void textOnlyFetchesNoPictureAndNoScriptAndWeighsLessThanThirtyKilobytes() {
    visit(new Browser.NewContextOptions().setJavaScriptEnabled(false), page -> {
      var fetched = new ArrayList<String>();
      var bytes = new long[1];
      page.navigate(at(story()));
      page.onResponse(response -> {
        fetched.add(response.request().resourceType());
        bytes[0] += response.body().length;
      });
      page.locator(".foot a[data-turn]").click();
      assertThat(page.url()).contains("/lite/");
      assertThat(page.locator("h1").innerText()).isNotBlank();
      assertThat(fetched).contains("document", "stylesheet").doesNotContain("script", "font");
      assertThat(page.locator("img").count()).isZero();
      assertThat(bytes[0]).isLessThan(30 * 1024);
      assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
      page.locator(".turn a").click();
      assertThat(page.url()).doesNotContain("/lite/");
      assertThat(page.context().cookies()).isEmpty();
    });
  }

  @Test
  void textOnlyIsRememberedOnTheDeviceUntilTheFullPageIsAskedFor() {
    visit(new Browser.NewContextOptions(), page -> {
      page.navigate(at("/"));
      page.locator(".foot a[data-turn]").click();
      page.waitForURL("**/lite/");
      page.navigate(at("/c/local"));
      page.waitForURL("**/lite/c/local");
      page.locator(".list a").first().click();
      assertThat(page.url()).contains("/lite/");
      page.locator(".turn a").click();
      assertThat(page.url()).doesNotContain("lite").doesNotContain("#full");
      page.navigate(at("/c/local"));
      assertThat(page.locator(".masthead").isVisible()).isTrue();
      assertThat(page.url()).doesNotContain("lite");
      assertThat(page.context().cookies()).isEmpty();
    });
  }

  @Test
  void insideWeChatTheTextHasTheSizeOfItsMenu() {
    visit(new Browser.NewContextOptions(), page -> {
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
    visit(new Browser.NewContextOptions().setViewportSize(390, 844), page -> {
      page.navigate(at("/"));
      var headline = page.locator(".stream h3 a").nth(8);
      headline.scrollIntoViewIfNeeded();
      double before = number(page, "scrollY");
      assertThat(before).isGreaterThan(1000);
      headline.click();
      page.waitForURL("**/20*/**");
      page.goBack();
      page.waitForFunction("before => Math.abs(scrollY - before) < 40", before);
    });
  }

  @Test
  void anArabicFrameAndTraditionalCharactersStandSoundInBothSchemes() {
    String arabic = find("/ar/", "href=\"(/ar/20[^\"]*)\"");
    String traditional = find("/zh-Hant/", "href=\"(/zh-Hant/20[^\"]*)\"");
    for (String path :
        List.of(
            "/ar/", arabic, "/ar/search", "/ar/c/local", "/zh-Hant/", traditional,
            "/zh-Hant/search?q=%E6%B8%A1%E8%BC%AA", "/lite" + arabic)) {
      for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
        visit(
            new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(1280, 900),
            page -> {
              page.navigate(at(path));
              for (int width : new int[] {1440, 320}) {
                page.setViewportSize(width, 900);
                Layout.assertSound(page, path + " at " + width);
              }
              if (path.startsWith("/ar/")) {
                Layout.assertMirrored(page, path);
              }
              assertThat(new AxeBuilder(page).analyze().getViolations()).as(path).isEmpty();
            });
      }
    }
    visit(new Browser.NewContextOptions(), page -> {
      page.navigate(at(traditional));
      assertThat(page.locator("article .ai").innerText()).contains("由簡體自動轉換");
      page.navigate(at("/zh-Hant/search?q=%E6%B8%A1%E8%BC%AA"));
      assertThat(page.locator("main mark").count()).isPositive();
    });
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
