package org.broadsheet.pulse;

import java.nio.ByteBuffer;

/** The place of one reader in one story or poll: 128 bits of the keyed hash. */
record Mark(long high, long low) {
  static Mark of(byte[] hash) {
    var bits = ByteBuffer.wrap(hash);
    return new Mark(bits.getLong(), bits.getLong());
  }

  byte[] bytes() {
    return ByteBuffer.allocate(16).putLong(high).putLong(low).array();
  }
}
