package org.broadsheet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.broadsheet.desk.OpenDesk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The desk's pages in a browser, with texts that try to be more than text in every place that takes
 * one. That each field takes or refuses them is asked of the desk itself, by a test of its own.
 */
class HostileDeskTest {
  /** Notes what the policy of our own pages had to stop: there, a text was more than text. */
  private static final String WATCH =
      """
      window.stopped = [];
      addEventListener("securitypolicyviolation",
        (e) => window.stopped.push(e.violatedDirective + " " + e.blockedURI + " " + e.sample));\
      """;

  /** What a text has made of itself on this page; each payload bears the attribute. */
  private static final String MADE =
      """
      () => ({
        made: [...document.querySelectorAll("[hostile]")].map((e) => e.outerHTML),
        active: [...document.querySelectorAll("*")].filter((e) => [...e.attributes].some((a) =>
          a.name.startsWith("on") || (["href", "src", "action", "formaction"].includes(a.name)
            && /^\\s*javascript:/i.test(a.value)))).map((e) => e.outerHTML),
        ran: window.ran === undefined ? [] : [window.ran],
        stopped: window.stopped ?? [],
        shown: document.documentElement.textContent.includes("<script hostile>window.ran=1</script>")
          || [...document.querySelectorAll("input, textarea")].some((e) =>
            e.value.includes("<script hostile>window.ran=1</script>")),
      })\
      """;

  @TempDir Path folder;

  private final List<String> events = new ArrayList<>();

  @Test
  void textsThatTryToBeMoreAreShownAsTextsOnEveryPage() {
    String text = OpenDesk.hostile();
    Set<String> showing = new TreeSet<>();
    int looked = 0;
    try (OpenDesk desk = OpenDesk.hostile(folder);
        BrowserContext context = Demo.chromium().newContext()) {
      context.addInitScript(WATCH);
      Page page = context.newPage();
      listen(page, desk.address());
      for (String state : desk.states()) {
        OpenDesk.View view = desk.enter(state, text);
        context.addCookies(
            List.of(new Cookie(OpenDesk.cookie(), view.session()).setUrl(desk.address())));
        for (String path : view.pages()) {
          if (path.endsWith("/visible")) {
            continue; // a word to a script, often none
          }
          looked++;
          if (look(page, desk.address(), path)) {
            showing.add(state);
          }
          assertThat(events).as(state + " " + path).isEmpty();
        }
      }
      assertThat(looked).isGreaterThan(80);
      // A link of an invitation or a password is not the place for anybody's words.
      assertThat(showing)
          .containsAll(desk.states().stream().filter(s -> !QUIET.contains(s)).toList());
    }
  }

  private static final Set<String> QUIET =
      Set.of("somebody is out", "password forgotten", "set up");

  private void listen(Page page, String own) {
    page.onDialog(dialog -> {
      events.add("dialog: " + dialog.message());
      dialog.dismiss();
    });
    page.onPageError(error -> events.add("error: " + error));
    page.onConsoleMessage(message -> {
      if (message.text().contains("Content Security Policy")) {
        events.add(message.text());
      }
    });
    page.onRequest(request -> {
      if (!request.url().startsWith(own) && !request.url().matches("(data|blob|about):.*")) {
        events.add("request: " + request.url());
      }
    });
    page.onPopup(popup -> events.add("popup: " + popup.url()));
  }

  /** Opens it and looks into every frame of it; whether it shows the text. */
  private boolean look(Page page, String desk, String path) {
    Response answer =
        page.navigate(
            desk + path.substring(1), new Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD));
    assertThat(answer.status()).as(path).isLessThan(500);
    boolean shown = false;
    for (Frame frame : page.frames()) {
      Map<?, ?> seen = (Map<?, ?>) frame.evaluate(MADE);
      for (String what : List.of("made", "active", "ran", "stopped")) {
        assertThat((List<?>) seen.get(what)).as(path + " " + what).isEmpty();
      }
      shown |= Boolean.TRUE.equals(seen.get("shown"));
    }
    return shown;
  }
}
