package org.broadsheet.edge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.broadsheet.content.Hash;
import org.broadsheet.ledger.TilePath;
import org.jspecify.annotations.Nullable;

/**
 * The log as anyone may read and verify it: C2SP tlog-tiles below {@code /log/}, and the contents
 * that its entries name.
 */
final class LogDoor {
  private final LogShelf log;
  private final Workers readers;

  LogDoor(LogShelf log, Workers readers) {
    this.log = log;
    this.readers = readers;
  }

  /** The answer to {@code /log/…}; the argument is what follows. */
  CompletableFuture<Reply> answer(String name) {
    return readers.run(() -> {
      Reply reply = find(name);
      return reply == null ? Replies.notFound() : reply;
    });
  }

  private @Nullable Reply find(String name) throws IOException {
    if (name.equals("checkpoint")) {
      var head = new Reply.Head(200, "text/plain; charset=utf-8", "no-cache", null);
      return log.checkpoint().map(note -> Reply.of(head, note)).orElse(null);
    }
    Optional<TilePath> tile = TilePath.parse(name);
    if (tile.isPresent()) {
      // A partial tile never changes either, but is not worth a place in anybody's cache for long.
      String control = tile.get().full() ? Fields.FOR_EVER : "public, max-age=60";
      var head = new Reply.Head(200, "application/octet-stream", control, null);
      return log.tile(tile.get()).map(bytes -> Reply.of(head, bytes)).orElse(null);
    }
    if (name.startsWith("content/") && Hash.isHash(name.substring(8))) {
      return content(new Hash(name.substring(8)));
    }
    return null;
  }

  private @Nullable Reply content(Hash hash) throws IOException {
    String tag = '"' + hash.hex().substring(0, 32) + '"';
    Optional<byte[]> document = log.document(hash);
    if (document.isPresent()) {
      var head = new Reply.Head(200, "application/json", Fields.GONE, null);
      return Reply.tagged(head, document.get(), Encoding.IDENTITY, false, java.util.List.of(tag));
    }
    Optional<Path> medium = log.medium(hash);
    if (medium.isPresent()) {
      var head = new Reply.Head(200, Pictures.type(medium.get()), Fields.GONE, null);
      return Reply.file(head, medium.get(), tag);
    }
    return null;
  }
}
