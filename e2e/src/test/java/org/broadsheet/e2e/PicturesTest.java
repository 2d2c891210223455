package org.broadsheet.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotType;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Takes the pictures of docs/pages: the main pages at two widths, in both schemes. */
@Tag("pictures")
class PicturesTest {
  private static final Path FOLDER = Path.of("../docs/pages").toAbsolutePath().normalize();

  @Test
  void theMainPages() {
    Map<String, String> pages = new LinkedHashMap<>();
    String article = story("渡轮改电");
    pages.put("home", "/");
    pages.put("channel", "/c/local");
    pages.put("article", article);
    pages.put("article-foot", article + "#mood-title");
    pages.put("gallery", "/g" + last(story("芦洲观鸟")) + "/3");
    pages.put("special", "/s/river-year");
    pages.put("moods", "/moods");
    pages.put("vote", "/p/night-fare");
    pages.put("search", "/search?q=渡轮");
    eachWay((context, suffix) -> {
      Page page = context.newPage();
      pages.forEach((name, path) -> take(page, Demo.readers(), path, name + suffix));
    });
  }

  @Test
  void theDesk() {
    eachWay((context, suffix) -> {
      Page page = context.newPage();
      page.navigate(Demo.desk().resolve("/sign-in").toString());
      page.locator("input[name=login]").fill("lu");
      page.locator("input[name=password]").fill(Demo.password("lu"));
      page.locator("form[action='/sign-in'] button").click();
      page.waitForURL(address -> !address.endsWith("/sign-in"));
      take(page, Demo.desk(), "/", "desk" + suffix);
    });
  }

  /** Whether all that is in sight has come. */
  private static final String WHOLE =
      """
      () => [...document.querySelectorAll("img, .coming")].every(part => {
        const box = part.getBoundingClientRect();
        return (part.complete && part.naturalWidth) || box.top >= innerHeight || box.bottom <= 0 || box.left >= innerWidth;
      })\
      """;

  private interface Taking {
    void from(BrowserContext context, String suffix);
  }

  private static void eachWay(Taking taking) {
    for (int width : new int[] {390, 1440}) {
      for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
        var options =
            new Browser.NewContextOptions()
                .setViewportSize(width, width == 390 ? 1400 : 1000)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setColorScheme(scheme);
        try (BrowserContext context = Demo.chromium().newContext(options)) {
          taking.from(context, "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
        }
      }
    }
  }

  private static void take(Page page, URI site, String path, String name) {
    page.navigate(site.resolve("/").toString().replaceAll("/$", "") + path);
    page.waitForLoadState(LoadState.NETWORKIDLE);
    page.waitForFunction(WHOLE);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setType(ScreenshotType.JPEG)
            .setQuality(62)
            .setPath(FOLDER.resolve(name + ".jpg")));
  }

  /** The address of the story that the home page shows under these words. */
  private static String story(String headline) {
    String home = Web.until(Demo.readers(), answer -> answer.body().contains(headline)).body();
    int start = home.lastIndexOf("href=\"/20", home.indexOf(headline)) + 6;
    return home.substring(start, home.indexOf('"', start));
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/'));
  }
}
