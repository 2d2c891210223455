package org.broadsheet.edge;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.util.Objects.requireNonNull;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.broadsheet.content.Hash;
import org.broadsheet.ledger.PictureFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Media, and their smaller renditions, which are made on first request and lie in the cache
 * directory. Whether the public may have a medium is asked of the log each time.
 */
final class Pictures {
  private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);

  /** Of a rendition; the last marks a medium that is its own rendition. */
  private static final List<String> SUFFIXES = List.of(".jpg", ".png", ".webp", ".same");

  private final LogShelf log;
  private final Path cache;
  private final Workers readers;
  private final Workers scalers;

  /** Renditions being made, so that each is made once however many ask. */
  private final Map<String, CompletableFuture<Reply>> making = new ConcurrentHashMap<>();

  Pictures(LogShelf log, Path cache, Workers readers, Workers scalers) {
    this.log = log;
    this.cache = cache.resolve("renditions");
    this.readers = readers;
    this.scalers = scalers;
  }

  /** The answer to {@code /media/{hash}/{variant}}; the argument is what follows the prefix. */
  CompletableFuture<Reply> answer(String tail) {
    int slash = tail.indexOf('/');
    String name = slash < 0 ? tail : tail.substring(0, slash);
    String variant = slash < 0 ? "" : tail.substring(slash + 1);
    if (!Hash.isHash(name) || (!variant.equals("o") && !Variant.ALL.containsKey(variant))) {
      return CompletableFuture.completedFuture(Replies.notFound());
    }
    var hash = new Hash(name);
    return readers
        .run(() -> {
          Optional<Path> original = log.medium(hash);
          if (original.isEmpty()) {
            return Replies.notFound();
          }
          Path made = made(hash, variant);
          return made != null
              ? reply(made, hash, variant)
              : variant.equals("o") ? reply(original.get(), hash, "o") : PENDING;
        })
        .thenCompose(reply ->
            reply == PENDING
                ? scaled(hash, requireNonNull(Variant.ALL.get(variant)))
                : CompletableFuture.completedFuture(reply));
  }

  /** Removes what was made of an erased medium; nothing could reach it any more anyway. */
  void erase(Hash hash) throws IOException {
    for (String variant : Variant.ALL.keySet()) {
      for (String suffix : SUFFIXES) {
        Files.deleteIfExists(place(hash, variant, suffix));
      }
    }
  }

  /** Stands for: the public may have it, and it is yet to be made. */
  private static final Reply PENDING = Reply.words(503, "Being made.");

  private @Nullable Path made(Hash hash, String variant) {
    for (String suffix : SUFFIXES) {
      Path file = place(hash, variant, suffix);
      if (Files.isRegularFile(file)) {
        return suffix.equals(".same") ? log.medium(hash).orElse(null) : file;
      }
    }
    return null;
  }

  private Path place(Hash hash, String variant, String suffix) {
    return cache.resolve(hash.hex().substring(0, 2)).resolve(hash.hex() + "-" + variant + suffix);
  }

  private CompletableFuture<Reply> scaled(Hash hash, Variant variant) {
    String name = hash.hex() + variant.name();
    CompletableFuture<Reply> mine = new CompletableFuture<>();
    CompletableFuture<Reply> other = making.putIfAbsent(name, mine);
    if (other != null) {
      return other;
    }
    var _ =
        scalers
            .run(() -> scale(hash, variant))
            .whenComplete((reply, failure) -> {
              making.remove(name, mine);
              if (failure != null) {
                mine.completeExceptionally(failure);
              } else {
                mine.complete(reply);
              }
            });
    return mine;
  }

  /** A picture that cannot be scaled, or need not, is sent as it is. */
  private Reply scale(Hash hash, Variant variant) throws IOException {
    Optional<Path> original = log.medium(hash);
    if (original.isEmpty()) {
      return Replies.notFound();
    }
    Files.createDirectories(place(hash, variant.name(), "").getParent());
    BufferedImage print;
    try {
      print = Darkroom.develop(original.get(), variant);
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      LOG.warn("The picture {} cannot be scaled and is sent as it is", hash, e);
      print = null;
    }
    if (print == null) {
      Files.write(place(hash, variant.name(), ".same"), new byte[0]);
      return reply(original.get(), hash, variant.name());
    }
    return reply(written(print, hash, variant), hash, variant.name());
  }

  private Path written(BufferedImage print, Hash hash, Variant variant) throws IOException {
    String format = Darkroom.format(print, variant);
    Path temporary = Files.createTempFile(cache, "new", "");
    try {
      try {
        Darkroom.write(print, format, temporary);
      } catch (LinkageError | RuntimeException e) {
        if (!variant.webp()) {
          throw e;
        }
        // No native library for this machine. Browsers go by the bytes, so any format will do.
        LOG.warn("WebP cannot be written here; other formats are sent in its place", e);
        format = Darkroom.format(print, new Variant(variant.name(), variant.width(), false));
        Darkroom.write(print, format, temporary);
      }
      Path target = place(hash, variant.name(), Darkroom.suffix(format));
      Files.move(temporary, target, ATOMIC_MOVE, REPLACE_EXISTING);
      return target;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * The medium as a picture of at most this width, to draw with; empty where the public may not
   * have it, or it cannot be decoded.
   */
  Optional<BufferedImage> drawable(Hash hash, int width) {
    return log.medium(hash)
        .map(file -> {
          try {
            return Darkroom.develop(file, width);
          } catch (IOException | RuntimeException | OutOfMemoryError e) {
            LOG.warn("The picture {} cannot be drawn with", hash, e);
            return null;
          }
        });
  }

  private static Reply reply(Path file, Hash hash, String variant) throws IOException {
    var head = new Reply.Head(200, type(file), Fields.MEDIA, null);
    return Reply.file(head, file, '"' + hash.hex().substring(0, 32) + "-" + variant + '"');
  }

  /** By its first bytes, never by a name. What is no picture is sent as bytes to be saved. */
  static String type(Path file) throws IOException {
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(12);
    }
    String type = PictureFile.type(start);
    return type == null ? "application/octet-stream" : type;
  }
}
