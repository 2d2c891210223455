package org.broadsheet.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.broadsheet.archive.Applied;
import org.broadsheet.content.PublicationEvent.Change;
import org.broadsheet.press.Address;
import org.broadsheet.press.Page;
import org.broadsheet.press.Press;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pages in memory, and the rendering of those that are not.
 *
 * <p>A page is stored only if none of its keys was touched after the position that it was rendered
 * from: {@link #applied} marks the touched keys and looks for stored pages that have them, {@link
 * #settle} looks at the marks and stores, each under the same lock, so one of the two always sees
 * the other. A page that an entry withdrew or erased something from is dropped before anything
 * else, and nothing of it is ever sent again, whatever fails after that.
 *
 * <p>Longer than 400 lines with its jobs, because the lock and all that it guards stand in one
 * file.
 */
final class Pages implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pages.class);

  /** From here on a page is replaced in place when it is touched. */
  private static final int HOT = 4;

  /** From here on it is worth being packed as small as can be. */
  private static final int POPULAR = 256;

  /** Renders of one job that may be overtaken by the log before readers get the page unstored. */
  private static final int ATTEMPTS = 6;

  /** Hot pages replaced for one call of {@link #applied}; the rest is rendered when asked for. */
  private static final int REPLACED_AT_ONCE = 1_000;

  /**
   * How much is kept and made at once.
   *
   * @param bytes of pages in memory, about
   * @param renders at the same time
   * @param waiting pages that may wait for their first rendering
   * @param retry how long after a failed render of a kept page it is tried again the first time
   */
  record Limits(long bytes, int renders, int waiting, Duration retry) {}

  private final Views views;
  private final Fields.Policy policy;
  private final Limits limits;
  private final Figures figures;
  private final Cache<String, Kept> pages;

  /** Refusals of unknown addresses, and redirects: apart, so that they never push a page out. */
  private final Cache<String, Kept> minor;

  private final ThreadPoolExecutor renderers;
  private final Retries retries;
  private final BestPacking bestPacking;

  private final Object lock = new Object();
  // All below is guarded by the lock.
  private final Map<String, Set<String>> urlsByKey = new HashMap<>();
  private final Map<String, Job> jobs = new HashMap<>();
  private final Set<Job> running = new HashSet<>();
  private final Map<String, Touch> touched = new HashMap<>();
  private long position;
  private long sequence;
  private int waiting;
  private boolean closed;

  /** Until which position a key was touched, and until which one something was taken away. */
  private record Touch(long at, long removedAt) {
    Touch and(Touch other) {
      return new Touch(Math.max(at, other.at), Math.max(removedAt, other.removedAt));
    }
  }

  Pages(Views views, Limits limits, Figures figures) {
    this(views, limits, figures, Fields.Policy.USUAL);
  }

  /** {@code policy} says what pages may load. */
  Pages(Views views, Limits limits, Figures figures, Fields.Policy policy) {
    this.policy = policy;
    this.views = views;
    this.limits = limits;
    this.figures = figures;
    this.position = views.position();
    this.renderers =
        new ThreadPoolExecutor(
            limits.renders(),
            limits.renders(),
            1,
            TimeUnit.MINUTES,
            new PriorityBlockingQueue<>(),
            Thread.ofPlatform().name("press-", 1).daemon().factory());
    this.retries = new Retries(limits.retry());
    this.bestPacking = new BestPacking(this::packBest);
    this.pages =
        Caffeine.newBuilder()
            .maximumWeight(limits.bytes())
            .weigher((String url, Kept page) -> page.weight() + 2 * url.length())
            .executor(retries.executor())
            .removalListener(this::removed)
            .build();
    this.minor =
        Caffeine.newBuilder()
            .maximumSize(2_000)
            .executor(retries.executor())
            .removalListener(this::removed)
            .build();
  }

  /** The page kept under this address, if it is one to send at once. */
  @Nullable Kept hot(String url) {
    return pages.getIfPresent(url);
  }

  /** Counts a sending; a page that is sent often is packed as small as can be. */
  void sent(String url, Kept page) {
    if (page.hit() == POPULAR) {
      packBestSoon(url, page);
    }
  }

  /** Packs this as small as can be when a processor has nothing else to do. */
  void packBestSoon(String url, Kept page) {
    bestPacking.offer(url, page);
  }

  /** The page at this address, rendered if it is not there: once, however many ask. */
  CompletableFuture<Outcome> fetch(Address address) {
    return fetch(
        address.canonical(),
        Order.of(address),
        () -> views.render(address),
        views.cacheable(address));
  }

  /** The page that says that nothing is here. */
  CompletableFuture<Outcome> notFound(@Nullable String edition, String path) {
    // No address holds a space, so this is nobody's page. Anybody can make up paths, so where their
    // words show the page is not kept.
    return Press.isTelling(path)
        ? fetch("404 " + path, Order.OTHER, () -> views.notFound(edition, path), false)
        : fetch("404 " + edition, Order.OTHER, () -> views.notFound(edition, null), true);
  }

  /** In which order waiting renders are taken up. */
  enum Order {
    ARTICLE,
    HOME,
    CHANNEL,
    OTHER,
    FEED;

    static Order of(Address address) {
      return switch (address) {
        case Address.Article _ -> ARTICLE;
        case Address.Home _ -> HOME;
        case Address.Channel _ -> CHANNEL;
        case Address.Feed _, Address.Sitemap _, Address.NewsSitemap _, Address.Robots _ -> FEED;
        default -> OTHER;
      };
    }
  }

  private CompletableFuture<Outcome> fetch(
      String url, Order order, Supplier<Page> render, boolean keep) {
    Kept kept = stored(url);
    if (kept != null) {
      return CompletableFuture.completedFuture(new Outcome.Ready(kept));
    }
    synchronized (lock) {
      kept = stored(url);
      if (kept != null) {
        return CompletableFuture.completedFuture(new Outcome.Ready(kept));
      }
      Job same = jobs.get(url);
      if (same != null) {
        return same.outcome;
      }
      if (closed || waiting >= limits.waiting()) {
        figures.refused.increment();
        return CompletableFuture.completedFuture(new Outcome.Busy());
      }
      return start(new Job(url, order, render, keep, true)).outcome;
    }
  }

  private Job start(Job job) {
    jobs.put(job.url, job);
    if (job.awaited) {
      waiting++;
    }
    job.number = sequence++;
    try {
      renderers.execute(job);
    } catch (RejectedExecutionException e) {
      end(job);
      job.outcome.complete(new Outcome.Busy());
    }
    return job;
  }

  private void end(Job job) {
    running.remove(job);
    if (jobs.remove(job.url, job) && job.awaited) {
      waiting--;
    }
  }

  private @Nullable Kept stored(String url) {
    Kept page = pages.getIfPresent(url);
    return page != null ? page : minor.getIfPresent(url);
  }

  /**
   * What the archive now shows. Pages that depend on it are dropped, or replaced as soon as their
   * new bytes are ready; when this returns, nothing withdrawn is in memory any more. The future
   * ends when no page in memory is older than these entries, but for those whose rendering failed.
   */
  CompletableFuture<Void> applied(List<Applied> entries) {
    Map<String, Touch> touches = new HashMap<>();
    long until = 0;
    for (Applied entry : entries) {
      Change change = entry.entry().event().change();
      long at = entry.entry().index() + 1;
      boolean removes = change == Change.WITHDRAWAL || change == Change.ERASURE;
      var touch = new Touch(at, removes ? at : 0);
      views.touched(entry).forEach(key -> touches.merge(key, touch, Touch::and));
      until = Math.max(until, at);
    }
    synchronized (lock) {
      position = Math.max(position, until);
      mark(touches);
      List<Job> replacements = dropAndCollect(touches);
      replacements.sort(Comparator.comparing((Job job) -> job.order));
      replacements.stream().limit(REPLACED_AT_ONCE).forEach(this::start);
      replacements.stream().skip(REPLACED_AT_ONCE).forEach(job -> drop(job.url));
      return CompletableFuture.allOf(
          jobs.values().stream()
              .filter(job -> !job.awaited || running.contains(job))
              .map(job -> job.outcome)
              .toArray(CompletableFuture<?>[]::new));
    }
  }

  /** Marks are kept for renders under way only: any later one sees what was applied. */
  private void mark(Map<String, Touch> touches) {
    if (running.isEmpty()) {
      touched.clear();
      return;
    }
    long floor = running.stream().mapToLong(job -> job.floor).min().orElse(Long.MAX_VALUE);
    touched.values().removeIf(touch -> touch.at() <= floor);
    touches.forEach((key, touch) -> touched.merge(key, touch, Touch::and));
  }

  private List<Job> dropAndCollect(Map<String, Touch> touches) {
    Map<String, Boolean> urls = new HashMap<>();
    touches.forEach((key, touch) -> {
      for (String url : urlsByKey.getOrDefault(key, Set.of())) {
        Kept page = stored(url);
        if (page != null && page.position() < touch.at()) {
          urls.merge(url, touch.removedAt() > page.position(), Boolean::logicalOr);
        }
      }
    });
    List<Job> replacements = new ArrayList<>();
    urls.forEach((url, removes) -> {
      Kept page = stored(url);
      if (page == null) {
        return;
      }
      boolean hot = page.heat() >= HOT && page.origin() != null;
      if (removes || !hot) {
        drop(url);
      }
      Job again = hot ? page.origin() : null;
      if (again != null && !jobs.containsKey(url)) {
        replacements.add(again.again(page.heat()));
      }
    });
    return replacements;
  }

  private void drop(String url) {
    forget(url, pages.asMap().remove(url));
    forget(url, minor.asMap().remove(url));
  }

  private void forget(String url, @Nullable Kept page) {
    if (page == null) {
      return;
    }
    for (String key : page.keys()) {
      Set<String> urls = urlsByKey.get(key);
      if (urls != null && urls.remove(url) && urls.isEmpty()) {
        urlsByKey.remove(key);
      }
    }
  }

  /** What the cache pushed out for want of room leaves the index too. */
  private void removed(@Nullable String url, @Nullable Kept page, RemovalCause cause) {
    if (!cause.wasEvicted() || url == null) {
      return;
    }
    synchronized (lock) {
      Kept now = stored(url);
      forget(url, page);
      if (now != null) {
        index(url, now);
      }
    }
  }

  private void index(String url, Kept page) {
    for (String key : page.keys()) {
      urlsByKey.computeIfAbsent(key, _ -> new HashSet<>()).add(url);
    }
  }

  /** Keeps a page, if it still says what the log says. False where it must be rendered again. */
  private boolean settle(Job job, Page page, Kept kept) {
    synchronized (lock) {
      boolean overtaken = false;
      boolean removed = false;
      for (String key : page.keys()) {
        Touch touch = touched.get(key);
        overtaken |= touch != null && touch.at() > page.position();
        removed |= touch != null && touch.removedAt() > page.position();
      }
      if (overtaken) {
        job.floor = position;
        job.attempts++;
        if (removed || job.attempts < ATTEMPTS) {
          return false;
        }
        // The log runs ahead of the press. Readers get what was true when they asked; the next one
        // asks anew.
        drop(job.url);
      } else if (job.keep) {
        forget(job.url, stored(job.url));
        boolean main = page.status() == 200 || page.status() == 410;
        (main ? minor : pages).invalidate(job.url);
        (main ? pages : minor).put(job.url, kept);
        index(job.url, kept);
      }
      end(job);
      return true;
    }
  }

  private void packBest(String url, Kept page) {
    page.packBest();
    synchronized (lock) {
      pages.asMap().replace(url, page, page); // weighs it again
    }
  }

  /** Makes a kept page ready in one more encoding. */
  CompletableFuture<Reply> pack(String url, Kept page, Encoding encoding) {
    Reply ready = page.ready(encoding);
    if (ready != null) {
      return CompletableFuture.completedFuture(ready);
    }
    var reply = new CompletableFuture<Reply>();
    try {
      renderers.execute(
          new Task(Order.ARTICLE, 0) {
            @Override
            public void run() {
              try {
                reply.complete(page.pack(encoding));
                synchronized (lock) {
                  pages.asMap().replace(url, page, page); // weighs it again
                }
              } catch (RuntimeException e) {
                reply.completeExceptionally(e);
              }
            }
          });
    } catch (RejectedExecutionException e) {
      reply.completeExceptionally(e);
    }
    return reply;
  }

  /** How many pages are kept, about. */
  long size() {
    return pages.estimatedSize();
  }

  /** Lets renders under way end; nothing new is begun. */
  @Override
  public void close() {
    List<Job> left;
    synchronized (lock) {
      closed = true;
      left = new ArrayList<>(jobs.values());
      left.removeAll(running);
    }
    retries.close();
    bestPacking.close();
    renderers.shutdownNow();
    left.forEach(job -> job.outcome.complete(new Outcome.Busy()));
    try {
      boolean ended = renderers.awaitTermination(5, TimeUnit.SECONDS);
      if (!ended) {
        LOG.warn("A page was still being rendered when the edge stopped");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Work for the renderers: by order, then first come, first served. */
  private abstract static class Task implements Runnable, Comparable<Task> {
    final Order order;
    long number;

    Task(Order order, long number) {
      this.order = order;
      this.number = number;
    }

    @Override
    public int compareTo(Task other) {
      int byOrder = order.compareTo(other.order);
      return byOrder != 0 ? byOrder : Long.compare(number, other.number);
    }
  }

  /** The rendering of one page, for all who wait for it. At most one per address exists. */
  final class Job extends Task {
    private final String url;
    private final Supplier<Page> render;
    private final boolean keep;
    private final boolean awaited;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private int heat;
    private int failures;

    /** The log size at which the render under way began: it sees at least that much. */
    private long floor;

    private int attempts;

    private Job(String url, Order order, Supplier<Page> render, boolean keep, boolean awaited) {
      super(order, 0);
      this.url = url;
      this.render = render;
      this.keep = keep;
      this.awaited = awaited;
    }

    private Job again(int heatBefore) {
      var job = new Job(url, order, render, keep, false);
      job.heat = heatBefore;
      return job;
    }

    @Override
    public void run() {
      synchronized (lock) {
        floor = position;
        running.add(this);
      }
      try {
        while (true) {
          figures.renders.increment();
          Page page = render.get();
          Kept kept = Kept.of(page, Embeds.framed(url) ? Fields.Policy.FRAMED : policy, heat, this);
          if (settle(this, page, kept)) {
            outcome.complete(new Outcome.Ready(kept));
            return;
          }
        }
      } catch (Throwable e) { // an Error too: readers wait for this outcome
        failed(e);
      }
    }

    /** The last good page stays, if there is one that nothing was taken from. */
    private void failed(Throwable why) {
      figures.failedRenders.increment();
      Kept last;
      boolean again;
      synchronized (lock) {
        last = stored(url);
        end(this);
        again = last != null && !closed;
      }
      LOG.error(
          "Rendering {} failed; {}",
          url,
          last != null ? "its last good page stays and is tried again" : "readers get an error",
          why);
      outcome.complete(last != null ? new Outcome.Ready(last) : new Outcome.Failed());
      if (again) {
        Job retry = again(heat);
        retry.failures = failures + 1;
        retries.later(retry.failures, () -> restart(retry));
      }
    }
  }

  private void restart(Job job) {
    synchronized (lock) {
      if (!closed && stored(job.url) != null && !jobs.containsKey(job.url)) {
        start(job);
      }
    }
  }
}
