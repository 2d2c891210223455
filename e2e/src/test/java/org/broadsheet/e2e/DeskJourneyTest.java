package org.broadsheet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The other way of the captured page: a draft, reviewed by three people, published, corrected and
 * withdrawn. In a browser without JavaScript, beside readers who see each step.
 */
class DeskJourneyTest {
  private static final Path CAPTURE =
      Path.of("../wire/src/test/resources/captures/zh-portal-stream.txt")
          .toAbsolutePath()
          .normalize();

  @Test
  void aStoryIsReviewedPublishedCorrectedAndWithdrawn() {
    Program.Result brought =
        Program.run("import", "--data", Demo.data().toString(), "--to-desk", CAPTURE.toString());
    assertThat(brought.exit()).as(brought.err()).isZero();
    String id = brought.out().substring(0, 10);

    act("lu", id, page -> press(page, "submit"));
    review("meng", id);
    refusesASecondStage("meng", id);
    review("he", id);
    review("shen", id);
    String permanent =
        act(
            "gu",
            id,
            page -> press(page, "publish"),
            page -> {
              assertThat(page.locator("#index").innerText()).matches("\\d+");
              page.navigate(Demo.desk().resolve("/stories/" + id).toString());
              return page.locator("a[href*='" + id + "']").first().getAttribute("href");
            });
    URI address = Demo.readers().resolve(URI.create(permanent).getRawPath());
    HttpResponse<String> seen = Web.until(address, answer -> answer.statusCode() == 200);
    assertThat(seen.body()).contains("<meta name=\"log-entry\"");
    assertThat(Web.bytes(card(id)).statusCode()).isEqualTo(200);

    act(
        "lu",
        id,
        page -> {
          Locator form = page.locator("form[action$='/correct']");
          page.locator("details:has(form[action$='/correct']) summary").click();
          form.locator("textarea").fill("先前的数字有误。");
          Leave.click(form.locator("button"));
        });
    act("lu", id, page -> press(page, "submit"));
    review("meng", id);
    review("he", id);
    review("shen", id);
    act("gu", id, page -> press(page, "publish"));
    Web.until(address, answer -> answer.body().contains("先前的数字有误。"));

    act(
        "gu",
        id,
        page -> {
          page.locator("details:has(form[action$='/withdraw']) summary").click();
          Locator form = page.locator("form[action$='/withdraw']");
          form.locator("textarea").fill("来源撤回了原文。");
          Leave.click(form.locator("button"));
        });
    HttpResponse<String> gone = Web.until(address, answer -> answer.statusCode() == 410);
    assertThat(gone.body()).contains("来源撤回了原文。").doesNotContain("先前的数字有误。");
    assertThat(Web.bytes(card(id)).statusCode()).as("its share picture").isEqualTo(410);
    assertThat(Web.text(Demo.readers().resolve("/history/" + id)).statusCode()).isEqualTo(200);
    assertThat(Program.run("verify", "--data", Demo.data().toString()).exit()).isZero();
  }

  private static URI card(String id) {
    return Demo.readers().resolve("/share/" + id + ".png");
  }

  private interface Act {
    void on(Page page);
  }

  private interface Look<T> {
    T at(Page page);
  }

  private static void review(String login, String id) {
    act(login, id, page -> press(page, "approve"));
  }

  private static void refusesASecondStage(String login, String id) {
    act(login, id, page -> assertThat(page.locator("form[action$='/approve']").count()).isZero());
  }

  private static void press(Page page, String what) {
    Leave.click(page.locator("form[action$='/" + what + "'] button.main"));
  }

  private static void act(String login, String id, Act act) {
    act(login, id, act, _ -> "");
  }

  /** Signs in with the password, opens the story, acts, and looks at what came. */
  private static <T> T act(String login, String id, Act act, Look<T> look) {
    try (BrowserContext context =
        Demo.chromium().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      Page page = context.newPage();
      page.navigate(Demo.desk().resolve("/sign-in").toString());
      page.locator("input[name=login]").fill(login);
      page.locator("input[name=password]").fill(Demo.password(login));
      Leave.click(page.locator("form[action='/sign-in'] button"));
      page.navigate(Demo.desk().resolve("/stories/" + id).toString());
      act.on(page);
      assertThat(page.locator("h1").count()).as(page.url()).isPositive();
      return look.at(page);
    }
  }
}
