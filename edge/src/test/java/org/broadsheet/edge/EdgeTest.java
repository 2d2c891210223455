package org.broadsheet.edge;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.broadsheet.content.Hash;
import org.broadsheet.content.PublicationEvent.Change;
import org.broadsheet.pulse.Pulse;
import org.broadsheet.pulse.PulseConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class EdgeTest {
  private static final Description DESCRIPTION = Description.read();

  @TempDir static Path data = Path.of("");

  private final FakeViews views = new FakeViews();
  private final FakeShelf shelf = new FakeShelf();
  private EdgeOptions.@Nullable Wechat wechat;
  private final List<AutoCloseable> closing = new ArrayList<>();

  private static Edge.Sizes sizes(Duration idle) {
    return new Edge.Sizes(
        new Pages.Limits(32 << 20, 2, 8, Duration.ofMillis(10)),
        new Door.Limits(idle, Duration.ofMinutes(1), Duration.ofMillis(50), 100),
        1);
  }

  private Edge open(Duration idle) throws IOException {
    return open(idle, Files.createTempDirectory(data, "cache"));
  }

  private Edge open(Duration idle, Path cache) throws IOException {
    Path home = Files.createTempDirectory(data, "edge");
    Files.createDirectories(home.resolve("db"));
    Files.createDirectories(home.resolve("keys"));
    Pulse pulse = Pulse.open(PulseConfig.in(home));
    var options = new EdgeOptions("127.0.0.1", 0, 0, cache, "1.2.3");
    if (wechat != null) {
      options = options.with(wechat);
    }
    Edge edge = Edge.start(options, views, shelf, pulse, InstantSource.system(), sizes(idle));
    closing.add(edge);
    closing.add(pulse);
    return edge;
  }

  private Edge open() throws IOException {
    return open(Duration.ofMinutes(1));
  }

  @BeforeEach
  void pages() {
    views.statusOf.put("/c/withdrawn", 410);
    views.statusOf.put("/c/moved", 301);
    views.keysOf.put("/", Set.of("front:home"));
    views.touched = Set.of("front:home");
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : closing) {
      one.close();
    }
  }

  private static Wire.Answer get(Edge edge, String target, String fields) throws IOException {
    try (var wire = new Wire(edge.port())) {
      wire.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n");
      return requireNonNull(wire.read(false));
    }
  }

  @TestFactory
  Stream<DynamicTest> holdsItsContract() throws IOException {
    Path river = Files.createTempFile(data, "river", ".png");
    ImageIO.write(new BufferedImage(600, 300, BufferedImage.TYPE_INT_RGB), "png", river.toFile());
    shelf.media.put(new Hash("0".repeat(63) + "8"), river);
    Edge edge = open();
    String contract;
    try (InputStream in = requireNonNull(EdgeTest.class.getResourceAsStream("contract.txt"))) {
      contract = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    return Stream.of(contract.split("\n\n"))
        .map(block -> block.lines().filter(line -> !line.startsWith("#")).toList())
        .filter(block -> !block.isEmpty())
        .map(block -> DynamicTest.dynamicTest(block.getFirst(), () -> holds(edge.port(), block)));
  }

  private static void holds(int port, List<String> block) throws IOException {
    var request = new StringBuilder();
    String body = "";
    for (String line : block) {
      if (line.startsWith("> body: ")) {
        body = line.substring(8);
      } else if (line.startsWith(">")) {
        request.append(line.substring(2)).append("\r\n");
        if (request.indexOf("\r\n") == request.length() - 2) {
          request.append("Host: localhost\r\n");
        }
      }
    }
    if (!body.isEmpty()) {
      request.append("Content-Length: ").append(body.length()).append("\r\n");
    }
    try (var wire = new Wire(port)) {
      wire.send(request + "\r\n" + body);
      Wire.Answer answer = requireNonNull(wire.read(request.toString().startsWith("HEAD")));
      block.stream().filter(line -> line.startsWith("<")).forEach(line -> check(answer, line));
      assertThat(answer.field("Log-Position")).isNotNull();
      assertThat(answer.text()).doesNotContain("Exception");
      String first = block.getFirst();
      if (first.startsWith("> POST /api/")) {
        DESCRIPTION.assertDescribes(first.split(" ")[2], body, answer);
      }
    }
  }

  private static void check(Wire.Answer answer, String line) {
    String what = line.substring(2);
    if (what.matches("\\d{3}")) {
      assertThat(answer.status()).as(answer.text()).isEqualTo(Integer.parseInt(what));
    } else if (what.equals("body is empty")) {
      assertThat(answer.body()).isEmpty();
    } else if (what.startsWith("= ")) {
      assertThat(answer.text()).contains(what.substring(2));
    } else if (what.startsWith("-")) {
      assertThat(answer.field(what.substring(1))).as(what).isNull();
    } else {
      int colon = what.indexOf(": ");
      assertThat(answer.field(what.substring(0, colon)))
          .as(what)
          .matches(what.substring(colon + 2));
    }
  }

  @Test
  void answersUnchangedToWhoHoldsThePageInItsEncoding() throws IOException {
    Edge edge = open();
    for (String accepted : List.of("br", "gzip", "identity")) {
      String encoding = "Accept-Encoding: " + accepted + "\r\n";
      String tag = requireNonNull(get(edge, "/", encoding).field("ETag"));
      var again = get(edge, "/", encoding + "If-None-Match: \"x\", W/" + tag + "\r\n");
      assertThat(again.status()).isEqualTo(304);
      assertThat(again.field("ETag")).isEqualTo(tag);
      assertThat(get(edge, "/", encoding + "If-None-Match: \"x\"\r\n").status()).isEqualTo(200);
    }
  }

  @Test
  void answersRequestsOfOneConnectionInTheirOrder() throws IOException {
    Edge edge = open();
    try (var wire = new Wire(edge.port())) {
      String host = " HTTP/1.1\r\nHost: a\r\n\r\n";
      wire.send("GET /c/one" + host + "GET /status" + host + "GET /c/one" + host);
      assertThat(requireNonNull(wire.read(false)).text()).contains("/c/one at 1");
      assertThat(requireNonNull(wire.read(false)).text()).contains("logPosition");
      assertThat(requireNonNull(wire.read(false)).text()).contains("/c/one at 1");
    }
  }

  @Test
  void showsWhatWasAppliedAndSaysHowFreshItIs() throws Exception {
    Edge edge = open();
    assertThat(get(edge, "/", "").text()).contains("/ at 1");
    views.position.set(2);
    edge.applied(List.of(Entries.applied(1, Change.UPDATE))).get(20, TimeUnit.SECONDS);
    var answer = get(edge, "/", "");
    assertThat(answer.text()).contains("/ at 2");
    assertThat(answer.field("Log-Position")).isEqualTo("2");
    assertThat(edge.position()).isEqualTo(2);
  }

  @Test
  void refusesWhatIsTooLong() throws IOException {
    Edge edge = open();
    assertThat(get(edge, "/" + "a".repeat(9_000), "").status()).isEqualTo(414);
    assertThat(get(edge, "/", "X-Long: " + "a".repeat(40_000) + "\r\n").status()).isEqualTo(431);
    try (var wire = new Wire(edge.port())) {
      wire.send(
          "POST /api/v1/articles/ferry00001/mood HTTP/1.1\r\nHost: a\r\n"
              + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
              + ("400\r\n" + "x".repeat(0x400) + "\r\n").repeat(6));
      assertThat(requireNonNull(wire.read(false)).status()).isEqualTo(413);
    }
  }

  @Test
  void refusesARequestThatNamesNoHost() throws IOException {
    Edge edge = open();
    try (var wire = new Wire(edge.port())) {
      wire.send("GET / HTTP/1.1\r\n\r\n");
      assertThat(requireNonNull(wire.read(false)).status()).isEqualTo(400);
      wire.send("GET / HTTP/1.0\r\n\r\n");
      assertThat(requireNonNull(wire.read(false)).status()).isEqualTo(200);
    }
  }

  @Test
  void hangsUpOnWhoNeverEndsARequest() throws IOException {
    Edge edge = open(Duration.ofMillis(300));
    try (var wire = new Wire(edge.port());
        var idle = new Wire(edge.port())) {
      wire.send("GET / HTTP/1.1\r\nHost: a");
      assertThat(wire.hungUp()).isTrue();
      assertThat(idle.hungUp()).isTrue();
    }
  }

  @Test
  void refusesASearchWhenTooManyWait() throws Exception {
    var release = new CountDownLatch(1);
    views.searching =
        () -> {
          try {
            release.await(60, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    Edge edge = open();
    List<CompletableFuture<Integer>> asked = new ArrayList<>();
    int places = Runtime.getRuntime().availableProcessors() + 1;
    var done = new CountDownLatch(1);
    for (int i = 0; i < places + 4; i++) {
      asked.add(
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  var answer = get(edge, "/search?q=ferry", "");
                  if (answer.status() == 503) {
                    assertThat(answer.field("Retry-After")).isEqualTo("1");
                    done.countDown();
                  }
                  return answer.status();
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              },
              Thread::startVirtualThread));
    }
    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(get(edge, "/", "").status()).as("pages do not wait for searches").isEqualTo(200);
    release.countDown();
    assertThat(asked.stream().map(one -> one.orTimeout(30, TimeUnit.SECONDS).join()))
        .containsOnly(200, 503);
  }

  @Test
  void whatTheDeskEndsIsTakenNoLonger() throws Exception {
    Edge edge = open();
    for (int again = 0; again < 2; again++) { // asked of the archive, then known
      assertThat(say(edge, "articles/ferry00001/mood", "{\"mood\":\"happy\"}")).isEqualTo(200);
      assertThat(say(edge, "polls/fares/vote", "{\"choices\":[\"down\"]}")).isEqualTo(200);
    }
    views.asksNobody = true;
    views.position.set(2);
    edge.applied(List.of(Entries.applied(1, Change.UPDATE))).get(20, TimeUnit.SECONDS);
    assertThat(say(edge, "articles/ferry00001/mood", "{\"mood\":\"sad\"}")).isEqualTo(403);
    assertThat(say(edge, "polls/fares/vote", "{\"choices\":[\"keep\"]}")).isEqualTo(409);
  }

  private static int say(Edge edge, String act, String body) throws IOException {
    try (var wire = new Wire(edge.port())) {
      wire.send(
          "POST /api/v1/%s HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(act, body.length(), body));
      return requireNonNull(wire.read(false)).status();
    }
  }

  @Test
  void whatCannotBeKeptIsRefusedAsItIsDescribed() throws Exception {
    Edge edge = open();
    closing.getLast().close(); // the store stops first
    for (String act : List.of("articles/ferry00001/mood", "polls/fares/vote")) {
      String target = "/api/v1/" + act;
      String body = act.startsWith("polls") ? "{\"choices\":[\"down\"]}" : "{\"mood\":\"happy\"}";
      try (var wire = new Wire(edge.port())) {
        wire.send(
            "POST %s HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(target, body.length(), body));
        Wire.Answer answer = requireNonNull(wire.read(false));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.field("Retry-After")).isEqualTo("1");
        assertThat(answer.field("Set-Cookie")).isNull();
        DESCRIPTION.assertDescribes(target, body, answer);
      }
    }
  }

  @Test
  void answersWithoutAStackTraceWhenSomethingBreaks() throws IOException {
    Edge edge = open();
    views.failing.add("/c/broken");
    var answer = get(edge, "/c/broken", "");
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.text()).isEqualTo("Something went wrong here. It has been noted.\n");
  }

  @Test
  void endsRequestsUnderWayWhenItStops() throws Exception {
    var entered = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    Edge edge = open();
    views.hook =
        () -> {
          entered.countDown();
          try {
            release.await(60, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    try (var wire = new Wire(edge.port())) {
      wire.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();
      var closed = CompletableFuture.runAsync(edge::close, Thread::startVirtualThread);
      int port = edge.port();
      for (boolean open = true; open; ) {
        try (var again = new Wire(port)) {
          Thread.onSpinWait();
        } catch (IOException e) {
          open = false;
        }
      }
      release.countDown();
      assertThat(requireNonNull(wire.read(false)).text()).contains("/ at 1");
      closed.get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void saysWhichPortIsTaken() throws IOException {
    Edge edge = open();
    var options = new EdgeOptions("127.0.0.1", edge.port(), 0, data.resolve("c"), "1");
    Pulse pulse = Pulse.open(PulseConfig.in(Files.createTempDirectory(data, "other")));
    closing.add(pulse);
    assertThatThrownBy(() ->
            Edge.start(options, views, shelf, pulse, InstantSource.system(), sizes(Duration.ZERO)))
        .isInstanceOf(EdgeFailure.class)
        .hasMessageContaining(String.valueOf(edge.port()));
  }

  @Test
  void countsOnAPortOfItsOwn() throws IOException {
    Edge edge = open();
    get(edge, "/", "");
    get(edge, "/", "");
    try (var wire = new Wire(edge.adminPort())) {
      wire.send("GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(requireNonNull(wire.read(false)).text()).contains("edge_page_hits_total");
      wire.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(requireNonNull(wire.read(false)).text()).startsWith("ok");
    }
  }

  @Test
  void sendsAPictureInTheWidthAskedFor() throws IOException {
    Path picture = Files.createTempFile(data, "river", ".png");
    var image = new BufferedImage(1_200, 600, BufferedImage.TYPE_INT_RGB);
    ImageIO.write(image, "png", picture.toFile());
    Hash hash = Hash.of(Files.readAllBytes(picture));
    shelf.media.put(hash, picture);
    Edge edge = open();
    var original = get(edge, "/media/" + hash + "/o", "");
    assertThat(original.field("Content-Type")).isEqualTo("image/png");
    assertThat(original.body()).isEqualTo(Files.readAllBytes(picture));
    for (int round = 0; round < 2; round++) {
      var small = get(edge, "/media/" + hash + "/w480", "");
      assertThat(small.status()).isEqualTo(200);
      assertThat(small.field("Content-Type")).isEqualTo("image/jpeg");
      assertThat(small.field("Cache-Control")).isEqualTo(Fields.MEDIA);
      var read = ImageIO.read(new java.io.ByteArrayInputStream(small.body()));
      assertThat(read.getWidth()).isEqualTo(480);
      assertThat(read.getHeight()).isEqualTo(240);
    }
    var same = get(edge, "/media/" + hash + "/w1600", "");
    assertThat(same.body()).as("never made larger").isEqualTo(original.body());
    var webp = get(edge, "/media/" + hash + "/w480.webp", "");
    assertThat(webp.field("Content-Type")).isEqualTo("image/webp");
    shelf.media.clear();
    for (String variant : List.of("w480", "w480.webp", "w1600", "o")) {
      assertThat(get(edge, "/media/" + hash + "/" + variant, "").status())
          .as("withdrawn: also what was made of it, " + variant)
          .isEqualTo(404);
    }
  }

  @Test
  void drawsAStorysCardOnceAndRemovesItWhenTheStoryChanges() throws Exception {
    Path cache = Files.createTempDirectory(data, "cards");
    Edge edge = open(Duration.ofMinutes(1), cache);
    int before = views.renders.get();
    for (int round = 0; round < 3; round++) {
      var card = get(edge, "/share/ferry00001.png", "");
      assertThat(card.text()).isEqualTo("CARD of Electric ferries");
      assertThat(
              get(edge, "/share/ferry00001.png", "If-None-Match: " + card.field("ETag") + "\r\n"))
          .extracting(Wire.Answer::status)
          .isEqualTo(304);
    }
    assertThat(get(edge, "/share/ferry00001/poster.png", "").text()).startsWith("POSTER");
    assertThat(views.renders.get()).isEqualTo(before + 2);
    assertThat(files(cache)).hasSize(2);
    edge.applied(List.of(Entries.applied(1, Change.UPDATE))).get(20, TimeUnit.SECONDS);
    assertThat(files(cache)).isEmpty();
  }

  @Test
  void signsItsOwnAddressesForWechatAndNobodyElses() throws Exception {
    wechat = new EdgeOptions.Wechat("wx1234567890abcdef", () -> Optional.of("ticket_1"));
    Edge edge = open();
    assertThat(get(edge, "/", "").field("Content-Security-Policy"))
        .contains("script-src 'self' https://res.wx.qq.com;");
    String path = "/api/v1/wechat/signature?url=";
    var answer = get(edge, path + "http%3A%2F%2Flocalhost%2Fc%2Flocal%3Ffrom%3Dx%23wechat", "");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.field("Cache-Control")).isEqualTo("no-store");
    var parts =
        Pattern.compile(
                "\\{\"appId\":\"wx1234567890abcdef\",\"nonceStr\":\"([0-9a-f]{24})\","
                    + "\"signature\":\"([0-9a-f]{40})\",\"timestamp\":(\\d+)}")
            .matcher(answer.text().strip());
    assertThat(parts.matches()).as(answer.text()).isTrue();
    assertThat(parts.group(2))
        .isEqualTo(
            WechatDoor.signature(
                "ticket_1",
                parts.group(1),
                Long.parseLong(parts.group(3)),
                "http://localhost/c/local?from=x"));
    for (String other :
        List.of(
            "http%3A%2F%2Fevil.example%2F",
            "https%3A%2F%2Flocalhost%2F",
            "http%3A%2F%2Flocalhost.evil.example%2F",
            "http%3A%2F%2Flocalhost%40evil.example%2F",
            "http%3A%2F%2Flocalhost%3A81%2F",
            "%2Fc%2Flocal",
            "javascript%3Aalert(1)",
            "")) {
      assertThat(get(edge, path + other, "").status()).as(other).isEqualTo(403);
    }
  }

  @Test
  void withoutATicketThereIsNoCardAndNoDelay() throws Exception {
    wechat = new EdgeOptions.Wechat("wx1234567890abcdef", Optional::empty);
    Edge edge = open();
    assertThat(get(edge, "/api/v1/wechat/signature?url=http%3A%2F%2Flocalhost%2F", "").status())
        .isEqualTo(204);
  }

  /** The example of WeChat's own documentation of its JS-SDK, appendix 1. */
  @Test
  void signsAsWechatDocumentsIt() {
    assertThat(
            WechatDoor.signature(
                "sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg",
                "Wm3WZYTPz0wzccnW",
                1_414_587_457L,
                "http://mp.weixin.qq.com?params=value"))
        .isEqualTo("0f9de62fce790f9a083d5c99e95740ceb90c27ed");
  }

  @Test
  void whatIsMadeForFramesMayBeFramedAndNothingElse() throws Exception {
    views.embeds = true;
    Edge edge = open();
    for (String framed :
        List.of("/embed/ferry00001", "/embed/mood/ferry00001", "/embed/poll/reasons")) {
      var answer = get(edge, framed, "Cookie: reader=AAAAAAAAAAAAAAAAAAAAAA\r\n");
      assertThat(answer.status()).as(framed).isEqualTo(200);
      assertThat(answer.field("Content-Security-Policy")).contains("frame-ancestors *;");
      assertThat(answer.field("Set-Cookie")).isNull();
    }
    assertThat(get(edge, "/embed/poll/reasons", "").text()).startsWith("votes {}");
    assertThat(get(edge, "/embed/poll/fares", "").text()).startsWith("votes null");
    assertThat(get(edge, "/embed/poll/nothing", "").status()).isEqualTo(404);
    assertThat(get(edge, "/embed/mood/gane000001", "").status()).isEqualTo(410);
    assertThat(get(edge, "/embed/mood/qt00000001", "").status()).isEqualTo(404);
    for (String page : List.of("/", "/m/ferry00001", "/share/ferry00001", "/embeds")) {
      assertThat(get(edge, page, "").field("Content-Security-Policy"))
          .as(page)
          .contains("frame-ancestors 'none';");
    }
    String asked = "/oembed?url=http%3A%2F%2Flocalhost%2Fferry00001";
    assertThat(get(edge, asked + "&maxwidth=320", "").text()).isEqualTo("{\"width\":320}");
    assertThat(get(edge, asked + "&format=xml", "").status()).isEqualTo(501);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
