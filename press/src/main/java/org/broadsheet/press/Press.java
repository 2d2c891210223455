package org.broadsheet.press;

import java.awt.image.BufferedImage;
import java.io.Serial;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.broadsheet.archive.Applied;
import org.broadsheet.archive.SearchResult;
import org.broadsheet.archive.Snapshot;
import org.broadsheet.archive.Story;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Hash;
import org.broadsheet.content.Json;
import org.broadsheet.content.Poll;
import org.broadsheet.content.Site;
import org.jspecify.annotations.Nullable;

/** Renders pages. Stateless but for the compiled templates; safe for many threads. */
public final class Press {
  /**
   * The widths, in pixels, in which pages ask for a picture: {@code /media/HASH/w480} and, as WebP,
   * {@code /media/HASH/w480.webp}. A rendition is never wider than its original.
   */
  public static final List<Integer> PICTURE_WIDTHS = List.of(240, 480, 750, 960, 1200, 1600);

  private final Templates templates;
  private final Answers answers;
  private final AddressPages pages;

  /**
   * A press for pages that ask nobody anything, and that does not know the key of the log, with the
   * templates that the program comes with.
   */
  public Press() {
    this(null, false);
  }

  /**
   * A press with the templates that the program comes with.
   *
   * @param logKey the log's public key, as readers verify it with
   * @param wechatCards whether this site loads WeChat's SDK inside WeChat, which the privacy page
   *     then says
   */
  public Press(@Nullable String logKey, boolean wechatCards) {
    this(new Templates(), logKey, wechatCards);
  }

  /**
   * With the templates of an operator's folder in place of those of the same name; the same as
   * {@link #Press(String, boolean)} where it holds none. Throws {@link ThemeRefused} where one
   * cannot be used.
   *
   * @param cache where compiled templates are kept; nothing else may lie there
   * @param version the program's
   */
  public Press(
      @Nullable String logKey, boolean wechatCards, Path theme, Path cache, String version) {
    this(new Templates(theme, cache, version), logKey, wechatCards);
  }

  private Press(Templates templates, @Nullable String logKey, boolean wechatCards) {
    this.templates = templates;
    this.answers = new Answers(templates);
    this.pages = new AddressPages(answers, logKey, wechatCards);
  }

  /** A template of the operator's that cannot be used; the message is one sentence for them. */
  public static final class ThemeRefused extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    ThemeRefused(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** Renders a page that depends on the log alone; a 404 page where there is nothing. */
  public Page render(Address address, Snapshot snapshot) {
    return pages.render(address, snapshot);
  }

  /** Whether answers to this address may be kept (and are replaced when a key is touched). */
  public boolean cacheable(Address address) {
    return AddressPages.cacheable(address);
  }

  /**
   * The page that says that nothing is here.
   *
   * @param path what was asked for, as in the request line, or null: its words help to go on
   */
  public Page notFound(@Nullable String edition, @Nullable String path, Snapshot snapshot) {
    return answers.notFound(sheet(edition, snapshot), path);
  }

  /** Whether the words of a path change the page that says that nothing is there. */
  public static boolean isTelling(String path) {
    return !LostPage.said(path).isEmpty();
  }

  /** The public history of a story from its log entries, oldest first; 404 where there are none. */
  public Page history(
      @Nullable String edition, ArticleId id, List<HistoryEntry> entries, Snapshot snapshot) {
    var sheet = sheet(edition, snapshot);
    return entries.isEmpty()
        ? answers.notFound(sheet)
        : answers.html(200, sheet, "history", HistoryPage.view(sheet, id, entries));
  }

  /** The search page. Searches the archive, so it takes as long as that. */
  public Page search(@Nullable String edition, SearchForm form, Snapshot snapshot) {
    var sheet = sheet(edition, snapshot);
    return answers.html(200, sheet, "search", SearchPage.view(sheet, form));
  }

  /** The page of hits, from 0, that a cursor of {@link #searchAnswer} means; -1 for none. */
  public static int searchCursor(String cursor) {
    return ReadingApi.page(cursor);
  }

  /**
   * What programs are told of a search: {@code GET /api/v1/search}.
   *
   * @param page from 0, each of 20 hits
   */
  public Page searchAnswer(String words, int page, SearchResult result, Snapshot snapshot) {
    return new ReadingApi(sheet(null, snapshot)).search(words, page, result);
  }

  /**
   * The moods of a story as a fragment, to be put into its page by script.
   *
   * @param edition in which it was asked for; followed where that shows the story converted
   * @param counts by mood word, in the site's order
   * @param own what this reader chose, or null
   */
  public byte[] moodFragment(
      @Nullable String edition,
      Story story,
      Map<String, Long> counts,
      @Nullable String own,
      Snapshot snapshot) {
    var sheet = sheetIn(edition, story.article().language(), snapshot);
    return templates.render(
        "mood-fragment", MoodPages.fragment(sheet, sheet.shown(story), counts, own));
  }

  /** The same as a page of its own, for readers without JavaScript. */
  public Page moodPage(
      @Nullable String edition,
      Story story,
      Map<String, Long> counts,
      @Nullable String own,
      Snapshot snapshot) {
    var sheet = sheetIn(edition, story.article().language(), snapshot);
    sheet.article(story.id());
    return answers.html(
        200, sheet, "moods", MoodPages.page(sheet, sheet.shown(story), counts, own));
  }

  /** Where that page is, a path on this site. */
  public static String moodPath(@Nullable String edition, Story story, Site site) {
    return Links.moods(edition(site, edition, story.article().language()), story.id());
  }

  /**
   * A story as a picture to be passed on, PNG. Takes up to a second: not for an event loop.
   *
   * @param media finds pictures that the public may have, none wider than about 1600 pixels
   */
  public byte[] sharePicture(
      SharePicture form,
      Story story,
      Snapshot snapshot,
      Function<Hash, Optional<BufferedImage>> media) {
    return new SharePrints(sheetFor(story.article(), snapshot), story, media).draw(form);
  }

  /** The moods of a story as figures in other sites' frames; nobody says one there. */
  public Page moodEmbed(
      @Nullable String edition, Story story, Map<String, Long> counts, Snapshot snapshot) {
    var sheet = sheetIn(edition, story.article().language(), snapshot);
    sheet.article(story.id());
    return answers.html(
        200, sheet, "framed-moods", EmbedPages.moods(sheet, sheet.shown(story), counts));
  }

  /** A poll in other sites' frames, with what everybody is told; nobody votes there. */
  public Page pollEmbed(
      @Nullable String edition, String id, Poll poll, PollState state, Snapshot snapshot) {
    var sheet = sheetIn(edition, poll.language(), snapshot);
    return answers.html(
        200, sheet, "framed-vote", EmbedPages.vote(sheet, id, sheet.shown(poll), state));
  }

  /**
   * What oEmbed 1.0 says about an address of this site; empty where it is no story's or poll's, the
   * story is withdrawn, or the site lets nobody frame it.
   *
   * @param widest as the consumer asks, in pixels
   */
  public Optional<Json> oembed(String url, int widest, Snapshot snapshot) {
    Site site = snapshot.site();
    String path =
        !site.embeds() || !url.startsWith(site.url() + "/")
            ? ""
            : url.substring(site.url().length()).split("[?#]", 2)[0];
    String edition = AddressSpelling.editionOf(path);
    String poll = AddressSpelling.pollOf(path);
    if (poll != null) {
      return snapshot
          .poll(poll)
          .map(found -> {
            Sheet sheet = sheetIn(edition, found.language(), snapshot);
            return EmbedPages.oembed(sheet, poll, sheet.shown(found), widest);
          });
    }
    return Address.parse(path, null)
        .filter(Address.Article.class::isInstance)
        .flatMap(address -> snapshot.article(((Address.Article) address).id()))
        .filter(Story.class::isInstance)
        .map(found -> {
          var story = (Story) found;
          Sheet sheet = sheetIn(edition, story.article().language(), snapshot);
          return EmbedPages.oembed(sheet, sheet.shown(story), widest);
        });
  }

  /** The days over which moods are ranked: today, a week, a month. */
  public static final List<Integer> RANKED_DAYS = List.of(1, 7, 30);

  /** A story in a ranking and by how many readers its mood grew. */
  public record Ranked(ArticleId id, long readers) {}

  /**
   * The ranking by mood. Stories that are withdrawn, whose readers are not asked, or that belong to
   * another edition are left out here.
   *
   * @param days one of {@link #RANKED_DAYS}
   * @param least fewer readers than this lead nothing, as the page says
   * @param stories by mood word, the most first
   */
  public Page moodRanking(
      @Nullable String edition,
      int days,
      long least,
      Map<String, List<Ranked>> stories,
      Snapshot snapshot) {
    var sheet = sheet(edition, snapshot);
    return sheet.site().moods().isEmpty()
        ? answers.notFound(sheet)
        : answers.html(200, sheet, "moodranking", MoodPages.ranking(sheet, days, least, stories));
  }

  /** The same in short, to be put into a page by script; empty where nothing is ranked. */
  public byte[] moodBlock(
      @Nullable String edition, Map<String, List<Ranked>> stories, Snapshot snapshot) {
    var block = MoodPages.block(sheet(edition, snapshot), stories);
    return block.ranks().isEmpty() ? new byte[0] : templates.render("moodblock", block);
  }

  /** The form and the figures of a poll as a fragment; {@code edition} as for moods. */
  public byte[] pollFragment(
      @Nullable String edition, String id, Poll poll, PollState state, Snapshot snapshot) {
    var sheet = sheetIn(edition, poll.language(), snapshot);
    return templates.render("poll-fragment", PollPages.fragment(sheet, id, poll, state));
  }

  /** The same as a page of its own; {@code refused} where it answers a vote that was not taken. */
  public Page pollPage(
      @Nullable String edition,
      String id,
      Poll poll,
      PollState state,
      PollState.@Nullable Refusal refused,
      Snapshot snapshot) {
    var sheet = sheetIn(edition, poll.language(), snapshot);
    int status = refused == null ? 200 : refused == PollState.Refusal.CLOSED ? 409 : 422;
    return answers.html(status, sheet, "poll", PollPages.page(sheet, id, poll, state, refused));
  }

  /** Where readers see how a poll stands, a path on this site. */
  public static String pollPath(@Nullable String edition, String id, Poll poll, Site site) {
    return Links.poll(edition(site, edition, poll.language()), id);
  }

  /** The form to report an error in a story, or the thanks for it; {@code edition} as for moods. */
  public Page report(@Nullable String edition, Story story, ReportState state, Snapshot snapshot) {
    var sheet = sheetIn(edition, story.article().language(), snapshot);
    int status = state.refused() == null ? 200 : refusal(state.refused());
    return answers.html(
        status, sheet, "report", ReportPages.page(sheet, sheet.shown(story), state));
  }

  /** Where that form is, a path on this site. */
  public static String reportPath(@Nullable String edition, Story story, Site site) {
    return Links.report(edition(site, edition, story.article().language()), story.id());
  }

  private static int refusal(ReportState.Refusal refused) {
    return switch (refused) {
      case EMPTY, TOO_LONG -> 422;
      case TOO_MANY -> 429;
      case NOT_KEPT -> 503;
    };
  }

  /** An article as it would look, for the desk; never cached, marked as a preview. */
  public byte[] preview(Article article, Snapshot snapshot) {
    var sheet = sheetFor(article, snapshot);
    return templates.render("article", new ArticlePage(sheet, article, null).view());
  }

  /** What an applied entry touches: the keys of the version before and after. */
  public Set<String> touched(Applied applied) {
    return Keys.touched(applied);
  }

  /** The permanent address of a story, a path on this site. */
  public static String path(Story story, Site site) {
    return Links.story(story, site);
  }

  /**
   * A path that leads to a story whatever editions the site has: its permanent address in the
   * default edition, from where stories of the others are redirected.
   */
  public static String path(Story story) {
    return new Address.Article(null, story.urlDate(), Links.slug(story.article()), story.id())
        .canonical();
  }

  /** The fingerprinted assets (CSS, script, icon, theme): path to type and bytes. */
  public Map<String, Asset> assets(Snapshot snapshot) {
    return Assets.all(snapshot.site());
  }

  /** One asset. Its path holds a hash of its bytes, so it may be kept for ever. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Asset(String type, byte[] bytes) {}

  private Sheet sheet(@Nullable String tag, Snapshot snapshot) {
    Site site = snapshot.site();
    Edition edition = Edition.of(site, tag);
    return new Sheet(snapshot, site, edition == null ? Edition.standard(site) : edition, null);
  }

  private Sheet sheetFor(Article article, Snapshot snapshot) {
    return sheetIn(null, article.language(), snapshot);
  }

  private static Sheet sheetIn(@Nullable String tag, String language, Snapshot snapshot) {
    Site site = snapshot.site();
    return new Sheet(snapshot, site, edition(site, tag, language), null);
  }

  /** The asked edition where it shows texts of this language converted, else the text's own. */
  private static Edition edition(Site site, @Nullable String tag, String language) {
    Edition asked = tag == null ? null : Edition.of(site, tag);
    Converted converted = asked == null ? null : Converted.of(site, asked.language());
    return asked != null && converted != null && converted.concerns(site, language)
        ? asked
        : Edition.forText(site, language);
  }
}
