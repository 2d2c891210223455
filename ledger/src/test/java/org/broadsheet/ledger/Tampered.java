package org.broadsheet.ledger;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.content.Hash;
import org.jspecify.annotations.Nullable;

/** A log's source that lies, forgets or breaks down as told. */
final class Tampered implements LogSource {
  private final Ledger origin;

  /** A checkpoint to show instead of the true one. */
  volatile byte @Nullable [] checkpoint;

  /** Which kind of answer comes with one bit changed: tile, content or medium. */
  volatile String changed = "";

  /** Requests until it is down. */
  volatile int failAfter = Integer.MAX_VALUE;

  /** Whether it keeps to what the public may have. */
  volatile boolean publicOnly;

  Tampered(Ledger origin) {
    this.origin = origin;
  }

  private void request() throws IOException {
    if (failAfter-- <= 0) {
      failAfter = 0;
      throw new IOException("the origin is down");
    }
    if (failAfter > Integer.MAX_VALUE - 10_000) {
      failAfter = Integer.MAX_VALUE;
    }
  }

  private byte[] change(String what, byte[] bytes) {
    byte[] copy = bytes.clone();
    if (what.equals(changed)) {
      copy[copy.length - 1] ^= 1;
    }
    return copy;
  }

  @Override
  public Optional<byte[]> checkpoint() throws IOException {
    request();
    byte[] instead = checkpoint;
    return instead == null ? origin.checkpoint().map(Checkpoint::note) : Optional.of(instead);
  }

  @Override
  public Optional<byte[]> tile(TilePath path) throws IOException {
    request();
    return origin.tile(path).map(bytes -> change("tile", bytes));
  }

  @Override
  public Map<Hash, byte[]> contents(Collection<Hash> hashes) throws IOException {
    request();
    var asked = new ArrayList<>(hashes);
    if (publicOnly) {
      asked.retainAll(origin.reachable(hashes));
    }
    var found = new HashMap<>(origin.contents(asked));
    found.replaceAll((hash, bytes) -> change("content", bytes));
    return found;
  }

  @Override
  public Optional<InputStream> medium(Hash hash) throws IOException {
    request();
    return publicOnly && !origin.reachable(hash)
        ? Optional.empty()
        : origin.media().read(hash).map(b -> new ByteArrayInputStream(change("medium", b)));
  }

  @Override
  public boolean lacksWithdrawn() {
    return publicOnly;
  }
}
