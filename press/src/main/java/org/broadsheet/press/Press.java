package org.broadsheet.press;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.archive.Applied;
import org.broadsheet.archive.SearchResult;
import org.broadsheet.archive.Snapshot;
import org.broadsheet.archive.Story;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.jspecify.annotations.Nullable;

/** Renders pages. Stateless but for the compiled templates; safe for many threads. */
public final class Press {
  /** Renders a page that depends on the log alone; a 404 page where there is nothing. */
  public Page render(Address address, Snapshot snapshot) {
    throw new UnsupportedOperationException();
  }

  /** Whether answers to this address may be kept (and are replaced when a key is touched). */
  public boolean cacheable(Address address) {
    throw new UnsupportedOperationException();
  }

  /** The page that says that nothing is at this path. */
  public Page notFound(@Nullable String edition, Snapshot snapshot) {
    throw new UnsupportedOperationException();
  }

  /** The public history of a story from its log entries, oldest first. */
  public Page history(
      @Nullable String edition, ArticleId id, List<HistoryEntry> entries, Snapshot snapshot) {
    throw new UnsupportedOperationException();
  }

  /** The search page; {@code result} null before anything was asked. */
  public Page search(
      @Nullable String edition,
      String words,
      int page,
      @Nullable SearchResult result,
      Snapshot snapshot) {
    throw new UnsupportedOperationException();
  }

  /**
   * The moods of a story as a fragment, to be put into its page by script.
   *
   * @param counts by mood word, in the site's order
   * @param own what this reader chose, or null
   */
  public byte[] moodFragment(
      Story story, Map<String, Long> counts, @Nullable String own, Snapshot snapshot) {
    throw new UnsupportedOperationException();
  }

  /** The same as a page of its own, for readers without JavaScript. */
  public Page moodPage(
      Story story, Map<String, Long> counts, @Nullable String own, Snapshot snapshot) {
    throw new UnsupportedOperationException();
  }

  /** An article as it would look, for the desk; never cached, marked as a preview. */
  public byte[] preview(Article article, Snapshot snapshot) {
    throw new UnsupportedOperationException();
  }

  /** What an applied entry touches: the keys of the version before and after. */
  public Set<String> touched(Applied applied) {
    throw new UnsupportedOperationException();
  }

  /** The permanent address of a story, a path on this site. */
  public static String path(Story story) {
    throw new UnsupportedOperationException();
  }

  /** The fingerprinted assets (CSS, script, icon, theme): path to type and bytes. */
  public Map<String, Asset> assets(Snapshot snapshot) {
    throw new UnsupportedOperationException();
  }

  /** One asset. Its path holds a hash of its bytes, so it may be kept for ever. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Asset(String type, byte[] bytes) {}
}
