package org.broadsheet.ledger;

import java.util.Arrays;
import org.broadsheet.content.Hash;

/**
 * The growing side of the hash tree: the partial tile of each level, which is all that appending
 * needs. Tiles are handed out when they are full, and the changed partial ones on {@link #flush},
 * so each is written once however many leaves were added.
 */
final class RightEdge implements Merkle.Nodes {
  private static final int LEVELS = 8;

  private final byte[][] partial = new byte[LEVELS][TilePath.FULL * Merkle.HASH];
  private final boolean[] changed = new boolean[LEVELS];
  private final Sink sink;
  private long size;

  /** Takes tiles that were completed or changed. */
  interface Sink {
    /** A tile's path, width included, and its bytes. */
    void tile(TilePath path, byte[] hashes);
  }

  /** The edge of an empty tree. */
  RightEdge(Sink sink) {
    this.sink = sink;
  }

  /** The edge of a tree of {@code size} leaves, whose partial tiles the source has. */
  static RightEdge load(long size, Tiles.Source source, Sink sink) {
    var edge = new RightEdge(sink);
    edge.size = size;
    for (int level = 0; level < LEVELS; level++) {
      int width = edge.width(level);
      if (width > 0) {
        byte[] tile = source.tile(new TilePath(level, edge.number(level), width));
        System.arraycopy(tile, 0, edge.partial[level], 0, width * Merkle.HASH);
      }
    }
    return edge;
  }

  long size() {
    return size;
  }

  Hash root() {
    return Merkle.root(this, size);
  }

  /** Adds a leaf's hash. */
  void append(byte[] leaf) {
    byte[] hash = leaf;
    for (int level = 0; level < LEVELS; level++) {
      int at = width(level);
      System.arraycopy(hash, 0, partial[level], at * Merkle.HASH, Merkle.HASH);
      changed[level] = true;
      if (at + 1 < TilePath.FULL) {
        break;
      }
      sink.tile(new TilePath(level, number(level), TilePath.FULL), partial[level].clone());
      changed[level] = false;
      hash = Tiles.subtree(partial[level], 0, TilePath.FULL);
    }
    size++;
  }

  /** Hands out the partial tiles that changed since they were handed out last. */
  void flush() {
    for (int level = 0; level < LEVELS; level++) {
      int width = width(level);
      if (changed[level] && width > 0) {
        sink.tile(
            new TilePath(level, number(level), width),
            Arrays.copyOf(partial[level], width * Merkle.HASH));
      }
      changed[level] = false;
    }
  }

  @Override
  public byte[] node(int height, long index) {
    int level = height / 8;
    int above = height % 8;
    long first = index << above;
    if (first >> 8 != number(level)) {
      throw new IllegalArgumentException("not on the right edge: " + height + ", " + index);
    }
    return Tiles.subtree(partial[level], (int) (first & 255) * Merkle.HASH, 1 << above);
  }

  private int width(int level) {
    return (int) ((size >> (8 * level)) & 255);
  }

  private long number(int level) {
    return size >> (8 * level) >> 8;
  }
}
