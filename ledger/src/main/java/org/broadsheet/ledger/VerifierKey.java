package org.broadsheet.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.broadsheet.content.Hash;

/**
 * The public half of a log's key, which tells true checkpoints from false: an Ed25519 key with the
 * name of its log. Written {@code name+hash+key}: the key id as 8 hexadecimal digits, the key as
 * base64 of a byte 1 and 32 bytes (C2SP signed-note).
 */
public final class VerifierKey {
  static final byte ED25519 = 1;

  /** What stands before the 32 bytes of an Ed25519 key in its X.509 form (RFC 8410, section 4). */
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  private final String name;
  private final byte[] raw;
  private final int id;
  private final PublicKey key;

  private VerifierKey(String name, byte[] raw) {
    if (!isName(name)) {
      throw new LedgerFailure(
          "\"" + name + "\" cannot name a log", "A name has neither spaces nor a plus.");
    }
    this.name = name;
    this.raw = raw.clone();
    this.id = id(name, raw);
    byte[] encoded = Arrays.copyOf(X509, X509.length + raw.length);
    System.arraycopy(raw, 0, encoded, X509.length, raw.length);
    try {
      this.key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new LedgerFailure(
          "The key of log " + name + " is no Ed25519 key", "Copy it again, whole.", e);
    }
  }

  /** The key of that name with these 32 bytes (RFC 8032). */
  static VerifierKey of(String name, byte[] raw) {
    return new VerifierKey(name, raw);
  }

  /** Reads the written form; throws {@link LedgerFailure} if it is none. */
  public static VerifierKey parse(String text) {
    String[] parts = text.strip().split("\\+", 3);
    try {
      byte[] typed = parts.length == 3 ? Base64.getDecoder().decode(parts[2]) : new byte[0];
      if (typed.length == 1 + Merkle.HASH && typed[0] == ED25519) {
        var key = new VerifierKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (HexFormat.of().toHexDigits(key.id).equals(parts[1])) {
          return key;
        }
      }
    } catch (IllegalArgumentException e) {
      // Not base64: refused below like every other wrong form.
    }
    throw new LedgerFailure(
        "This is not the public key of a log: " + text.strip(),
        "It has the form name+hash+key and is in keys/log.pub of the log's data directory.");
  }

  /** The name of the log, the first line of its checkpoints. */
  public String name() {
    return name;
  }

  int id() {
    return id;
  }

  boolean verifies(byte[] text, byte[] signature) {
    try {
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(key);
      check.update(text);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static int id(String name, byte[] raw) {
    MessageDigest sha = Hash.sha256();
    sha.update(name.getBytes(StandardCharsets.UTF_8));
    sha.update((byte) '\n');
    sha.update(ED25519);
    byte[] digest = sha.digest(raw);
    return digest[0] << 24 | (digest[1] & 255) << 16 | (digest[2] & 255) << 8 | (digest[3] & 255);
  }

  static boolean isName(String name) {
    return !name.isEmpty()
        && name.chars().noneMatch(c -> c == '+' || c < 0x20 || Character.isSpaceChar(c));
  }

  /** The written form, one line without its end. */
  @Override
  public String toString() {
    byte[] typed = new byte[1 + raw.length];
    typed[0] = ED25519;
    System.arraycopy(raw, 0, typed, 1, raw.length);
    return name
        + "+"
        + HexFormat.of().toHexDigits(id)
        + "+"
        + Base64.getEncoder().encodeToString(typed);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey that
        && name.equals(that.name)
        && Arrays.equals(raw, that.raw);
  }

  @Override
  public int hashCode() {
    return id;
  }
}
