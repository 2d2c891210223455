package org.broadsheet.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Acts that lead to another page, also to one of the same address. A click returns before that page
 * is there, and what is asked then is answered by the one before it, or by half of the next.
 */
final class Leave {
  private Leave() {}

  /** Acts, and returns when the page to which it leads has been loaded. */
  static void by(Page page, Runnable act) {
    var loaded = new AtomicInteger();
    Consumer<Page> count = _ -> loaded.incrementAndGet();
    page.onLoad(count);
    try {
      act.run();
      page.waitForCondition(() -> loaded.get() > 0);
    } finally {
      page.offLoad(count);
    }
  }

  static void click(Locator link) {
    by(link.page(), link::click);
  }

  /** Presses a key that does it. */
  static void press(Page page, String key) {
    by(page, () -> page.keyboard().press(key));
  }
}
