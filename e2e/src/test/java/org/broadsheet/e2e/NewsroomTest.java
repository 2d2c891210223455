package org.broadsheet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** The newsroom as the demo opens it: its tour, its queue, its releases. */
class NewsroomTest {
  private static Editor editor(String login) {
    return Editor.signIn(Demo.desk(), login, Demo.password(login));
  }

  private static String story(Editor editor, String headline) {
    Element link =
        Jsoup.parse(editor.get("/stories").body()).select(".stories a").stream()
            .filter(a -> a.text().contains(headline))
            .findFirst()
            .orElseThrow(() -> new AssertionError(headline + " is not at the desk"));
    return link.attr("href").substring("/stories/".length());
  }

  @Test
  void anEmbargoedStoryIsNotPublishedByWhoeverMay() {
    Editor gu = editor("gu");
    String id = story(gu, "船坞明年招四十名学徒");
    assertThat(gu.on(id, "publish").send().statusCode()).isEqualTo(409);
  }

  @Test
  void aReleaseIsSeenAsItWillBeOnTheHomePageAndByNobodyElse() {
    String headline = "渡口新添一盏灯";
    String id = approved(headline);
    Editor gu = editor("gu");
    String address = release(gu, id);
    var pages = Jsoup.parse(gu.get(address).body()).select("nav.as-of a");
    assertThat(pages).hasSize(2);
    String home = gu.get(pages.get(0).attr("href")).body();
    assertThat(Jsoup.parse(home).select("main").text()).contains(headline);
    Element story = Jsoup.parse(gu.get(pages.get(1).attr("href")).body());
    assertThat(story.select("h1").text()).isEqualTo(headline);
    assertThat(story.select("time").size()).isPositive();
    assertThat(Web.text(Demo.readers().resolve("/")).body()).doesNotContain(headline);
    assertThat(Web.text(Demo.readers().resolve("/2026/11/25/" + id)).statusCode()).isEqualTo(404);
  }

  /** A story that three people have approved and nobody has published. */
  private static String approved(String headline) {
    String id = sentIn(headline);
    for (String reviewer : List.of("meng", "he", "shen")) {
      editor(reviewer).on(id, "approve").done();
    }
    return id;
  }

  private static String sentIn(String headline) {
    Editor wen = editor("wen");
    String location =
        wen.fill("/stories/new", "/stories")
            .with("headline", headline)
            .with("channel", "local")
            .with("language", "zh")
            .with("body", "一段正文。")
            .done();
    String id = location.replaceAll("\\?.*", "").substring("/stories/".length());
    wen.on(id, "submit").done();
    return id;
  }

  /** Where a release of one story is seen as of its moment. */
  private static String release(Editor editor, String id) {
    String pick =
        Jsoup.parse(editor.get("/releases").body()).select(".picks input[value^=" + id + "]").val();
    return editor
        .fill("/releases", "/releases")
        .to("/releases/ask-preview")
        .with("pick", pick)
        .done();
  }

  /** A one-time link with which somebody sets a new password. */
  private static String newPassword(Editor administrator) {
    List<String> forms =
        Jsoup.parse(administrator.get("/people").body())
            .select("form[action$='/reset']")
            .eachAttr("action");
    String answer = administrator.fill("/people", forms.getLast()).send().body();
    var link = java.util.regex.Pattern.compile("/new-password/[A-Za-z0-9_-]+").matcher(answer);
    if (!link.find()) {
      throw new AssertionError("no link for a new password in " + answer);
    }
    return link.group();
  }

  @Test
  void theTourNamesStepsThatLeadSomewhere() {
    Editor gu = editor("gu");
    var steps = Jsoup.parse(gu.get("/queue").body()).select(".tour .step a");
    assertThat(steps.size()).isGreaterThanOrEqualTo(5);
    for (Element step : steps) {
      String link = step.attr("href");
      if (link.startsWith("/")) {
        assertThat(gu.get(link).statusCode()).as(link).isEqualTo(200);
      }
    }
  }

  @Test
  void itsPagesHaveNoBarriersInEitherScheme() {
    Editor shen = editor("shen");
    String id = story(shen, "茶馆的第七级楼梯");
    Editor gu = editor("gu");
    String release = release(gu, approved("渡口添了一把椅子"));
    String newPassword = newPassword(gu);
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      try (BrowserContext context =
          Demo.chromium()
              .newContext(
                  new Browser.NewContextOptions()
                      .setColorScheme(scheme)
                      .setViewportSize(390, 844))) {
        Page page = context.newPage();
        signIn(page, "gu");
        for (String path :
            List.of(
                "/queue",
                "/stories",
                "/people",
                "/releases",
                release,
                newPassword,
                "/votes",
                "/votes/night-fare",
                "/stories/" + id,
                "/stories/" + id + "/sheet")) {
          page.navigate(Demo.desk().resolve(path).toString());
          Axe.assertClean(page, path);
          Object wide = page.evaluate("document.documentElement.scrollWidth - innerWidth");
          assertThat(((Number) wide).intValue()).as(path + " is too wide").isLessThanOrEqualTo(0);
        }
      }
    }
  }

  @Test
  void aKeyboardAloneRemarksAndApproves() {
    String id = sentIn("键盘也能审稿");
    try (BrowserContext context = Demo.chromium().newContext()) {
      Page page = context.newPage();
      signIn(page, "meng");
      page.navigate(Demo.desk().resolve("/stories/" + id).toString());
      tabTo(page, "form[action$='/approve'] button.main");
      page.keyboard().press("Enter");
      page.waitForURL("**done=approved");
      assertThat(page.locator(".stages .given").count()).isEqualTo(1);
    }
  }

  private static void tabTo(Page page, String selector) {
    for (int i = 0; i < 120; i++) {
      page.keyboard().press("Tab");
      if ((boolean) page.evaluate("s => document.activeElement.matches(s)", selector)) {
        return;
      }
    }
    throw new AssertionError(selector + " cannot be reached by keyboard");
  }

  private static void signIn(Page page, String login) {
    page.navigate(Demo.desk().resolve("/sign-in").toString());
    page.locator("input[name=login]").fill(login);
    page.locator("input[name=password]").fill(Demo.password(login));
    page.locator("form[action='/sign-in'] button").click();
    page.waitForURL("**/queue");
  }
}
