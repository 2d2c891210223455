package org.broadsheet.press;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.broadsheet.archive.Corrected;
import org.broadsheet.archive.Cursor;
import org.broadsheet.archive.Found;
import org.broadsheet.archive.Listing;
import org.broadsheet.archive.Recommended;
import org.broadsheet.archive.RecommendedCursor;
import org.broadsheet.archive.SearchResult;
import org.broadsheet.archive.Slice;
import org.broadsheet.archive.Snapshot;
import org.broadsheet.archive.Story;
import org.broadsheet.archive.Teaser;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Front;
import org.broadsheet.content.Person;
import org.broadsheet.content.Poll;
import org.broadsheet.content.Site;
import org.broadsheet.content.SourceProfile;
import org.broadsheet.content.Special;
import org.jspecify.annotations.Nullable;

/**
 * One page in the making. Whatever a page reads it reads here, so that its keys hold everything it
 * depends on; nothing else in this room touches a {@link Snapshot}.
 */
final class Sheet {
  private final Snapshot snapshot;
  private final Site site;
  private final Edition edition;
  private final Times times;
  private final Set<String> keys;

  Sheet(Snapshot snapshot, Site site, Edition edition) {
    this(snapshot, site, edition, new TreeSet<>());
  }

  private Sheet(Snapshot snapshot, Site site, Edition edition, Set<String> keys) {
    this.keys = keys;
    this.snapshot = snapshot;
    this.site = site;
    this.edition = edition;
    this.times = new Times(edition.locale(), site.zoneId());
    keys.add(Keys.SITE);
  }

  /** The same page in another edition; what it reads there this one depends on too. */
  Sheet in(Edition other) {
    return new Sheet(snapshot, site, other, keys);
  }

  Site site() {
    return site;
  }

  Edition edition() {
    return edition;
  }

  Words words() {
    return edition.words();
  }

  Times times() {
    return times;
  }

  Set<String> keys() {
    return keys;
  }

  long position() {
    return snapshot.position();
  }

  Optional<Found> article(ArticleId id) {
    keys.add(Keys.article(id));
    return snapshot.article(id);
  }

  /** The visible ones among these stories, in the order asked for. */
  List<Teaser> teasers(Collection<ArticleId> ids) {
    ids.forEach(id -> keys.add(Keys.article(id)));
    Map<ArticleId, Teaser> found = snapshot.teasers(ids);
    return ids.stream()
        .distinct()
        .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
        .toList();
  }

  /** Ordered by a score, so only the stories shown are depended on: none of them is withdrawn. */
  List<Teaser> related(Story story, int size) {
    List<Teaser> related = snapshot.related(story, size);
    related.forEach(teaser -> keys.add(Keys.article(teaser.id())));
    return related;
  }

  /** All language versions share the key of the one they translate, so a new one reaches all. */
  Map<String, ArticleId> translations(Story story) {
    keys.add(Keys.article(Keys.original(story)));
    Map<String, ArticleId> versions = snapshot.translations(story.id());
    versions.values().forEach(id -> keys.add(Keys.article(id)));
    return versions;
  }

  Slice list(Listing listing, @Nullable Cursor after, int size) {
    keys.add(Keys.listing(listing));
    return snapshot.list(listing, listLanguage(), after, size);
  }

  /** A list over all editions, for what belongs to no edition. */
  Slice listEverywhere(@Nullable Cursor after, int size) {
    keys.add(Keys.HOME);
    return snapshot.list(new Listing.All(), null, after, size);
  }

  /** The same, counted. Every listing changes with {@link Keys#HOME}. */
  long countEverywhere(Listing listing) {
    keys.add(Keys.HOME);
    return snapshot.count(listing, null);
  }

  SearchResult search(SearchForm form, int size) {
    return snapshot.search(form.request(listLanguage(), site.zoneId()), form.page(), size);
  }

  /** The day after this one that has a story; it changes with a story of any day between. */
  Optional<LocalDate> dayAfter(LocalDate day) {
    Optional<LocalDate> after = snapshot.dayAfter(day, listLanguage());
    dependOnDays(day, after.orElse(null));
    return after;
  }

  Optional<LocalDate> dayBefore(LocalDate day) {
    Optional<LocalDate> before = snapshot.dayBefore(day, listLanguage());
    dependOnDays(before.orElse(null), day);
    return before;
  }

  private void dependOnDays(@Nullable LocalDate from, @Nullable LocalDate to) {
    if (from == null || to == null) {
      keys.add(Keys.HOME);
      return;
    }
    for (int year = from.getYear(); year <= to.getYear(); year++) {
      keys.add(Keys.year(year));
    }
  }

  SortedSet<LocalDate> daysOf(int year) {
    keys.add(Keys.year(year));
    return snapshot.daysOf(year, listLanguage());
  }

  SortedSet<Integer> years() {
    keys.add(Keys.HOME);
    return snapshot.years(listLanguage());
  }

  Corrected corrected(@Nullable Cursor after, int size) {
    keys.add(Keys.CORRECTIONS);
    return snapshot.corrected(listLanguage(), after, size);
  }

  /** With one edition, a list shows whatever there is, in whichever language. */
  private @Nullable String listLanguage() {
    return site.languages().size() == 1 ? null : edition.language();
  }

  Optional<Front> front(String place) {
    String id = edition.prefix().isEmpty() ? place : edition.language() + ":" + place;
    keys.add(Keys.front(id));
    return snapshot.front(id);
  }

  Optional<Special> special(String id) {
    keys.add(Keys.special(id));
    return snapshot.special(id);
  }

  /** The other language versions of a special. All share the key of the one they translate. */
  Map<String, Special> translations(String id, Special special) {
    keys.add(Keys.special(special.translationOf() == null ? id : special.translationOf()));
    Map<String, Special> versions = snapshot.translationsOfSpecial(id);
    versions.keySet().forEach(other -> keys.add(Keys.special(other)));
    return versions;
  }

  /** The specials that a story is a part of. */
  Map<String, Special> specialsOf(ArticleId story) {
    keys.add(Keys.specialsOf(story));
    Map<String, Special> specials = snapshot.specialsOf(story);
    specials.keySet().forEach(id -> keys.add(Keys.special(id)));
    return specials;
  }

  /** All specials, with the time of their last entry. */
  Map<String, Instant> specials() {
    keys.add(Keys.SPECIALS);
    return snapshot.specials();
  }

  /** A part of the recommended stream, which begins with the editors' list of the home page. */
  Recommended recommended(RecommendedCursor from, Set<ArticleId> elsewhere, int size) {
    keys.add(Keys.HOME);
    List<ArticleId> chosen =
        front("home").stream()
            .flatMap(front -> front.slots().stream())
            .filter(slot -> slot.place() == Front.Place.RECOMMENDED)
            .flatMap(slot -> slot.stories().stream())
            .toList();
    chosen.forEach(id -> keys.add(Keys.article(id)));
    return snapshot.recommended(chosen, listLanguage(), from, elsewhere, size);
  }

  Optional<Person> person(String id) {
    keys.add(Keys.person(id));
    return snapshot.person(id);
  }

  Optional<SourceProfile> source(String id) {
    keys.add(Keys.source(id));
    return snapshot.source(id);
  }

  Optional<Poll> poll(String id) {
    keys.add(Keys.poll(id));
    return snapshot.poll(id);
  }
}
