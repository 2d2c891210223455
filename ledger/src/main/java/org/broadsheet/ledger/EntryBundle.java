package org.broadsheet.ledger;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Entries one after the other, each behind its length as two bytes, high byte first (C2SP
 * tlog-tiles, "Log entries").
 */
final class EntryBundle {
  /** Bytes that an entry may have at most. */
  static final int MAX_ENTRY = 0xffff;

  private EntryBundle() {}

  static byte[] encode(List<byte[]> entries) {
    var out = new ByteArrayOutputStream();
    for (byte[] entry : entries) {
      if (entry.length > MAX_ENTRY) {
        throw new IllegalArgumentException("an entry of " + entry.length + " bytes");
      }
      out.write(entry.length >> 8);
      out.write(entry.length);
      out.writeBytes(entry);
    }
    return out.toByteArray();
  }

  /** The entries, or empty unless the bytes hold exactly {@code count} of them. */
  static Optional<List<byte[]>> decode(byte[] bundle, int count) {
    var entries = new ArrayList<byte[]>(count);
    int at = 0;
    while (at + 2 <= bundle.length) {
      int end = at + 2 + ((bundle[at] & 255) << 8 | (bundle[at + 1] & 255));
      if (end > bundle.length) {
        return Optional.empty();
      }
      entries.add(Arrays.copyOfRange(bundle, at + 2, end));
      at = end;
    }
    return at == bundle.length && entries.size() == count
        ? Optional.of(List.copyOf(entries))
        : Optional.empty();
  }
}
