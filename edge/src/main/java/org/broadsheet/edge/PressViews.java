package org.broadsheet.edge;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.broadsheet.archive.Applied;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.Found;
import org.broadsheet.archive.Snapshot;
import org.broadsheet.archive.Story;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Hash;
import org.broadsheet.content.Json;
import org.broadsheet.content.Poll;
import org.broadsheet.content.Site;
import org.broadsheet.press.Address;
import org.broadsheet.press.HistoryEntry;
import org.broadsheet.press.Page;
import org.broadsheet.press.PollState;
import org.broadsheet.press.Press;
import org.broadsheet.press.ReportState;
import org.broadsheet.press.SearchForm;
import org.broadsheet.press.SharePicture;
import org.jspecify.annotations.Nullable;

/** The archive through the press. */
record PressViews(Archive archive, Press press) implements Views {
  /** In an answer to a program. */
  private static final int HITS = 20;

  @Override
  public long position() {
    return archive.position();
  }

  @Override
  public Site site() {
    try (Snapshot now = archive.snapshot()) {
      return now.site();
    }
  }

  @Override
  public Page render(Address address) {
    try (Snapshot now = archive.snapshot()) {
      return press.render(address, now);
    }
  }

  @Override
  public boolean cacheable(Address address) {
    return press.cacheable(address);
  }

  @Override
  public Page notFound(@Nullable String edition, @Nullable String path) {
    try (Snapshot now = archive.snapshot()) {
      return press.notFound(edition, path, now);
    }
  }

  @Override
  public Set<String> touched(Applied applied) {
    return press.touched(applied);
  }

  @Override
  public Optional<Found> article(ArticleId id) {
    try (Snapshot now = archive.snapshot()) {
      return now.article(id);
    }
  }

  @Override
  public Page search(@Nullable String edition, SearchForm form) {
    try (Snapshot now = archive.snapshot()) {
      return press.search(edition, form, now);
    }
  }

  @Override
  public Page searchAnswer(@Nullable String language, String words, int page) {
    try (Snapshot now = archive.snapshot()) {
      String in = language == null ? now.site().defaultLanguage() : language;
      return press.searchAnswer(words, page, now.search(words, in, page, HITS), now);
    }
  }

  @Override
  public Page history(@Nullable String edition, ArticleId id, List<HistoryEntry> entries) {
    try (Snapshot now = archive.snapshot()) {
      return press.history(edition, id, entries, now);
    }
  }

  @Override
  public byte[] moodFragment(
      @Nullable String edition, Story story, Map<String, Long> counts, @Nullable String own) {
    try (Snapshot now = archive.snapshot()) {
      return press.moodFragment(edition, story, counts, own, now);
    }
  }

  @Override
  public Page moodPage(
      @Nullable String edition, Story story, Map<String, Long> counts, @Nullable String own) {
    try (Snapshot now = archive.snapshot()) {
      return press.moodPage(edition, story, counts, own, now);
    }
  }

  @Override
  public Page moodEmbed(@Nullable String edition, Story story, Map<String, Long> counts) {
    try (Snapshot now = archive.snapshot()) {
      return press.moodEmbed(edition, story, counts, now);
    }
  }

  @Override
  public Page moodRanking(
      @Nullable String edition, int days, long least, Map<String, List<Press.Ranked>> stories) {
    try (Snapshot now = archive.snapshot()) {
      return press.moodRanking(edition, days, least, stories, now);
    }
  }

  @Override
  public Optional<Json> oembed(String url, int widest) {
    try (Snapshot now = archive.snapshot()) {
      return press.oembed(url, widest, now);
    }
  }

  @Override
  public byte[] moodBlock(@Nullable String edition, Map<String, List<Press.Ranked>> stories) {
    try (Snapshot now = archive.snapshot()) {
      return press.moodBlock(edition, stories, now);
    }
  }

  @Override
  public byte[] sharePicture(
      SharePicture form, Story story, Function<Hash, Optional<BufferedImage>> media) {
    try (Snapshot now = archive.snapshot()) {
      return press.sharePicture(form, story, now, media);
    }
  }

  @Override
  public Optional<Poll> poll(String id) {
    try (Snapshot now = archive.snapshot()) {
      return now.poll(id);
    }
  }

  @Override
  public byte[] pollFragment(@Nullable String edition, String id, Poll poll, PollState state) {
    try (Snapshot now = archive.snapshot()) {
      return press.pollFragment(edition, id, poll, state, now);
    }
  }

  @Override
  public Page pollPage(
      @Nullable String edition,
      String id,
      Poll poll,
      PollState state,
      PollState.@Nullable Refusal refused) {
    try (Snapshot now = archive.snapshot()) {
      return press.pollPage(edition, id, poll, state, refused, now);
    }
  }

  @Override
  public Page pollEmbed(@Nullable String edition, String id, Poll poll, PollState state) {
    try (Snapshot now = archive.snapshot()) {
      return press.pollEmbed(edition, id, poll, state, now);
    }
  }

  @Override
  public Page report(@Nullable String edition, Story story, ReportState state) {
    try (Snapshot now = archive.snapshot()) {
      return press.report(edition, story, state, now);
    }
  }

  @Override
  public Map<String, Press.Asset> assets() {
    try (Snapshot now = archive.snapshot()) {
      return press.assets(now);
    }
  }
}
