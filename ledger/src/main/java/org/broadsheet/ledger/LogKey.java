package org.broadsheet.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The private key that signs a log's checkpoints, kept in {@code keys/log.key}: the key in the form
 * that signed-note tools read ({@code PRIVATE+KEY+name+hash+seed}) and, on a second line, its
 * public half. Whoever has the file can sign a different history; losing it ends the log. It is
 * written once and never replaced.
 */
public final class LogKey {
  private static final String FILE = "log.key";
  private static final String PUBLIC = "log.pub";

  private final VerifierKey verifier;
  private final PrivateKey key;

  private LogKey(VerifierKey verifier, PrivateKey key) {
    this.verifier = verifier;
    this.key = key;
  }

  /** The public half. */
  public VerifierKey verifier() {
    return verifier;
  }

  /**
   * The key in that directory, made if there is none; {@code log.pub} holds its public half.
   *
   * @param name the log's name if a key is made; a random {@code broadsheet-<8 hex>} if empty
   */
  public static LogKey openOrCreate(Path directory, Optional<String> name) {
    return openOrCreate(directory, name, new SecureRandom(), Writes.REAL);
  }

  static LogKey openOrCreate(
      Path directory, Optional<String> name, SecureRandom random, Writes writes) {
    try {
      if (!Files.exists(directory.resolve(FILE))) {
        create(directory, name.orElseGet(() -> randomName(random)), random, writes);
      }
      LogKey key = open(directory);
      publish(directory, key.verifier, writes);
      return key;
    } catch (IOException e) {
      throw new LedgerFailure(
          "The key directory " + directory + " cannot be written",
          "Check that it belongs to this user and has free space.",
          e);
    }
  }

  /** The key in that directory; throws {@link LedgerFailure} if none is there or it is damaged. */
  public static LogKey open(Path directory) {
    Path file = directory.resolve(FILE);
    try {
      refuseIfShared(file);
      return decode(Files.readString(file, UTF_8));
    } catch (IOException | IllegalArgumentException | GeneralSecurityException e) {
      throw new LedgerFailure(
          "The signing key " + file + " cannot be read",
          "Restore it from your backup; never make a new one for an existing log.",
          e);
    }
  }

  /** The public half in that directory, which is all that verifying needs. */
  public static VerifierKey openPublic(Path directory) {
    try {
      return VerifierKey.parse(Files.readString(directory.resolve(PUBLIC), UTF_8));
    } catch (IOException e) {
      throw new LedgerFailure(
          "There is no readable public key " + directory.resolve(PUBLIC),
          "Is this the data directory of a log?",
          e);
    }
  }

  byte[] sign(byte[] text) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(text);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that has signed before signs again", e);
    }
  }

  private static void create(Path directory, String name, SecureRandom random, Writes writes)
      throws IOException {
    Files.createDirectories(directory);
    Path temporary = DurableFile.temporary(directory);
    Path file = directory.resolve(FILE);
    try {
      byte[] text = encode(generate(random), name).getBytes(UTF_8);
      writes.perform(
          "key file",
          () -> DurableFile.fill(temporary, new ByteArrayInputStream(text), Long.MAX_VALUE));
      // A link, not a rename: it fails if another process was first, and then its key counts.
      writes.perform("key link", () -> Files.createLink(file, temporary));
      // No checkpoint is signed before this: after a crash the same key is there, or none was used.
      writes.perform("key sync", () -> DurableFile.syncDirectory(directory));
    } catch (FileAlreadyExistsException e) {
      DurableFile.syncDirectory(directory);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void publish(Path directory, VerifierKey verifier, Writes writes)
      throws IOException {
    Path file = directory.resolve(PUBLIC);
    byte[] text = (verifier + "\n").getBytes(UTF_8);
    if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), text)) {
      return;
    }
    Path temporary = directory.resolve(".new-" + PUBLIC);
    Files.write(temporary, text);
    writes.perform(
        "public key", () -> Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING));
  }

  private static KeyPair generate(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java 15 and later have Ed25519", e);
    }
  }

  private static String encode(KeyPair pair, String name) {
    byte[] x509 = pair.getPublic().getEncoded();
    VerifierKey verifier =
        VerifierKey.of(name, Arrays.copyOfRange(x509, x509.length - 32, x509.length));
    byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
    byte[] typed = new byte[1 + seed.length];
    typed[0] = VerifierKey.ED25519;
    System.arraycopy(seed, 0, typed, 1, seed.length);
    return "PRIVATE+KEY+"
        + name
        + "+"
        + HexFormat.of().toHexDigits(verifier.id())
        + "+"
        + Base64.getEncoder().encodeToString(typed)
        + "\n"
        + verifier
        + "\n";
  }

  private static LogKey decode(String text) throws GeneralSecurityException {
    String[] lines = text.split("\n", -1);
    String[] parts = lines[0].split("\\+", 5);
    if (lines.length != 3 || parts.length != 5) {
      throw new IllegalArgumentException("not a key file");
    }
    VerifierKey verifier = VerifierKey.parse(lines[1]);
    byte[] typed = Base64.getDecoder().decode(parts[4]);
    if (typed.length != 33 || typed[0] != VerifierKey.ED25519) {
      throw new IllegalArgumentException("not an Ed25519 key");
    }
    PrivateKey key =
        KeyFactory.getInstance("Ed25519")
            .generatePrivate(
                new EdECPrivateKeySpec(
                    NamedParameterSpec.ED25519, Arrays.copyOfRange(typed, 1, typed.length)));
    var whole = new LogKey(verifier, key);
    byte[] probe = "a probe".getBytes(UTF_8);
    if (!parts[2].equals(verifier.name()) || !verifier.verifies(probe, whole.sign(probe))) {
      throw new IllegalArgumentException("the two halves do not belong together");
    }
    return whole;
  }

  private static void refuseIfShared(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    for (PosixFilePermission permission : Files.getPosixFilePermissions(file)) {
      if (!DurableFile.OWNER_ONLY.contains(permission)
          && permission != PosixFilePermission.OWNER_EXECUTE) {
        throw new LedgerFailure(
            "The signing key " + file + " is open to other users of this machine",
            "Run: chmod 600 " + file);
      }
    }
  }

  private static String randomName(SecureRandom random) {
    return "broadsheet-" + HexFormat.of().toHexDigits(random.nextInt());
  }
}
