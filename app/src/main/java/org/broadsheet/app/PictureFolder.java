package org.broadsheet.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.broadsheet.content.Article;
import org.broadsheet.content.Block;
import org.broadsheet.content.Hash;
import org.broadsheet.content.Medium;
import org.broadsheet.ledger.MediaStore;
import org.broadsheet.ledger.PictureFile;
import org.jspecify.annotations.Nullable;

/**
 * The pictures that lie beside a file of JSON Lines, in a folder {@code media}: each in a file
 * named by the SHA-256 of its bytes, as {@code ab/<sha256>} or {@code <sha256>}, as a data
 * directory keeps them. What the store keeps is the picture alone, so a file with notes in it gets
 * another hash, and the story names that one.
 */
final class PictureFolder {
  private final Path folder;
  private final MediaStore store;

  /** What each hash of a line has become. */
  private final Map<Hash, Medium> taken = new HashMap<>();

  /** The folder beside this file; it need not exist. */
  PictureFolder(Path lines, MediaStore store) {
    this.folder = lines.toAbsolutePath().resolveSibling("media");
    this.store = store;
  }

  /** A story, or why its pictures cannot be taken in. */
  sealed interface Result {
    /** The story as it names its pictures now; all that lay in the folder are on disk. */
    record Taken(Article article) implements Result {}

    /** The reason is a clause without an end. */
    record Refused(String reason) implements Result {}
  }

  /** Takes in the pictures of a story that are not stored yet. */
  Result take(Article article) {
    int number = 0;
    for (Block.Figure figure : article.figures()) {
      number++;
      Hash hash = figure.medium().hash();
      if (taken.containsKey(hash) || store.has(hash)) {
        continue;
      }
      Path file = file(hash);
      if (file == null) {
        return new Result.Refused(
            "picture %d, %s, is neither stored nor in %s".formatted(number, hash, folder));
      }
      try {
        if (Files.size(file) > MediaStore.DEFAULT_LIMIT) {
          return new Result.Refused("picture %d, %s, is too large".formatted(number, file));
        }
        byte[] raw = Files.readAllBytes(file);
        if (!Hash.of(raw).equals(hash)) {
          return new Result.Refused(
              "picture %d, %s, holds other bytes than its name says".formatted(number, file));
        }
        switch (store.take(raw)) {
          case PictureFile.Result.Clean(_, Medium medium) -> taken.put(hash, medium);
          case PictureFile.Result.Refused(String reason) -> {
            return new Result.Refused("picture %d, %s, %s".formatted(number, file, reason));
          }
          case PictureFile.Result.TooLarge(String reason) -> {
            return new Result.Refused("picture %d, %s, %s".formatted(number, file, reason));
          }
        }
      } catch (IOException e) {
        return new Result.Refused(
            "picture %d, %s: %s".formatted(number, file, DataDirectory.reason(e)));
      }
    }
    return new Result.Taken(taken.isEmpty() ? article : article.withFigures(this::renamed));
  }

  private @Nullable Path file(Hash hash) {
    Path nested = folder.resolve(hash.hex().substring(0, 2)).resolve(hash.hex());
    Path flat = folder.resolve(hash.hex());
    return Files.isRegularFile(nested) ? nested : Files.isRegularFile(flat) ? flat : null;
  }

  private Block.Figure renamed(Block.Figure figure) {
    Medium now = taken.get(figure.medium().hash());
    if (now == null) {
      return figure;
    }
    var medium =
        new Medium(now.hash(), now.type(), now.width(), now.height(), figure.medium().focus());
    return new Block.Figure(
        medium, figure.alt(), figure.decorative(), figure.caption(), figure.credit());
  }

  /** Which pictures nobody described, by their place in the story; null where all are. */
  static @Nullable String undescribed(Article article) {
    int number = 0;
    for (Block.Figure figure : article.figures()) {
      number++;
      if (figure.lacksWords()) {
        return ("picture %d, %s, has no words for those who do not see it: say in alt what it"
                + " shows, or that it is decorative")
            .formatted(number, figure.medium().hash());
      }
    }
    return null;
  }
}
