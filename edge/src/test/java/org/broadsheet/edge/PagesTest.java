package org.broadsheet.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.broadsheet.content.PublicationEvent.Change;
import org.broadsheet.press.Address;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class PagesTest {
  private static final Address HOME = new Address.Home(null, null);
  private static final String HOME_KEY = "front:home";

  private final FakeViews views = new FakeViews();
  private final Figures figures = new Figures();
  private Pages pages = pages(2, 8);

  private Pages pages(int renders, int waiting) {
    return new Pages(
        views, new Pages.Limits(32 << 20, renders, waiting, Duration.ofMillis(5)), figures);
  }

  @BeforeEach
  void home() {
    views.keysOf.put("/", Set.of(HOME_KEY, "site"));
    views.touched = Set.of(HOME_KEY);
  }

  @AfterEach
  void close() {
    pages.close();
  }

  private static String body(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Ready ready ->
          new String(ready.page().pack(Encoding.IDENTITY).bytes(), StandardCharsets.UTF_8)
              .replaceAll("</p>.*", "")
              .replace("<p>", "");
      case Outcome.Busy _ -> "busy";
      case Outcome.Failed _ -> "failed";
    };
  }

  private String ask() {
    return body(pages.fetch(HOME).orTimeout(20, TimeUnit.SECONDS).join());
  }

  private void makeHot() {
    ask();
    for (int i = 0; i < 10; i++) {
      Kept page = pages.hot("/");
      assertThat(page).isNotNull();
      if (page != null) {
        pages.sent("/", page);
      }
    }
  }

  /** As the archive and then the edge learn of one entry. */
  private CompletableFuture<Void> publish(Change change) {
    long index = views.position.getAndIncrement();
    return pages.applied(List.of(Entries.applied(index, change)));
  }

  @Test
  void rendersAColdPageOnceHoweverManyAsk() throws InterruptedException {
    var release = new CountDownLatch(1);
    views.hook = () -> await(release);
    List<CompletableFuture<Outcome>> asked = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      asked.add(pages.fetch(HOME));
    }
    release.countDown();
    assertThat(asked)
        .allSatisfy(one ->
            assertThat(body(one.orTimeout(20, TimeUnit.SECONDS).join())).isEqualTo("/ at 1"));
    assertThat(views.renders).hasValue(1);
  }

  @Test
  void refusesWhenTooManyWait() {
    pages.close();
    pages = pages(1, 2);
    var release = new CountDownLatch(1);
    views.hook = () -> await(release);
    var first = pages.fetch(HOME);
    var second = pages.fetch(new Address.Robots());
    assertThat(body(pages.fetch(new Address.Privacy(null)).orTimeout(20, TimeUnit.SECONDS).join()))
        .isEqualTo("busy");
    assertThat(figures.refused.sum()).isEqualTo(1);
    release.countDown();
    assertThat(body(first.orTimeout(20, TimeUnit.SECONDS).join())).isEqualTo("/ at 1");
    assertThat(body(second.orTimeout(20, TimeUnit.SECONDS).join())).isEqualTo("/robots.txt at 1");
    assertThat(body(pages.fetch(new Address.Privacy(null)).orTimeout(20, TimeUnit.SECONDS).join()))
        .isEqualTo("/privacy at 1");
  }

  @Test
  void dropsAPageThatNobodyAsksForWhenItIsTouched() {
    ask();
    publish(Change.FIRST).orTimeout(20, TimeUnit.SECONDS).join();
    assertThat(pages.hot("/")).isNull();
    assertThat(views.renders).hasValue(1);
    assertThat(ask()).isEqualTo("/ at 2");
  }

  @Test
  void leavesAPageThatIsNotTouched() {
    ask();
    views.touched = Set.of("channel:elsewhere");
    publish(Change.FIRST).orTimeout(20, TimeUnit.SECONDS).join();
    assertThat(ask()).isEqualTo("/ at 1");
  }

  @Test
  void replacesAHotPageInPlaceWhenItsNewBytesAreReady() {
    makeHot();
    var release = new CountDownLatch(1);
    views.hook = () -> await(release);
    var replaced = publish(Change.UPDATE);
    assertThat(ask()).as("until then the last one is sent").isEqualTo("/ at 1");
    assertThat(replaced).isNotDone();
    release.countDown();
    replaced.orTimeout(20, TimeUnit.SECONDS).join();
    assertThat(pages.hot("/")).isNotNull();
    assertThat(ask()).isEqualTo("/ at 2");
  }

  @Test
  void dropsAWithdrawnPageBeforeItsSuccessorIsReady() {
    makeHot();
    var release = new CountDownLatch(1);
    views.hook = () -> await(release);
    var replaced = publish(Change.WITHDRAWAL);
    assertThat(pages.hot("/")).isNull();
    var asked = pages.fetch(HOME);
    assertThat(asked).isNotDone();
    release.countDown();
    replaced.orTimeout(20, TimeUnit.SECONDS).join();
    assertThat(body(asked.orTimeout(20, TimeUnit.SECONDS).join())).isEqualTo("/ at 2");
  }

  @Test
  void neverFallsBackToAWithdrawnPage() {
    makeHot();
    views.failing.add("/");
    publish(Change.WITHDRAWAL).orTimeout(20, TimeUnit.SECONDS).join();
    assertThat(ask()).isEqualTo("failed");
    views.failing.clear();
    assertThat(ask()).isEqualTo("/ at 2");
  }

  @Test
  void keepsTheLastGoodPageWhenARenderFailsAndTriesAgain() throws InterruptedException {
    makeHot();
    views.failing.add("/");
    publish(Change.UPDATE).orTimeout(20, TimeUnit.SECONDS).join();
    assertThat(ask()).isEqualTo("/ at 1");
    assertThat(figures.failedRenders.sum()).isPositive();
    views.failing.clear();
    for (int i = 0; i < 2_000 && !ask().equals("/ at 2"); i++) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    assertThat(ask()).isEqualTo("/ at 2");
  }

  @Test
  void rendersAgainWhatWasTouchedWhileItWasRendered() {
    var once = new AtomicInteger();
    views.hook =
        () -> {
          if (once.getAndIncrement() == 0) {
            publish(Change.UPDATE);
          }
        };
    assertThat(ask()).isEqualTo("/ at 2");
    assertThat(views.renders).hasValue(2);
    assertThat(ask()).isEqualTo("/ at 2");
  }

  @Test
  void neverStoresWhatWasWithdrawnWhileItWasRendered() {
    var once = new AtomicInteger();
    views.hook =
        () -> {
          if (once.getAndIncrement() == 0) {
            publish(Change.WITHDRAWAL);
            views.failing.add("/");
          } else {
            views.failing.add("/");
          }
        };
    assertThat(ask()).isEqualTo("failed");
    assertThat(pages.hot("/")).isNull();
  }

  @Test
  void answersReadersThoughTheLogRunsAheadOfThePress() {
    views.hook = () -> publish(Change.UPDATE);
    assertThat(ask()).startsWith("/ at ");
    assertThat(pages.hot("/")).as("what was overtaken is not kept").isNull();
  }

  @Test
  void doesNotRenderAgainWhatAlreadyShowsTheEntry() {
    views.position.set(2);
    makeHot();
    pages
        .applied(List.of(Entries.applied(1, Change.UPDATE)))
        .orTimeout(20, TimeUnit.SECONDS)
        .join();
    assertThat(views.renders).hasValue(1);
  }

  @Test
  void unknownAddressesNeverPushAPageOut() {
    pages.close();
    pages = new Pages(views, new Pages.Limits(1 << 20, 2, 20_000, Duration.ofMillis(5)), figures);
    makeHot();
    List<CompletableFuture<Outcome>> asked = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      asked.add(pages.fetch(new Address.Tag(null, "unknown" + i, null)));
    }
    asked.forEach(CompletableFuture::join);
    assertThat(pages.hot("/")).isNotNull();
    assertThat(pages.size()).isEqualTo(1);
  }

  @Test
  void aRefusalOfAnUnknownAddressEndsWhenSomethingIsThere() {
    var topic = new Address.Tag(null, "unknown", null);
    views.keysOf.put(topic.canonical(), Set.of("tag:unknown"));
    assertThat(pages.fetch(topic).orTimeout(20, TimeUnit.SECONDS).join())
        .isInstanceOfSatisfying(
            Outcome.Ready.class, ready -> assertThat(ready.page().status()).isEqualTo(404));
    views.statusOf.put(topic.canonical(), 200);
    views.touched = Set.of("tag:unknown");
    publish(Change.FIRST).orTimeout(20, TimeUnit.SECONDS).join();
    assertThat(pages.fetch(topic).orTimeout(20, TimeUnit.SECONDS).join())
        .isInstanceOfSatisfying(
            Outcome.Ready.class, ready -> assertThat(ready.page().status()).isEqualTo(200));
  }

  @Test
  void packsTheSameBytesInEveryEncoding() {
    Outcome outcome = pages.fetch(HOME).orTimeout(20, TimeUnit.SECONDS).join();
    assertThat(outcome).isInstanceOf(Outcome.Ready.class);
    if (outcome instanceof Outcome.Ready(Kept page)) {
      byte[] plain = page.pack(Encoding.IDENTITY).bytes();
      for (Encoding encoding : Encoding.values()) {
        assertThat(Codec.unpack(page.pack(encoding).bytes(), encoding)).isEqualTo(plain);
      }
      String quick = page.pack(Encoding.BROTLI).tags().getFirst();
      page.packBest();
      Reply best = page.pack(Encoding.BROTLI);
      assertThat(Codec.unpack(best.bytes(), Encoding.BROTLI)).isEqualTo(plain);
      assertThat(best.held(quick)).as("who holds the quicker packing").isEqualTo(quick);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
