package org.broadsheet.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.broadsheet.content.ArticleId;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand Chinese titles with their classes, where they lie beside the repository. */
@Tag("conformance")
class CorporaTest {
  @TempDir Path directory;

  private static Path corpora() {
    String set = System.getProperty("broadsheet.corpora", System.getenv("BROADSHEET_CORPORA"));
    return set == null ? Path.of("..", "..", "shared", "corpora") : Path.of(set);
  }

  @Test
  void everyPairOfCharactersFindsItsTitle() throws IOException {
    Path titles = corpora().resolve("zh-titles").resolve("dev.txt");
    Assumptions.assumeTrue(Files.exists(titles), "the corpus of titles is not here: " + titles);
    var newsroom = new Newsroom(5);
    Map<ArticleId, String> classes = new HashMap<>();
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(titles)) {
      String[] parts = line.split("\t", 2);
      lines.add(parts[0]);
      classes.put(newsroom.publish(Newsroom.story("zh", "top", parts[0])), parts[1]);
    }
    try (Archive archive = Archive.open(directory)) {
      for (int from = 0; from < newsroom.log.size(); from += 500) {
        archive.apply(newsroom.log.subList(from, Math.min(from + 500, newsroom.log.size())));
      }
      try (Snapshot snapshot = archive.snapshot()) {
        int missed = 0;
        int asked = 0;
        for (int i = 0; i < lines.size(); i += 20) {
          for (String pair : pairs(lines.get(i))) {
            asked++;
            if (snapshot.search(pair, "zh", 0, 1).total() == 0) {
              missed++;
            }
          }
        }
        System.out.printf("zh-titles: %d pairs asked, %d missed%n", asked, missed);
        System.out.printf(
            "zh-titles: same class P@10 %.3f%n", precision(snapshot, newsroom, classes));
        assertThat(missed).isZero();
      }
    }
  }

  private static List<String> pairs(String title) {
    var pairs = new ArrayList<String>();
    int[] points = title.codePoints().toArray();
    for (int i = 0; i + 1 < points.length; i++) {
      if (Character.isIdeographic(points[i]) && Character.isIdeographic(points[i + 1])) {
        pairs.add(new String(points, i, 2));
      }
    }
    return pairs;
  }

  /** How many of the ten best answers to a title, itself left out, are of its class. */
  private static double precision(
      Snapshot snapshot, Newsroom newsroom, Map<ArticleId, String> classes) {
    long same = 0;
    long all = 0;
    for (int i = 0; i < newsroom.log.size(); i += 50) {
      var id = new ArticleId(newsroom.log.get(i).event().subject().id());
      var story = (Story) snapshot.article(id).orElseThrow();
      var hits = snapshot.search(story.article().headline(), "zh", 0, 11).hits();
      for (var hit : hits) {
        if (!hit.teaser().id().equals(id)) {
          all++;
          same += Objects.equals(classes.get(id), classes.get(hit.teaser().id())) ? 1 : 0;
        }
      }
    }
    System.out.printf("zh-titles: %d answers to %d titles%n", all, newsroom.log.size() / 50);
    return all == 0 ? 0 : (double) same / all;
  }
}
