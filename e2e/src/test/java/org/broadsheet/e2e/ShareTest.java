package org.broadsheet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Passing a story on, in a browser: by keyboard, inside WeChat, without JavaScript. */
class ShareTest {
  private static final String WECHAT =
      "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0"
          + " Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160065 MMWEBSDK/20240404"
          + " MicroMessenger/8.0.49.2600(0x28003133) Language/zh_CN";

  @Test
  void byKeyboardTheOverlayOpensHoldsTheFocusAndGivesItBack() {
    visit(
        new Browser.NewContextOptions(),
        page -> {
          assertThat(page.locator("dialog").count())
              .as("nothing there before it is opened")
              .isZero();
          Locator more = page.locator(".share [data-share=more]");
          more.focus();
          page.keyboard().press("Enter");
          Locator dialog = page.locator("dialog[open]");
          dialog.waitFor();
          assertThat(dialog.getAttribute("aria-label")).isEqualTo("分享");
          assertThat((boolean) page.evaluate("document.activeElement.closest('dialog') !== null"))
              .isTrue();
          for (int i = 0; i < 12; i++) {
            page.keyboard().press("Tab");
            assertThat(
                    page.evaluate(
                        "document.activeElement.closest('.headline, .masthead') === null"))
                .as("the focus stays inside")
                .isEqualTo(true);
          }
          page.keyboard().press("Escape");
          page.waitForFunction("() => !document.querySelector('dialog')"); // it goes a moment later
          assertThat(page.evaluate("document.activeElement.dataset.share")).isEqualTo("more");
        });
  }

  @Test
  void theOverlayIsAccessibleInBothSchemes() {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      visit(
          new Browser.NewContextOptions().setColorScheme(scheme),
          page -> {
            page.locator(".share [data-share=more]").click();
            page.locator("dialog[open] .poster img").waitFor();
            Axe.assertClean(page, page.url());
          });
    }
  }

  @Test
  void theBarOfWhatIsReadOpensTheSame() {
    visit(
        new Browser.NewContextOptions().setViewportSize(1440, 900),
        page -> {
          page.locator(".colophon").scrollIntoViewIfNeeded();
          page.locator(".reading [data-share=more]").click();
          page.locator("dialog[open] .scan img").waitFor();
          page.locator("dialog[open] > button").click();
          page.waitForFunction(
              "() => !document.querySelector('dialog') && document.activeElement.closest('.reading')");
        });
  }

  @Test
  void aCopiedLinkIsSaidAndIsTheStorysOwn() {
    var options =
        new Browser.NewContextOptions()
            .setPermissions(List.of("clipboard-read", "clipboard-write"));
    visit(
        options,
        page -> {
          page.locator(".share [data-share=copy]").click();
          page.waitForFunction("() => document.querySelector('.said').textContent === '链接已复制'");
          assertThat(page.evaluate("navigator.clipboard.readText()"))
              .isEqualTo(page.locator("link[rel=canonical]").getAttribute("href"));
        });
  }

  @Test
  void insideWechatTheHintPointsAtItsMenu() {
    var options = new Browser.NewContextOptions().setUserAgent(WECHAT).setViewportSize(390, 844);
    visit(
        options,
        page -> {
          var foreign = new ArrayList<String>();
          page.onRequest(request -> {
            if (!request.url().startsWith(Demo.readers().toString())) {
              foreign.add(request.url());
            }
          });
          page.locator(".share [data-share=moments]").click();
          Locator hint = page.locator("dialog.hint[open]");
          assertThat(hint.innerText()).contains("点击右上角").contains("分享到朋友圈");
          var box = hint.boundingBox();
          assertThat(box.y).isLessThan(60);
          assertThat(390 - box.x - box.width).isLessThan(40);
          Axe.assertClean(page, page.url());
          page.keyboard().press("Escape");
          page.waitForFunction("() => !document.querySelector('dialog')");
          assertThat(page.evaluate("document.activeElement.dataset.share")).isEqualTo("moments");
          assertThat(foreign).as("no account is set up here").isEmpty();
        });
  }

  /** The account's answer and WeChat's SDK are stood in for; only its host is let through. */
  @Test
  void whereAnAccountIsSetUpWechatsCardIsTheStorys() {
    var options = new Browser.NewContextOptions().setUserAgent(WECHAT).setBypassCSP(true);
    try (BrowserContext context = Demo.chromium().newContext(options)) {
      Page page = context.newPage();
      page.route(
          "**/api/v1/wechat/signature?url=*",
          route ->
              route.fulfill(
                  new Route.FulfillOptions()
                      .setContentType("application/json")
                      .setBody(
                          "{\"appId\":\"wx1\",\"nonceStr\":\"n\",\"signature\":\"s\",\"timestamp\":1}")));
      page.route(
          "https://res.wx.qq.com/open/js/jweixin-1.6.0.js",
          route ->
              route.fulfill(
                  new Route.FulfillOptions()
                      .setContentType("text/javascript")
                      .setBody(
                          """
                          window.cards = {};
                          window.wx = {
                            config: (signed) => { window.signed = signed; },
                            ready: (then) => then(),
                            updateAppMessageShareData: (card) => { window.cards.friend = card; },
                            updateTimelineShareData: (card) => { window.cards.moments = card; },
                          };
                          """)));
      page.navigate(story());
      page.waitForFunction("() => window.cards && window.cards.moments");
      assertThat(page.evaluate("signed.signature")).isEqualTo("s");
      assertThat(page.evaluate("cards.friend.title")).isEqualTo(page.locator("h1").innerText());
      assertThat(page.evaluate("cards.friend.link"))
          .isEqualTo(page.locator("link[rel=canonical]").getAttribute("href"));
      assertThat((String) page.evaluate("cards.moments.imgUrl")).startsWith("http");
    }
  }

  @Test
  void whatOtherSitesFrameIsAccessibleAsksNobodyAndSetsNothing() {
    String id = story().substring(story().length() - 10);
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (String path :
          List.of(
              "/embed/" + id,
              "/embed/mood/" + id,
              "/embed/poll/night-why",
              "/embed/poll/night-fare")) {
        try (BrowserContext context =
            Demo.chromium()
                .newContext(
                    new Browser.NewContextOptions()
                        .setColorScheme(scheme)
                        .setViewportSize(360, 440))) {
          Page page = context.newPage();
          page.navigate(Demo.readers().resolve(path).toString());
          assertThat(page.locator("script, form").count()).isZero();
          assertThat(page.locator("h1 a").getAttribute("target")).isEqualTo("_blank");
          assertThat(context.cookies()).isEmpty();
          Object width = page.evaluate("document.documentElement.scrollWidth");
          assertThat(((Number) width).intValue()).isLessThanOrEqualTo(360);
          Axe.assertClean(page, path);
        }
      }
    }
  }

  @Test
  void withoutJavaScriptALinkLeadsToTheSameWays() {
    visit(
        new Browser.NewContextOptions().setJavaScriptEnabled(false).setViewportSize(320, 700),
        page -> {
          String headline = page.locator("h1").innerText();
          String address = page.locator("link[rel=canonical]").getAttribute("href");
          assertThat(page.locator(".share button:visible").count()).as("no dead control").isZero();
          Leave.click(page.locator(".share [data-share=friend]"));
          assertThat(page.url()).contains("/share/").endsWith("#wechat");
          assertThat(page.locator("h1").innerText()).isEqualTo(headline);
          assertThat(page.locator(".address input").inputValue()).isEqualTo(address);
          assertThat(page.locator(".sharing button:visible").count()).isZero();
          for (Locator picture : page.locator(".sharing img").all()) {
            HttpResponse<byte[]> bytes =
                Web.bytes(Demo.readers().resolve(picture.getAttribute("src")));
            assertThat(bytes.statusCode()).isEqualTo(200);
            assertThat(picture.getAttribute("alt")).isNotBlank();
          }
        });
  }

  /** The first story of the home page. */
  private static String story() {
    String home = Web.until(Demo.readers(), a -> a.body().contains("href=\"/20")).body();
    int start = home.indexOf("href=\"/20") + 6;
    return Demo.readers().resolve(home.substring(start, home.indexOf('"', start))).toString();
  }

  private static void visit(Browser.NewContextOptions options, Consumer<Page> look) {
    try (BrowserContext context = Demo.chromium().newContext(options)) {
      Page page = context.newPage();
      page.navigate(story());
      look.accept(page);
    }
  }
}
