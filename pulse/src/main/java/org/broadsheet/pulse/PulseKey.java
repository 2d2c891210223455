package org.broadsheet.pulse;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that turns a reader's token into a mark: 256 random bits, as one line of hexadecimal
 * digits in a file that only its owner may read. If it is lost, every reader could be counted
 * twice, so the store remembers which key it belongs to.
 */
final class PulseKey {
  private static final String HMAC = "HmacSHA256";

  /** With the key in it; copied for each text, as one is for one thread at a time. */
  private final Mac ready;

  PulseKey(byte[] bits) {
    try {
      this.ready = Mac.getInstance(HMAC);
      ready.init(new SecretKeySpec(bits, HMAC));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + HMAC, e);
    }
  }

  /** Reads the key, or makes one at the first start. */
  static PulseKey at(Path file) {
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      String digits = Files.readString(file, US_ASCII).strip();
      if (digits.length() != 64) {
        throw new PulseFailure(
            "read the key of the reader signals",
            file.toString(),
            "restore this file from a backup");
      }
      return new PulseKey(HexFormat.of().parseHex(digits));
    } catch (IOException | IllegalArgumentException e) {
      throw new PulseFailure(
          "read the key of the reader signals",
          file.toString(),
          "check that the file is whole and readable",
          e);
    }
  }

  /** The file appears whole or not at all, and is on disk before the first mark is made with it. */
  private static void make(Path file) throws IOException {
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
    byte[] bits = new byte[32];
    new SecureRandom().nextBytes(bits);
    Path fresh = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
    Files.deleteIfExists(fresh); // left by a crash of an earlier process with this number
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (FileChannel out = FileChannel.open(fresh, Set.of(WRITE, CREATE_NEW), ownerOnly)) {
      var line = ByteBuffer.wrap((HexFormat.of().formatHex(bits) + "\n").getBytes(US_ASCII));
      while (line.hasRemaining()) {
        out.write(line);
      }
      out.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel directory = FileChannel.open(folder, READ)) {
      directory.force(true);
    }
  }

  Mark mark(Subject subject, ReaderToken reader) {
    return Mark.of(hash(subject.key() + '\n' + reader.value()));
  }

  /** Equal for equal keys, and says nothing about the key. */
  byte[] check() {
    return Arrays.copyOf(hash("which key is this"), 16);
  }

  private byte[] hash(String text) {
    try {
      return ((Mac) ready.clone()).doFinal(text.getBytes(US_ASCII));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("every JDK copies its " + HMAC, e);
    }
  }
}
