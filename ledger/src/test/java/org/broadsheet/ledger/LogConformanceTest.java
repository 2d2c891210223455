package org.broadsheet.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.broadsheet.content.Hash;
import org.broadsheet.content.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Other people's proofs and another program's log, read with ours. */
@Tag("conformance")
class LogConformanceTest {
  private static final String KEY =
      "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";

  private static Path corpus() {
    String set = System.getenv().getOrDefault("BROADSHEET_CORPORA", "../../shared/corpora");
    return Path.of(System.getProperty("broadsheet.corpora", set)).resolve("log");
  }

  @BeforeAll
  static void isThere() {
    assumeTrue(
        Files.isDirectory(corpus()),
        () -> "skipped: no corpus at " + corpus() + "; set BROADSHEET_CORPORA to the folder");
  }

  private static List<Path> vectors(String kind) throws IOException {
    try (var files = Files.walk(corpus().resolve("merkle").resolve(kind))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static Map<String, Json> members(Path file) throws IOException {
    // The only null is an absent proof; 2^64 - 1 is a size that no log of ours has, as is -1.
    String text =
        Files.readString(file).replace(": null", ": []").replace(Long.toUnsignedString(-1), "-1");
    return ((Json.Object) Json.parse(text.getBytes(UTF_8))).members();
  }

  private static Json member(Map<String, Json> members, String name) {
    return Objects.requireNonNull(members.get(name), name);
  }

  private static Optional<Hash> hash(Map<String, Json> members, String name) {
    return hash(member(members, name));
  }

  private static Optional<Hash> hash(Json json) {
    byte[] bytes = Base64.getDecoder().decode(((Json.Text) json).value());
    return bytes.length == 32 ? Optional.of(Hash.ofDigest(bytes)) : Optional.empty();
  }

  /** Some roots are words of another length, which are only the same or not. */
  private static Hash root(Map<String, Json> members, String name) {
    return hash(members, name)
        .orElseGet(() -> Hash.of(((Json.Text) member(members, name)).value().getBytes(UTF_8)));
  }

  private static long number(Map<String, Json> members, String name) {
    return ((Json.Int) member(members, name)).value();
  }

  private static Optional<List<Hash>> proof(Map<String, Json> members) {
    var proof = new ArrayList<Hash>();
    for (Json item : ((Json.Array) member(members, "proof")).items()) {
      Optional<Hash> hash = hash(item);
      if (hash.isEmpty()) {
        return Optional.empty();
      }
      proof.add(hash.get());
    }
    return Optional.of(proof);
  }

  @Test
  void agreesWithAllProofVectors() throws IOException {
    int agreed = 0;
    for (Path file : vectors("inclusion")) {
      Map<String, Json> vector = members(file);
      Optional<Hash> root = hash(vector, "root");
      Optional<Hash> leaf = hash(vector, "leafHash");
      Optional<List<Hash>> proof = proof(vector);
      boolean holds =
          root.isPresent()
              && leaf.isPresent()
              && proof.isPresent()
              && Merkle.includes(
                  root.get(),
                  number(vector, "treeSize"),
                  leaf.get(),
                  number(vector, "leafIdx"),
                  proof.get());
      assertThat(holds).describedAs("%s", file).isEqualTo(!refused(vector));
      agreed++;
    }
    for (Path file : vectors("consistency")) {
      Map<String, Json> vector = members(file);
      Hash old = root(vector, "root1");
      Hash root = root(vector, "root2");
      Optional<List<Hash>> proof = proof(vector);
      boolean holds =
          proof.isPresent()
              && Merkle.consistent(
                  number(vector, "size1"), old, number(vector, "size2"), root, proof.get());
      assertThat(holds).describedAs("%s", file).isEqualTo(!refused(vector));
      agreed++;
    }
    System.out.println("log: " + agreed + " of 196 proof vectors agree");
    assertThat(agreed).isEqualTo(196);
  }

  private static boolean refused(Map<String, Json> vector) {
    return ((Json.Bool) member(vector, "wantErr")).value();
  }

  @Test
  void recomputesEveryCheckpointOfAnotherProgramsLog() throws IOException {
    Path log = corpus().resolve("tessera");
    VerifierKey key = VerifierKey.parse(KEY);
    assertThat(key).hasToString(KEY);
    int checkpoints = 0;
    for (int size = 0; size <= 15; size++) {
      byte[] note = Files.readAllBytes(log.resolve("checkpoint." + size));
      Checkpoint checkpoint = Checkpoint.open(note, key).orElseThrow();
      assertThat(checkpoint.size()).isEqualTo(size);
      Tiles.Source files =
          path -> {
            try {
              return Files.readAllBytes(log.resolve(path.path()));
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          };
      assertThat(Merkle.root(new Tiles(files, size), size)).isEqualTo(checkpoint.root());
      var edge = new RightEdge((path, hashes) -> {});
      if (size > 0) {
        var path = new TilePath(TilePath.ENTRIES, 0, size);
        byte[] bundle = Files.readAllBytes(log.resolve(path.path()));
        List<byte[]> entries = EntryBundle.decode(bundle, size).orElseThrow();
        assertThat(EntryBundle.encode(entries)).isEqualTo(bundle);
        entries.forEach(entry -> edge.append(Merkle.leaf(entry)));
      }
      assertThat(edge.root()).isEqualTo(checkpoint.root());
      checkpoints++;
    }
    System.out.println("log: " + checkpoints + " of 16 checkpoints recomputed");
  }
}
