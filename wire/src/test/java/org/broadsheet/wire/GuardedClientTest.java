package org.broadsheet.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.wire.GuardedClient.Answer;
import org.broadsheet.wire.GuardedClient.Limits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedClientTest {
  private static final Limits LIMITS = new Limits(1000, Duration.ofSeconds(10), 3);

  private HttpServer server;
  private String home;
  private final List<String> asked = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          String path = exchange.getRequestURI().getPath();
          byte[] body = path.equals("/large") ? new byte[1001] : "页面".getBytes(UTF_8);
          if (path.startsWith("/to/")) {
            exchange.getResponseHeaders().add("Location", exchange.getRequestURI().getQuery());
            exchange.sendResponseHeaders(302, -1);
          } else if (path.equals("/missing")) {
            exchange.sendResponseHeaders(404, -1);
          } else {
            exchange.getResponseHeaders().add("Content-Type", "text/HTML; charset=\"UTF-8\"");
            // A length of 0 makes this server send chunks.
            exchange.sendResponseHeaders(200, path.equals("/chunks") ? 0 : body.length);
            exchange.getResponseBody().write(body);
          }
          exchange.close();
        });
    server.start();
    home = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static GuardedClient open() {
    return new GuardedClient(
        LIMITS,
        InstantSource.system(),
        host -> List.of(InetAddress.getAllByName(host)),
        address -> true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/page", "/chunks", "/to/?/page", "/to/?/to/?/page"})
  void getsAPage(String path) {
    assertThat(open().get(home + path))
        .isInstanceOfSatisfying(
            Answer.Page.class,
            page -> {
              assertThat(page.type()).isEqualTo("text/html");
              assertThat(page.charset()).isEqualTo("UTF-8");
              assertThat(new String(page.body(), UTF_8)).isEqualTo("页面");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/large",
        "/missing",
        "/to/?/to/",
        "/to/?file:///etc/hosts",
        "/to/?gopher://x.example/"
      })
  void refusesWhatBreaksALimit(String path) {
    assertThat(open().get(home + path)).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void asksNoServerOfThePrivateNetwork() {
    var client = new GuardedClient(LIMITS, InstantSource.system());

    assertThat(client.get(home + "/page"))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> assertThat(refused.reason()).contains("public internet"));
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/", "http://2130706433/", "http://[::1]/", "http://10.1.2.3/",
            "http://172.16.0.1/",
        "http://192.168.1.1/", "http://169.254.169.254/latest", "http://100.64.0.1/",
            "http://0.0.0.0/", "http://224.0.0.1/",
        "http://255.255.255.255/", "http://[fe80::1]/", "http://[fd00::1]/",
            "http://[::ffff:10.0.0.1]/", "http://[64:ff9b::a00:1]/",
        "http://[2002:a00:1::]/", "http://[ff02::1]/", "http://192.0.2.1/", "http://198.18.0.1/",
            "http://203.0.113.5/"
      })
  void refusesEveryAddressThatIsNotPublic(String address) {
    assertThat(new GuardedClient(LIMITS, InstantSource.system()).get(address))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> assertThat(refused.reason()).contains("public internet"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://x.example/",
        "file:///etc/hosts",
        "jar:http://x.example!/",
        "//x.example/",
        "http:///x",
        "http://a:b@x.example/",
        "nonsense",
        "http://x.example:0/",
        "http://a-label-of-more-than-sixty-three-letters-is-not-a-label-of-any-host-at-all.example/",
        "http://x y/"
      })
  void refusesWhatIsNoPlainWebAddress(String address) {
    assertThat(open().get(address)).isInstanceOf(Answer.Refused.class);
    assertThat(asked).isEmpty();
  }

  @Test
  void checksTheAddressOfEveryRedirect() {
    var client =
        new GuardedClient(
            LIMITS,
            InstantSource.system(),
            host ->
                List.of(
                    host.equals("inside.example")
                        ? InetAddress.getByName("10.0.0.1")
                        : InetAddress.getByName(host)),
            address -> address.isLoopbackAddress());

    assertThat(client.get(home + "/to/?http://inside.example/"))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> {
              assertThat(refused.address()).isEqualTo("http://inside.example/");
              assertThat(refused.reason()).contains("public internet");
            });
  }

  @Test
  void connectsToTheAddressThatItChecked() {
    var resolved = new ArrayList<String>();
    // A name that answers differently the second time would be caught by the count.
    var client =
        new GuardedClient(
            LIMITS,
            InstantSource.system(),
            host -> {
              resolved.add(host);
              return List.of(InetAddress.getLoopbackAddress());
            },
            address -> resolved.size() == 1);

    Answer answer =
        client.get("http://rebinding.example:" + server.getAddress().getPort() + "/page");

    assertThat(answer).isInstanceOf(Answer.Page.class);
    assertThat(resolved).containsExactly("rebinding.example");
  }

  @Test
  void refusesAHostWithOnePrivateAddressAmongPublicOnes() {
    var client =
        new GuardedClient(
            LIMITS,
            InstantSource.system(),
            host ->
                List.of(InetAddress.getByName("93.184.216.34"), InetAddress.getByName("10.0.0.1")),
            PublicAddresses::isPublic);

    assertThat(client.get("http://mixed.example/")).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void givesUpOnAServerThatNeverFinishes() throws Exception {
    try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> drip(silent));
      var client =
          new GuardedClient(
              new Limits(1000, Duration.ofMillis(300), 0),
              InstantSource.system(),
              host -> List.of(InetAddress.getLoopbackAddress()),
              address -> true);

      assertThat(client.get("http://slow.example:" + silent.getLocalPort() + "/"))
          .isInstanceOf(Answer.Refused.class);
    }
  }

  /** Sends a byte of header as often as it may: each read alone would never time out. */
  private static void drip(ServerSocket server) {
    try (var socket = server.accept()) {
      socket.getOutputStream().write("HTTP/1.1 200 OK\r\nX: ".getBytes(UTF_8));
      while (true) {
        socket.getOutputStream().write('x');
        socket.getOutputStream().flush();
        Thread.sleep(Duration.ofMillis(20));
      }
    } catch (IOException | InterruptedException e) {
      // The client hung up, as it should.
      return;
    }
  }
}
