package org.broadsheet.content;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The target of a link: an absolute {@code http}, {@code https} or {@code mailto} address, or a
 * path on our own site. Nothing else can be represented, so no link can run a script.
 */
public record Href(String value) {
  /** Checks the form; throws {@link MalformedContent}. */
  public Href {
    if (!isSafe(value)) {
      throw new MalformedContent("href", "must be an http, https or mailto address or a site path");
    }
  }

  /** The link, or null where this text cannot be one. */
  public static @Nullable Href orNull(String value) {
    String trimmed = value.strip();
    return isSafe(trimmed) ? new Href(trimmed) : null;
  }

  private static boolean isSafe(String value) {
    if (value.isEmpty() || value.length() > 2000) {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c <= 0x20 || c == 0x7f || c == '\\' || c == '"' || c == '<' || c == '>') {
        return false;
      }
    }
    if (value.startsWith("/")) {
      return !value.startsWith("//");
    }
    try {
      var uri = new URI(value);
      String scheme = uri.getScheme();
      return switch (scheme == null ? "" : scheme.toLowerCase(Locale.ROOT)) {
        case "http", "https" -> uri.getRawAuthority() != null;
        case "mailto" -> uri.getSchemeSpecificPart().indexOf('@') > 0;
        default -> false;
      };
    } catch (URISyntaxException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
