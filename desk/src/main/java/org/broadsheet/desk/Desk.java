package org.broadsheet.desk;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.broadsheet.pulse.Pulse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.web.servlet.function.RouterFunction;

/** The web pages of the newsroom, while they run. */
public final class Desk implements AutoCloseable {
  private final AnnotationConfigServletWebServerApplicationContext context;
  private final Options options;
  private final Newsroom newsroom;
  private final Routes routes;
  private final Punctual punctual;

  private Desk(
      AnnotationConfigServletWebServerApplicationContext context,
      Options options,
      Newsroom newsroom,
      Routes routes,
      Punctual punctual) {
    this.routes = routes;
    this.punctual = punctual;
    this.context = context;
    this.options = options;
    this.newsroom = newsroom;
  }

  /**
   * How the pages are served.
   *
   * @param host the address to listen on; loopback unless a proxy with TLS stands in front
   * @param port 0 for a free one
   * @param continueAs whether one click signs in as anybody, without a password: in the demo only
   */
  public record Options(String host, int port, boolean continueAs) {
    /** Only for this machine, with passwords. */
    public static Options loopback(int port) {
      return new Options("127.0.0.1", port, false);
    }
  }

  /** Starts the pages of a newsroom whose readers report nothing. */
  static Desk start(
      Options options,
      Newsroom newsroom,
      Preview preview,
      Intake intake,
      @Nullable LongSupplier edge,
      InstantSource clock) {
    return start(options, newsroom, preview, intake, null, edge, clock);
  }

  /**
   * Starts the pages; they answer when this returns.
   *
   * @param pulse for what readers report; null where there is none
   * @param edge the edge's Log-Position (index of the first entry not yet shown), for receipts;
   *     null where there is none to ask
   */
  public static Desk start(
      Options options,
      Newsroom newsroom,
      Preview preview,
      Intake intake,
      @Nullable Pulse pulse,
      @Nullable LongSupplier edge,
      InstantSource clock) {
    var rendering = new Rendering(newsroom, clock, options.continueAs());
    var sightings = new Sightings(edge, clock);
    var signIn = new SignInPages(newsroom, rendering, options.continueAs());
    var stories = new StoryPages(newsroom, rendering, preview, intake, sightings);
    var routes =
        new Routes(
            newsroom,
            rendering,
            preview,
            stories,
            new TextPages(newsroom, preview, clock),
            new WorkPages(newsroom, rendering, stories, preview),
            new ReceiptPages(newsroom, rendering, sightings),
            signIn,
            new PeoplePages(newsroom, rendering, signIn, clock),
            new ReleasePages(newsroom, rendering, preview, sightings),
            new VotePages(newsroom, rendering, preview),
            pulse == null
                ? null
                : new ReportPages(pulse, rendering, preview::headline, preview.zone()));
    var context = new AnnotationConfigServletWebServerApplicationContext();
    context.registerBean(Options.class, () -> options);
    context.registerBean(Gate.class, () -> new Gate(newsroom.sessions()));
    context.registerBean(Routes.class, () -> routes);
    context.register(DeskServer.class, DeskPages.class);
    context.refresh();
    var punctual = new Punctual(newsroom.plans(), receipt -> sightings.watch(receipt.index()));
    return new Desk(context, options, newsroom, routes, punctual);
  }

  /** Every address with its method. */
  List<String> table() {
    return routes.table();
  }

  /** The port that it listens on. */
  public int port() {
    WebServer server = context.getWebServer();
    if (server == null) {
      throw new IllegalStateException("the desk is closed");
    }
    return server.getPort();
  }

  /** Where the pages are. */
  public URI address() {
    return URI.create("http://" + options.host() + ":" + port() + "/");
  }

  /** The routes as they are served, so that a test can walk all of them. */
  RouterFunction<?> routes() {
    return context.getBean(RouterFunction.class);
  }

  /**
   * A fresh link that makes the first administrator, once; empty where there is one. Whoever sees
   * it owns the newsroom: print it to the operator's terminal and nowhere else.
   */
  public Optional<URI> setUpLink() {
    return newsroom.setUp().token().map(token -> address().resolve("/set-up/" + token));
  }

  /** Lets running requests end, then stops. */
  @Override
  public void close() {
    punctual.close();
    context.close();
  }
}
