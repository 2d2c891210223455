package org.broadsheet.edge;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.broadsheet.content.Hash;
import org.broadsheet.press.Page;
import org.jspecify.annotations.Nullable;

/**
 * A page as it is kept: packed, with its fields ready, in the encodings asked for so far. Bytes of
 * the same page are never changed but by better packed ones.
 */
final class Kept {
  private final Reply.Head head;
  private final String tag;
  private final boolean packs;
  private final Set<String> keys;
  private final long position;
  private final int heat;
  private final Pages.@Nullable Job origin;

  private volatile @Nullable Reply brotli;
  private volatile @Nullable Reply gzip;
  private volatile @Nullable Reply identity;

  /** About how often it was sent. Not exact: event loops count without waiting for each other. */
  private int hits;

  private Kept(
      Reply.Head head,
      String tag,
      boolean packs,
      Set<String> keys,
      long position,
      int heat,
      Pages.@Nullable Job origin) {
    this.head = head;
    this.tag = tag;
    this.packs = packs;
    this.keys = keys;
    this.position = position;
    this.heat = heat;
    this.origin = origin;
  }

  /**
   * A page just rendered.
   *
   * @param heat how warm the page was that it replaces
   * @param origin how it was rendered, to do it again
   */
  static Kept of(Page page, Fields.Policy policy, int heat, Pages.@Nullable Job origin) {
    String control = page.status() == 200 ? Fields.PAGE : Fields.GONE;
    var head = new Reply.Head(page.status(), page.type(), control, page.location(), policy);
    var kept = new Kept(head, tag(page.body()), true, page.keys(), page.position(), heat, origin);
    kept.first(page.body());
    return kept;
  }

  /** A thing whose address holds the hash of its bytes. */
  static Kept forEver(String type, byte[] body) {
    boolean packs =
        type.startsWith("text/")
            || type.contains("javascript")
            || type.contains("svg")
            || type.contains("json");
    var head = new Reply.Head(200, type, Fields.FOR_EVER, null);
    var kept = new Kept(head, tag(body), packs, Set.of(), 0, 0, null);
    kept.first(body);
    return kept;
  }

  private void first(byte[] body) {
    if (!packs) {
      identity = reply(body, Encoding.IDENTITY);
    } else if (Codec.BROTLI) {
      brotli = reply(Codec.pack(body, Encoding.BROTLI, Codec.QUICK), Encoding.BROTLI);
    } else {
      gzip = reply(Codec.pack(body, Encoding.GZIP, Codec.QUICK), Encoding.GZIP);
    }
  }

  private static String tag(byte[] body) {
    MessageDigest sha = Hash.sha256();
    return HexFormat.of().formatHex(sha.digest(body), 0, 10);
  }

  private Reply reply(byte[] packed, Encoding encoding) {
    return Reply.tagged(
        head, packed, encoding, packs, List.of('"' + tag + encoding.tagSuffix + '"'));
  }

  /** The answer in this encoding, null where it is yet to be made by {@link #pack}. */
  @Nullable Reply ready(Encoding encoding) {
    if (!packs) {
      return identity;
    }
    return switch (encoding) {
      case BROTLI -> brotli;
      case GZIP -> gzip;
      case IDENTITY -> identity;
    };
  }

  /** Makes the answer in this encoding; not for an event loop. */
  synchronized Reply pack(Encoding encoding) {
    Reply ready = ready(encoding);
    if (ready != null) {
      return ready;
    }
    Reply made = reply(Codec.pack(plain(), encoding, Codec.QUICK), encoding);
    switch (encoding) {
      case BROTLI -> brotli = made;
      case GZIP -> gzip = made;
      case IDENTITY -> identity = made;
    }
    return made;
  }

  /** Packs once more, as small as can be. Whoever holds the quicker packing still gets his 304. */
  synchronized void packBest() {
    Reply quick = brotli;
    if (quick == null || quick.tags().size() > 1) {
      return;
    }
    byte[] best = Codec.pack(plain(), Encoding.BROTLI, Codec.BEST);
    if (best.length < quick.size()) {
      List<String> tags = List.of('"' + tag + "-B\"", quick.tags().getFirst());
      brotli = Reply.tagged(head, best, Encoding.BROTLI, true, tags);
    }
  }

  /** The bytes as they were rendered. */
  private byte[] plain() {
    Reply is = identity;
    if (is != null) {
      return is.bytes();
    }
    Reply packed = brotli;
    if (packed != null) {
      return Codec.unpack(packed.bytes(), Encoding.BROTLI);
    }
    Reply zipped = gzip;
    if (zipped == null) {
      throw new IllegalStateException("a kept page has its bytes in some encoding");
    }
    return Codec.unpack(zipped.bytes(), Encoding.GZIP);
  }

  /** Counts one sending and says how often that was. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // it is not volatile, and may lose some
  int hit() {
    int now = hits + 1;
    hits = now;
    return now;
  }

  /** How often it was asked for lately: each replacement without readers halves it. */
  int heat() {
    return Math.min(hits, 1_000_000) + heat / 2;
  }

  /** How it was rendered; null for what is not rendered. */
  Pages.@Nullable Job origin() {
    return origin;
  }

  int status() {
    return head.status();
  }

  /** What it depends on. */
  Set<String> keys() {
    return keys;
  }

  /** The log size that its bytes show. */
  long position() {
    return position;
  }

  /** The memory that it takes, in bytes, about. */
  int weight() {
    int sum = 1024;
    for (String key : keys) {
      sum += 100 + key.length();
    }
    return sum + weight(brotli) + weight(gzip) + weight(identity);
  }

  private static int weight(@Nullable Reply reply) {
    return reply == null ? 0 : reply.size() + 1500;
  }
}
