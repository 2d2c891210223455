package org.broadsheet.desk;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.Imagined;
import org.broadsheet.archive.Snapshot;
import org.broadsheet.archive.Teaser;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Poll;
import org.broadsheet.ledger.Submission;
import org.broadsheet.press.Address;
import org.broadsheet.press.Press;
import org.jspecify.annotations.Nullable;

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

  /** So many stories one search finds at most. */
  int FOUND = 10;

  /** Stories that readers see and these words find, the best first; at most {@link #FOUND}. */
  default List<Printed> find(String words) {
    return List.of();
  }

  /** Those of these stories that readers see, in this order. */
  default List<Printed> printed(List<ArticleId> ids) {
    return List.of();
  }

  /** The votes that readers can give or could, by id. */
  default Map<String, Poll> polls() {
    return Map.of();
  }

  /**
   * A page of the site as readers would get it if these entries were in the log; nothing of it is
   * public.
   *
   * @param story the page of this story, null for the home page
   */
  default byte[] asOf(List<Submission> entries, @Nullable ArticleId story) {
    return new byte[0];
  }

  /** The zone in which the site shows times. */
  default ZoneId zone() {
    return ZoneOffset.UTC;
  }

  private static Printed printed(Teaser teaser) {
    return new Printed(teaser.id(), teaser.headline(), teaser.channel().value(), teaser.urlDate());
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
      public List<Printed> find(String words) {
        if (words.isBlank()) {
          return List.of();
        }
        try (Snapshot snapshot = archive.snapshot()) {
          return snapshot.search(words, null, 0, FOUND).hits().stream()
              .map(hit -> Preview.printed(hit.teaser()))
              .toList();
        }
      }

      @Override
      public List<Printed> printed(List<ArticleId> ids) {
        try (Snapshot snapshot = archive.snapshot()) {
          return snapshot.teasers(ids).values().stream().map(Preview::printed).toList();
        }
      }

      @Override
      public Map<String, Poll> polls() {
        try (Snapshot snapshot = archive.snapshot()) {
          return snapshot.polls();
        }
      }

      @Override
      public byte[] asOf(List<Submission> entries, @Nullable ArticleId story) {
        try (Imagined imagined = archive.imagine(entries);
            Snapshot snapshot = imagined.snapshot()) {
          return press.render(address(snapshot, story), snapshot).body();
        }
      }

      private static Address address(Snapshot snapshot, @Nullable ArticleId id) {
        return id != null
                && snapshot.article(id).orElse(null) instanceof org.broadsheet.archive.Story story
            ? Address.parse(Press.path(story, snapshot.site()), null).orElseThrow()
            : new Address.Home(null, null);
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
