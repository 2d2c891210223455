package org.broadsheet.archive;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.TermQuery;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Document;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.Front;
import org.broadsheet.content.MalformedContent;
import org.broadsheet.content.Person;
import org.broadsheet.content.Poll;
import org.broadsheet.content.Site;
import org.broadsheet.content.SourceProfile;
import org.broadsheet.content.Special;
import org.jspecify.annotations.Nullable;

/**
 * The archive at one position of the log. Nothing here changes while it is open, and no cost grows
 * with the archive but by the logarithm ({@link #count} excepted). Every method throws {@link
 * ArchiveFailed} where the files are damaged.
 */
public final class Snapshot implements AutoCloseable {
  private static final Site PLAIN =
      new Site(
          "http://localhost",
          "UTC",
          List.of("en"),
          Map.of(),
          Map.of(),
          List.of(),
          Map.of(),
          Site.MOODS,
          Map.of(),
          Map.of(),
          null);

  /** A story has as many versions as the paper has languages, hardly more. */
  private static final int TRANSLATIONS = 100;

  /** No story is part of more specials, and none has more language versions. */
  private static final int SPECIALS = 100;

  private final View view;
  private final Archive.Damage damage;
  private final AtomicBoolean closed = new AtomicBoolean();

  Snapshot(View view, Archive.Damage damage) {
    this.view = view;
    this.damage = damage;
  }

  /** The log size that this shows. */
  public long position() {
    return view.position;
  }

  /** The site; a plain one before its first entry. */
  public Site site() {
    return small(EntryKind.SITE, "site", Site.class).orElse(PLAIN);
  }

  /** The story or its withdrawal; empty where the log never had it. */
  public Optional<Found> article(ArticleId id) {
    return read(() -> {
      Row row = view.row(EntryId.article(id).toString());
      return row == null ? Optional.empty() : Optional.ofNullable(row.found());
    });
  }

  /** What lists show of these stories; withdrawn and unknown ones are left out. */
  public Map<ArticleId, Teaser> teasers(Collection<ArticleId> ids) {
    return read(() -> {
      var teasers = new LinkedHashMap<ArticleId, Teaser>();
      for (ArticleId id : ids) {
        int doc = view.docOf(EntryId.article(id).toString());
        Teaser teaser = doc < 0 ? null : view.teaser(doc);
        if (teaser != null) {
          teasers.put(id, teaser);
        }
      }
      return teasers;
    });
  }

  /** The front with this id ({@code home} or a channel path). */
  public Optional<Front> front(String id) {
    return small(EntryKind.FRONT, id, Front.class);
  }

  /** The special at this slug. */
  public Optional<Special> special(String id) {
    return small(EntryKind.SPECIAL, id, Special.class);
  }

  /** The specials that gather this story, by id: one look-up, however many there are. */
  public Map<String, Special> specialsOf(ArticleId story) {
    return read(() -> specials(Row.GATHERS, story.value()));
  }

  /** The language versions of this special but for itself, by id. */
  public Map<String, Special> translationsOfSpecial(String id) {
    return read(() -> {
      var versions = new TreeMap<String, Special>();
      String original = special(id).map(Special::translationOf).orElse(null);
      versions.putAll(specials(Row.SPECIAL_OF, original == null ? id : original));
      if (original != null) {
        special(original).ifPresent(found -> versions.put(original, found));
      }
      versions.remove(id);
      return versions;
    });
  }

  private Map<String, Special> specials(String field, String value) throws IOException {
    var specials = new TreeMap<String, Special>();
    for (int doc : view.all(new TermQuery(new Term(field, Row.term(value))), SPECIALS)) {
      Row row = View.row(view.searcher.storedFields(), doc);
      if (row.document() instanceof Special special) {
        specials.put(row.event().subject().id(), special);
      }
    }
    return specials;
  }

  /** The vote with this id. */
  public Optional<Poll> poll(String id) {
    return small(EntryKind.POLL, id, Poll.class);
  }

  /** All votes, by id; at most 1000. */
  public Map<String, Poll> polls() {
    return read(() -> {
      var polls = new TreeMap<String, Poll>();
      var all = new PrefixQuery(new Term(Row.KEY, EntryKind.POLL.word() + ":"));
      for (int doc : view.all(all, 1000)) {
        Row row = View.row(view.searcher.storedFields(), doc);
        if (row.document() instanceof Poll poll) {
          polls.put(row.event().subject().id(), poll);
        }
      }
      return polls;
    });
  }

  /** The person with this id. */
  public Optional<Person> person(String id) {
    return small(EntryKind.PERSON, id, Person.class);
  }

  /** The registered source with this id. */
  public Optional<SourceProfile> source(String id) {
    return small(EntryKind.SOURCE, id, SourceProfile.class);
  }

  /**
   * The other language versions of a story: language to id, its own included. Links are followed
   * both ways, through a withdrawn original too; of two in one language the earlier one stands.
   */
  public Map<String, ArticleId> translations(ArticleId id) {
    return read(() -> linked(id));
  }

  private Map<String, ArticleId> linked(ArticleId start) throws IOException {
    var stories = new ArrayList<Row>();
    var seen = new HashSet<String>(List.of(start.value()));
    var open = new ArrayDeque<String>(seen);
    while (!open.isEmpty() && seen.size() < TRANSLATIONS) {
      String id = open.remove();
      Row row = view.row(EntryKind.ARTICLE.word() + ":" + id);
      if (row != null && row.document() instanceof Article article) {
        stories.add(row);
        if (article.translationOf() != null && seen.add(article.translationOf().value())) {
          open.add(article.translationOf().value());
        }
      }
      var versions = new TermQuery(new Term(Row.TRANSLATES, id));
      for (int doc : view.all(versions, TRANSLATIONS)) {
        String other = View.row(view.searcher.storedFields(), doc).event().subject().id();
        if (seen.add(other)) {
          open.add(other);
        }
      }
    }
    stories.sort(java.util.Comparator.comparingLong(Row::first));
    var byLanguage = new TreeMap<String, ArticleId>();
    for (Row row : stories) {
      if (row.document() instanceof Article article) {
        var id = new ArticleId(row.event().subject().id());
        if (id.equals(start)) {
          byLanguage.put(article.language(), id);
        } else {
          byLanguage.putIfAbsent(article.language(), id);
        }
      }
    }
    return byLanguage;
  }

  /** Stories that were put right, of one edition or (null) of all, the newest notice first. */
  public Corrected corrected(@Nullable String edition, @Nullable Cursor after, int size) {
    return read(() -> Lists.corrected(view, languages(edition), after, size));
  }

  /** The newest first, after the cursor where one is given; at most {@code size}, 1 to 1000. */
  public Slice list(Listing listing, @Nullable String edition, @Nullable Cursor after, int size) {
    return read(() -> Lists.slice(view, listing, languages(edition), after, size));
  }

  /** How many stories a listing holds. Costs more the longer it is. */
  public long count(Listing listing, @Nullable String edition) {
    return read(() -> (long) view.searcher.count(Lists.query(listing, languages(edition))));
  }

  /** The first day after this one that has a story, by the dates in addresses. */
  public Optional<LocalDate> dayAfter(LocalDate day, @Nullable String edition) {
    return read(() -> Optional.ofNullable(new Days(view, languages(edition)).after(day)));
  }

  /** The last day before this one that has a story. */
  public Optional<LocalDate> dayBefore(LocalDate day, @Nullable String edition) {
    return read(() -> Optional.ofNullable(new Days(view, languages(edition)).before(day)));
  }

  /** The days of a year that have stories; one look-up for each. */
  public SortedSet<LocalDate> daysOf(int year, @Nullable String edition) {
    return read(() -> new Days(view, languages(edition)).of(year));
  }

  /** The years that have stories; one look-up for each. */
  public SortedSet<Integer> years(@Nullable String edition) {
    return read(() -> new Days(view, languages(edition)).years());
  }

  /** Stories that say these words, the best first; {@code page} from 0, at most 50 pages. */
  public SearchResult search(String words, @Nullable String edition, int page, int size) {
    return search(SearchRequest.of(words, edition), page, size);
  }

  /** The same, narrowed. */
  public SearchResult search(SearchRequest asked, int page, int size) {
    return read(() -> new Search(view, asked, languages(asked.language())).page(page, size));
  }

  /**
   * A part of the recommended stream.
   *
   * @param chosen the editors' list, in their order
   * @param elsewhere stories that stand on the same page already and are not shown again there
   * @param size of the part at most, 1 to 100
   */
  public Recommended recommended(
      List<ArticleId> chosen,
      @Nullable String edition,
      RecommendedCursor from,
      Set<ArticleId> elsewhere,
      int size) {
    var asked = new Mix.Asked(chosen, from, elsewhere);
    return read(() -> Mix.of(view, site(), languages(edition), asked, size));
  }

  /** All specials that are shown, by id, with the time of their last entry; at most 1000. */
  public Map<String, Instant> specials() {
    return read(() -> {
      var specials = new TreeMap<String, Instant>();
      var all = new PrefixQuery(new Term(Row.KEY, EntryKind.SPECIAL.word() + ":"));
      for (int doc : view.all(all, 1000)) {
        Row row = View.row(view.searcher.storedFields(), doc);
        if (row.document() instanceof Special) {
          specials.put(row.event().subject().id(), row.event().time());
        }
      }
      return specials;
    });
  }

  /** Stories that share topics and channel with this one, the nearest first, itself left out. */
  public List<Teaser> related(Story story, int size) {
    return read(() -> {
      String language = story.article().language();
      String edition = Editions.of(site().languages(), language);
      Set<String> languages = edition == null ? null : languages(edition);
      return Related.to(view, story, languages == null ? Set.of(language) : languages, size);
    });
  }

  /**
   * The languages whose stories an edition lists: those that belong to it and, where it is a
   * converted one, those of the edition that it is converted from. Null for all editions.
   */
  private @Nullable Set<String> languages(@Nullable String edition) throws IOException {
    if (edition == null) {
      return null;
    }
    Site site = site();
    List<String> editions =
        site.languages().contains(edition) ? site.languages() : List.of(edition);
    String original = site.convertedFrom(edition);
    var languages = new TreeSet<String>();
    for (String language : view.languages()) {
      String own = Editions.of(editions, language);
      if (own != null && (own.equals(edition) || own.equals(original))) {
        languages.add(language);
      }
    }
    return languages;
  }

  /** Reads all files against their checksums. */
  void check() {
    read(() -> {
      view.check();
      return true;
    });
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      read(() -> {
        view.release();
        return true;
      });
    }
  }

  private <T extends Document> Optional<T> small(EntryKind kind, String id, Class<T> type) {
    EntryId key;
    try {
      key = new EntryId(kind, id);
    } catch (MalformedContent e) {
      return Optional.empty();
    }
    return read(() -> view.small(key.toString()).filter(type::isInstance).map(type::cast));
  }

  private <T> T read(View.Reading<T> reading) {
    try {
      return view.read(reading);
    } catch (IOException e) {
      throw damage.found("reading", e);
    }
  }
}
