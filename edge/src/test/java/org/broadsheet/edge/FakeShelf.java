package org.broadsheet.edge;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Hash;
import org.broadsheet.content.PublicationEvent.Change;
import org.broadsheet.ledger.TilePath;
import org.broadsheet.press.HistoryEntry;

/** A log of 300 entries in which a tile holds its own name. */
final class FakeShelf implements LogShelf {
  final Map<Hash, Path> media = new ConcurrentHashMap<>();

  @Override
  public Optional<byte[]> checkpoint() {
    return Optional.of(bytes("the checkpoint"));
  }

  @Override
  public long size() {
    return 300;
  }

  @Override
  public Optional<byte[]> tile(TilePath path) {
    return Optional.of(bytes(path.path()));
  }

  @Override
  public Optional<byte[]> document(Hash hash) {
    return hash.hex().endsWith("1") ? Optional.of(bytes("{\"v\":1}")) : Optional.empty();
  }

  @Override
  public Optional<Path> medium(Hash hash) {
    return Optional.ofNullable(media.get(hash));
  }

  @Override
  public List<HistoryEntry> history(ArticleId id) {
    return id.equals(Entries.FERRY)
        ? List.of(new HistoryEntry(0, Entries.event(id, 1, Change.FIRST)))
        : List.of();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
