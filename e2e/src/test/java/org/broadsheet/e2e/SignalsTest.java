package org.broadsheet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What readers say, in a browser: moods, their ranking, a vote, a report; by keys and by form. */
class SignalsTest {
  @Test
  void aMoodIsOneTapChangedByAnotherAndTakenBackByTheSame() {
    visit(
        "长椅",
        true,
        page -> {
          Locator happy = page.locator(".mood [data-key=happy]");
          Locator sad = page.locator(".mood [data-key=sad]");
          happy.scrollIntoViewIfNeeded();
          assertThat(happy).hasAttribute("aria-pressed", "false");
          int before = count(happy);
          happy.focus();
          page.keyboard().press("Enter");
          assertThat(happy).hasAttribute("aria-pressed", "true");
          assertThat(count(happy)).isEqualTo(before + 1);
          assertThat(page.locator("p.said")).hasText("已记下：开心");
          assertThat(happy).isFocused();
          sad.click();
          assertThat(sad).hasAttribute("aria-pressed", "true");
          assertThat(count(happy)).isEqualTo(before);
          Axe.assertClean(page, page.url());
          sad.click();
          assertThat(sad).hasAttribute("aria-pressed", "false");
          assertThat(page.locator("p.said")).hasText("心情已收回");
        });
  }

  @Test
  void aStoryWhoseMoodsAreOffHasNoFormAndTakesNone() {
    visit("老船工陈渡生", true, page -> assertThat(page.locator(".mood").count()).isZero());
    assertThat(Web.text(at("/m/n9ky44x5rm")).statusCode()).isEqualTo(404);
    assertThat(
            Web.post(at("/api/v1/articles/n9ky44x5rm/mood"), "{\"mood\":\"happy\"}").statusCode())
        .isEqualTo(403);
  }

  @Test
  void theRankingNamesItsMethodAndLeadsToStories() {
    page(
        "/moods",
        true,
        page -> {
          assertThat(page.locator(".moodranks > section").count()).isEqualTo(4);
          Leave.click(page.locator(".spans a").nth(1));
          assertThat(page.locator(".spans [aria-current=page]")).hasText("近 7 天");
          assertThat(page.locator(".ranked li").count()).isGreaterThan(8);
          assertThat(page.locator(".method").innerText()).contains("5").contains("示例数字");
          Leave.click(page.locator(".ranked a").first());
          assertThat(page.locator("article .headline").count()).isEqualTo(1);
        });
    page(
        "/en/moods?days=7",
        true,
        page ->
            assertThat(page.locator(".ranked").first().innerText())
                .matches("(?s)[\\x00-\\x7f’–]*"));
  }

  @Test
  void theFrontFetchesTheRanking() {
    page(
        "/",
        true,
        page -> {
          page.locator(".moodblock").scrollIntoViewIfNeeded();
          assertThat(page.locator(".moodblock .ranked").first()).isVisible();
        });
  }

  @Test
  void aVoteInAStoryShowsItsResultsOnlyOnceItIsCast() {
    visit(
        "夜航票价",
        true,
        page -> {
          Locator vote = page.locator(".vote[data-fragment$='night-fare']");
          vote.scrollIntoViewIfNeeded();
          assertThat(vote.locator(".note[data-said]")).isVisible();
          assertThat(vote.locator(".share").count()).isZero();
          vote.locator("input").nth(1).focus();
          page.keyboard().press("Space");
          page.keyboard().press("Enter");
          assertThat(vote.locator(".share").first()).isVisible();
          assertThat(vote.locator(".own")).hasText("你的选择");
          Locator send = vote.locator("[data-key=send]");
          assertThat(send).isFocused();
          assertThat(send).hasText("更改投票");
          assertThat(vote.locator(".note[data-said]")).containsText("示例数字");
          Axe.assertClean(page, page.url());
          Locator reasons = page.locator(".vote[data-fragment$='night-why']");
          reasons.scrollIntoViewIfNeeded();
          assertThat(reasons.locator(".share").first()).isVisible(); // told before voting
          send.focus();
          page.keyboard().press("Tab");
          page.keyboard().press("Enter");
          assertThat(page.locator("p.said")).hasText("你的投票已收回");
          assertThat(vote).isFocused();
          assertThat(vote.locator(".share, .own, .back, input:checked")).hasCount(0);
        });
  }

  @Test
  void whatIsChosenBeforeTheFiguresAreThereStaysChosen() {
    try (BrowserContext context = Demo.chromium().newContext()) {
      Page page = context.newPage();
      var held = new ArrayList<Route>();
      page.route("**/fragments/poll/night-fare", held::add);
      page.navigate(at(found("夜航票价")).toString());
      Locator vote = page.locator(".vote[data-fragment$='night-fare']");
      Locator choice = vote.locator("input").nth(1);
      choice.check();
      page.waitForCondition(() -> !held.isEmpty());
      held.forEach(Route::resume);
      page.unroute("**/fragments/poll/night-fare");
      assertThat(vote).not().hasClass(Pattern.compile("coming"));
      assertThat(choice).isChecked();
      vote.locator("button").click();
      assertThat(vote.locator(".own")).hasText("你的选择");
    }
  }

  /** The next figures that are fetched come when they are told to. */
  private static final String LATE =
      """
      const usual = window.fetch;
      window.fetch = async (what, how) => {
        const answer = await usual(what, how);
        if (!String(what).includes("/fragments/")) return answer;
        window.fetch = usual;
        const text = await answer.text();
        await new Promise((come) => { window.come = come; });
        return { ok: true, text: async () => text };
      };
      """;

  @Test
  void ofTwoMoodsInARowTheLastIsShownThoughTheAnswerToTheFirstComesLater() {
    visit(
        "长椅",
        true,
        page -> {
          Locator happy = page.locator(".mood [data-key=happy]");
          Locator sad = page.locator(".mood [data-key=sad]");
          happy.scrollIntoViewIfNeeded();
          assertThat(happy).hasAttribute("aria-pressed", "false");
          page.evaluate(LATE);
          happy.click();
          page.waitForFunction("() => window.come");
          sad.click();
          assertThat(page.locator("p.said")).hasText("已记下：难过");
          page.evaluate("() => new Promise((done) => { come(); setTimeout(done); })");
          assertThat(sad).hasAttribute("aria-pressed", "true");
          assertThat(page.locator("p.said")).hasText("已记下：难过");
        });
  }

  @Test
  void whatIsPressedWhileTheFiguresComeIsSaid() {
    page(
        "/about", // from where nothing of a story is asked for yet
        true,
        page -> {
          var held = new ArrayList<Route>();
          var came = new ArrayList<Request>();
          page.route("**/fragments/mood/*", held::add);
          page.onRequestFinished(came::add);
          page.navigate(at(found("长椅")).toString());
          page.evaluate("document.documentElement.style.scrollBehavior = 'auto'");
          Locator happy = page.locator(".mood [data-key=happy]");
          happy.hover();
          page.waitForCondition(() -> !held.isEmpty());
          page.mouse().down();
          held.getFirst().resume();
          page.unroute("**/fragments/mood/*");
          page.waitForCondition(
              () -> came.stream().anyMatch(request -> request.url().contains("/fragments/mood/")));
          page.evaluate("() => new Promise((done) => setTimeout(done, 300))"); // to be put
          page.mouse().up();
          assertThat(page.locator("p.said")).hasText("已记下：开心");
          assertThat(happy).hasAttribute("aria-pressed", "true");
        });
  }

  @Test
  void twoMoodsInARowAreSaidInTheirOrderByOneReader() {
    visit(
        "长椅",
        true,
        page -> {
          var held = new ArrayList<Route>();
          page.route("**/api/v1/articles/*/mood", held::add);
          Locator sad = page.locator(".mood [data-key=sad]");
          sad.scrollIntoViewIfNeeded();
          assertThat(sad).hasAttribute("aria-pressed", "false");
          page.locator(".mood [data-key=happy]").click();
          sad.click();
          page.waitForCondition(() -> !held.isEmpty());
          held.getFirst().resume();
          page.waitForCondition(() -> held.size() == 2);
          assertThat(held.get(1).request().allHeaders().get("cookie"))
              .as("the second is said by the reader whom the first has made")
              .startsWith("reader=");
          held.get(1).resume();
          assertThat(page.locator("p.said")).hasText("已记下：难过");
          assertThat(sad).hasAttribute("aria-pressed", "true");
        });
  }

  @Test
  void withoutJavaScriptAVoteLeadsToItsPage() {
    visit(
        "夜航票价",
        false,
        page -> {
          Locator vote = page.locator(".vote").first();
          vote.locator("input").first().check();
          Leave.click(vote.locator("button"));
          assertThat(page.url()).endsWith("/p/night-fare");
          assertThat(page.locator(".share").count()).isEqualTo(4);
          assertThat(page.locator(".vote input:checked").getAttribute("value")).isEqualTo("down");
          Leave.click(page.locator(".vote .back"));
          assertThat(page.url()).endsWith("/p/night-fare");
          assertThat(page.locator(".vote .share, .vote .back, .vote input:checked")).hasCount(0);
        });
    page(
        "/p/night-why",
        false,
        page -> {
          Leave.click(page.locator(".send button"));
          assertThat(page.locator("[role=alert]")).hasText("请至少选一项。");
          page.locator(".vote input").nth(0).check();
          page.locator(".vote input").nth(3).check();
          Leave.click(page.locator(".send button"));
          assertThat(page.locator(".vote input:checked").count()).isEqualTo(2);
        });
  }

  @Test
  void anErrorIsReportedWithTheMarkedWordsAndReachesTheDesk() {
    visit(
        "渡口十诺",
        true,
        page -> {
          page.evaluate(
              "() => getSelection().selectAllChildren(document.querySelector('.body p'))");
          String marked = page.locator(".body p").first().innerText();
          page.waitForFunction(
              "() => document.querySelector('a.report').href.includes('passage=')");
          Leave.click(page.locator("a.report"));
          assertThat(page.locator("#passage").inputValue()).startsWith(marked.substring(0, 10));
          Axe.assertClean(page, page.url());
          page.locator("#words").fill("这里少了一个字 <b>");
          Leave.click(page.locator(".report button"));
          assertThat(page.locator("[role=status]:not(.said)")).containsText("谢谢");
          assertThat(page.context().cookies()).isEmpty();
        });
    try (BrowserContext context = Demo.chromium().newContext()) {
      Page page = context.newPage();
      page.navigate(Demo.desk().resolve("/sign-in").toString());
      page.locator("input[name=login]").fill("meng");
      page.locator("input[name=password]").fill(Demo.password("meng"));
      Leave.click(page.locator("main button").first());
      page.navigate(Demo.desk().resolve("/reports").toString());
      Locator card =
          page.locator("li.card").filter(new Locator.FilterOptions().setHasText("少了一个字 <b>"));
      assertThat(card.locator("a")).hasText("渡口十诺");
      Leave.click(card.locator("form[action$='/close'] button"));
      assertThat(card.count()).isZero();
    }
  }

  private static int count(Locator mood) {
    return Integer.parseInt(mood.locator(".count").innerText());
  }

  private static URI at(String path) {
    return Demo.readers().resolve(path);
  }

  private static void page(String path, boolean script, Consumer<Page> look) {
    try (BrowserContext context =
        Demo.chromium().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(script))) {
      Page page = context.newPage();
      page.navigate(at(path).toString());
      look.accept(page);
    }
  }

  private static void visit(String words, boolean script, Consumer<Page> look) {
    page(found(words), script, look);
  }

  /** The first story that is found by these words. */
  private static String found(String words) {
    String question = URLEncoder.encode(words, StandardCharsets.UTF_8);
    String found =
        Web.until(at("/search?q=" + question), answer -> answer.body().contains("href=\"/20"))
            .body();
    int start = found.indexOf("href=\"/20", found.indexOf("class=\"hits")) + 6;
    return found.substring(start, found.indexOf('"', start));
  }
}
