package org.broadsheet.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.broadsheet.content.Hash;
import org.junit.jupiter.api.Test;

class MerkleTest {
  /** The definition of RFC 6962, section 2.1; slow, and sharing nothing with ours. */
  static Hash root(List<byte[]> leaves, int from, int to) {
    return Hash.ofDigest(mth(leaves, from, to));
  }

  private static byte[] mth(List<byte[]> leaves, int from, int to) {
    if (to == from) {
      return Hash.sha256().digest();
    }
    if (to - from == 1) {
      return leaves.get(from);
    }
    int k = 1;
    while (k * 2 < to - from) {
      k *= 2;
    }
    var sha = Hash.sha256();
    sha.update((byte) 1);
    sha.update(mth(leaves, from, from + k));
    sha.update(mth(leaves, from + k, to));
    return sha.digest();
  }

  private static List<byte[]> leaves(int count) {
    var leaves = new ArrayList<byte[]>();
    for (int i = 0; i < count; i++) {
      leaves.add(Merkle.leaf(("leaf " + i).getBytes(UTF_8)));
    }
    return leaves;
  }

  private static Merkle.Nodes nodes(List<byte[]> leaves) {
    return (height, index) -> mth(leaves, (int) (index << height), (int) ((index + 1) << height));
  }

  @Test
  void hashesLeavesAndNodesApart() {
    assertThat(Hash.ofDigest(Merkle.leaf(new byte[0])).hex())
        .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    assertThat(Merkle.EMPTY_ROOT.hex())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void provesEveryLeafOfEveryTreeToSizeForty() {
    List<byte[]> leaves = leaves(40);
    for (int size = 1; size <= 40; size++) {
      Hash root = root(leaves, 0, size);
      for (int index = 0; index < size; index++) {
        List<Hash> proof = Merkle.inclusion(nodes(leaves), index, size);
        Hash leaf = Hash.ofDigest(leaves.get(index));
        assertThat(Merkle.includes(root, size, leaf, index, proof)).isTrue();
        assertThat(Merkle.includes(root, size, leaf, (index + 1) % size, proof))
            .isEqualTo(size == 1);
        if (!proof.isEmpty()) {
          var shorter = proof.subList(0, proof.size() - 1);
          assertThat(Merkle.includes(root, size, leaf, index, shorter)).isFalse();
        }
      }
    }
  }

  @Test
  void provesEveryBeginningOfEveryTreeToSizeForty() {
    List<byte[]> leaves = leaves(40);
    for (int size = 0; size <= 40; size++) {
      Hash root = root(leaves, 0, size);
      for (int old = 0; old <= size; old++) {
        List<Hash> proof = Merkle.consistency(nodes(leaves), old, size);
        Hash oldRoot = root(leaves, 0, old);
        assertThat(Merkle.consistent(old, oldRoot, size, root, proof))
            .isEqualTo(old > 0 || size == 0);
        if (old > 0 && old < size) {
          Hash other = Hash.of(new byte[] {1});
          assertThat(Merkle.consistent(old, other, size, root, proof)).isFalse();
          assertThat(Merkle.consistent(old, oldRoot, size, other, proof)).isFalse();
          assertThat(Merkle.consistent(old, oldRoot, size, root, List.of())).isFalse();
        }
      }
    }
  }

  @Test
  void growsToTheRootOfTheDefinitionAcrossTileBorders() {
    List<byte[]> leaves = leaves(1100);
    var edge = new RightEdge((path, hashes) -> {});
    for (int size = 0; size < leaves.size(); size++) {
      if (size % 97 == 0 || size % 256 < 2) {
        assertThat(edge.root()).isEqualTo(root(leaves, 0, size));
      }
      edge.append(leaves.get(size));
    }
  }
}
