package org.broadsheet.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.broadsheet.content.Hash;
import org.broadsheet.content.PublicationEvent;

/**
 * Recomputes a log from nothing but its key: the checkpoint's signature, every entry's place in the
 * tree, every tile, the root, every document and medium, and what entries say. Trusts neither the
 * source nor any look-up table. A document or medium may be missing only if a later entry erases it
 * or, on a copy, if every version that showed it is withdrawn.
 */
public final class Verify {
  /** Times the log is read because it grew while something seemed to be missing. */
  private static final int ATTEMPTS = 3;

  private final LogSource source;
  private final LongConsumer progress;
  private final EntryRules rules = new EntryRules();
  private final Map<TilePath, byte[]> computed = new LinkedHashMap<>();
  private final RightEdge edge = new RightEdge(computed::put);
  private final Missing missing;
  private final Set<Hash> media = new HashSet<>();
  private long documents;

  private Verify(LogSource source, LongConsumer progress) throws IOException {
    this.source = source;
    this.progress = progress;
    this.missing = new Missing(source.lacksWithdrawn());
  }

  /** What came out. */
  public sealed interface Result {
    /**
     * Everything fits.
     *
     * @param checkpoint how far
     * @param documents times that an entry's document was there and right
     * @param media media that were there and right
     */
    record Holds(Checkpoint checkpoint, long documents, long media) implements Result {}

    /**
     * Something does not fit.
     *
     * @param place the first of it: {@code entry 17}, {@code tile/0/000.p/3}, {@code checkpoint}
     * @param problem what is wrong there, to be read after the place
     */
    record Broken(String place, String problem) implements Result {}

    /** The log could not be read to its end, so nothing is known. */
    record Unreadable(String problem) implements Result {}
  }

  /** Ends a verification at the first thing that does not fit. */
  private static final class Stop extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Result.Broken broken;

    Stop(Object place, String problem) {
      super(problem, null, false, false);
      this.broken = new Result.Broken(place.toString(), problem);
    }
  }

  /**
   * Verifies a whole log. Never throws for anything that a log may contain.
   *
   * @param progress called now and then with the number of entries done
   */
  public static Result run(LogSource source, VerifierKey key, LongConsumer progress) {
    try {
      for (int attempt = 1; ; attempt++) {
        Checkpoint checkpoint = checkpoint(source, key);
        var verify = new Verify(source, progress);
        verify.entries(checkpoint);
        Optional<Missing.Gap> gap = verify.missing.first();
        if (gap.isEmpty()) {
          return new Result.Holds(checkpoint, verify.documents, verify.media.size());
        }
        // An erasure committed while we read takes away what we have not come to yet.
        if (attempt == ATTEMPTS || checkpoint.equals(checkpoint(source, key))) {
          throw new Stop(
              "entry " + gap.get().index(),
              "names " + gap.get().hash() + ", which is missing, and no later entry erases it");
        }
      }
    } catch (Stop stop) {
      return stop.broken;
    } catch (IOException | LedgerFailure e) {
      return new Result.Unreadable(String.valueOf(e.getMessage()));
    }
  }

  private static Checkpoint checkpoint(LogSource source, VerifierKey key) throws IOException, Stop {
    byte[] note = source.checkpoint().orElseThrow(() -> new Stop("checkpoint", "is missing"));
    Checkpoint checkpoint =
        Checkpoint.open(note, key)
            .orElseThrow(() -> new Stop("checkpoint", "is not signed by " + key));
    if (source instanceof LocalSource local && local.size() != checkpoint.size()) {
      throw new Stop("checkpoint", "is not of the size that the database says");
    }
    return checkpoint;
  }

  private void entries(Checkpoint checkpoint) throws IOException, Stop {
    long size = checkpoint.size();
    for (long number = 0; number * TilePath.FULL < size; number++) {
      bundle(number, Tiles.width(size, 0, number));
      compare();
      progress.accept(edge.size());
    }
    edge.flush();
    compare();
    if (!edge.root().equals(checkpoint.root())) {
      throw new Stop("checkpoint", "has another root than the entries before it");
    }
  }

  private void bundle(long number, int width) throws IOException, Stop {
    var path = new TilePath(TilePath.ENTRIES, number, width);
    List<byte[]> entries =
        EntryBundle.decode(fetch(path), width)
            .orElseThrow(() -> new Stop(path, "does not hold " + width + " entries"));
    var leaves = new TilePath(0, number, width);
    byte[] tile = fetch(leaves);
    if (tile.length != width * Merkle.HASH) {
      throw new Stop(leaves, "does not hold " + width + " hashes");
    }
    var events = new LinkedHashMap<Long, PublicationEvent>();
    for (int i = 0; i < width; i++) {
      long index = edge.size();
      byte[] leaf = Merkle.leaf(entries.get(i));
      if (!Arrays.equals(leaf, 0, Merkle.HASH, tile, i * Merkle.HASH, (i + 1) * Merkle.HASH)) {
        throw new Stop("entry " + index, "is not what " + leaves + " has the hash of");
      }
      edge.append(leaf);
      EntryRules.Judged judged = rules.next(entries.get(i));
      if (judged.event() == null || judged.problem() != null) {
        throw new Stop("entry " + index, String.valueOf(judged.problem()));
      }
      events.put(index, judged.event());
    }
    if (source instanceof LocalSource local) {
      columns(local, events);
    }
    documents(events);
    media(events);
    events.forEach(missing::after);
  }

  /** Every tile that the entries so far complete or, at the end, leave partial. */
  private void compare() throws IOException, Stop {
    for (var tile : computed.entrySet()) {
      if (!Arrays.equals(fetch(tile.getKey()), tile.getValue())) {
        throw new Stop(tile.getKey(), "does not hold the hashes of the entries below it");
      }
    }
    computed.clear();
  }

  private byte[] fetch(TilePath path) throws IOException, Stop {
    return source.tile(path).orElseThrow(() -> new Stop(path, "is missing"));
  }

  /** The look-up columns are no part of the log, but readers are served by them. */
  private static void columns(LocalSource local, Map<Long, PublicationEvent> events)
      throws IOException, Stop {
    long first = events.keySet().iterator().next();
    for (LogStore.Row row : local.rows(first, events.size())) {
      PublicationEvent event = events.get(row.index());
      if (event == null
          || !event.subject().toString().equals(row.subject())
          || event.revision() != row.revision()) {
        throw new Stop("entry " + row.index(), "is filed under another subject or revision");
      }
    }
  }

  private void documents(Map<Long, PublicationEvent> events) throws IOException, Stop {
    var names = new HashSet<Hash>();
    events.values().forEach(event -> names.addAll(References.documents(event)));
    Map<Hash, byte[]> found = source.contents(names);
    for (var event : events.entrySet()) {
      for (Hash hash : References.documents(event.getValue())) {
        byte[] bytes = found.get(hash);
        if (bytes == null) {
          missing.add(event.getKey(), event.getValue().subject(), hash);
        } else if (Hash.of(bytes).equals(hash)) {
          documents++;
        } else {
          throw new Stop(
              "entry " + event.getKey(), "names content " + hash + ", whose bytes differ");
        }
      }
    }
  }

  private void media(Map<Long, PublicationEvent> events) throws IOException, Stop {
    for (var event : events.entrySet()) {
      for (Hash hash : event.getValue().media()) {
        if (media.contains(hash)) {
          continue;
        }
        Optional<InputStream> medium = source.medium(hash);
        if (medium.isEmpty()) {
          missing.add(event.getKey(), event.getValue().subject(), hash);
        } else if (digest(medium.get()).equals(hash)) {
          media.add(hash);
        } else {
          throw new Stop(
              "entry " + event.getKey(), "names medium " + hash + ", whose bytes differ");
        }
      }
    }
  }

  private static Hash digest(InputStream bytes) throws IOException {
    MessageDigest sha = Hash.sha256();
    try (var in = new DigestInputStream(bytes, sha)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return Hash.ofDigest(sha.digest());
  }
}
