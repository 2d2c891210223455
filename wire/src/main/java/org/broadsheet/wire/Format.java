package org.broadsheet.wire;

import java.util.Locale;

/** The kinds of input that intake reads. */
public enum Format {
  /** The text of a portal's page, menus and widgets included. */
  CAPTURE,
  /** A web page. */
  HTML,
  /** Our own documents, one JSON object per line; see {@link DocumentLines}. */
  JSONL;

  /** As it stands on the command line: {@code capture}, {@code html}, {@code jsonl}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a text looks like from its first characters. */
  static Format of(String text) {
    int at = 0;
    while (at < text.length()
        && (Lines.isSpace(text.charAt(at)) || text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
      at++;
    }
    String start = text.substring(at, Math.min(text.length(), at + 2000)).toLowerCase(Locale.ROOT);
    if (start.startsWith("{\"")) {
      return JSONL;
    }
    boolean tags =
        start.startsWith("<!doctype html")
            || start.startsWith("<html")
            || start.startsWith("<head");
    boolean inside =
        start.startsWith("<")
            && (start.contains("<html")
                || start.contains("<body")
                || start.contains("<div")
                || start.contains("<p")
                || start.contains("<meta")
                || start.contains("<article"));
    return tags || inside ? HTML : CAPTURE;
  }
}
