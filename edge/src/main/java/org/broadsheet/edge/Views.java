package org.broadsheet.edge;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.broadsheet.archive.Applied;
import org.broadsheet.archive.Found;
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

/** What the edge shows, each read from the archive as it is now. All of it may take a while. */
interface Views {
  /** How many log entries are shown. */
  long position();

  Site site();

  Page render(Address address);

  boolean cacheable(Address address);

  Page notFound(@Nullable String edition, @Nullable String path);

  Set<String> touched(Applied applied);

  Optional<Found> article(ArticleId id);

  Page search(@Nullable String edition, SearchForm form);

  /** The same for programs; {@code language} null for the default edition. */
  Page searchAnswer(@Nullable String language, String words, int page);

  Page history(@Nullable String edition, ArticleId id, List<HistoryEntry> entries);

  byte[] moodFragment(
      @Nullable String edition, Story story, Map<String, Long> counts, @Nullable String own);

  Page moodPage(
      @Nullable String edition, Story story, Map<String, Long> counts, @Nullable String own);

  Page moodEmbed(@Nullable String edition, Story story, Map<String, Long> counts);

  Optional<Json> oembed(String url, int widest);

  byte[] sharePicture(
      SharePicture form, Story story, Function<Hash, Optional<BufferedImage>> media);

  Page moodRanking(
      @Nullable String edition, int days, long least, Map<String, List<Press.Ranked>> stories);

  byte[] moodBlock(@Nullable String edition, Map<String, List<Press.Ranked>> stories);

  Optional<Poll> poll(String id);

  byte[] pollFragment(@Nullable String edition, String id, Poll poll, PollState state);

  Page pollPage(
      @Nullable String edition,
      String id,
      Poll poll,
      PollState state,
      PollState.@Nullable Refusal refused);

  Page pollEmbed(@Nullable String edition, String id, Poll poll, PollState state);

  Page report(@Nullable String edition, Story story, ReportState state);

  Map<String, Press.Asset> assets();
}
