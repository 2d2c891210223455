package org.broadsheet.desk;

import java.util.Optional;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.Snapshot;
import org.broadsheet.content.Article;
import org.broadsheet.press.Press;

/** How a text would look to a reader. */
public interface Preview {
  /** The page, marked as a preview. */
  byte[] page(Article article);

  /** What the page loads from our own host: styles and the like. */
  Optional<Press.Asset> asset(String path);

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
      public Optional<Press.Asset> asset(String path) {
        try (Snapshot snapshot = archive.snapshot()) {
          return Optional.ofNullable(press.assets(snapshot).get(path));
        }
      }
    };
  }
}
