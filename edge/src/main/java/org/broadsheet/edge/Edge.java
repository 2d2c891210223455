package org.broadsheet.edge;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.broadsheet.archive.Applied;
import org.broadsheet.archive.Archive;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.Hash;
import org.broadsheet.content.Site;
import org.broadsheet.ledger.Ledger;
import org.broadsheet.press.Press;
import org.broadsheet.pulse.MoodSet;
import org.broadsheet.pulse.Pulse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reader's door, open from {@link #start} to {@link #close}. It shows what the archive shows;
 * whoever applies entries to the archive tells it so by {@link #applied}.
 */
public final class Edge implements AutoCloseable {
  static {
    // Fields that readers send are never sent on; fields that we send are our own.
    setIfAbsent("vertx.disableHttpHeadersValidation", "true");
    setIfAbsent("vertx.disableContextTimings", "true");
    setIfAbsent("vertx.disableMetrics", "true");
    setIfAbsent("vertx.cacheImmutableHttpResponseHeaders", "true");
    // Costs less for each answer than the adaptive one (docs/bench/edge-vs-nginx.md).
    setIfAbsent("io.netty.allocator.type", "pooled");
  }

  private static final Logger LOG = LoggerFactory.getLogger(Edge.class);

  /** How long requests under way are waited for when the edge stops. */
  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(5);

  private static final String LOOPBACK = "127.0.0.1";

  private final Views views;
  private final Pulse pulse;
  private final Vertx vertx;
  private final List<Door> doors = new ArrayList<>();
  private final List<AutoCloseable> closing = new ArrayList<>();
  private final Pages pages;
  private final Clock clock;
  private final Pictures pictures;
  private final SharePictures sharePictures;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final AtomicBoolean closed = new AtomicBoolean();
  private int port;
  private int adminPort;

  private static void setIfAbsent(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /**
   * Opens the door and returns when readers can come in.
   *
   * @param clock for the {@code Date} field and the closing times of votes
   * @throws EdgeFailure if a port is taken or cannot be listened on
   */
  public static Edge start(
      EdgeOptions options,
      Archive archive,
      Press press,
      Ledger ledger,
      Pulse pulse,
      InstantSource clock) {
    return start(
        options,
        new PressViews(archive, press),
        new LogShelf.Shelf(ledger),
        pulse,
        clock,
        Sizes.usual(options));
  }

  /** How much is done at once, and how long anything is waited for. */
  record Sizes(Pages.Limits pages, Door.Limits door, int searching) {
    static Sizes usual(EdgeOptions options) {
      int renders = Math.max(2, Runtime.getRuntime().availableProcessors());
      return new Sizes(
          new Pages.Limits(options.pageBytes(), renders, 512, Duration.ofSeconds(1)),
          Door.Limits.USUAL,
          64);
    }
  }

  static Edge start(
      EdgeOptions options,
      Views views,
      LogShelf log,
      Pulse pulse,
      InstantSource clock,
      Sizes sizes) {
    var edge = new Edge(options, views, log, pulse, clock, sizes);
    edge.listen(options);
    return edge;
  }

  private Edge(
      EdgeOptions options,
      Views views,
      LogShelf log,
      Pulse pulse,
      InstantSource clock,
      Sizes sizes) {
    this.views = views;
    this.pulse = pulse;
    offer();
    var figures = new Figures();
    this.clock = new Clock(clock, views.position());
    this.pages =
        new Pages(
            views,
            sizes.pages(),
            figures,
            options.wechat() == null ? Fields.Policy.USUAL : Fields.Policy.WECHAT);
    var readers = new Workers("reader", 6, 512, figures);
    var searchers =
        new Workers(
            "search", Runtime.getRuntime().availableProcessors(), sizes.searching(), figures);
    var scalers = new Workers("picture", 1, 64, figures);
    closing.addAll(List.of(pages, readers, searchers, scalers));
    var moods = new Moods(views, pulse, readers, this.clock::size);
    this.pictures = new Pictures(log, options.cache(), readers, scalers);
    this.sharePictures =
        new SharePictures(views, pictures, options.cache(), options.version(), readers, scalers);
    var embeds = new Embeds(views, pulse, readers);
    var wechat = new WechatDoor(options.wechat(), views, readers, clock);
    var rankings = new Rankings(views, pulse, readers, this.clock::size);
    var votes = new Votes(views, pulse, readers, this.clock::size, clock);
    var reports = new Reports(views, pulse, readers);
    var rooms =
        new Routes.Rooms(
            views,
            log,
            pages,
            moods,
            rankings,
            votes,
            reports,
            pictures,
            sharePictures,
            wechat,
            embeds,
            readers,
            searchers);
    var routes = new Routes(rooms, this.clock::size, options.version());
    var shared = new Door.Shared(pages, routes, figures, this.clock, sizes.door(), options.host());
    int loops = Runtime.getRuntime().availableProcessors();
    for (int i = 0; i < loops; i++) {
      // A negative port stands for one free port that all loops share.
      doors.add(new Door(shared, options.port() == 0 ? -1 : options.port()));
    }
    figures.register(registry);
    Figures.gauge(registry, "edge.pages", "Pages in memory", pages, Pages::size);
    Figures.gauge(registry, "edge.log.position", "Log entries shown", this.clock, Clock::size);
    this.vertx =
        Vertx.vertx(
            new VertxOptions()
                .setPreferNativeTransport(true)
                .setEventLoopPoolSize(loops)
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(4)
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)));
  }

  private void listen(EdgeOptions options) {
    var waiting = doors.iterator();
    try {
      await(
          vertx.deployVerticle(
              () -> waiting.next(), new DeploymentOptions().setInstances(doors.size())));
      port = doors.getFirst().port();
      adminPort = await(admin(options.adminPort())).actualPort();
      vertx.setPeriodic(500, _ -> clock.tick());
    } catch (ExecutionException | TimeoutException e) {
      close();
      throw new EdgeFailure(
          "The reader's door cannot be opened on "
              + options.host()
              + ":"
              + options.port()
              + " (admin "
              + options.adminPort()
              + ")",
          "Stop what uses the port, or choose another.",
          e);
    }
    LOG.info(
        "Readers are served on {}:{}, native transport {}, health and metrics on {}:{}",
        options.host(),
        port,
        vertx.isNativeTransportEnabled(),
        LOOPBACK,
        adminPort);
  }

  private Future<HttpServer> admin(int at) {
    return vertx
        .createHttpServer(new HttpServerOptions().setIdleTimeout(30))
        .requestHandler(this::adminAnswer)
        .listen(at, LOOPBACK);
  }

  private void adminAnswer(HttpServerRequest request) {
    switch (request.path()) {
      case "/healthz" -> {
        var _ = request.response().end("ok " + clock.size() + "\n");
      }
      case "/metrics" -> {
        var _ =
            request
                .response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
                .end(registry.scrape());
      }
      case null, default -> {
        var _ = request.response().setStatusCode(404).end();
      }
    }
  }

  /** The port that readers reach. */
  public int port() {
    return port;
  }

  /** The port of {@code /healthz} and {@code /metrics}, on loopback. */
  public int adminPort() {
    return adminPort;
  }

  /** The log size that every page shows at least: what {@code Log-Position} says. */
  public long position() {
    return clock.size();
  }

  /** The registry behind {@code /metrics}, for what other rooms count. */
  public PrometheusMeterRegistry metrics() {
    return registry;
  }

  /**
   * What the archive has just applied, in log order, each entry once. When this returns, nothing
   * that was withdrawn is in memory any more. The future ends when readers see the new pages; only
   * then does {@link #position} move.
   */
  public CompletableFuture<Void> applied(List<Applied> entries) {
    if (entries.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    long size = entries.getLast().entry().index() + 1;
    CompletableFuture<Void> shown = pages.applied(entries).thenRun(() -> clock.reached(size));
    if (entries.stream()
        .anyMatch(entry -> entry.entry().event().subject().kind() == EntryKind.SITE)) {
      offer();
    }
    for (Applied entry : entries) {
      entry.entry().event().erases().forEach(this::erase);
      drop(entry.entry().event().subject());
    }
    return shown;
  }

  private void drop(EntryId subject) {
    if (subject.kind() != EntryKind.ARTICLE) {
      return;
    }
    try {
      sharePictures.drop(new ArticleId(subject.id()));
    } catch (IOException e) {
      LOG.error("The share pictures of {} could not be removed", subject, e);
    }
  }

  /** Moods and zone are the site's, so they follow the log. */
  private void offer() {
    Site site = views.site();
    MoodSet.of(site.moods()).ifPresent(moods -> pulse.offer(moods, site.zoneId()));
  }

  private void erase(Hash hash) {
    try {
      pictures.erase(hash);
    } catch (IOException e) {
      LOG.error("The renditions of the erased medium {} could not be removed", hash, e);
    }
  }

  /**
   * Takes no more requests, answers those under way (for at most 5 s), and stops. Safe to repeat.
   */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try {
      await(Future.join(doors.stream().map(door -> door.shutdown(LONGEST_FAREWELL)).toList()));
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("Some requests were cut off when the edge stopped", e);
    }
    for (AutoCloseable part : closing) {
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("A part of the edge did not stop cleanly", e);
      }
    }
    try {
      await(vertx.close());
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("The edge's event loops did not stop cleanly", e);
    }
  }

  private static <T> T await(Future<T> future) throws ExecutionException, TimeoutException {
    try {
      return future.toCompletionStage().toCompletableFuture().get(15, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TimeoutException("interrupted while waiting");
    }
  }
}
