package org.broadsheet.pulse;

import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

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
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{21}[AQgw]");

  /** Throws {@link IllegalArgumentException} if it is not a token; its text is not repeated. */
  public ReaderToken {
    if (!FORM.matcher(value).matches()) {
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
    return FORM.matcher(text).matches() ? Optional.of(new ReaderToken(text)) : Optional.empty();
  }

  /** Never the token: it must not reach a log. */
  @Override
  public String toString() {
    return "ReaderToken";
  }
}
