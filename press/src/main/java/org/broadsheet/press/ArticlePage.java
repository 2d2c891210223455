package org.broadsheet.press;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.broadsheet.archive.Editions;
import org.broadsheet.archive.Story;
import org.broadsheet.archive.Teaser;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Block;
import org.broadsheet.content.Credit;
import org.broadsheet.content.Opening;
import org.broadsheet.content.Person;
import org.broadsheet.content.PublicationEvent;
import org.broadsheet.content.Site;
import org.broadsheet.content.Source;
import org.broadsheet.content.SourceProfile;
import org.jspecify.annotations.Nullable;

/** A story's page: the document, and what its entry adds to it. */
final class ArticlePage {
  private static final int RELATED = 6;
  private static final int LEAD_WIDTH = 1600;

  private final Sheet sheet;
  private final Article article;
  private final @Nullable Story story;
  private final List<View.Alternate> translations;

  /** {@code story} is null for a preview: the article as it would look, without an entry. */
  ArticlePage(Sheet sheet, Article article, @Nullable Story story) {
    this.sheet = sheet;
    this.article = article;
    this.story = story;
    this.translations = story == null ? List.of() : translations(sheet, story);
  }

  View.Story view() {
    Words words = sheet.words();
    PublicationEvent event = story == null ? null : story.event();
    List<View.Link> trail = Frames.trail(sheet, article.channel(), false);
    Fold fold = Fold.of(article.body(), words);
    List<View.Block> body = Blocks.of(article.body(), sheet, story);
    int before = fold == null ? body.size() : fold.at();
    String description = Opening.of(article);
    return new View.Story(
        Frames.of(sheet, head(trail, description)),
        words,
        article.language(),
        Edition.dir(article.language()),
        story == null,
        trail,
        article.headline(),
        article.subhead(),
        article.genre() == Article.Genre.NEWS
            ? null
            : words.of("genre." + Blocks.word(article.genre())),
        CorrectionsPage.notices(sheet, article),
        event != null && event.change() == PublicationEvent.Change.EMERGENCY
            ? words.of("emergency")
            : null,
        article.ai() == null ? null : words.of("ai." + Blocks.word(article.ai())),
        origin(),
        story == null ? null : sheet.times().minute(story.published()),
        updated() == null ? null : sheet.times().minute(updated()),
        bylines(),
        article.lead() == null ? null : Pictures.figure(article.lead(), LEAD_WIDTH),
        body.subList(0, before),
        fold == null ? null : fold.label(),
        body.subList(before, body.size()),
        editors(),
        article.tags().stream()
            .map(tag -> new View.Link(Links.topic(sheet.edition(), tag), sheet.said(tag), false))
            .toList(),
        story == null ? List.of() : specials(story),
        translations,
        event == null || story == null
            ? null
            : new View.Logged(
                Links.history(sheet.edition(), story.id()),
                story.index(),
                words.of("revision", event.revision()),
                Links.report(sheet.edition(), story.id()) + "?r=" + event.revision()),
        story == null || !sheet.site().asksMoods(article)
            ? null
            : MoodPages.form(sheet, story.id()),
        story == null ? null : SharePage.share(sheet, story),
        story == null ? null : related(story),
        story == null ? null : RecommendedPage.link(sheet),
        story == null || !sheet.site().asksMoods(article) ? null : MoodPages.place(sheet),
        story == null || !sheet.isConverted(story.id())
            ? null
            : Frames.original(sheet, sheet.permanent(story)));
  }

  private List<View.Link> specials(Story own) {
    return sheet.specialsOf(own.id()).entrySet().stream()
        .map(special ->
            new View.Link(
                Links.special(sheet.site(), special.getValue().language(), special.getKey()),
                special.getValue().title(),
                false))
        .toList();
  }

  private Frames.Head head(List<View.Link> trail, @Nullable String description) {
    String path = story == null ? null : sheet.permanent(story);
    var social = new LinkedHashMap<String, String>();
    social.put("og:type", "article");
    Block.Figure lead = article.lead();
    if (lead != null && showsWell(lead)) {
      social.put(
          "og:image",
          sheet.site().url() + Pictures.of(lead.medium(), lead.alt(), LEAD_WIDTH).src());
      if (!lead.alt().isEmpty()) {
        social.put("og:image:alt", lead.alt());
      }
    } else if (story != null) {
      social.put("og:image", sheet.site().url() + Links.shareCard(story.id()));
      social.put("og:image:width", Integer.toString(SharePrints.CARD_WIDTH));
      social.put("og:image:height", Integer.toString(SharePrints.CARD_HEIGHT));
      social.put("og:image:alt", article.headline());
    }
    var data = new ArrayList<String>();
    if (story != null && path != null) {
      Instant modified = updated();
      String published = Metadata.instant(story.published());
      social.put("article:published_time", published);
      if (modified != null) {
        social.put("article:modified_time", Metadata.instant(modified));
      }
      data.add(
          Metadata.story(
              sheet,
              article,
              sheet.site().url() + path,
              published,
              modified == null ? null : Metadata.instant(modified),
              description));
      data.add(Metadata.breadcrumb(sheet, trail));
    }
    return new Frames.Head(
        article.headline(),
        description,
        path,
        null,
        story != null,
        article.channel(),
        null,
        story == null ? null : story.index(),
        social,
        data,
        translations);
  }

  /**
   * Whether a lead picture makes a good card on other sites, which set the headline beside it
   * themselves: wide enough, and in a format that all of them take. Else the card is drawn.
   */
  private static boolean showsWell(Block.Figure lead) {
    return lead.medium().width() >= 600
        && (lead.medium().type().equals("image/jpeg") || lead.medium().type().equals("image/png"));
  }

  /** When the shown text last changed: the original's time for a reprint, else the entry's. */
  private @Nullable Instant updated() {
    if (story == null) {
      return null;
    }
    if (article.originalUpdated() != null) {
      return article.originalUpdated();
    }
    return story.event().revision() == 1 ? null : story.event().time();
  }

  private View.@Nullable Origin origin() {
    Source source = article.source();
    if (source == null) {
      return null;
    }
    String language = sheet.edition().language();
    SourceProfile profile = source.id() == null ? null : sheet.source(source.id()).orElse(null);
    String note = null;
    if (profile != null && !profile.note().isEmpty()) {
      note = Site.pick(profile.note(), language, "");
    }
    return new View.Origin(
        source.name(),
        Links.source(sheet.edition(), source.id() == null ? source.name() : source.id()),
        source.url() == null ? null : source.url().value(),
        note == null ? sheet.words().of("reprint.note") : note);
  }

  /** Who made it, one line for each role, in the order in which the roles are declared. */
  private List<View.Credits> bylines() {
    var lines = new ArrayList<View.Credits>();
    for (Credit.Role role : Credit.Role.values()) {
      boolean editing = role == Credit.Role.EDITOR || role == Credit.Role.RESPONSIBLE_EDITOR;
      List<View.Name> names = editing ? List.of() : credited(role);
      if (!names.isEmpty()) {
        lines.add(new View.Credits(sheet.words().of("credit." + Blocks.word(role)), names));
      }
    }
    return lines;
  }

  private List<View.Name> credited(Credit.Role role) {
    return article.credits().stream()
        .filter(credit -> credit.role() == role)
        .map(credit ->
            new View.Name(
                credit.name(),
                credit.person() == null ? null : Links.author(sheet.edition(), credit.person())))
        .toList();
  }

  /**
   * Who answers for it. What an outside source states is said to be stated there; our own editors
   * are those who approved exactly this text, the last stage being the responsible one.
   */
  private List<View.Credits> editors() {
    Words words = sheet.words();
    var lines = new ArrayList<View.Credits>();
    boolean outside = article.source() != null || isImported();
    for (Credit.Role role : List.of(Credit.Role.EDITOR, Credit.Role.RESPONSIBLE_EDITOR)) {
      List<View.Name> stated = credited(role);
      if (!stated.isEmpty()) {
        String label = "credit." + Blocks.word(role) + (outside ? ".stated" : "");
        lines.add(new View.Credits(words.of(label), stated));
      }
    }
    if (story == null) {
      return lines;
    }
    var approvals =
        story.event().approvals().stream()
            .sorted(Comparator.comparingInt(PublicationEvent.Approval::stage))
            .toList();
    if (approvals.size() > 1) {
      lines.add(
          new View.Credits(
              words.of("editor.reviewed"),
              approvals.subList(0, approvals.size() - 1).stream().map(this::approver).toList()));
    }
    if (!approvals.isEmpty()) {
      lines.add(
          new View.Credits(words.of("editor.responsible"), List.of(approver(approvals.getLast()))));
    }
    return lines;
  }

  private boolean isImported() {
    return story != null && story.event().origin() != null;
  }

  private View.Name approver(PublicationEvent.Approval approval) {
    Person person = sheet.person(approval.person()).orElse(null);
    // An erased name leaves the act: somebody approved, and the record says so.
    return person == null
        ? new View.Name(sheet.words().of("person.unnamed"), null)
        : new View.Name(
            person.name(sheet.edition().language()),
            Links.author(sheet.edition(), approval.person()));
  }

  /**
   * The story in other languages, in the site's order, and converted. Search engines are told of
   * what was written, at its own address, and nothing on a page that is converted itself.
   */
  private static List<View.Alternate> translations(Sheet sheet, Story own) {
    Site site = sheet.site();
    var versions = new ArrayList<>(sheet.versions(own));
    versions.sort(
        Comparator.comparingInt((Teaser teaser) -> place(sheet, teaser))
            .thenComparing(Teaser::language));
    boolean written = versions.size() > 1 && !sheet.isConverted(own.id());
    var alternates = new ArrayList<View.Alternate>();
    for (Teaser version : versions) {
      View.Alternate alternate =
          Frames.alternate(sheet, version.language(), Links.story(version, site));
      alternates.add(written ? alternate : alternate.elsewhere());
      String edition = Editions.of(site.languages(), version.language());
      site.converted()
          .forEach((to, from) -> {
            if (from.equals(edition) && versions.stream().noneMatch(v -> v.language().equals(to))) {
              String path = Links.story(site, to, version);
              alternates.add(Frames.alternate(sheet, to, path).elsewhere());
            }
          });
    }
    return alternates.size() < 2 ? List.of() : alternates;
  }

  /** Editions stand in the site's order, other languages behind them. */
  private static int place(Sheet sheet, Teaser teaser) {
    int place = sheet.site().languages().indexOf(teaser.language());
    return place < 0 ? Integer.MAX_VALUE : place;
  }

  /** Editors' picks first, then the nearest by topics and channel; none twice, and not itself. */
  private View.@Nullable Section related(Story own) {
    List<ArticleId> picks =
        article.related().stream().distinct().filter(id -> !id.equals(own.id())).toList();
    var stories = new ArrayList<Teaser>(sheet.teasers(picks));
    for (Teaser teaser : sheet.related(own, RELATED + Math.min(picks.size(), RELATED))) {
      if (stories.stream().noneMatch(other -> other.id().equals(teaser.id()))) {
        stories.add(teaser);
      }
    }
    return stories.isEmpty()
        ? null
        : new View.Section(
            sheet.words().of("related"),
            null,
            Teasers.all(stories.stream().limit(RELATED).toList(), sheet, null),
            true);
  }
}
