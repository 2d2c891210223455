package org.broadsheet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;

/** How a page stands on the screen: nothing wider than it, nothing cut, nothing over another. */
final class Layout {
  private static final String FAULTS =
      """
      () => {
        const faults = [];
        const name = (e) => e.outerHTML.slice(0, 90);
        if (document.documentElement.scrollWidth > innerWidth) {
          faults.push("wider than the window: " + document.documentElement.scrollWidth);
        }
        // What is meant to scroll, to be shortened or to be heard only.
        const meant = ".skip, .said, .reading, .channels, .branch, .focus .items, .summary, .table, .comfort > div, script, style, [hidden]";
        const runs = [];
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let text = texts.nextNode(); text; text = texts.nextNode()) {
          const parent = text.parentElement;
          if (!text.data.trim() || parent.closest(meant) || !parent.checkVisibility()) continue;
          for (let e = parent; e !== document.body; e = e.parentElement) {
            const style = getComputedStyle(e);
            if (style.overflowX !== "visible" && e.scrollWidth > e.clientWidth + 1) faults.push("cut: " + name(e));
          }
          const range = document.createRange();
          range.selectNodeContents(text);
          for (const box of range.getClientRects()) {
            const inset = box.height * 0.3;
            if (box.width > 1) runs.push({ text, left: box.left + 1, right: box.right - 1, top: box.top + inset, bottom: box.bottom - inset });
          }
        }
        for (let i = 0; i < runs.length; i++) {
          for (let k = i + 1; k < runs.length; k++) {
            const a = runs[i], b = runs[k];
            if (a.text !== b.text && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) {
              faults.push("over each other: " + a.text.data.trim().slice(0, 40) + " / " + b.text.data.trim().slice(0, 40));
            }
          }
        }
        return [...new Set(faults)].slice(0, 10);
      }\
      """;

  private Layout() {}

  static void assertSound(Page page, String what) {
    @SuppressWarnings("unchecked")
    var faults = (List<String>) page.evaluate(FAULTS);
    assertThat(faults).as(what).isEmpty();
  }

  /** Whether the page begins on the right: its first channel and its headings do. */
  static void assertMirrored(Page page, String what) {
    assertThat(page.evaluate("document.documentElement.dir")).as(what).isEqualTo("rtl");
    assertThat(
            (boolean)
                page.evaluate(
                    """
                    () => {
                      const first = document.querySelector(".channels li:first-child a").getBoundingClientRect();
                      const next = document.querySelector(".channels li:nth-child(2) a").getBoundingClientRect();
                      return first.right > next.right && getComputedStyle(document.querySelector("main")).direction === "rtl";
                    }\
                    """))
        .as(what + " begins on the right")
        .isTrue();
  }
}
