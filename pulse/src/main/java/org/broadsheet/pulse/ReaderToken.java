package org.broadsheet.pulse;

import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What tells one browser from another: 128 random bits, made when a reader first acts, kept in the
 * reader's own browser and nowhere else. One token serves all stories, so a browser needs one
 * cookie; the store never sees it. What is kept is {@code HMAC-SHA-256(key, article, token)}, cut
 * to 128 bits, which gives three guarantees: the rows of one reader cannot be joined across
 * stories; a stolen database without {@code keys/pulse.key} says nothing even to someone who also
 * holds a reader's token; database and key together say nothing about a reader whose token is not
 * known, because 128 random bits cannot be tried out.
 *
 * @param value 22 characters of base64url
 */
public record ReaderToken(String value) {
  /** Letters of base64url. */
  private static final int LENGTH = 22;

  /** Throws {@link IllegalArgumentException} if it is not a token; its text is not repeated. */
  public ReaderToken {
    if (!isToken(value)) {
      throw new IllegalArgumentException(
          "a reader's token is 128 bits as 22 characters of base64url");
    }
  }

  /** A new token; the source must be one for secrets ({@link java.security.SecureRandom}). */
  public static ReaderToken random(RandomGenerator random) {
    byte[] bits = new byte[16];
    random.nextBytes(bits);
    return new ReaderToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
  }

  /** The token that a request carries, or nothing if it is none. */
  public static Optional<ReaderToken> find(String text) {
    return isToken(text) ? Optional.of(new ReaderToken(text)) : Optional.empty();
  }

  /** By hand: each mood is looked at here. Of the last letter only the first two bits count. */
  private static boolean isToken(String text) {
    if (text.length() != LENGTH || "AQgw".indexOf(text.charAt(LENGTH - 1)) < 0) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      if (!letter && !(c >= '0' && c <= '9') && c != '_' && c != '-') {
        return false;
      }
    }
    return true;
  }

  /** Never the token: it must not reach a log. */
  @Override
  public String toString() {
    return "ReaderToken";
  }
}
