package org.broadsheet.desk;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.broadsheet.content.Hash;

/** Random texts that let their holder in. The database keeps only their hashes. */
final class Secret {
  private Secret() {}

  /** 256 random bits, for addresses and cookies. */
  static String token(SecureRandom random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What is kept of it. */
  static String kept(String token) {
    return Hash.of(token.getBytes(StandardCharsets.UTF_8)).hex();
  }
}
