package org.broadsheet.app;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.broadsheet.content.EntryId;
import org.broadsheet.wire.DocumentLine;
import org.broadsheet.wire.DocumentLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes synthetic news for load tests. */
@Command(name = "generate", description = "Writes synthetic news as JSON Lines, for load tests.")
final class GenerateCommand implements Callable<Integer> {
  @Option(names = "--articles", required = true, description = "How many stories.")
  private int articles;

  @Option(names = "--seed", defaultValue = "1", description = "The same seed, the same news.")
  private long seed;

  @Option(names = "--out", required = true, description = "The file to write.")
  private Path out;

  @Override
  public Integer call() {
    var news = new SyntheticNews(seed);
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(out), 1 << 20)) {
      for (int i = 0; i < articles; i++) {
        SyntheticNews.Item item = news.story(i);
        DocumentLines.write(
            new DocumentLine(
                EntryId.article(item.id()),
                null,
                item.published(),
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                item.article()),
            file);
      }
    } catch (IOException e) {
      throw new Unfit(out + " cannot be written (" + DataDirectory.reason(e) + ").", e);
    }
    return Exit.DONE;
  }
}
