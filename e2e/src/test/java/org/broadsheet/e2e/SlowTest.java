package org.broadsheet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The worst that readers have: a narrow phone with text twice as large, 400 ms and 400 kbit/s away,
 * a processor four times as slow. A story can be read before its script has come, and all of it
 * works once it has.
 */
@Tag("soak")
class SlowTest {
  private static final int BYTES_A_SECOND = 400_000 / 8;

  @Test
  void aStoryOnASlowPhoneIsReadAndAnswered() {
    var options = new Browser.NewContextOptions().setViewportSize(320, 640);
    try (BrowserContext context = Demo.chromium().newContext(options)) {
      Page page = context.newPage();
      CDPSession session = context.newCDPSession(page);
      var network = new JsonObject();
      network.addProperty("offline", false);
      network.addProperty("latency", 400);
      network.addProperty("downloadThroughput", BYTES_A_SECOND);
      network.addProperty("uploadThroughput", BYTES_A_SECOND);
      session.send("Network.enable");
      session.send("Network.emulateNetworkConditions", network);
      var processor = new JsonObject();
      processor.addProperty("rate", 4);
      session.send("Emulation.setCPUThrottlingRate", processor);
      page.addInitScript(
          "addEventListener('DOMContentLoaded', () => document.documentElement.style.fontSize = '200%')");
      page.navigate(
          address(), new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
      assertThat(page.locator("h1").innerText()).isNotBlank();
      assertThat(page.locator(".body p").first().innerText()).isNotBlank();

      page.waitForLoadState();
      Layout.assertSound(page, "a slow phone");
      page.locator(".unfold button").click();
      assertThat(page.locator(".rest p").first().isVisible()).isTrue();
      page.locator(".mood button").first().scrollIntoViewIfNeeded();
      page.locator(".mood button").first().click();
      page.locator(".mood button[aria-pressed=true]").waitFor();
      page.locator(".recommended").scrollIntoViewIfNeeded();
      page.locator(".recommended h3 a").first().waitFor();
    }
  }

  private static String address() {
    String home = Web.until(Demo.readers(), answer -> answer.body().contains("渡轮改电")).body();
    int start = home.lastIndexOf("href=\"/20", home.indexOf("渡轮改电")) + 6;
    return Demo.readers().toString().replaceAll("/$", "")
        + home.substring(start, home.indexOf('"', start));
  }
}
