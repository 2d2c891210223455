package org.broadsheet.edge;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP/1.1 server on one event loop. A page in memory is answered right here by one look-up of
 * the request target as it came; everything else goes through {@link Routes}.
 */
final class Door extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(Door.class);

  /** Bytes of a request line, and of all header fields. */
  private static final int MAX_LINE = 4_096;

  private static final int MAX_HEADERS = 16_384;

  private static final int ACCEPTED_KNOWN = 256;

  /** What all event loops share. */
  record Shared(
      Pages pages, Routes routes, Figures figures, Clock clock, Limits limits, String host) {}

  /**
   * Times that a connection is given.
   *
   * @param idle from the beginning of one request to the beginning of the next, which is how a
   *     client is cut off that sends its header a byte at a time
   * @param transfer the same after a large file
   * @param sweep how often that is looked after
   * @param connections at once, on this event loop
   */
  record Limits(Duration idle, Duration transfer, Duration sweep, int connections) {
    static final Limits USUAL =
        new Limits(Duration.ofSeconds(60), Duration.ofMinutes(10), Duration.ofSeconds(5), 20_000);
  }

  private final Pages pages;
  private final Routes routes;
  private final Figures figures;
  private final Clock clock;
  private final Limits limits;
  private final String host;
  private final int portRequest;
  private final Map<String, Encoding> negotiated = new ConcurrentHashMap<>();

  /** Until when (nanoTime) each connection must begin its next request. This loop's own. */
  private final Map<HttpConnection, Deadline> deadlines = new java.util.IdentityHashMap<>();

  private @Nullable HttpServer server;

  private static final class Deadline {
    long at;
    int underWay;
  }

  Door(Shared shared, int portRequest) {
    this.pages = shared.pages();
    this.routes = shared.routes();
    this.figures = shared.figures();
    this.clock = shared.clock();
    this.limits = shared.limits();
    this.host = shared.host();
    this.portRequest = portRequest;
  }

  static HttpServerOptions options() {
    return new HttpServerOptions()
        .setTcpNoDelay(true)
        .setReuseAddress(true)
        .setAcceptBacklog(1_024)
        .setHttp2ClearTextEnabled(false)
        .setCompressionSupported(false)
        .setDecompressionSupported(false)
        .setPerFrameWebSocketCompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false)
        .setHandle100ContinueAutomatically(true)
        .setMaxInitialLineLength(MAX_LINE)
        .setMaxHeaderSize(MAX_HEADERS);
  }

  @Override
  public Future<?> start() {
    HttpServer made =
        vertx
            .createHttpServer(options())
            .requestHandler(this::answer)
            .invalidRequestHandler(this::invalid)
            .connectionHandler(this::connected);
    server = made;
    vertx.setPeriodic(limits.sweep().toMillis(), _ -> sweep());
    return made.listen(portRequest, host);
  }

  @Override
  public Future<?> stop() {
    // Shut down by the edge before the loops are, so that requests under way are answered.
    return Future.succeededFuture();
  }

  /** Takes no more requests and waits for those under way, but not longer than this. */
  Future<Void> shutdown(Duration longest) {
    HttpServer listening = server;
    return listening == null ? Future.succeededFuture() : listening.shutdown(longest);
  }

  int port() {
    HttpServer listening = server;
    return listening == null ? -1 : listening.actualPort();
  }

  // The hot way.

  private void answer(HttpServerRequest request) {
    alive(request.connection());
    if (!request.headers().contains(HttpHeaders.HOST)
        && request.version() == HttpVersion.HTTP_1_1) {
      // RFC 9112 section 3.2.
      write(request, Reply.words(400, "This request names no host."));
      return;
    }
    HttpMethod method = request.method();
    if (method == HttpMethod.GET || method == HttpMethod.HEAD) {
      String target = request.uri();
      Kept page = pages.hot(target);
      if (page != null) {
        Reply reply = page.ready(encoding(request));
        if (reply != null) {
          pages.sent(target, page);
          figures.hits.increment();
          write(request, reply);
          return;
        }
      }
    }
    other(request);
  }

  private Encoding encoding(HttpServerRequest request) {
    String accepted = request.headers().get(HttpHeaders.ACCEPT_ENCODING);
    if (accepted == null) {
      return Encoding.IDENTITY;
    }
    Encoding known = negotiated.get(accepted);
    if (known != null) {
      return known;
    }
    Encoding encoding = Encoding.negotiate(accepted, Codec.BROTLI);
    if (negotiated.size() < ACCEPTED_KNOWN && accepted.length() < 200) {
      negotiated.put(accepted, encoding);
    }
    return encoding;
  }

  private void write(HttpServerRequest request, Reply reply) {
    HttpServerResponse response = request.response();
    if (response.closed() || response.ended()) {
      return;
    }
    // What cannot be changed is taken over as it is; only adding to it costs a copy.
    MultiMap headers = response.headers();
    String asked = request.headers().get(HttpHeaders.IF_NONE_MATCH);
    String held = asked == null ? null : reply.held(asked);
    if (held != null && reply.unchanged() != null) {
      response.setStatusCode(304);
      headers
          .setAll(reply.unchanged())
          .add(HttpHeaders.ETAG, held)
          .add(Fields.DATE, clock.date())
          .add(Fields.LOG_POSITION, clock.position());
      var _ = response.end();
      return;
    }
    if (reply.status() != 200) {
      response.setStatusCode(reply.status());
    }
    reply.head(headers, clock);
    if (request.method() == HttpMethod.HEAD) {
      var _ = response.end();
    } else if (reply.file() != null) {
      grant(request.connection(), limits.transfer());
      var _ = response.sendFile(reply.file().toString());
    } else {
      var _ = response.end(reply.body());
    }
  }

  // Everything else.

  private void other(HttpServerRequest request) {
    figures.others.increment();
    Ask ask = Ask.read(request);
    if (ask == null) {
      write(request, Reply.words(400, "This request names no address."));
      return;
    }
    HttpMethod method = request.method();
    if (method == HttpMethod.GET || method == HttpMethod.HEAD) {
      send(request, () -> routes.answer(ask, encoding(request)));
      return;
    }
    Routes.Act act = method == HttpMethod.POST ? Routes.act(ask) : null;
    if (act == null) {
      refuse(request, Routes.refuse(method));
      return;
    }
    body(request, ask, act);
  }

  private interface Answering {
    CompletableFuture<Reply> begin();
  }

  private void send(HttpServerRequest request, Answering answering) {
    Deadline deadline = deadlines.get(request.connection());
    if (deadline != null) {
      deadline.underWay++;
    }
    Context loop = context;
    CompletableFuture<Reply> begun;
    try {
      begun = answering.begin();
    } catch (RuntimeException e) {
      begun = CompletableFuture.failedFuture(e);
    }
    var _ =
        begun.whenComplete((reply, failure) ->
            loop.runOnContext(_ -> {
              if (deadline != null) {
                deadline.underWay--;
                deadline.at = System.nanoTime() + limits.idle().toNanos();
              }
              write(request, failure == null ? reply : failed(request, failure));
            }));
  }

  private Reply failed(HttpServerRequest request, Throwable failure) {
    figures.failures.increment();
    LOG.error("Answering {} {} failed", request.method(), request.uri(), failure);
    return Replies.failed();
  }

  private void body(HttpServerRequest request, Ask ask, Routes.Act act) {
    String length = request.headers().get(HttpHeaders.CONTENT_LENGTH);
    if (length != null && (length.length() > 9 || Long.parseLong(length) > act.kind().longest)) {
      refuse(request, tooLarge());
      return;
    }
    Buffer body = Buffer.buffer();
    request.handler(chunk -> {
      if (body.length() + chunk.length() > act.kind().longest) {
        request.handler(_ -> {});
        request.endHandler(_ -> {});
        refuse(request, tooLarge());
      } else {
        body.appendBuffer(chunk);
      }
    });
    request.endHandler(_ -> send(request, () -> routes.say(ask, act, body.getBytes())));
  }

  private static Reply tooLarge() {
    return Reply.words(413, "That is more than is needed here.");
  }

  /** Answers and hangs up: what the client still sends would be read as a request. */
  private void refuse(HttpServerRequest request, Reply reply) {
    boolean hasBody =
        request.headers().contains(HttpHeaders.CONTENT_LENGTH)
            || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    write(request, hasBody ? reply.with(HttpHeaders.CONNECTION, "close") : reply);
    if (hasBody) {
      vertx.setTimer(200, _ -> hangUp(request.connection()));
    }
  }

  private void invalid(HttpServerRequest request) {
    Throwable cause = request.decoderResult().cause();
    int status =
        switch (cause) {
          case TooLongHttpLineException _ -> 414;
          case TooLongHttpHeaderException _ -> 431;
          case TooLongFrameException _ -> 431;
          case null, default -> 400;
        };
    figures.others.increment();
    write(
        request,
        Reply.words(status, "This request cannot be read.").with(HttpHeaders.CONNECTION, "close"));
    vertx.setTimer(200, _ -> hangUp(request.connection()));
  }

  // Connections.

  private void connected(HttpConnection connection) {
    if (deadlines.size() >= limits.connections()) {
      hangUp(connection);
      return;
    }
    var deadline = new Deadline();
    deadline.at = System.nanoTime() + limits.idle().toNanos();
    deadlines.put(connection, deadline);
    connection.closeHandler(_ -> deadlines.remove(connection));
  }

  private void alive(HttpConnection connection) {
    grant(connection, limits.idle());
  }

  private void grant(HttpConnection connection, Duration time) {
    Deadline deadline = deadlines.get(connection);
    if (deadline != null) {
      deadline.at = System.nanoTime() + time.toNanos();
    }
  }

  private void sweep() {
    long now = System.nanoTime();
    for (var entry : deadlines.entrySet().toArray(new Map.Entry<?, ?>[0])) {
      if (entry.getKey() instanceof HttpConnection connection
          && entry.getValue() instanceof Deadline deadline
          && deadline.underWay == 0
          && deadline.at - now < 0) {
        hangUp(connection);
      }
    }
  }

  private static void hangUp(HttpConnection connection) {
    var _ = connection.close();
  }
}
