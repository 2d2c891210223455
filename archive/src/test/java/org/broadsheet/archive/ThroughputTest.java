package org.broadsheet.archive;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.broadsheet.content.Article;
import org.broadsheet.ledger.Entry;
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
    long spent = 0;
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
                .map(e -> new Entry(e.index() + shift, e.bytes(), e.event(), e.contents()))
                .toList();
        long start = System.nanoTime();
        long busy = cpu();
        archive.apply(shifted);
        took += System.nanoTime() - start;
        spent += cpu() - busy;
        if ((done / 500) % 4 == 3) {
          System.out.printf("archive: %d, CPU %.2f ms per story%n", done + 500, spent / 1e6 / 2000);
          spent = 0;
        }
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

  /** Of the whole process: a figure that other work on the machine does not spoil. */
  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  /** Words as a language has them: few of them often, many of them rarely. */
  private static final List<String> CHINESE = words(8_000, true);

  private static final List<String> ENGLISH = words(15_000, false);

  private static List<String> words(int size, boolean chinese) {
    var random = new Random(size);
    var words = new ArrayList<String>();
    for (int i = 0; i < size; i++) {
      words.add(
          chinese
              ? Character.toString(0x4e00 + random.nextInt(2500))
                  + Character.toString(0x4e00 + random.nextInt(2500))
              : Integer.toString(random.nextInt(1 << 30), 36).replaceAll("[0-9]", "")
                  + (i % 3 == 0 ? "ing" : ""));
    }
    return words;
  }

  private static String text(
      Random random, List<String> words, int count, String gap, String stop) {
    var text = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      double u = random.nextDouble();
      text.append(words.get((int) (words.size() * u * u * u * u)));
      text.append(i % 12 == 0 ? stop : gap);
    }
    return text.toString();
  }

  private static Article chinese(Random random) {
    String text = text(random, CHINESE, 700, "", "。");
    return Newsroom.story("zh", "local/c" + random.nextInt(20), text.substring(0, 18), text);
  }

  private static Article english(Random random) {
    String text = text(random, ENGLISH, 450, " ", ". ");
    return Newsroom.story("en", "local/c" + random.nextInt(20), text.substring(0, 60), text);
  }
}
