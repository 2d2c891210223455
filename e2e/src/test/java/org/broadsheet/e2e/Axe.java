package org.broadsheet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;

/**
 * What axe-core finds on a page that is all there, but for the pages in its frames. Its script is
 * run as it is: the builder that comes with it opens a second page for each run and carries home
 * all that passed.
 */
final class Axe {
  private static final String SCRIPT = AxeBuilder.getAxeScript();

  private static final String RUN =
      """
      async (rules) => {
        const options = { resultTypes: ["violations"], iframes: false };
        if (rules.length) options.runOnly = { type: "rule", values: rules };
        const found = await axe.run(document, options);
        return found.violations.flatMap((rule) => rule.nodes.map((node) =>
          rule.id + ": " + node.html.slice(0, 160) + " " + node.any.concat(node.all, node.none).map((why) => why.message).join("; ")));
      }\
      """;

  private Axe() {}

  static void assertClean(Page page, String what) {
    assertThat(run(page, List.of())).as(what).isEmpty();
  }

  /** The rule that a change of colours can break. */
  static void assertContrast(Page page, String what) {
    assertThat(run(page, List.of("color-contrast"))).as(what).isEmpty();
  }

  private static List<?> run(Page page, List<String> rules) {
    page.waitForLoadState();
    PlaywrightAssertions.assertThat(page.locator("[aria-busy=true]")).hasCount(0);
    if (!(boolean) page.evaluate("() => 'axe' in window")) {
      page.evaluate(SCRIPT);
    }
    return (List<?>) page.evaluate(RUN, rules);
  }
}
