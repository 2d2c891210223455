package org.broadsheet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Specials, and lists that grow, in a browser: with and without JavaScript, by keyboard alone. */
class StreamTest {
  private static final String HEADLINES = ".items[data-said] .teaser :is(h2, h3) a";
  private static final String STREAM = ".stream .items[data-said] .teaser :is(h2, h3) a";
  private static final String RECOMMENDED = ".recommended .teaser h3 a";

  @Test
  void withoutJavaScriptLoadMoreIsALinkToTheNextPart() {
    visit(
        "/recommended",
        new Browser.NewContextOptions().setJavaScriptEnabled(false),
        page -> {
          List<String> first = page.locator(HEADLINES).allInnerTexts();
          assertThat(first).hasSize(20).doesNotHaveDuplicates();
          Leave.click(page.locator(".more a"));
          List<String> second = page.locator(HEADLINES).allInnerTexts();
          assertThat(second).isNotEmpty().doesNotContainAnyElementsOf(first);
          Leave.click(page.locator(".page-head a").last());
          assertThat(page.locator(HEADLINES).allInnerTexts()).isEqualTo(first);
          Locator why = page.locator(".why").first();
          why.locator("summary").click();
          assertThat(why.locator("p").innerText()).isEqualTo("编辑部推荐。");
          assertThat(page.locator(".why").last().locator("p").textContent()).endsWith("频道的新稿。");
        });
  }

  @Test
  void loadMoreByKeyboardAppendsFocusesAnnouncesAndIsThereAgainForWhoComesBack() {
    visit(
        "/",
        // Without movement: who leaves while the page rolls comes back to where it was then.
        new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE),
        page -> {
          int before = page.locator(STREAM).count();
          String title = page.title();
          Locator more = page.locator(".more a[data-into='.stream']");
          more.focus();
          page.keyboard().press("Enter");
          Locator added = page.locator(STREAM).nth(before);
          added.waitFor();
          PlaywrightAssertions.assertThat(added).isFocused();
          int after = page.locator(STREAM).count();
          assertThat(page.locator(".said").innerText()).isEqualTo("又载入 " + (after - before) + " 篇");
          PlaywrightAssertions.assertThat(page).hasURL(Pattern.compile("/\\?after="));
          assertThat(page.title()).isEqualTo(title);
          String story = (String) added.evaluate("link => link.href");
          Leave.press(page, "Enter");
          assertThat(page.url()).isEqualTo(story);
          page.goBack();
          page.locator(STREAM).nth(after - 1).waitFor();
          assertThat(page.locator(STREAM).allInnerTexts()).hasSize(after).doesNotHaveDuplicates();
          assertThat(page.locator(".opening").count()).as("the page as it was").isEqualTo(1);
          page.waitForFunction("() => scrollY > 200");
        });
  }

  @Test
  void recommendedReadingStandsAtTheFootOfAnOldStoryAndNeverRecommendsItself() {
    visit(
        "/hzkcv6j51z",
        new Browser.NewContextOptions(),
        page -> {
          String address = page.url();
          page.locator(".recommended").scrollIntoViewIfNeeded();
          Locator headlines = page.locator(".recommended .teaser h3 a");
          headlines.nth(5).waitFor();
          int before = headlines.count();
          page.locator(".recommended .more a").click();
          headlines.nth(before).waitFor();
          PlaywrightAssertions.assertThat(headlines.nth(before)).isFocused();
          assertThat(headlines.allInnerTexts())
              .doesNotHaveDuplicates()
              .doesNotContain(page.locator("h1").innerText());
          assertThat(page.url()).isEqualTo(address);
          Axe.assertClean(page, page.url());
        });
  }

  @Test
  void aMoodSaidAfterMoreWasLoadedMovesNothing() {
    visit(
        "/hzkcv6j51z",
        // Without movement, so that a place is where it is at once.
        new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE),
        page -> {
          Locator headlines = page.locator(RECOMMENDED);
          loadMore(page);
          int after = headlines.count();
          Locator like = page.locator(".mood [data-key=like]");
          page.evaluate("addEventListener('click', () => { window.place = scrollY; }, true)");
          like.click();
          PlaywrightAssertions.assertThat(page.locator("p.said")).hasText("已记下：点赞");
          assertThat(headlines.count()).isEqualTo(after);
          assertThat(page.evaluate("Math.abs(scrollY - place) < 60")).isEqualTo(true);
        });
  }

  @Test
  void whoComesBackToAnOldStoryFindsTheRecommendedReadingThatTheyHadLoaded() {
    visit(
        "/hzkcv6j51z",
        new Browser.NewContextOptions(),
        page -> {
          String address = page.url();
          Locator headlines = page.locator(RECOMMENDED);
          int before = loadMore(page);
          int after = headlines.count();
          Leave.click(headlines.nth(before));
          assertThat(page.url()).isNotEqualTo(address);
          page.goBack();
          page.locator(".recommended").scrollIntoViewIfNeeded();
          headlines.nth(after - 1).waitFor();
          assertThat(headlines.count()).isEqualTo(after);
        });
  }

  /** Loads more recommended reading; returns how many stories there were before. */
  private static int loadMore(Page page) {
    page.locator(".recommended").scrollIntoViewIfNeeded();
    Locator headlines = page.locator(RECOMMENDED);
    headlines.nth(5).waitFor();
    int before = headlines.count();
    page.locator(".recommended .more a").click();
    PlaywrightAssertions.assertThat(headlines.nth(before)).isFocused();
    return before;
  }

  private static void visit(String path, Browser.NewContextOptions options, Consumer<Page> look) {
    try (BrowserContext context = Demo.chromium().newContext(options)) {
      Page page = context.newPage();
      page.navigate(Demo.readers().resolve(path).toString());
      look.accept(page);
    }
  }
}
