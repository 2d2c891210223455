package org.broadsheet.edge;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.broadsheet.content.Json;
import org.broadsheet.content.MalformedContent;
import org.broadsheet.content.Site;
import org.broadsheet.pulse.ReaderToken;
import org.jspecify.annotations.Nullable;

/**
 * What a reader sends: a small form or JSON, with what tells where it came from. A reader is one
 * random cookie, set by an act and by nothing else. Read on the event loop, of use anywhere.
 *
 * @param type the media type of the body, without parameters
 * @param wantsJson whether the answer is for a program
 * @param reader who says it, null before the first act
 * @param address of the connection; for counting within an hour, never for keeping
 */
record Sent(
    String type,
    byte[] body,
    boolean wantsJson,
    @Nullable ReaderToken reader,
    @Nullable String origin,
    @Nullable String fetchSite,
    @Nullable String host,
    String address) {
  private static final String COOKIE = "reader";
  private static final int A_YEAR = 31_536_000;
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";

  static Sent read(HttpServerRequest request, byte[] body) {
    String type = type(request);
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    var remote = request.remoteAddress();
    return new Sent(
        type,
        body,
        type.equals(JSON) || (accept != null && accept.contains(JSON)),
        reader(request),
        request.getHeader(HttpHeaders.ORIGIN),
        request.getHeader("Sec-Fetch-Site"),
        request.getHeader(HttpHeaders.HOST),
        remote == null ? "" : String.valueOf(remote.hostAddress()));
  }

  private static String type(HttpServerRequest request) {
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    if (type == null) {
      return "";
    }
    int semicolon = type.indexOf(';');
    return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
  }

  /** The reader of a request, null where it bears no cookie of ours. */
  static @Nullable ReaderToken reader(HttpServerRequest request) {
    String cookies = request.getHeader(HttpHeaders.COOKIE);
    if (cookies == null) {
      return null;
    }
    for (String cookie : cookies.split(";", 50)) {
      String pair = cookie.strip();
      if (pair.startsWith(COOKIE + "=")) {
        return ReaderToken.find(pair.substring(COOKIE.length() + 1)).orElse(null);
      }
    }
    return null;
  }

  /** The cookie that makes this browser one reader of this site for a year. */
  static String cookie(ReaderToken reader, Site site) {
    return COOKIE
        + "="
        + reader.value()
        + "; Path=/; Max-Age="
        + A_YEAR
        + "; HttpOnly; SameSite=Lax"
        + (site.url().startsWith("https:") ? "; Secure" : "");
  }

  boolean isJson() {
    return type.equals(JSON);
  }

  boolean isForm() {
    return type.equals(FORM);
  }

  /** The values of this name in a form, in their order. */
  List<String> form(String name) {
    return Ask.Forms.values(new String(body, StandardCharsets.UTF_8), name);
  }

  /** The first value of this name in a form, or an empty text. */
  String formText(String name) {
    List<String> values = form(name);
    return values.isEmpty() ? "" : values.getFirst();
  }

  /** The member of this name in a body of JSON, null where it is absent. */
  @Nullable Json member(String name) {
    if (!(Json.parse(body, new Json.Limits(body.length + 1, 4)) instanceof Json.Object object)) {
      throw new MalformedContent("$", "must be an object");
    }
    return object.members().get(name);
  }

  /**
   * Whether it came from a page of this site. Browsers say so by {@code Sec-Fetch-Site}, or at
   * least by {@code Origin}; what says neither is no browser and acts for nobody but itself.
   */
  boolean fromSite(Site site) {
    if (fetchSite != null) {
      return fetchSite.equals("same-origin") || fetchSite.equals("none");
    }
    if (origin == null) {
      return true;
    }
    try {
      String authority = URI.create(origin).getRawAuthority();
      return authority != null
          && (authority.equals(host) || authority.equals(URI.create(site.url()).getRawAuthority()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
