package org.broadsheet.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One GET over one open connection (HTTP/1.1, RFC 9112), which is then closed. Head and body are
 * bounded, and every read waits only for what is left of the whole get's time, so that a server
 * that drips bytes gains nothing.
 */
final class HttpExchange {
  /** An answer; names of headers in lower case, the first of each name. */
  record Response(int status, Map<String, String> headers, byte[] body) {
    @Nullable String header(String name) {
      return headers.get(name);
    }

    boolean isRedirect() {
      return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }
  }

  private static final int HEAD = 64 * 1024;

  private final Socket socket;
  private final Socket timed;
  private final InstantSource clock;
  private final Instant deadline;
  private final int limit;
  private final InputStream in;
  private int head;

  HttpExchange(Socket socket, Socket timed, InstantSource clock, Instant deadline, int limit)
      throws IOException {
    this.socket = socket;
    this.timed = timed;
    this.clock = clock;
    this.deadline = deadline;
    this.limit = limit;
    this.in = new BufferedInputStream(new Timed(socket.getInputStream()));
  }

  static int millisLeft(InstantSource clock, Instant deadline) throws SocketTimeoutException {
    long left = Duration.between(clock.instant(), deadline).toMillis();
    if (left <= 0) {
      throw new SocketTimeoutException("the time is up");
    }
    return (int) Math.min(Integer.MAX_VALUE, left);
  }

  private final class Timed extends InputStream {
    private final InputStream raw;

    Timed(InputStream raw) {
      this.raw = raw;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
      timed.setSoTimeout(millisLeft(clock, deadline));
      return raw.read(to, from, length);
    }
  }

  Response get(URI uri) throws IOException {
    String path =
        uri.getRawPath() == null || uri.getRawPath().isEmpty()
            ? "/"
            : uri.toASCIIString().replaceFirst("^[^:]+://[^/?#]*", "");
    String target = path.startsWith("/") ? path : "/" + path;
    int fragment = target.indexOf('#');
    target = fragment < 0 ? target : target.substring(0, fragment);
    String host = uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    String request =
        "GET "
            + target
            + " HTTP/1.1\r\nHost: "
            + java.net.IDN.toASCII(host)
            + "\r\nUser-Agent: Broadsheet\r\nAccept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5"
            + "\r\nAccept-Encoding: identity\r\nConnection: close\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    return response();
  }

  private Response response() throws IOException {
    int status = status(line());
    Map<String, String> headers = headers();
    while (status >= 100 && status < 200) {
      status = status(line());
      headers = headers();
    }
    boolean redirect = status >= 300 && status < 400;
    byte[] body = redirect ? new byte[0] : body(headers);
    return new Response(status, headers, body);
  }

  private static int status(String line) throws IOException {
    if (!line.startsWith("HTTP/1.") || line.length() < 12) {
      throw new IOException("the answer is not HTTP/1.1");
    }
    try {
      return Integer.parseInt(line.substring(9, 12));
    } catch (NumberFormatException e) {
      throw new IOException("the answer has no status", e);
    }
  }

  private Map<String, String> headers() throws IOException {
    var headers = new HashMap<String, String>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.putIfAbsent(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the answer ends early");
      }
      if (++head > HEAD) {
        throw new GuardedClient.Forbidden("its headers are longer than " + HEAD + " bytes");
      }
      line.write(c);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }

  private byte[] body(Map<String, String> headers) throws IOException {
    String coding = headers.getOrDefault("content-encoding", "identity");
    if (!coding.equalsIgnoreCase("identity")) {
      throw new GuardedClient.Forbidden("it is sent compressed though that was not asked for");
    }
    if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
      return chunks();
    }
    String length = headers.get("content-length");
    if (length == null) {
      byte[] body = in.readNBytes(limit + 1);
      return checked(body);
    }
    if (!length.matches("\\d{1,18}")) {
      throw new IOException("the answer's length is not a number");
    }
    if (Long.parseLong(length) > limit) {
      throw tooLarge();
    }
    int size = Integer.parseInt(length);
    byte[] body = in.readNBytes(size);
    if (body.length < size) {
      throw new IOException("the answer ends early");
    }
    return body;
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    while (true) {
      head = 0;
      String size = line().split(";", 2)[0].strip();
      if (!size.matches("[0-9A-Fa-f]{1,8}")) {
        throw new IOException("a chunk's length is not a number");
      }
      long length = Long.parseLong(size, 16);
      if (length == 0) {
        return body.toByteArray();
      }
      if (body.size() + length > limit) {
        throw tooLarge();
      }
      byte[] chunk = in.readNBytes((int) length);
      if (chunk.length < length) {
        throw new IOException("the answer ends early");
      }
      body.write(chunk);
      line();
    }
  }

  private byte[] checked(byte[] body) throws IOException {
    if (body.length > limit) {
      throw tooLarge();
    }
    return body;
  }

  private GuardedClient.Forbidden tooLarge() {
    return new GuardedClient.Forbidden("it is larger than " + limit + " bytes");
  }
}
