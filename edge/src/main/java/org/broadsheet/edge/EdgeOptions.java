package org.broadsheet.edge;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where and how large the edge is.
 *
 * @param host the address that readers reach
 * @param port 0 for any free one
 * @param adminPort of health and metrics, on loopback; 0 for any free one
 * @param cache directory for renditions of pictures; disposable
 * @param version of the program, as {@code /status} says it
 * @param pageBytes memory for pages, about
 * @param wechat the account for share cards inside WeChat; null where there are none
 */
public record EdgeOptions(
    String host,
    int port,
    int adminPort,
    Path cache,
    String version,
    long pageBytes,
    @Nullable Wechat wechat) {
  /**
   * What signs share cards inside WeChat.
   *
   * @param appId the official account, which is public
   * @param ticket the ticket of this moment, where there is one; never waits
   */
  public record Wechat(String appId, Supplier<Optional<String>> ticket) {}

  /** Checks the ranges. */
  public EdgeOptions {
    if (port < 0 || port > 65_535 || adminPort < 0 || adminPort > 65_535) {
      throw new IllegalArgumentException("a port lies between 0 and 65535");
    }
    if (pageBytes < 1 << 20) {
      throw new IllegalArgumentException("pages need at least 1 MiB of memory");
    }
  }

  /** An eighth of the heap for pages, at least 32 and at most 512 MiB. */
  public EdgeOptions(String host, int port, int adminPort, Path cache, String version) {
    this(host, port, adminPort, cache, version, share(), null);
  }

  /** The same with share cards inside WeChat. */
  public EdgeOptions with(Wechat account) {
    return new EdgeOptions(host, port, adminPort, cache, version, pageBytes, account);
  }

  private static long share() {
    return Math.clamp(Runtime.getRuntime().maxMemory() / 8, 32L << 20, 512L << 20);
  }
}
