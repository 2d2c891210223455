package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Block;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Credit;
import org.broadsheet.content.Document;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.Front;
import org.broadsheet.content.Hash;
import org.broadsheet.content.Person;
import org.broadsheet.content.PublicationEvent.Change;
import org.broadsheet.content.Site;
import org.broadsheet.content.Special;
import org.broadsheet.desk.Grants;
import org.broadsheet.desk.Role;
import org.broadsheet.wire.DocumentLine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SampleNewspaperTest {
  private static final ZoneId ZONE = SampleNewspaper.ZONE;
  private static final String URL = "http://localhost:8080";
  private static final Instant NOON = Instant.parse("2030-03-05T04:00:00Z");
  private static SampleNewspaper paper;
  private static List<DocumentLine> lines;

  @BeforeAll
  static void readsThePaper() {
    paper = new SampleNewspaper();
    lines = paper.lines(InstantSource.fixed(NOON), ZONE, URL);
  }

  private static <T extends Document> Stream<T> documents(Class<T> type) {
    return lines.stream().map(DocumentLine::document).filter(type::isInstance).map(type::cast);
  }

  private static Set<String> ids(EntryKind kind) {
    return lines.stream()
        .map(DocumentLine::subject)
        .filter(subject -> subject.kind() == kind)
        .map(EntryId::id)
        .collect(Collectors.toSet());
  }

  private static Site site() {
    return documents(Site.class).findFirst().orElseThrow();
  }

  private static Stream<Block> blocks() {
    return Stream.concat(
        documents(Article.class).flatMap(article -> article.body().stream()),
        documents(Special.class).flatMap(special -> special.blocks().stream()));
  }

  private static Stream<Block.Figure> figures() {
    Stream<Block.Figure> leads =
        Stream.concat(
                documents(Article.class).map(Article::lead),
                documents(Special.class).map(Special::cover))
            .filter(Objects::nonNull);
    Stream<Block.Figure> inside =
        blocks()
            .flatMap(block ->
                switch (block) {
                  case Block.Figure figure -> Stream.of(figure);
                  case Block.Gallery gallery -> gallery.figures().stream();
                  default -> Stream.<Block.Figure>empty();
                });
    return Stream.concat(leads, inside);
  }

  @Test
  void holdsAtLeastSixtyStories() {
    assertThat(ids(EntryKind.ARTICLE)).hasSizeGreaterThanOrEqualTo(60);
    assertThat(ids(EntryKind.PERSON)).hasSize(8);
    assertThat(ids(EntryKind.SOURCE)).hasSize(2);
  }

  @Test
  void usesEveryKindOfBlock() {
    Set<Class<?>> used = blocks().map(Block::getClass).collect(Collectors.toSet());
    assertThat(used).containsExactlyInAnyOrder(Block.class.getPermittedSubclasses());
  }

  @Test
  void namesOnlyStoriesThatExist() {
    var named = new HashSet<String>();
    documents(Article.class)
        .forEach(article -> {
          article.related().forEach(id -> named.add(id.value()));
          ArticleId original = article.translationOf();
          if (original != null) {
            named.add(original.value());
          }
        });
    documents(Front.class)
        .flatMap(front -> front.slots().stream())
        .flatMap(slot -> slot.stories().stream())
        .forEach(id -> named.add(id.value()));
    documents(Special.class)
        .flatMap(special -> special.sections().stream())
        .flatMap(section -> section.stories().stream())
        .forEach(id -> named.add(id.value()));
    assertThat(ids(EntryKind.ARTICLE)).containsAll(named);
  }

  @Test
  void namesOnlyPeopleSourcesAndPollsThatExist() {
    var people = new HashSet<String>();
    documents(Article.class)
        .flatMap(article -> article.credits().stream())
        .map(Credit::person)
        .filter(Objects::nonNull)
        .forEach(people::add);
    lines.forEach(line -> {
      people.add(Objects.requireNonNull(line.by()));
      line.approvals().forEach(approval -> people.add(approval.person()));
    });
    assertThat(ids(EntryKind.PERSON)).containsAll(people);
    assertThat(ids(EntryKind.SOURCE))
        .containsAll(
            documents(Article.class)
                .map(Article::source)
                .filter(Objects::nonNull)
                .map(source -> Objects.requireNonNull(source.id()))
                .toList());
    assertThat(ids(EntryKind.POLL))
        .containsAll(
            blocks()
                .filter(Block.Vote.class::isInstance)
                .map(vote -> ((Block.Vote) vote).poll())
                .toList());
  }

  @Test
  void creditsPeopleByTheirOwnNames() {
    var names = new HashMap<String, Set<String>>();
    lines.forEach(line -> {
      if (line.document() instanceof Person person) {
        names.put(line.subject().id(), Set.copyOf(person.names().values()));
      }
    });
    documents(Article.class)
        .flatMap(article -> article.credits().stream())
        .filter(credit -> credit.person() != null)
        .forEach(credit -> assertThat(names.get(credit.person())).contains(credit.name()));
  }

  @Test
  void lendsEveryPictureItsWords() {
    assertThat(figures()).allSatisfy(figure -> assertThat(figure.alt()).isNotBlank());
    assertThat(figures()).allSatisfy(figure -> assertThat(figure.credit()).isNotBlank());
  }

  @Test
  void showsOnlyPicturesThatItHas() {
    Map<Hash, byte[]> media = paper.media();
    assertThat(media).hasSameSizeAs(paper.pictures());
    assertThat(figures())
        .allSatisfy(figure -> assertThat(media).containsKey(figure.medium().hash()));
  }

  @Test
  void drawsTheSamePictureTwice() {
    assertThat(SamplePrints.draw("heron-1")).isEqualTo(SamplePrints.draw("heron-1"));
    assertThat(SamplePrints.draw("heron-1")).isEqualTo(paper.pictures().get("heron-1"));
  }

  @Test
  void placesEveryStoryInAChannelOfTheSite() {
    Set<ChannelPath> paths =
        site().channels().stream().map(Site.Channel::path).collect(Collectors.toSet());
    assertThat(documents(Article.class).map(Article::channel).toList()).isSubsetOf(paths);
    documents(Front.class)
        .forEach(front -> {
          ChannelPath channel = front.channel();
          if (channel != null) {
            assertThat(paths).contains(channel);
          }
          front.slots().stream()
              .map(Front.Slot::channel)
              .filter(Objects::nonNull)
              .forEach(path -> assertThat(paths).contains(path));
        });
    assertThat(site().channels().stream().filter(Site.Channel::region)).hasSize(3);
  }

  @Test
  void followsTheNewsroomsOwnRules() {
    var seen = new HashSet<EntryId>();
    for (DocumentLine line : lines) {
      boolean first = seen.add(line.subject());
      Instant time = Objects.requireNonNull(line.time());
      line.approvals()
          .forEach(approval -> assertThat(Objects.requireNonNull(approval.time())).isBefore(time));
      if (line.document() instanceof Article article) {
        Set<String> makers =
            article.credits().stream()
                .map(Credit::person)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        assertThat(line.approvals().stream().map(DocumentLine.Approval::person))
            .doesNotHaveDuplicates()
            .noneMatch(makers::contains);
        assertThat(line.approvals().isEmpty()).isEqualTo(line.change() == Change.EMERGENCY);
      }
      if (line.subject().kind() == EntryKind.ARTICLE) {
        Instant published = Objects.requireNonNull(line.published());
        assertThat(published).isBeforeOrEqualTo(time);
        assertThat(first || line.change() != null).as("revision says its kind").isTrue();
      }
    }
  }

  @Test
  void keepsTheOrderOfItsLinesWhereverTheDaysAreMoved() {
    List<EntryId> order = lines.stream().map(DocumentLine::subject).toList();
    Instant last = Instant.MIN;
    for (DocumentLine line : lines) {
      assertThat(Objects.requireNonNull(line.time())).isAfterOrEqualTo(last);
      last = line.time();
    }
    for (String now :
        List.of("2031-01-01T00:00:01Z", "2032-02-29T23:59:59Z", "2033-12-31T12:00:00Z")) {
      List<DocumentLine> moved =
          paper.lines(InstantSource.fixed(Instant.parse(now)), ZoneId.of("Etc/GMT+9"), URL);
      assertThat(moved.stream().map(DocumentLine::subject).toList()).isEqualTo(order);
      assertThat(moved)
          .allSatisfy(
              line -> assertThat(Objects.requireNonNull(line.time())).isBeforeOrEqualTo(now(now)));
    }
  }

  private static Instant now(String text) {
    return Instant.parse(text);
  }

  @Test
  void isFromThisMorningOnceItIsOutElseFromYesterdays() {
    Instant newest = Objects.requireNonNull(lines.getLast().time());
    assertThat(newest.atZone(ZONE).toLocalDate()).isEqualTo(LocalDate.of(2030, 3, 5));
    Instant justOut = Objects.requireNonNull(lines.getLast().time());
    assertThat(lastAt(justOut)).isEqualTo(justOut);
    assertThat(lastAt(justOut.minusMillis(1)).atZone(ZONE).toLocalDate())
        .isEqualTo(LocalDate.of(2030, 3, 4));
  }

  private static Instant lastAt(Instant now) {
    List<DocumentLine> at = paper.lines(InstantSource.fixed(now), ZONE, URL);
    return Objects.requireNonNull(at.getLast().time());
  }

  @Test
  void tellsTheStoriesThatShowWhatTheLogIsFor() {
    var changes = new HashMap<EntryId, List<Change>>();
    lines.forEach(line ->
        changes
            .computeIfAbsent(line.subject(), _ -> new ArrayList<>())
            .add(Objects.requireNonNullElse(line.change(), Change.FIRST)));
    assertThat(changes.values())
        .contains(List.of(Change.FIRST, Change.CORRECTION, Change.CLARIFICATION))
        .contains(List.of(Change.EMERGENCY, Change.WITHDRAWAL));
    assertThat(documents(Article.class)).anyMatch(Article::moodsOff);
    assertThat(documents(Article.class)).anyMatch(article -> article.source() != null);
    assertThat(documents(Article.class)).anyMatch(article -> article.lead() == null);
    assertThat(documents(Article.class))
        .anyMatch(article ->
            Stream.of("<", "&", "🏮", "𠮷").allMatch(article.headline()::contains)
                && Stream.of(article.headline().split(" ")).anyMatch(word -> word.length() >= 40));
  }

  @Test
  void leavesStoriesAtTheDeskThatWaitForSomebody() {
    List<SampleNewspaper.Draft> drafts = paper.drafts(InstantSource.fixed(NOON), ZONE, URL);
    Map<String, Grants> staff =
        paper.staff().stream()
            .collect(
                Collectors.toMap(
                    SampleNewspaper.Colleague::login, SampleNewspaper.Colleague::grants));
    assertThat(drafts.stream().map(SampleNewspaper.Draft::stage))
        .containsExactlyInAnyOrder(SampleNewspaper.Stage.values());
    for (SampleNewspaper.Draft draft : drafts) {
      assertThat(Objects.requireNonNull(staff.get(draft.author())).in(draft.article().channel()))
          .containsAnyOf(Role.REPORTER, Role.CONTRIBUTOR);
      assertThat(site().channel(draft.article().channel())).isNotNull();
      boolean returned = draft.stage() == SampleNewspaper.Stage.RETURNED;
      assertThat(draft.comment() != null).isEqualTo(returned);
      if (returned) {
        assertThat(
                Objects.requireNonNull(staff.get(draft.reviewer())).in(draft.article().channel()))
            .contains(Role.FIRST_REVIEWER);
        assertThat(draft.reviewer()).isNotEqualTo(draft.author());
      }
    }
    assertThat(drafts)
        .anyMatch(draft ->
            draft.article().headline().contains("十二条")
                && draft.article().plainBody().contains("11条"));
    Set<String> names =
        documents(Person.class).map(person -> person.name("zh")).collect(Collectors.toSet());
    assertThat(paper.staff().stream().map(SampleNewspaper.Colleague::name))
        .containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void leavesNothingOpen() {
    for (DocumentLine line : lines) {
      assertThat(line.json().text()).doesNotContain("{{").doesNotContainPattern("\"D[-+]\\d");
    }
  }

  @Test
  void namesNothingOfThisWorld() {
    List<String> real =
        List.of(
            "中国",
            "北京",
            "上海",
            "新疆",
            "长江",
            "黄河",
            "日本",
            "美国",
            "英国",
            "人民币",
            "微信",
            "微博",
            "抖音",
            "端午",
            "春节",
            "china",
            "beijing",
            "shanghai",
            "london",
            "paris",
            "america",
            "europe",
            "asia",
            "google",
            "youtube",
            "facebook",
            "twitter",
            "wechat",
            "christ",
            "islam",
            "buddh",
            "dollar",
            "euro ");
    for (DocumentLine line : lines) {
      String text = line.json().text().toLowerCase(Locale.ROOT);
      assertThat(real).as(line.subject().toString()).noneMatch(text::contains);
    }
  }
}
