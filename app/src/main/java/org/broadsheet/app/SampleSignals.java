package org.broadsheet.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Json;
import org.broadsheet.pulse.Mood;
import org.broadsheet.pulse.MoodSet;
import org.broadsheet.pulse.Pulse;
import org.broadsheet.pulse.PulseConfig;
import org.broadsheet.pulse.ReaderToken;

/**
 * Moods and votes of readers that the sample newspaper never had, so that its bars and rankings can
 * be seen. The site entry says that it is a sample, and every figure is shown as one.
 */
final class SampleSignals {
  private final SecureRandom random = new SecureRandom();
  private final Pulse pulse;
  private final List<CompletableFuture<?>> kept = new ArrayList<>();

  private SampleSignals(Pulse pulse) {
    this.pulse = pulse;
  }

  /** Says them all, each on its day before today in this zone. When it returns, all are on disk. */
  static void say(PulseConfig config, InstantSource clock, ZoneId zone) {
    Instant now = clock.instant();
    var day = new AtomicReference<>(now);
    try (Pulse pulse = Pulse.open(config.withClock(day::get))) {
      pulse.offer(MoodSet.STANDARD, zone);
      var signals = new SampleSignals(pulse);
      for (long back : lines().stream().map(SampleSignals::day).distinct().toList()) {
        day.set(now.minus(Duration.ofDays(back)));
        lines().stream().filter(line -> day(line) == back).forEach(signals::say);
        // A batch is counted in the day of its commit, so a day ends before the next begins.
        CompletableFuture.allOf(signals.kept.toArray(CompletableFuture[]::new)).join();
        signals.kept.clear();
      }
    }
  }

  private static List<Map<String, Json>> lines() {
    try (InputStream in = SampleSignals.class.getResourceAsStream("sample/signals.jsonl")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> ((Json.Object) Json.parse(line.getBytes(StandardCharsets.UTF_8))).members())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long day(Map<String, Json> line) {
    return ((Json.Int) Objects.requireNonNull(line.get("day"))).value();
  }

  private void say(Map<String, Json> line) {
    var readers = (Json.Object) Objects.requireNonNull(line.get("readers"));
    readers
        .members()
        .forEach((words, count) -> {
          for (long i = 0; i < ((Json.Int) count).value(); i++) {
            ReaderToken reader = ReaderToken.random(random);
            if (line.get("article") instanceof Json.Text article) {
              kept.add(pulse.setMoodAsync(new ArticleId(article.value()), reader, new Mood(words)));
            } else if (line.get("poll") instanceof Json.Text poll) {
              kept.add(pulse.voteAsync(poll.value(), reader, Set.of(words.split(" "))));
            }
          }
        });
  }
}
