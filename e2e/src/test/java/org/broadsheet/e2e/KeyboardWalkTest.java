package org.broadsheet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * One reader who has a keyboard and no mouse: reads a story, says a mood, votes, loads more, shares
 * and goes on to the special; with and without JavaScript.
 */
class KeyboardWalkTest {
  /** A story with votes that is part of a special. */
  private static final String STORY = "/ea22s9fjwc";

  /** More stops than any page has. */
  private static final int STOPS = 300;

  @Test
  void withJavaScriptEverythingHappensInTheStorysPage() {
    walk(
        true,
        page -> {
          String story = page.url();
          assertSound(page, "the story");

          tabTo(page, "Tab", ".mood [data-key=like]");
          page.keyboard().press("Enter");
          Locator like = page.locator(".mood [data-key=like]");
          assertThat(like).hasAttribute("aria-pressed", "true");
          assertThat(like).isFocused();
          assertThat(page.locator("p.said")).hasText("已记下：点赞");
          assertSound(page, "a mood said");
          page.keyboard().press("Enter");
          assertThat(like).hasAttribute("aria-pressed", "false");
          assertThat(page.locator("p.said")).hasText("心情已收回");

          tabTo(page, "Shift+Tab", ".vote[data-fragment$='night-fare'] input");
          Locator vote = page.locator(".vote[data-fragment$='night-fare']");
          page.keyboard().press("Space");
          page.keyboard().press("Enter");
          assertThat(vote.locator("[data-key=send]")).isFocused();
          assertThat(vote.locator(".own")).hasCount(1);
          assertSound(page, "a vote cast");
          tabTo(page, "Tab", ".vote .back");
          page.keyboard().press("Enter");
          assertThat(page.locator("p.said")).hasText("你的投票已收回");
          assertThat(vote.locator(".own")).hasCount(0);

          tabTo(page, "Tab", ".recommended .more a[data-into]");
          Locator stories = page.locator(".recommended .teaser");
          int before = stories.count();
          page.keyboard().press("Enter");
          assertThat(stories.nth(before).locator("h3 a")).isFocused();
          assertThat(page.locator("p.said")).hasText("又载入 " + (stories.count() - before) + " 篇");
          assertSound(page, "more loaded");

          tabTo(page, "Shift+Tab", "[data-share=more]");
          page.keyboard().press("Enter");
          assertThat(page.locator("dialog[open] .poster img")).isVisible();
          assertSound(page, "the ways to share");
          page.keyboard().press("Escape");
          assertThat(page.locator("dialog")).hasCount(0);
          assertThat(page.locator("[data-share=more]:focus")).hasCount(1);
          assertThat(page.url()).isEqualTo(story);

          tabTo(page, "Shift+Tab", ".part-of a");
          Leave.press(page, "Enter");
          assertThat(page.locator("h1")).hasText("江上一年");
          assertSound(page, "the special");
          tabTo(page, "Tab", ".gathered a");
        });
  }

  @Test
  void withoutJavaScriptEachOfItHasAPage() {
    walk(
        false,
        page -> {
          String story = page.url();
          String mood = ".mood button[value=like]";
          tabTo(page, "Tab", mood);
          enter(page, "/m/");
          assertThat(page.locator(".mood [aria-pressed=true]")).hasAttribute("data-key", "like");
          assertThat(page.context().cookies()).hasSize(1);
          assertSoundThere(page, "a mood said");
          tabTo(page, "Tab", ".mood [aria-pressed=true]");
          enter(page, "/m/");
          assertThat(page.locator(".mood [aria-pressed=true]")).hasCount(0);
          tabTo(page, "Tab", "main p > a");
          enter(page, story);

          tabTo(page, "Tab", ".vote input");
          page.keyboard().press("Space");
          enter(page, "/p/night-fare");
          assertThat(page.locator(".own")).hasCount(1);
          assertSoundThere(page, "a vote cast");
          tabTo(page, "Tab", ".vote .back");
          enter(page, "/p/night-fare");
          assertThat(page.locator(".own")).hasCount(0);

          page.navigate(story);
          tabTo(page, "Tab", ".recommended a");
          enter(page, "/recommended");
          String first = page.locator(".recommended .teaser h2").first().innerText();
          tabTo(page, "Tab", ".more a");
          enter(page, "/recommended?cursor=");
          assertThat(page.locator(".recommended .teaser h2").first()).not().hasText(first);

          page.navigate(story);
          tabTo(page, "Tab", "[data-share=more]");
          enter(page, "/share/");
          assertThat(page.locator(".poster img")).isVisible();
          tabTo(page, "Tab", "main p:last-child > a");
          enter(page, story);

          tabTo(page, "Tab", ".part-of a");
          enter(page, "/s/river-year");
          assertThat(page.locator(".gathered .teaser")).hasCount(4);
          assertThat(page.locator(".facts, .timeline, .vote")).hasCount(3);
        });
  }

  /** Goes on by this key until what has the focus is what is sought. */
  private static void tabTo(Page page, String key, String sought) {
    for (int i = 0; i < STOPS; i++) {
      page.keyboard().press(key);
      if (hasFocus(page, sought)) {
        // Figures on their way, or about to be fetched, may take the place of what has the focus.
        assertThat(page.locator("[aria-busy=true], .coming:focus-within")).hasCount(0);
        if (hasFocus(page, sought)) {
          return;
        }
      }
    }
    throw new AssertionError("no key leads to " + sought + " on " + page.url());
  }

  private static boolean hasFocus(Page page, String sought) {
    return page.locator(":is(" + sought + "):focus").count() == 1;
  }

  /** The focus is on what leads there. */
  private static void enter(Page page, String place) {
    Leave.press(page, "Enter");
    assertThat(page.url()).contains(place);
  }

  private static void assertSound(Page page, String what) {
    Axe.assertClean(page, what);
  }

  /** axe is a script itself: it looks at the same page, of the same reader, where scripts run. */
  private static void assertSoundThere(Page page, String what) {
    String reader = page.context().storageState();
    try (BrowserContext context =
        Demo.chromium().newContext(new Browser.NewContextOptions().setStorageState(reader))) {
      Page same = context.newPage();
      same.navigate(page.url());
      assertSound(same, what);
    }
  }

  private static void walk(boolean script, Consumer<Page> steps) {
    try (BrowserContext context =
        Demo.chromium().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(script))) {
      Page page = context.newPage();
      page.navigate(Demo.readers().resolve(STORY).toString());
      steps.accept(page);
    }
  }
}
