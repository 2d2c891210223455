package org.broadsheet.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotType;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Takes the pictures of docs/pages: the main pages at two widths, in both schemes. */
@Tag("pictures")
class PicturesTest {
  private static final Path FOLDER = Path.of("../docs/pages").toAbsolutePath().normalize();

  @Test
  void theMainPages() {
    String story = path("电", "渡轮改电");
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("home", "/");
    pages.put("channel", "/c/local");
    pages.put("article", story);
    pages.put("search", "/search?q=渡轮");
    pages.put("corrections", "/corrections");
    for (int width : new int[] {390, 1440}) {
      for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
        pages.forEach((name, path) -> take(name, path, width, scheme));
      }
    }
  }

  private static void take(String name, String path, int width, ColorScheme scheme) {
    var options =
        new Browser.NewContextOptions()
            .setViewportSize(width, width == 390 ? 1400 : 1000)
            .setReducedMotion(ReducedMotion.REDUCE)
            .setColorScheme(scheme);
    try (BrowserContext context = Demo.chromium().newContext(options)) {
      Page page = context.newPage();
      page.navigate(Demo.readers().resolve("/").toString().replaceAll("/$", "") + path);
      page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
      String file = name + "-" + width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setType(ScreenshotType.JPEG)
              .setQuality(62)
              .setPath(FOLDER.resolve(file + ".jpg")));
    }
  }

  /** The address of the story that the home page shows under these words. */
  private static String path(String needle, String headline) {
    String home = Web.until(Demo.readers(), answer -> answer.body().contains(needle)).body();
    int start = home.lastIndexOf("href=\"/20", home.indexOf(headline)) + 6;
    return home.substring(start, home.indexOf('"', start));
  }
}
