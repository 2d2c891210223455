package org.broadsheet.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.broadsheet.content.Hash;

/**
 * How far the log has come, signed by it: a C2SP tlog-checkpoint in a signed-note. It is final for
 * everything before it. A checkpoint may leave the process only after the transaction that made it
 * has committed: what a log has signed and shown, it must never contradict.
 */
public final class Checkpoint {
  /** Bytes of a note beyond which it is not read: 16 signatures of any kind fit. */
  static final int MAX_NOTE = 100_000;

  private static final String DASH = "\u2014 ";

  private final String origin;
  private final long size;
  private final Hash root;
  private final byte[] note;

  private Checkpoint(String origin, long size, Hash root, byte[] note) {
    this.origin = origin;
    this.size = size;
    this.root = root;
    this.note = note;
  }

  /** The name of the log. */
  public String origin() {
    return origin;
  }

  /** Entries in the log: the index of the next one. */
  public long size() {
    return size;
  }

  /** The root of the hash tree over these entries (RFC 6962, section 2.1). */
  public Hash root() {
    return root;
  }

  /** The signed note, as it is served at {@code /log/checkpoint}. */
  public byte[] note() {
    return note.clone();
  }

  static Checkpoint sign(LogKey key, long size, Hash root) {
    String origin = key.verifier().name();
    String text =
        origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root.bytes()) + "\n";
    byte[] signature = key.sign(text.getBytes(StandardCharsets.UTF_8));
    byte[] typed =
        ByteBuffer.allocate(4 + signature.length)
            .putInt(key.verifier().id())
            .put(signature)
            .array();
    String line = DASH + origin + " " + Base64.getEncoder().encodeToString(typed) + "\n";
    return new Checkpoint(
        origin, size, root, (text + "\n" + line).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a note and checks it with the key: one signature must be by the key, and every one that
   * claims to be by it must hold. Empty if it does not, or is no checkpoint of that key's log.
   */
  public static Optional<Checkpoint> open(byte[] note, VerifierKey key) {
    return note.length > MAX_NOTE
        ? Optional.empty()
        : decode(note).flatMap(text -> open(text, note, key));
  }

  private static Optional<Checkpoint> open(String whole, byte[] note, VerifierKey key) {
    int gap = whole.lastIndexOf("\n\n");
    if (gap < 0 || !whole.endsWith("\n") || whole.length() == gap + 2 || hasControls(whole)) {
      return Optional.empty();
    }
    String text = whole.substring(0, gap + 1);
    boolean signed = false;
    for (String line : whole.substring(gap + 2, whole.length() - 1).split("\n", -1)) {
      int space = line.lastIndexOf(' ');
      if (!line.startsWith(DASH) || space <= DASH.length()) {
        return Optional.empty();
      }
      Optional<byte[]> typed = base64(line.substring(space + 1));
      if (typed.isEmpty() || typed.get().length < 5) {
        return Optional.empty();
      }
      byte[] bytes = typed.get();
      if (line.substring(DASH.length(), space).equals(key.name())
          && ByteBuffer.wrap(bytes).getInt() == key.id()) {
        byte[] signature = Arrays.copyOfRange(bytes, 4, bytes.length);
        if (!key.verifies(text.getBytes(StandardCharsets.UTF_8), signature)) {
          return Optional.empty();
        }
        signed = true;
      }
    }
    return signed ? parse(text, note).filter(c -> c.origin.equals(key.name())) : Optional.empty();
  }

  private static Optional<Checkpoint> parse(String text, byte[] note) {
    String[] lines = text.substring(0, text.length() - 1).split("\n", -1);
    if (lines.length < 3
        || Arrays.stream(lines).anyMatch(String::isEmpty)
        || !lines[1].matches("0|[1-9][0-9]{0,17}")) {
      return Optional.empty();
    }
    return base64(lines[2])
        .filter(root -> root.length == Merkle.HASH)
        .map(root ->
            new Checkpoint(lines[0], Long.parseLong(lines[1]), Hash.ofDigest(root), note.clone()));
  }

  private static Optional<String> decode(byte[] note) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(note)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Only the one spelling that encodes to the same text: a note's bytes have one meaning. */
  private static Optional<byte[]> base64(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      return Base64.getEncoder().encodeToString(bytes).equals(text)
          ? Optional.of(bytes)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean hasControls(String text) {
    return text.chars().anyMatch(c -> c < 0x20 && c != '\n');
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Checkpoint that && Arrays.equals(note, that.note);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(note);
  }

  @Override
  public String toString() {
    return origin + " at " + size + ", root " + root;
  }
}
