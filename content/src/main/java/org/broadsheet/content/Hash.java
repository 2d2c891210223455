package org.broadsheet.content;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 hash, written as 64 lower-case hexadecimal digits. The name of a content. */
public record Hash(String hex) implements Comparable<Hash> {
  /** Checks the form; throws {@link MalformedContent} if it is not a hash. */
  public Hash {
    if (!isHash(hex)) {
      throw new MalformedContent("hash", "must be 64 lower-case hexadecimal digits");
    }
  }

  /** The hash of these bytes. */
  public static Hash of(byte[] bytes) {
    return ofDigest(sha256().digest(bytes));
  }

  /** The hash whose 32 digest bytes are already known. */
  public static Hash ofDigest(byte[] digest) {
    return new Hash(HexFormat.of().formatHex(digest));
  }

  /** A fresh SHA-256, for hashing a stream. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The 32 bytes. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  /** Whether this text has the form of a hash. */
  public static boolean isHash(String text) {
    if (text.length() != 64) {
      return false;
    }
    for (int i = 0; i < 64; i++) {
      char c = text.charAt(i);
      if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int compareTo(Hash other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
