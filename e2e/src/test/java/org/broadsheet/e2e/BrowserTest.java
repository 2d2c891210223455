package org.broadsheet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
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
        "/search?q=没有这样的词",
        "/ar/",
        "/ar/search?q=a",
        "/c/local/reed-isle/top",
        "/t/渡轮",
        "/a/b31fd4e7ph",
        "/source/reedpipe",
        "/s/river-year",
        "/recommended",
        "/g/kmsnxzvpd8/3",
        "/share/" + id,
        "/lite" + article,
        "/archive",
        "/about",
        "/corrections",
        "/privacy",
        "/news/sprot.html");
  }

  /** Pages with parts that have colours of their own; between them, all parts. */
  private static final List<String> COLOURED =
      List.of(
          "/20", "/c/local", "/moods", "/p/night-fare", "/s/", "/g/", "/search?q=渡轮", "/report/");

  /** One visit each: at 320 px every rule, then what the dark changes. */
  @ParameterizedTest
  @MethodSource("pages")
  void everyPageIsAccessibleFitsAPhoneAndAsksNoOtherHost(String path) {
    visit(
        path,
        320,
        ColorScheme.LIGHT,
        page -> {
          Object width = page.evaluate("document.documentElement.scrollWidth");
          assertThat(((Number) width).intValue()).as(path).isLessThanOrEqualTo(320);
          Axe.assertClean(page, path);
          if (COLOURED.stream().anyMatch(path::startsWith)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            Axe.assertContrast(page, path + " in the dark");
          }
        });
  }

  @ParameterizedTest
  @MethodSource("pages")
  @Tag("soak")
  void everyPageIsAccessibleAtBothWidthsInBothSchemes(String path) {
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      for (int width : new int[] {390, 1440}) {
        visit(
            path,
            width,
            scheme,
            page -> Axe.assertClean(page, "%s, %d px, %s".formatted(path, width, scheme)));
      }
    }
  }

  /** Opens the page, which asks nobody else, runs into no error and sets no cookie. */
  private static void visit(String path, int width, ColorScheme scheme, Consumer<Page> look) {
    var options =
        new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 800);
    try (BrowserContext context = Demo.chromium().newContext(options)) {
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
      look.accept(page);
      assertThat(foreign).isEmpty();
      assertThat(errors).isEmpty();
      assertThat(context.cookies()).as("cookies before the reader acts").isEmpty();
    }
  }

  @Test
  void aSearchOfTwoCharactersFindsStories() {
    try (BrowserContext context = Demo.chromium().newContext()) {
      Page page = context.newPage();
      page.navigate(address("/"));
      page.getByRole(AriaRole.SEARCHBOX).first().fill("渡轮");
      Leave.by(page, () -> page.getByRole(AriaRole.SEARCHBOX).first().press("Enter"));
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
