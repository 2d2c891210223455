package org.broadsheet.edge;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/** The header fields that answers share. */
final class Fields {
  static final CharSequence DATE = HttpHeaders.createOptimized("Date");

  /** How fresh this edge is: the log size that it shows. */
  static final CharSequence LOG_POSITION = HttpHeaders.createOptimized("Log-Position");

  /**
   * Asked for anew each time (a 304 is cheap); kept for a day where this edge cannot be reached.
   */
  static final String PAGE = "public, no-cache, stale-if-error=86400";

  /** As a page, but gone when we say so. */
  static final String GONE = "public, no-cache";

  static final String MEDIA = "public, max-age=60, stale-if-error=86400";
  static final String FOR_EVER = "public, max-age=31536000, immutable";
  static final String PRIVATE = "private, no-cache";
  static final String NEVER = "no-store";

  /** What a page may load and who may frame it. */
  enum Policy {
    /** Ourselves alone, in nobody's frame. */
    USUAL("'self'", "'none'"),
    /** And WeChat's SDK, which the script loads inside WeChat alone. */
    WECHAT("'self' https://res.wx.qq.com", "'none'"),
    /** Ourselves alone, in anybody's frame: what is made to be embedded. */
    FRAMED("'self'", "*");

    private final MultiMap fields;

    Policy(String scripts, String ancestors) {
      fields =
          SAFE.copy(true)
              .add(
                  Fields.name("Content-Security-Policy"),
                  Fields.name(
                      "default-src 'none'; script-src "
                          + scripts
                          + "; style-src 'self'; img-src 'self' data:; form-action 'self'; "
                          + "connect-src 'self'; base-uri 'none'; frame-ancestors "
                          + ancestors
                          + "; manifest-src 'self'; font-src 'self'"))
              .copy(false);
    }
  }

  private static final MultiMap SAFE =
      HttpHeaders.headers()
          .add(name("X-Content-Type-Options"), name("nosniff"))
          .add(name("Referrer-Policy"), name("strict-origin-when-cross-origin"))
          .add(name("Cross-Origin-Opener-Policy"), name("same-origin"))
          .add(
              name("Permissions-Policy"),
              name("camera=(), geolocation=(), microphone=(), payment=(), usb=()"))
          .copy(false);

  private Fields() {}

  /** New fields with those that every answer bears. */
  static MultiMap safe(Policy policy) {
    return policy.fields.copy(true);
  }

  private static CharSequence name(String text) {
    return HttpHeaders.createOptimized(text);
  }
}
