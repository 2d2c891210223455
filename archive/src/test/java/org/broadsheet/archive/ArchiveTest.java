package org.broadsheet.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.ChannelPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
  @TempDir Path directory;

  private final Newsroom newsroom = new Newsroom(1);

  private static List<String> headlines(Slice slice) {
    return slice.items().stream().map(Teaser::headline).toList();
  }

  @Test
  void showsWhatWasApplied() {
    ArticleId first = newsroom.publish(Newsroom.story("zh", "local/reed-isle", "渡轮改电", "首班六时四十分。"));
    ArticleId second = newsroom.publish(Newsroom.story("en", "culture", "Old teahouse reopens"));
    try (var archive = Archive.open(directory)) {
      List<Applied> applied = archive.apply(newsroom.log);
      assertThat(applied).hasSize(2).allMatch(one -> one.before() == null && one.after() != null);
      try (var snapshot = archive.snapshot()) {
        assertThat(snapshot.position()).isEqualTo(2);
        assertThat(headlines(snapshot.list(new Listing.All(), null, null, 10)))
            .containsExactly("Old teahouse reopens", "渡轮改电");
        assertThat(
                headlines(
                    snapshot.list(new Listing.InChannel(new ChannelPath("local")), "zh", null, 10)))
            .containsExactly("渡轮改电");
        assertThat(snapshot.teasers(List.of(first, second))).hasSize(2);
        assertThat(snapshot.search("渡轮", "zh", 0, 10).total()).isEqualTo(1);
        assertThat(snapshot.search("teahouses reopening", null, 0, 10).total()).isEqualTo(1);
      }
    }
  }

  @Test
  void forgetsTheTextOfAWithdrawnStory() {
    Article article = Newsroom.story("en", "local", "Lantern night moved", "To Sunday.");
    ArticleId id = newsroom.publish(article);
    newsroom.withdraw(id, "The date was wrong.");
    try (var archive = Archive.open(directory)) {
      List<Applied> applied = archive.apply(newsroom.log);
      assertThat(applied.get(1).before()).isInstanceOf(Story.class);
      try (var snapshot = archive.snapshot()) {
        assertThat(snapshot.article(id).orElseThrow()).isInstanceOf(Withdrawn.class);
        assertThat(snapshot.list(new Listing.All(), null, null, 10).items()).isEmpty();
        assertThat(snapshot.search("lantern", "en", 0, 10).total()).isZero();
      }
    }
  }

  @Test
  void refusesASecondKeeper() {
    try (var archive = Archive.open(directory)) {
      assertThat(archive.position()).isZero();
      assertThatThrownBy(() -> Archive.open(directory))
          .isInstanceOfSatisfying(
              ArchiveFailed.class,
              e -> assertThat(e.reason()).isEqualTo(ArchiveFailed.Reason.IN_USE));
    }
  }
}
