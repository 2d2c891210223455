package org.broadsheet.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.broadsheet.content.Hash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log over real HTTP, served the way an edge does. */
class RemoteSourceTest {
  @TempDir Path directory;
  private Home origin;
  private HttpServer server;
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile String fault = "";

  @BeforeEach
  void open() throws IOException {
    origin = new Home(directory, Home.sqlite(directory));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/log/", this::answer);
    server.start();
  }

  @AfterEach
  void close() {
    done.countDown();
    server.stop(0);
    origin.close();
  }

  private RemoteSource source(Duration body) {
    return new RemoteSource(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), body);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring("/log/".length());
    try (exchange) {
      switch (fault) {
        case "down" -> exchange.sendResponseHeaders(500, -1);
        case "elsewhere" -> {
          exchange.getResponseHeaders().add("Location", "/log/checkpoint");
          exchange.sendResponseHeaders(302, -1);
        }
        case "slow" -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('x');
          exchange.getResponseBody().flush();
          done.await();
        }
        case "large" -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(new byte[Checkpoint.MAX_NOTE + 1]);
        }
        default -> {
          Optional<byte[]> body = resource(path);
          exchange.sendResponseHeaders(body.isPresent() ? 200 : 404, body.isPresent() ? 0 : -1);
          if (body.isPresent()) {
            exchange.getResponseBody().write(body.get());
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<byte[]> resource(String path) {
    if (path.equals("checkpoint")) {
      return origin.ledger.checkpoint().map(Checkpoint::note);
    }
    if (path.startsWith("content/")) {
      var hash = new Hash(path.substring("content/".length()));
      return origin.ledger.reachable(hash)
          ? origin.ledger.content(hash).or(() -> origin.media.read(hash))
          : Optional.empty();
    }
    return TilePath.parse(path).flatMap(origin.ledger::tile);
  }

  private void fill() throws IOException {
    Hash picture = origin.media.save("a heron".getBytes(UTF_8));
    Hash face = origin.media.save("a face".getBytes(UTF_8));
    origin.ledger.append(
        IntStream.range(0, 300).mapToObj(i -> Stories.story(i, 1, picture)).toList());
    origin.ledger.append(
        List.of(
            Stories.story(300, 1, face),
            Stories.withdrawal(1, 2),
            Stories.erasure(1, Hash.of(Stories.text(300, 1)), face)));
  }

  @Test
  void verifiesALogFromOutside() throws IOException {
    fill();
    try (RemoteSource source = source(Duration.ofMinutes(1))) {
      assertThat(Verify.run(source, origin.key.verifier(), entries -> {}))
          .isInstanceOfSatisfying(
              Verify.Result.Holds.class,
              holds -> assertThat(holds.checkpoint()).isEqualTo(checkpoint()));
      origin.database.jdbi().useHandle(h -> h.execute("DELETE FROM log_reference WHERE idx = 7"));
      assertThat(Verify.run(source, origin.key.verifier(), entries -> {}))
          .isInstanceOfSatisfying(
              Verify.Result.Broken.class,
              broken -> assertThat(broken.place()).isEqualTo("entry 7"));
    }
  }

  @Test
  void fillsAReplicaThatServesTheSame() throws IOException {
    fill();
    Path own = directory.resolve("copy");
    try (RemoteSource source = source(Duration.ofMinutes(1));
        Database database = Database.sqlite(own.resolve("broadsheet.db"))) {
      var media = MediaStore.open(own.resolve("media"), MediaStore.DEFAULT_LIMIT);
      Ledger replica = Ledger.replica(database, media, origin.key.verifier(), origin.clock);
      assertThat(Follower.manual(replica, source).sync()).isEqualTo(new Follower.State.Level(303));
      assertThat(replica.checkpoint()).hasValue(checkpoint());
      assertThat(replica.read(5, 1).getFirst().content()).hasValue(Stories.text(5, 1));
      assertThat(media.has(Hash.of("a heron".getBytes(UTF_8)))).isTrue();
      assertThat(media.has(Hash.of("a face".getBytes(UTF_8)))).isFalse();
      assertThat(Verify.run(replica.source(), origin.key.verifier(), entries -> {}))
          .isInstanceOf(Verify.Result.Holds.class);
    }
  }

  private Checkpoint checkpoint() {
    return origin.ledger.checkpoint().orElseThrow();
  }

  @Test
  void endsWithAnErrorWhateverTheServerDoes() {
    try (RemoteSource source = source(Duration.ofMillis(300))) {
      for (String each : List.of("down", "elsewhere", "slow", "large")) {
        fault = each;
        assertThatThrownBy(source::checkpoint).describedAs(each).isInstanceOf(IOException.class);
      }
      server.stop(0);
      assertThatThrownBy(source::checkpoint).isInstanceOf(IOException.class);
      assertThat(Verify.run(source, origin.key.verifier(), entries -> {}))
          .isInstanceOf(Verify.Result.Unreadable.class);
    }
  }
}
