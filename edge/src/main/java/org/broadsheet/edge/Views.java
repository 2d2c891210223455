package org.broadsheet.edge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.archive.Applied;
import org.broadsheet.archive.Found;
import org.broadsheet.archive.Story;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Site;
import org.broadsheet.press.Address;
import org.broadsheet.press.HistoryEntry;
import org.broadsheet.press.Page;
import org.broadsheet.press.Press;
import org.jspecify.annotations.Nullable;

/** What the edge shows, each read from the archive as it is now. All of it may take a while. */
interface Views {
  /** How many log entries are shown. */
  long position();

  Site site();

  Page render(Address address);

  boolean cacheable(Address address);

  Page notFound(@Nullable String edition);

  Set<String> touched(Applied applied);

  Optional<Found> article(ArticleId id);

  Page search(@Nullable String edition, String words, int page);

  Page history(@Nullable String edition, ArticleId id, List<HistoryEntry> entries);

  byte[] moodFragment(Story story, Map<String, Long> counts, @Nullable String own);

  Page moodPage(Story story, Map<String, Long> counts, @Nullable String own);

  Map<String, Press.Asset> assets();
}
