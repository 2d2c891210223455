package org.broadsheet.ledger;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.broadsheet.content.Hash;

/**
 * The hash tree of RFC 6962, section 2.1, with SHA-256: leaves and nodes are hashed with different
 * first bytes, so that neither can be taken for the other. Proofs are those of sections 2.1.1 and
 * 2.1.2; their verification follows RFC 9162, sections 2.1.3.2 and 2.1.4.2.
 */
final class Merkle {
  /** Bytes of a hash. */
  static final int HASH = 32;

  /** The root of the tree without leaves: the hash of nothing. */
  static final Hash EMPTY_ROOT = Hash.of(new byte[0]);

  private Merkle() {}

  /** Where the tree's stored hashes come from. */
  interface Nodes {
    /** MTH(D[index * 2^height : (index + 1) * 2^height]), a subtree that is complete. */
    byte[] node(int height, long index);
  }

  static byte[] leaf(byte[] entry) {
    MessageDigest sha = Hash.sha256();
    sha.update((byte) 0);
    return sha.digest(entry);
  }

  static byte[] node(byte[] left, byte[] right) {
    MessageDigest sha = Hash.sha256();
    sha.update((byte) 1);
    sha.update(left);
    return sha.digest(right);
  }

  /** MTH(D[0 : size]). */
  static Hash root(Nodes nodes, long size) {
    return size == 0 ? EMPTY_ROOT : Hash.ofDigest(range(nodes, 0, size));
  }

  /**
   * PATH(index, D[0 : size]): the hashes that lead from one leaf to the root, lowest first. Demands
   * 0 ≤ index &lt; size.
   */
  static List<Hash> inclusion(Nodes nodes, long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("entry " + index + " is not in a tree of " + size);
    }
    var path = new ArrayList<Hash>();
    long from = 0;
    long to = size;
    while (to - from > 1) {
      long middle = from + split(to - from);
      if (index < middle) {
        path.add(Hash.ofDigest(range(nodes, middle, to)));
        to = middle;
      } else {
        path.add(Hash.ofDigest(range(nodes, from, middle)));
        from = middle;
      }
    }
    return List.copyOf(path.reversed());
  }

  /**
   * PROOF(old, D[0 : size]): the hashes that show the tree of {@code old} leaves to be the
   * beginning of the tree of {@code size}. Empty if old is 0 or size. Demands 0 ≤ old ≤ size.
   */
  static List<Hash> consistency(Nodes nodes, long old, long size) {
    if (old < 0 || old > size) {
      throw new IllegalArgumentException("a tree of " + old + " is no beginning of " + size);
    }
    if (old == 0 || old == size) {
      return List.of();
    }
    var path = new ArrayList<Hash>();
    long from = 0;
    long to = size;
    boolean whole = true;
    while (old != to) {
      long middle = from + split(to - from);
      if (old <= middle) {
        path.add(Hash.ofDigest(range(nodes, middle, to)));
        to = middle;
      } else {
        path.add(Hash.ofDigest(range(nodes, from, middle)));
        from = middle;
        whole = false;
      }
    }
    if (!whole) {
      path.add(Hash.ofDigest(range(nodes, from, to)));
    }
    return List.copyOf(path.reversed());
  }

  /** RFC 9162, section 2.1.3.2. */
  static boolean includes(Hash root, long size, Hash leaf, long index, List<Hash> proof) {
    if (index < 0 || index >= size) {
      return false;
    }
    long fn = index;
    long sn = size - 1;
    byte[] hash = leaf.bytes();
    for (Hash step : proof) {
      if (sn == 0) {
        return false;
      }
      if ((fn & 1) == 1 || fn == sn) {
        hash = node(step.bytes(), hash);
        while ((fn & 1) == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        hash = node(hash, step.bytes());
      }
      fn >>= 1;
      sn >>= 1;
    }
    return sn == 0 && Arrays.equals(hash, root.bytes());
  }

  /**
   * RFC 9162, section 2.1.4.2, which has no proof for an old size of 0 but between two empty trees:
   * the empty tree begins every tree, so nothing would be shown.
   */
  static boolean consistent(long old, Hash oldRoot, long size, Hash root, List<Hash> proof) {
    if (old < 0 || old > size) {
      return false;
    }
    if (old == size) {
      return proof.isEmpty() && oldRoot.equals(root) && (size > 0 || root.equals(EMPTY_ROOT));
    }
    if (old == 0 || proof.isEmpty()) {
      return false;
    }
    boolean oldIsComplete = (old & (old - 1)) == 0;
    List<Hash> steps = oldIsComplete ? proof : proof.subList(1, proof.size());
    byte[] first = (oldIsComplete ? oldRoot : proof.getFirst()).bytes();
    byte[] second = first;
    long fn = old - 1;
    long sn = size - 1;
    while ((fn & 1) == 1) {
      fn >>= 1;
      sn >>= 1;
    }
    for (Hash step : steps) {
      if (sn == 0) {
        return false;
      }
      if ((fn & 1) == 1 || fn == sn) {
        first = node(step.bytes(), first);
        second = node(step.bytes(), second);
        while ((fn & 1) == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        second = node(second, step.bytes());
      }
      fn >>= 1;
      sn >>= 1;
    }
    return sn == 0 && Arrays.equals(first, oldRoot.bytes()) && Arrays.equals(second, root.bytes());
  }

  /** MTH(D[from : to]) where from is a multiple of the largest power of two in to - from. */
  private static byte[] range(Nodes nodes, long from, long to) {
    long width = to - from;
    if ((width & (width - 1)) == 0) {
      int height = Long.numberOfTrailingZeros(width);
      return nodes.node(height, from >> height);
    }
    long middle = from + split(width);
    return node(range(nodes, from, middle), range(nodes, middle, to));
  }

  /** The largest power of two smaller than width, for width above 1. */
  private static long split(long width) {
    return Long.highestOneBit(width - 1);
  }
}
