package org.broadsheet.desk;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.Snapshot;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.press.Press;

/** How a text would look to a reader. */
public interface Preview {
  /** The page, marked as a preview. */
  byte[] page(Article article);

  /** What the page loads from our own host: styles and the like. */
  Optional<Press.Asset> asset(String path);

  /** What readers see above a story; its id where they see nothing of it. */
  default String headline(ArticleId id) {
    return id.value();
  }

  /** The zone in which the site shows times. */
  default ZoneId zone() {
    return ZoneOffset.UTC;
  }

  /** The reader's real page, made by the press from the archive's present. */
  static Preview of(Press press, Archive archive) {
    return new Preview() {
      @Override
      public byte[] page(Article article) {
        try (Snapshot snapshot = archive.snapshot()) {
          return press.preview(article, snapshot);
        }
      }

      @Override
      public String headline(ArticleId id) {
        try (Snapshot snapshot = archive.snapshot()) {
          return snapshot.article(id).orElse(null) instanceof org.broadsheet.archive.Story story
              ? story.article().headline()
              : id.value();
        }
      }

      @Override
      public ZoneId zone() {
        try (Snapshot snapshot = archive.snapshot()) {
          return snapshot.site().zoneId();
        }
      }

      @Override
      public Optional<Press.Asset> asset(String path) {
        try (Snapshot snapshot = archive.snapshot()) {
          return Optional.ofNullable(press.assets(snapshot).get(path));
        }
      }
    };
  }
}
