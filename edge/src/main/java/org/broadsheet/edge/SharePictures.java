package org.broadsheet.edge;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.broadsheet.archive.Story;
import org.broadsheet.archive.Withdrawn;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Hash;
import org.broadsheet.press.SharePicture;
import org.jspecify.annotations.Nullable;

/**
 * Cards and posters of stories, drawn on first request and kept in the cache directory. A file's
 * name says what it was drawn from, so one of an earlier version is never sent; whether the story
 * is still there is asked each time.
 */
final class SharePictures {
  private static final int WIDEST = 1_600;

  private final Views views;
  private final Pictures pictures;
  private final Path cache;
  private final String version;
  private final Workers readers;
  private final Workers drawers;

  /** Pictures being drawn, so that each is drawn once however many ask. */
  private final Map<Path, CompletableFuture<Reply>> drawing = new ConcurrentHashMap<>();

  SharePictures(
      Views views,
      Pictures pictures,
      Path cache,
      String version,
      Workers readers,
      Workers drawers) {
    this.views = views;
    this.pictures = pictures;
    this.cache = cache.resolve("share");
    this.version = version;
    this.readers = readers;
    this.drawers = drawers;
  }

  private record Wanted(Story story, SharePicture form, Path file, String tag) {}

  private record Look(@Nullable Reply reply, @Nullable Wanted wanted) {}

  /** The form that a path behind {@code /share/} asks for; null where it asks for none. */
  static @Nullable SharePicture form(String tail) {
    if (tail.length() > 10 && ArticleId.isId(tail.substring(0, 10))) {
      return switch (tail.substring(10)) {
        case ".png" -> SharePicture.CARD;
        case "/poster.png" -> SharePicture.POSTER;
        default -> null;
      };
    }
    return null;
  }

  /** The answer to {@code /share/{article}.png} and {@code /share/{article}/poster.png}. */
  CompletableFuture<Reply> answer(String tail, SharePicture form) {
    var id = new ArticleId(tail.substring(0, 10));
    return readers
        .call(() -> look(id, form), () -> new Look(Replies.busy(), null))
        .thenCompose(look -> {
          Wanted wanted = look.wanted();
          return wanted == null
              ? CompletableFuture.completedFuture(
                  look.reply() == null ? Replies.notFound() : look.reply())
              : drawn(wanted);
        });
  }

  private Look look(ArticleId id, SharePicture form) throws IOException {
    return switch (views.article(id).orElse(null)) {
      case null -> new Look(Replies.notFound(), null);
      case Withdrawn _ -> {
        drop(id);
        yield new Look(Replies.withdrawn(), null);
      }
      case Story story -> {
        // What is drawn depends on the entry, on the site's names and colours, and on the program.
        String from = story.index() + " " + views.site().hash() + " " + version;
        String tag = Hash.of(from.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 16);
        String name = form.name().toLowerCase(Locale.ROOT) + "-" + tag + ".png";
        Path file = folder(id).resolve(id + "-" + name);
        yield Files.isRegularFile(file)
            ? new Look(reply(file, tag), null)
            : new Look(null, new Wanted(story, form, file, tag));
      }
    };
  }

  private CompletableFuture<Reply> drawn(Wanted wanted) {
    var mine = new CompletableFuture<Reply>();
    CompletableFuture<Reply> other = drawing.putIfAbsent(wanted.file(), mine);
    if (other != null) {
      return other;
    }
    var _ =
        drawers
            .run(() -> draw(wanted))
            .whenComplete((reply, failure) -> {
              drawing.remove(wanted.file(), mine);
              if (failure != null) {
                mine.completeExceptionally(failure);
              } else {
                mine.complete(reply);
              }
            });
    return mine;
  }

  private Reply draw(Wanted wanted) throws IOException {
    ArticleId id = wanted.story().id();
    byte[] png =
        views.sharePicture(wanted.form(), wanted.story(), hash -> pictures.drawable(hash, WIDEST));
    Files.createDirectories(folder(id));
    Path temporary = Files.createTempFile(folder(id), "new", "");
    try {
      Files.write(temporary, png);
      Files.move(temporary, wanted.file(), ATOMIC_MOVE, REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
    // A withdrawal while it was drawn found no file to remove.
    if (views.article(id).orElse(null) instanceof Story now
        && now.index() == wanted.story().index()) {
      return reply(wanted.file(), wanted.tag());
    }
    Files.deleteIfExists(wanted.file());
    return Replies.busy();
  }

  /** Removes what was drawn of a story that changed, was withdrawn or erased. */
  void drop(ArticleId id) throws IOException {
    Path folder = folder(id);
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, id + "-*")) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
  }

  private Path folder(ArticleId id) {
    return cache.resolve(id.value().substring(0, 2));
  }

  private static Reply reply(Path file, String tag) throws IOException {
    // No cache may show it for a day after a withdrawal, so nothing is said of errors.
    var head = new Reply.Head(200, "image/png", "public, max-age=60", null);
    return Reply.file(head, file, '"' + tag + '"');
  }
}
