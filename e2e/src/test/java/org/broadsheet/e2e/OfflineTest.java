package org.broadsheet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a browser shows when the paper cannot be reached any more. */
class OfflineTest {
  @TempDir Path folder;

  @Test
  @SuppressWarnings("unchecked")
  void aReaderWithoutNetworkIsToldSoAndIsShownNoStory() {
    try (var serve =
            Program.serve(
                "demo",
                "--data",
                folder.toString(),
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--desk-port",
                "0",
                "--admin-port",
                "0");
        BrowserContext context = Demo.chromium().newContext()) {
      assertThat(serve.text()).as("loopback is nothing for phones").doesNotContain("Phone:");
      Page page = context.newPage();
      URI home = serve.readers();
      Paper.awaitShown(home);
      page.navigate(home.toString());
      assertThat(
              (Boolean) page.evaluate("navigator.serviceWorker.getRegistration().then(r => !!r)"))
          .as("a first visit fetches no more than it shows")
          .isFalse();
      page.locator("main h2 a").first().click();
      page.waitForURL(url -> !url.equals(home.toString()));
      String story = page.url();
      String headline = page.locator("h1").innerText();
      page.evaluate("navigator.serviceWorker.ready.then(() => true)");
      var kept =
          (List<String>)
              page.evaluate(
                  """
                  caches.keys()
                    .then((names) => Promise.all(names.map((name) => caches.open(name).then((cache) => cache.keys()))))
                    .then((lists) => lists.flat().map((request) => new URL(request.url).pathname))
                  """);
      assertThat(kept)
          .contains("/offline")
          .allMatch(path -> path.endsWith("/offline") || path.startsWith("/assets/"));
      // The page is taken over by its worker from the next one on.
      page.navigate(home.toString());

      serve.kill();
      page.navigate(story);
      assertThat(page.locator("h1").innerText()).isEqualTo("当前没有网络");
      assertThat(page.content()).doesNotContain(headline);
      page.navigate(home.resolve("/en/").toString());
      assertThat(page.locator("h1").innerText()).isEqualTo("You are offline");
    }
  }
}
