package org.broadsheet.wire;

import java.io.IOException;
import java.net.IDN;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Gets pages that people name, and cannot be turned against the network that it runs in: only http
 * and https, only hosts whose every address is public, a limit on bytes, time and redirects. The
 * name is resolved once and the checked address is the one connected to, on every redirect anew, so
 * an answer that changes between check and use (DNS rebinding) gains nothing.
 */
public final class GuardedClient {
  /** What one get may cost, redirects included. */
  public record Limits(int bytes, Duration time, int redirects) {
    /** 10 MiB, 20 seconds, 5 redirects. */
    public static final Limits USUAL = new Limits(Intake.LARGEST, Duration.ofSeconds(20), 5);
  }

  /** What came of a get. */
  public sealed interface Answer {
    /**
     * A page.
     *
     * @param address where it was found in the end
     * @param type media type in lower case, without parameters; empty if none was stated
     * @param charset as stated with the media type
     * @param body the bytes as sent
     */
    record Page(URI address, String type, @Nullable String charset, byte[] body)
        implements Answer {}

    /** Nothing: which address was at fault and why, for people. */
    record Refused(String address, String reason) implements Answer {}
  }

  /** Names to addresses; throws where there is none. */
  interface Resolver {
    List<InetAddress> resolve(String host) throws UnknownHostException;
  }

  private final Limits limits;
  private final InstantSource clock;
  private final Resolver resolver;
  private final Predicate<InetAddress> allowed;

  /** A client for the public internet. */
  public GuardedClient(Limits limits, InstantSource clock) {
    this(limits, clock, host -> List.of(InetAddress.getAllByName(host)), PublicAddresses::isPublic);
  }

  GuardedClient(
      Limits limits, InstantSource clock, Resolver resolver, Predicate<InetAddress> allowed) {
    this.limits = limits;
    this.clock = clock;
    this.resolver = resolver;
    this.allowed = allowed;
  }

  /**
   * Gets a page, following redirects; blocks for at most the time limit and the name's resolution.
   */
  public Answer get(String address) {
    Instant deadline = clock.instant().plus(limits.time());
    String at = address;
    try {
      URI uri = checked(at);
      for (int hop = 0; hop <= limits.redirects(); hop++) {
        HttpExchange.Response response = exchange(uri, deadline);
        String location = response.header("location");
        if (!response.isRedirect() || location == null) {
          return page(uri, response);
        }
        at = uri.resolve(new URI(location.strip())).toString();
        uri = checked(at);
      }
      return new Answer.Refused(address, "it redirects more than " + limits.redirects() + " times");
    } catch (Forbidden e) {
      return new Answer.Refused(at, String.valueOf(e.getMessage()));
    } catch (URISyntaxException e) {
      return new Answer.Refused(at, "it is not an address");
    } catch (SocketTimeoutException e) {
      return new Answer.Refused(at, "no full answer within " + limits.time().toSeconds() + " s");
    } catch (UnknownHostException e) {
      return new Answer.Refused(at, "the host is not known");
    } catch (IOException e) {
      return new Answer.Refused(at, "the connection failed: " + e.getMessage());
    }
  }

  private static Answer page(URI uri, HttpExchange.Response response) {
    if (response.status() != 200) {
      return new Answer.Refused(uri.toString(), "it answered with status " + response.status());
    }
    String type = response.header("content-type");
    String charset = null;
    if (type != null) {
      for (String parameter : type.split(";")) {
        String part = parameter.strip();
        if (part.toLowerCase(Locale.ROOT).startsWith("charset=")) {
          charset = part.substring(8).replace("\"", "");
        }
      }
    }
    String media = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return new Answer.Page(uri, media, charset, response.body());
  }

  private static URI checked(String address) throws URISyntaxException, Forbidden {
    var uri = new URI(address.strip());
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new Forbidden("only http and https are allowed");
    }
    if (uri.getHost() == null || uri.getHost().indexOf('%') >= 0) {
      throw new Forbidden("it names no host");
    }
    try {
      IDN.toASCII(uri.getHost());
    } catch (IllegalArgumentException e) {
      throw new Forbidden("its host is not a name");
    }
    if (uri.getRawUserInfo() != null) {
      throw new Forbidden("a user name or password in an address is not allowed");
    }
    if (uri.getPort() == 0 || uri.getPort() > 65_535) {
      throw new Forbidden("its port is out of range");
    }
    return uri;
  }

  private HttpExchange.Response exchange(URI uri, Instant deadline) throws IOException {
    boolean secure = "https".equalsIgnoreCase(uri.getScheme());
    int port = uri.getPort() < 0 ? secure ? 443 : 80 : uri.getPort();
    String host =
        uri.getHost().startsWith("[")
            ? uri.getHost().substring(1, uri.getHost().length() - 1)
            : IDN.toASCII(uri.getHost());
    List<InetAddress> addresses = resolver.resolve(host);
    for (InetAddress address : addresses) {
      if (!allowed.test(address)) {
        throw new Forbidden("its host is not on the public internet");
      }
    }
    if (addresses.isEmpty()) {
      throw new UnknownHostException(host);
    }
    // The socket is opened to the address that was checked; the name serves for TLS and Host alone.
    try (var plain = new Socket()) {
      plain.connect(
          new InetSocketAddress(addresses.getFirst(), port),
          HttpExchange.millisLeft(clock, deadline));
      if (!secure) {
        return new HttpExchange(plain, plain, clock, deadline, limits.bytes()).get(uri);
      }
      plain.setSoTimeout(HttpExchange.millisLeft(clock, deadline));
      var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
      try (var tls = (SSLSocket) factory.createSocket(plain, host, port, true)) {
        var parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        return new HttpExchange(tls, plain, clock, deadline, limits.bytes()).get(uri);
      }
    }
  }

  /** An address or answer that the limits forbid; becomes {@link Answer.Refused}. */
  static final class Forbidden extends IOException {
    private static final long serialVersionUID = 1L;

    Forbidden(String reason) {
      super(reason);
    }
  }
}
