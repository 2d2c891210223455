package org.broadsheet.archive;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.MalformedContent;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list ordered by (published, log index), both falling: after this story. Written as
 * base64url of time and id, so a place stays right while stories are published above it.
 */
public record Cursor(Instant published, ArticleId id) {
  /** The opaque form for addresses. */
  public String encode() {
    String text = published.toEpochMilli() + "." + id.value();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Reads the opaque form; null where it is none. */
  public static @Nullable Cursor decode(String text) {
    if (text.length() > 60) {
      return null;
    }
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
      int dot = plain.lastIndexOf('.');
      if (dot < 1) {
        return null;
      }
      var published = Instant.ofEpochMilli(Long.parseLong(plain.substring(0, dot)));
      return new Cursor(published, new ArticleId(plain.substring(dot + 1)));
    } catch (IllegalArgumentException | DateTimeException | MalformedContent e) {
      return null;
    }
  }
}
