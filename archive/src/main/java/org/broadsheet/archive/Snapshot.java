package org.broadsheet.archive;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Front;
import org.broadsheet.content.Person;
import org.broadsheet.content.Poll;
import org.broadsheet.content.Site;
import org.broadsheet.content.SourceProfile;
import org.broadsheet.content.Special;
import org.jspecify.annotations.Nullable;

/**
 * The archive at one position of the log. Nothing here changes while it is open, and no cost grows
 * with the archive but by the logarithm.
 */
public final class Snapshot implements AutoCloseable {
  Snapshot() {}

  /** The log size that this shows. */
  public long position() {
    throw new UnsupportedOperationException();
  }

  /** The site; a plain one before its first entry. */
  public Site site() {
    throw new UnsupportedOperationException();
  }

  /** The story or its withdrawal; empty where the log never had it. */
  public Optional<Found> article(ArticleId id) {
    throw new UnsupportedOperationException();
  }

  /** What lists show of these stories; withdrawn and unknown ones are left out. */
  public Map<ArticleId, Teaser> teasers(Collection<ArticleId> ids) {
    throw new UnsupportedOperationException();
  }

  /** The front with this id ({@code home} or a channel path). */
  public Optional<Front> front(String id) {
    throw new UnsupportedOperationException();
  }

  /** The special at this slug. */
  public Optional<Special> special(String id) {
    throw new UnsupportedOperationException();
  }

  /** The vote with this id. */
  public Optional<Poll> poll(String id) {
    throw new UnsupportedOperationException();
  }

  /** The person with this id. */
  public Optional<Person> person(String id) {
    throw new UnsupportedOperationException();
  }

  /** The registered source with this id. */
  public Optional<SourceProfile> source(String id) {
    throw new UnsupportedOperationException();
  }

  /** The other language versions of a story: language to id, its own included. */
  public Map<String, ArticleId> translations(ArticleId id) {
    throw new UnsupportedOperationException();
  }

  /** The newest first, after the cursor where one is given; at most {@code size}, 1 to 1000. */
  public Slice list(Listing listing, @Nullable String language, @Nullable Cursor after, int size) {
    throw new UnsupportedOperationException();
  }

  /** How many stories a listing holds. */
  public long count(Listing listing, @Nullable String language) {
    throw new UnsupportedOperationException();
  }

  /** Stories that say these words, the best first; {@code page} from 0, at most 50 pages. */
  public SearchResult search(String words, @Nullable String language, int page, int size) {
    throw new UnsupportedOperationException();
  }

  /** Stories that share topics and channel with this one, the nearest first, itself left out. */
  public List<Teaser> related(Story story, int size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
