package org.broadsheet.ledger;

import java.util.List;
import org.broadsheet.content.Hash;

/** What shows, without the whole log, that a checkpoint tells the truth. */
public sealed interface Proof {
  /** The hashes, lowest in the tree first. */
  List<Hash> path();

  /**
   * That an entry is in the log (RFC 6962, section 2.1.1).
   *
   * @param index the entry
   * @param size entries in the log that it is proved to be in
   */
  record Inclusion(long index, long size, List<Hash> path) implements Proof {
    /** Copies the path. */
    public Inclusion {
      path = List.copyOf(path);
    }

    /** Whether this shows that the entry is where it claims, in the log of that root. */
    public boolean holds(byte[] entry, Hash root) {
      return Merkle.includes(root, size, Hash.ofDigest(Merkle.leaf(entry)), index, path);
    }
  }

  /**
   * That a log is the beginning of another (RFC 6962, section 2.1.2).
   *
   * @param old entries in the shorter, at least 1: that it begins with nothing needs no proof
   * @param size entries in the longer
   */
  record Consistency(long old, long size, List<Hash> path) implements Proof {
    /** Copies the path. */
    public Consistency {
      path = List.copyOf(path);
    }

    /** Whether this shows that the log of the first root is the beginning of that of the second. */
    public boolean holds(Hash oldRoot, Hash root) {
      return Merkle.consistent(old, oldRoot, size, root, path);
    }
  }
}
