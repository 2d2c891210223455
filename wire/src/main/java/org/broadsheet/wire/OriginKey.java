package org.broadsheet.wire;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.broadsheet.content.Hash;
import org.jspecify.annotations.Nullable;

/**
 * What tells that two imports are the same story: the canonical address, else a feed's guid with
 * its source, else the hash of the raw bytes.
 *
 * @param text the key in words
 * @param raw the hash of the raw bytes where nothing else tells; null for all other keys
 */
public record OriginKey(String text, @Nullable Hash raw) {
  /**
   * The key of what was read from a capture or a page. What was fetched is known by the address
   * that it states only on the host that sent it: no site names itself into the story of another.
   */
  public static OriginKey of(Extraction extraction) {
    String stated = extraction.source() == null ? null : extraction.source().url();
    if (isAddress(extraction.input())) {
      return stated != null && host(stated).equals(host(extraction.input()))
          ? ofUrl(stated)
          : ofUrl(extraction.input());
    }
    return stated == null ? ofRaw(extraction.sha256()) : ofUrl(stated);
  }

  /** Whether an input's name is the address of a page. A path never is: it has no two slashes. */
  public static boolean isAddress(String input) {
    return input.regionMatches(true, 0, "http://", 0, 7)
        || input.regionMatches(true, 0, "https://", 0, 8);
  }

  private static String host(String url) {
    try {
      String host = new URI(url.strip()).getHost();
      return host == null ? "" : host.toLowerCase(Locale.ROOT);
    } catch (URISyntaxException e) {
      return "";
    }
  }

  /** The key of a page: its address without fragment, scheme and host in lower case. */
  public static OriginKey ofUrl(String url) {
    try {
      var uri = new URI(url.strip());
      if (uri.getHost() != null && uri.getScheme() != null) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String path =
            uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new OriginKey(
            uri.getScheme().toLowerCase(Locale.ROOT)
                + "://"
                + uri.getHost().toLowerCase(Locale.ROOT)
                + port
                + path
                + query,
            null);
      }
    } catch (URISyntaxException e) {
      // An address that is none still tells stories apart: it is kept as it stands.
      return new OriginKey(url.strip(), null);
    }
    return new OriginKey(url.strip(), null);
  }

  /** The key of a feed's item: its guid is unique in its feed only. */
  public static OriginKey ofGuid(String source, String guid) {
    return new OriginKey(source + " " + guid, null);
  }

  /** The key of an input that names itself by nothing else; {@code sha256} in lower-case hex. */
  public static OriginKey ofRaw(String sha256) {
    return new OriginKey("sha256:" + sha256, new Hash(sha256));
  }

  /** As the log holds it: SHA-256 of the address or guid in UTF-8, or of the raw bytes. */
  public Hash hash() {
    return raw == null ? Hash.of(text.getBytes(StandardCharsets.UTF_8)) : raw;
  }
}
