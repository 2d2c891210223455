package org.broadsheet.press;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.broadsheet.archive.SearchRequest;
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
  private final @Nullable String counterpart;
  private final @Nullable Converted converted;
  private final Set<String> keys;

  /** The keys of stories and specials that were converted for this page. */
  private final Set<String> turned = new HashSet<>();

  /** {@code counterpart}: the same page without pictures, or with them where this one has none. */
  Sheet(Snapshot snapshot, Site site, Edition edition, @Nullable String counterpart) {
    this(snapshot, site, edition, counterpart, new TreeSet<>());
  }

  private Sheet(
      Snapshot snapshot,
      Site site,
      Edition edition,
      @Nullable String counterpart,
      Set<String> keys) {
    this.keys = keys;
    this.snapshot = snapshot;
    this.converted = Converted.of(site, edition.language());
    this.site = converted == null ? site : converted.site(site);
    this.edition = edition;
    this.counterpart = counterpart;
    this.times = new Times(edition.locale(), site.zoneId());
    keys.add(Keys.SITE);
  }

  /** The same page in another edition; what it reads there this one depends on too. */
  Sheet in(Edition other) {
    return new Sheet(snapshot, site, other, null, keys);
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
    return snapshot.article(id).map(found -> found instanceof Story story ? shown(story) : found);
  }

  /** Whether a text of this language is shown converted here; notes its key if so. */
  private boolean converts(String key, String language) {
    boolean converts = converts(language);
    if (converts) {
      turned.add(key);
    }
    return converts;
  }

  private boolean converts(ArticleId id, String language) {
    return converts(Keys.article(id), language);
  }

  /** Whether a text of this language is shown converted here. */
  boolean converts(String language) {
    return converted != null && converted.concerns(site, language);
  }

  private Converted converted() {
    return Objects.requireNonNull(converted);
  }

  /** A story in a list, in the edition's script. */
  Teaser shown(Teaser teaser) {
    return converts(teaser.id(), teaser.language()) ? converted().teaser(teaser) : teaser;
  }

  /** A story in the edition's script. */
  Story shown(Story story) {
    return converts(story.id(), story.article().language()) ? converted().story(story) : story;
  }

  /** A poll, the same. */
  Poll shown(Poll poll) {
    return converts(poll.language()) ? converted().poll(poll) : poll;
  }

  private Special shown(String id, Special special) {
    return converts(Keys.special(id), special.language()) ? converted().special(special) : special;
  }

  private List<Teaser> shown(List<Teaser> teasers) {
    return teasers.stream().map(this::shown).toList();
  }

  private Slice shown(Slice slice) {
    return converted == null ? slice : new Slice(shown(slice.items()), slice.next());
  }

  /** A text from a converted story, or a topic, in the edition's script. */
  String said(String text) {
    return converted == null ? text : converted.text(text);
  }

  boolean isConverted() {
    return converted != null;
  }

  /** This edition where it shows texts of another one converted, else null. */
  @Nullable Edition converting() {
    return converted == null ? null : edition;
  }

  /** The edition whose texts are shown converted here; null where none are. */
  @Nullable Edition written() {
    return converted == null ? null : Edition.of(site, converted.from());
  }

  /** Whether this page shows that story in another script than it was written in. */
  boolean isConverted(ArticleId id) {
    return turned.contains(Keys.article(id));
  }

  /** The same of a special. */
  boolean isConvertedSpecial(String id) {
    return turned.contains(Keys.special(id));
  }

  @Nullable String counterpart() {
    return counterpart;
  }

  /** Where this edition shows a story. */
  String href(Story story) {
    return way() + Links.story(story, site);
  }

  String href(Teaser teaser) {
    return way() + Links.story(teaser, site);
  }

  /** What stands before paths that hold their edition already. */
  String way() {
    return edition.lite() ? Edition.LITE : "";
  }

  /** The one address of a story for machines: in the edition that it was written for. */
  String permanent(Story story) {
    return isConverted(story.id())
        ? Links.story(story, site, converted().from())
        : Links.story(story, site);
  }

  String permanent(Teaser story) {
    return isConverted(story.id())
        ? Links.story(site, converted().from(), story)
        : Links.story(story, site);
  }

  /** The visible ones among these stories, in the order asked for. */
  List<Teaser> teasers(Collection<ArticleId> ids) {
    ids.forEach(id -> keys.add(Keys.article(id)));
    Map<ArticleId, Teaser> found = snapshot.teasers(ids);
    return ids.stream()
        .distinct()
        .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
        .map(this::shown)
        .toList();
  }

  /** Ordered by a score, so only the stories shown are depended on: none of them is withdrawn. */
  List<Teaser> related(Story story, int size) {
    List<Teaser> related = snapshot.related(story, size);
    related.forEach(teaser -> keys.add(Keys.article(teaser.id())));
    return shown(related);
  }

  /**
   * A story in all the languages that it was written in, its own included, none of them converted.
   * They share the key of the one they translate, so a new one reaches all.
   */
  List<Teaser> versions(Story story) {
    keys.add(Keys.article(Keys.original(story)));
    Map<String, ArticleId> versions = snapshot.translations(story.id());
    versions.values().forEach(id -> keys.add(Keys.article(id)));
    return List.copyOf(snapshot.teasers(versions.values()).values());
  }

  Slice list(Listing listing, @Nullable Cursor after, int size) {
    keys.add(Keys.listing(listing));
    return shown(snapshot.list(listing, listLanguage(), after, size));
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
    SearchRequest asked = form.request(listLanguage(), site.zoneId());
    Conversion back =
        converted == null ? null : Conversion.between(converted.to(), converted.from());
    // A converted edition is asked in its own script; its stories are stored in the other.
    return snapshot.search(
        back == null ? asked : asked.saying(back.of(asked.words())), form.page(), size);
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
    Corrected corrected = snapshot.corrected(listLanguage(), after, size);
    return new Corrected(corrected.items().stream().map(this::shown).toList(), corrected.next());
  }

  /** With one edition, a list shows whatever there is, in whichever language. */
  private @Nullable String listLanguage() {
    return site.languages().size() == 1 ? null : edition.language();
  }

  /** The edition's own front; a converted edition without one has that of the other. */
  Optional<Front> front(String place) {
    Optional<Front> own = front(edition.language(), place);
    return own.isPresent() || converted == null
        ? own
        : front(converted.from(), place).map(converted::front);
  }

  private Optional<Front> front(String language, String place) {
    String id = language.equals(site.defaultLanguage()) ? place : language + ":" + place;
    keys.add(Keys.front(id));
    return snapshot.front(id);
  }

  Optional<Special> special(String id) {
    keys.add(Keys.special(id));
    return snapshot.special(id).map(special -> shown(id, special));
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
    var shown = new LinkedHashMap<String, Special>();
    specials.forEach((id, special) -> {
      keys.add(Keys.special(id));
      shown.put(id, shown(id, special));
    });
    return shown;
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
    Recommended part = snapshot.recommended(chosen, listLanguage(), from, elsewhere, size);
    return converted == null
        ? part
        : new Recommended(
            part.items().stream()
                .map(item -> new Recommended.Item(shown(item.teaser()), item.chosen()))
                .toList(),
            part.next());
  }

  Optional<Person> person(String id) {
    keys.add(Keys.person(id));
    Optional<Person> person = snapshot.person(id);
    return converted == null ? person : person.map(converted::person);
  }

  Optional<SourceProfile> source(String id) {
    keys.add(Keys.source(id));
    Optional<SourceProfile> source = snapshot.source(id);
    return converted == null ? source : source.map(converted::source);
  }

  Optional<Poll> poll(String id) {
    keys.add(Keys.poll(id));
    return snapshot.poll(id).map(this::shown);
  }
}
