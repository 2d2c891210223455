package org.broadsheet.edge;

import java.util.Locale;

/** The content codings in which an answer can be sent (RFC 9110 section 8.4.1, RFC 7932). */
enum Encoding {
  BROTLI("br", "-b"),
  GZIP("gzip", "-g"),
  IDENTITY("", "");

  /** The name in {@code Content-Encoding}; empty where none is sent. */
  final String token;

  /** What tells an entity tag of this coding from those of the others. */
  final String tagSuffix;

  Encoding(String token, String tagSuffix) {
    this.token = token;
    this.tagSuffix = tagSuffix;
  }

  /**
   * The one to send for this {@code Accept-Encoding}: the smallest that is not refused by a weight
   * of zero. Identity where the field asks for nothing that we have.
   */
  static Encoding negotiate(String accepted, boolean brotli) {
    boolean br = false;
    boolean gzip = false;
    for (String part : accepted.toLowerCase(Locale.ROOT).split(",", 20)) {
      int semicolon = part.indexOf(';');
      String name = (semicolon < 0 ? part : part.substring(0, semicolon)).strip();
      boolean wanted = semicolon < 0 || !refused(part.substring(semicolon + 1));
      switch (name) {
        case "br" -> br = wanted;
        case "gzip", "x-gzip" -> gzip = wanted;
        default -> {}
      }
    }
    if (br && brotli) {
      return BROTLI;
    }
    return gzip ? GZIP : IDENTITY;
  }

  private static boolean refused(String parameters) {
    String weight = parameters.strip();
    return weight.startsWith("q=") && weight.substring(2).strip().matches("0(\\.0{0,3})?");
  }
}
