package org.broadsheet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The demo in a real browser, with and without JavaScript. One server, one Chromium for all. */
class BrowserTest {
  static Stream<String> pages() {
    String article = firstArticle();
    String id = article.substring(article.length() - 10);
    return Stream.of(
        "/",
        "/en/",
        "/c/local",
        article,
        "/history/" + id,
        "/m/" + id,
        "/moods",
        "/p/night-fare",
        "/p/night-why",
        "/report/" + id,
        "/search?q=渡轮",
        "/corrections",
        "/privacy",
        "/nothing-here");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyPageIsAccessibleInBothSchemesAndAsksNoOtherHost(String path) {
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      try (BrowserContext context =
          Demo.chromium().newContext(new Browser.NewContextOptions().setColorScheme(scheme))) {
        Page page = context.newPage();
        var foreign = new ArrayList<String>();
        var errors = new ArrayList<String>();
        page.onRequest(request -> {
          if (!request.url().startsWith(Demo.readers().toString())) {
            foreign.add(request.url());
          }
        });
        page.onPageError(errors::add);
        page.navigate(address(path));
        assertThat(foreign).isEmpty();
        assertThat(errors).isEmpty();
        assertThat(context.cookies()).as("cookies before the reader acts").isEmpty();
        assertThat(new AxeBuilder(page).analyze().getViolations()).as(path).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void noPageIsWiderThanAPhone(String path) {
    try (BrowserContext context =
        Demo.chromium().newContext(new Browser.NewContextOptions().setViewportSize(320, 700))) {
      Page page = context.newPage();
      page.navigate(address(path));
      Object width = page.evaluate("document.documentElement.scrollWidth");
      assertThat(((Number) width).intValue()).as(path).isLessThanOrEqualTo(320);
    }
  }

  @Test
  void aReaderWithoutJavaScriptReadsAndSaysAMood() {
    try (BrowserContext context =
        Demo.chromium().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      Page page = context.newPage();
      page.navigate(address("/"));
      page.locator("main h2 a, main h3 a").first().click();
      assertThat(page.locator("h1").innerText()).isNotBlank();
      assertThat(page.locator("nav [aria-current]").count()).isPositive();
      page.locator("form[action*='/mood'] button").first().click();
      assertThat(page.url()).contains("/m/");
      assertThat(page.locator("form[action*='/mood'] [aria-pressed=true]").count()).isEqualTo(1);
      assertThat(context.cookies()).hasSize(1);
    }
  }

  @Test
  void aSearchOfTwoCharactersFindsStories() {
    try (BrowserContext context = Demo.chromium().newContext()) {
      Page page = context.newPage();
      page.navigate(address("/"));
      page.getByRole(AriaRole.SEARCHBOX).first().fill("渡轮");
      page.getByRole(AriaRole.SEARCHBOX).first().press("Enter");
      assertThat(page.url()).contains("/search");
      assertThat(page.locator("main mark").count()).isPositive();
    }
  }

  private static String address(String path) {
    return Demo.readers().resolve("/").toString().replaceAll("/$", "") + path;
  }

  private static String firstArticle() {
    String home = Web.until(Demo.readers(), a -> a.body().contains("href=\"/20")).body();
    int start = home.indexOf("href=\"/20") + 6;
    return home.substring(start, home.indexOf('"', start));
  }
}
