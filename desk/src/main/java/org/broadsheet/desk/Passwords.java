package org.broadsheet.desk;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Argon2id (RFC 9106) with 16 MiB, 2 passes, 1 lane. Two at a time: a flood of sign-ins costs the
 * desk two cores and 32 MiB, never more.
 */
final class Passwords {
  private static final int AT_ONCE = 2;

  private final Argon2PasswordEncoder encoder =
      Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  /**
   * Compared with where there is no account, so that the answer takes as long. Made when needed.
   */
  private volatile @Nullable String nobody;

  String hash(String password) {
    turns.acquireUninterruptibly();
    try {
      return encoder.encode(password);
    } finally {
      turns.release();
    }
  }

  boolean fits(String password, String hash) {
    turns.acquireUninterruptibly();
    try {
      return encoder.matches(password, hash);
    } finally {
      turns.release();
    }
  }

  void pretend(String password) {
    String hash = nobody;
    if (hash == null) {
      // The first one takes twice as long: it tells that somebody was the first, and no name.
      hash = hash("nobody has this password");
      nobody = hash;
    }
    fits(password, hash);
  }
}
