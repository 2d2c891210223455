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
      page.locator(".rail .regions a").filter(with("芦洲")).click();
      assertThat(page.locator(".masthead .site").innerText()).isEqualTo("芦洲");
      page.locator(".branch nav a").filter(with("要闻")).first().click();
      assertThat(page.title()).startsWith("芦洲·要闻");
      page.locator(".elsewhere summary").click();
      page.locator(".elsewhere a").filter(with("石桥")).click();
      assertThat(page.locator(".masthead .site").innerText()).isEqualTo("石桥");
      page.locator("main h2 a").first().click();
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
      page.locator(".filters button").click();
      assertThat(page.url()).contains("channel=business");
      assertThat(page.locator(".hits li").count()).isPositive().isLessThan(all);
      assertThat(page.locator("main mark").count()).isPositive();
      page.locator(".filters .act a").click();
      assertThat(page.locator(".hits li").count()).isEqualTo(all);
      page.locator(".found a").last().click();
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
      page.locator(".near a").first().click();
      assertThat(page.url()).endsWith("/c/sport");
    }
  }

  @Test
  void aReaderFindsADayAndItsNeighbour() {
    try (BrowserContext context = withoutScript()) {
      Page page = context.newPage();
      page.navigate(address("/"));
      page.locator(".foot a").filter(with("往期")).click();
      page.locator(".months a").last().click();
      String newest = page.url();
      page.locator(".belongs a").filter(with("前一日")).click();
      assertThat(page.url()).isNotEqualTo(newest);
      page.locator(".belongs a").filter(with("后一日")).click();
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
