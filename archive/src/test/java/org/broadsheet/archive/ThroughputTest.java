package org.broadsheet.archive;

import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import org.broadsheet.content.Article;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints how many stories a second go into the index; a measurement, not a check. */
@Tag("bench")
class ThroughputTest {
  private static final int STORIES = Integer.getInteger("stories", 20_000);

  @TempDir Path directory;

  @Test
  void printsStoriesPerSecond() {
    var random = new Random(11);
    long took = 0;
    var newsroom = new Newsroom(6);
    try (Archive archive = Archive.open(directory)) {
      for (int done = 0; done < STORIES; done += 500) {
        newsroom.log.clear();
        for (int i = 0; i < 500; i++) {
          newsroom.publish(random.nextInt(10) < 7 ? chinese(random) : english(random));
        }
        var batch = newsroom.log;
        long shift = done;
        var shifted =
            batch.stream()
                .map(e ->
                    new org.broadsheet.ledger.LoggedEntry(
                        e.index() + shift, e.bytes(), e.event(), e.content(), e.statement()))
                .toList();
        long start = System.nanoTime();
        archive.apply(shifted);
        took += System.nanoTime() - start;
      }
      long start = System.nanoTime();
      archive.commit();
      took += System.nanoTime() - start;
      long slowest = 0;
      try (Snapshot snapshot = archive.snapshot()) {
        Cursor after = null;
        for (int page = 0; page < 200; page++) {
          long from = System.nanoTime();
          after = snapshot.list(new Listing.All(), "zh", after, 20).next();
          slowest = page < 50 ? 0 : Math.max(slowest, System.nanoTime() - from);
        }
      }
      System.out.printf(
          "archive: %d stories, %.0f stories/s, slowest page %.2f ms%n",
          STORIES, STORIES * 1e9 / took, slowest / 1e6);
    }
  }

  private static Article chinese(Random random) {
    String text =
        random
            .ints(1400, 0, 3000)
            .mapToObj(i -> i % 20 == 0 ? "，" : Character.toString(0x4e00 + i))
            .collect(Collectors.joining());
    return Newsroom.story("zh", "local/c" + random.nextInt(20), text.substring(0, 18), text);
  }

  private static Article english(Random random) {
    String text =
        random
            .ints(450, 0, 20_000)
            .mapToObj(i -> Integer.toString(i * 31 + 17, 36) + (i % 3 == 0 ? "ing" : ""))
            .collect(Collectors.joining(" "));
    return Newsroom.story("en", "local/c" + random.nextInt(20), text.substring(0, 60), text);
  }
}
