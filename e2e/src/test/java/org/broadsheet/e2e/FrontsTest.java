package org.broadsheet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fronts, regional sites, search, dates and pages of words in a browser. */
class FrontsTest {
  private static BrowserContext withoutScript() {
    return Demo.chromium()
        .newContext(
            new Browser.NewContextOptions().setJavaScriptEnabled(false).setViewportSize(390, 800));
  }

  @Test
  void aReaderWithoutScriptGoesFromOneRegionToAnother() {
    try (BrowserContext context = withoutScript()) {
      Page page = context.newPage();
      page.navigate(address("/"));
      Leave.click(page.locator(".rail .regions a").filter(with("芦洲")));
      assertThat(page.locator(".masthead .site").innerText()).isEqualTo("芦洲");
      Leave.click(page.locator(".branch nav a").filter(with("要闻")).first());
      assertThat(page.title()).startsWith("芦洲·要闻");
      page.locator(".elsewhere summary").click();
      Leave.click(page.locator(".elsewhere a").filter(with("石桥")));
      assertThat(page.locator(".masthead .site").innerText()).isEqualTo("石桥");
      Leave.click(page.locator("main h2 a").first());
      assertThat(page.locator(".masthead .site").innerText()).isEqualTo("石桥");
    }
  }

  @Test
  void aReaderWithoutScriptNarrowsASearch() {
    try (BrowserContext context = withoutScript()) {
      Page page = context.newPage();
      page.navigate(address("/search?q=渡轮"));
      int all = page.locator(".hits li").count();
      page.locator(".filters summary").click();
      page.locator("select[name=channel]").selectOption("business");
      Leave.click(page.locator(".filters button"));
      assertThat(page.url()).contains("channel=business");
      assertThat(page.locator(".hits li").count()).isPositive().isLessThan(all);
      assertThat(page.locator("main mark").count()).isPositive();
      Leave.click(page.locator(".filters .act a"));
      assertThat(page.locator(".hits li").count()).isEqualTo(all);
      Leave.click(page.locator(".found a").last());
      List<String> times =
          page.locator(".hits time").all().stream().map(t -> t.getAttribute("datetime")).toList();
      assertThat(times).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }
  }

  @Test
  void whoIsLostFindsTheWordsInTheSearchAndTheChannelMeant() {
    try (BrowserContext context = withoutScript()) {
      Page page = context.newPage();
      Response response = page.navigate(address("/old/sprot/渡轮.html"));
      assertThat(response.status()).isEqualTo(404);
      assertThat(page.locator("#lost").inputValue()).isEqualTo("old sprot 渡轮");
      Leave.click(page.locator(".near a").first());
      assertThat(page.url()).endsWith("/c/sport");
    }
  }

  @Test
  void aReaderFindsADayAndItsNeighbour() {
    try (BrowserContext context = withoutScript()) {
      Page page = context.newPage();
      page.navigate(address("/"));
      Leave.click(page.locator(".foot a").filter(with("往期")));
      Leave.click(page.locator(".months a").last());
      String newest = page.url();
      Leave.click(page.locator(".belongs a").filter(with("前一日")));
      assertThat(page.url()).isNotEqualTo(newest);
      Leave.click(page.locator(".belongs a").filter(with("后一日")));
      assertThat(page.url()).isEqualTo(newest);
    }
  }

  private static com.microsoft.playwright.Locator.FilterOptions with(String text) {
    return new com.microsoft.playwright.Locator.FilterOptions().setHasText(text);
  }

  private static String address(String path) {
    return Demo.readers().resolve("/").toString().replaceAll("/$", "") + path;
  }
}
