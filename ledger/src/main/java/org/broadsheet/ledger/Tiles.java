package org.broadsheet.ledger;

import java.util.Arrays;

/**
 * A hash tree read from its tiles. Heights between two levels of tiles are hashed again from the
 * tile below; the tile read last on each level is kept, so that a walk along the tree's right edge
 * or along its leaves reads each tile once. Not for use by several threads.
 */
final class Tiles implements Merkle.Nodes {
  private static final int LEVELS = 8;

  private final Source source;
  private final long size;
  private final long[] kept = new long[LEVELS];
  private final byte[][] tiles = new byte[LEVELS][];

  /** Where tiles are. */
  interface Source {
    /** The bytes of the tile: exactly width hashes of 32 bytes. */
    byte[] tile(TilePath path);
  }

  /**
   * A tree of {@code size} leaves.
   *
   * @param source holds every tile of that tree
   */
  Tiles(Source source, long size) {
    this.source = source;
    this.size = size;
    Arrays.fill(kept, -1);
  }

  /** Hashes in the tile of that level and number, in a tree of {@code size} leaves; 0 if none. */
  static int width(long size, int level, long number) {
    long hashes = level > 7 ? 0 : (size >> (8 * level)) - number * TilePath.FULL;
    return (int) Math.clamp(hashes, 0, TilePath.FULL);
  }

  @Override
  public byte[] node(int height, long index) {
    int level = height / 8;
    int above = height % 8;
    long first = index << above;
    byte[] tile = tile(level, first >> 8);
    int at = (int) (first & 255) * Merkle.HASH;
    return subtree(tile, at, 1 << above);
  }

  private byte[] tile(int level, long number) {
    byte[] found = tiles[level];
    if (found == null || kept[level] != number) {
      found = source.tile(new TilePath(level, number, width(size, level, number)));
      tiles[level] = found;
      kept[level] = number;
    }
    return found;
  }

  /** The hash over a power of two of neighbouring hashes in a tile. */
  static byte[] subtree(byte[] tile, int at, int hashes) {
    if (hashes == 1) {
      return Arrays.copyOfRange(tile, at, at + Merkle.HASH);
    }
    int half = hashes / 2;
    return Merkle.node(subtree(tile, at, half), subtree(tile, at + half * Merkle.HASH, half));
  }
}
