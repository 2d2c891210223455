package org.broadsheet.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.broadsheet.content.ArticleId;
import org.broadsheet.ledger.Entry;
import org.broadsheet.ledger.Submission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImaginedTest {
  @TempDir Path directory;

  private final Newsroom newsroom = new Newsroom(7);

  private static Submission submission(Entry entry) {
    return new Submission(entry.event(), List.copyOf(entry.contents().values()));
  }

  @Test
  void itShowsWhatWouldBeThereAndTheArchiveItselfDoesNot() throws IOException {
    ArticleId old = newsroom.publish(Newsroom.story("en", "local", "Old boats"));
    try (var archive = Archive.open(directory, "this")) {
      archive.apply(newsroom.log);
      ArticleId coming = newsroom.publish(Newsroom.story("en", "local", "New boats"));
      try (var imagined = archive.imagine(List.of(submission(newsroom.log.getLast())));
          var snapshot = imagined.snapshot();
          var present = archive.snapshot()) {
        assertThat(snapshot.article(coming)).isPresent();
        assertThat(snapshot.article(old)).isPresent();
        assertThat(snapshot.search("boats", null, 0, 10).total()).isEqualTo(2);
        assertThat(present.article(coming)).isEmpty();
        assertThat(present.search("boats", null, 0, 10).total()).isEqualTo(1);
      }
      assertThat(left()).isEmpty();
      assertThat(archive.position()).isEqualTo(1);
      archive.apply(newsroom.log); // and it goes on as if nothing had been
      try (var present = archive.snapshot()) {
        assertThat(present.article(coming)).isPresent();
      }
    }
  }

  @Test
  void whatACrashLeftOfItIsDroppedAtTheNextStart() throws IOException {
    newsroom.publish(Newsroom.story("en", "local", "Old boats"));
    try (var archive = Archive.open(directory, "this")) {
      archive.apply(newsroom.log);
    }
    Files.createDirectories(directory.resolve(Imagined.NAMED + "x/index-0"));
    Archive.open(directory, "this").close();
    assertThat(left()).isEmpty();
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(path -> path.getFileName().toString().startsWith(Imagined.NAMED)).toList();
    }
  }
}
