package org.broadsheet.edge;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.broadsheet.archive.Applied;
import org.broadsheet.archive.Found;
import org.broadsheet.archive.Story;
import org.broadsheet.archive.Withdrawn;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Hash;
import org.broadsheet.content.Json;
import org.broadsheet.content.Poll;
import org.broadsheet.content.PublicationEvent.Change;
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

/**
 * An archive and a press in memory: what is at an address says which log size it was made from. A
 * hook runs between reading the position and handing out the page, where races are.
 */
final class FakeViews implements Views {
  static final String HTML = "text/html; charset=utf-8";

  final AtomicLong position = new AtomicLong(1);
  final AtomicInteger renders = new AtomicInteger();
  final Map<String, Set<String>> keysOf = new ConcurrentHashMap<>();
  final Map<String, Integer> statusOf = new ConcurrentHashMap<>();
  final Set<String> failing = ConcurrentHashMap.newKeySet();
  volatile Set<String> touched = Set.of();
  volatile Runnable hook = () -> {};
  volatile Runnable searching = () -> {};
  volatile boolean embeds;

  /** Whether no story asks for moods, and every poll is closed. */
  volatile boolean asksNobody;

  volatile String siteUrl = "http://localhost";

  @Override
  public long position() {
    return position.get();
  }

  @Override
  public Site site() {
    return new Site(
            siteUrl,
            "UTC",
            List.of("en", "zh"),
            Map.of("en", "The Heron Ferry Post"),
            Map.of(),
            List.of(),
            Map.of(),
            Site.MOODS,
            Map.of(),
            Map.of(),
            null)
        .edit()
        .embeds(embeds)
        .site();
  }

  @Override
  public Page render(Address address) {
    renders.incrementAndGet();
    long seen = position.get();
    String url = address.canonical();
    hook.run();
    if (failing.contains(url)) {
      throw new IllegalStateException("the template of " + url + " is broken (as asked)");
    }
    int status = statusOf.getOrDefault(url, url.contains("unknown") ? 404 : 200);
    String location = status == 301 ? "/elsewhere" : null;
    return new Page(
        status, HTML, text(url, seen), keysOf.getOrDefault(url, Set.of("site")), seen, location);
  }

  static byte[] text(String url, long seen) {
    return ("<p>" + url + " at " + seen + "</p>" + "<p>both banks</p>".repeat(100))
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean cacheable(Address address) {
    return !(address instanceof Address.Home home) || home.after() == null;
  }

  @Override
  public Page notFound(@Nullable String edition, @Nullable String path) {
    return new Page(404, HTML, text("nothing", 0), Set.of("site"), position.get(), null);
  }

  @Override
  public Set<String> touched(Applied applied) {
    return touched;
  }

  @Override
  public Optional<Found> article(ArticleId id) {
    if (id.equals(Entries.GONE)) {
      return Optional.of(new Withdrawn(id, 1, Entries.event(id, 2, Change.WITHDRAWAL), null));
    }
    if (!id.equals(Entries.FERRY) && !id.equals(Entries.QUIET)) {
      return Optional.empty();
    }
    Article article =
        Article.of("en", new ChannelPath("local"), "Electric ferries", List.of())
            .edit()
            .moodsOff(asksNobody || id.equals(Entries.QUIET))
            .article();
    return Optional.of(new Story(id, 0, Entries.event(id, 1, Change.FIRST), article));
  }

  @Override
  public Page search(@Nullable String edition, SearchForm form) {
    searching.run();
    return new Page(
        200, HTML, text("search " + form.words() + " " + form.page(), 0), Set.of(), 1, null);
  }

  @Override
  public Page searchAnswer(@Nullable String language, String words, int page) {
    searching.run();
    String json = "{\"items\":[],\"next\":null,\"asked\":\"" + language + words + page + "\"}";
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    return new Page(200, "application/json", body, Set.of(), 1, null);
  }

  @Override
  public Page history(@Nullable String edition, ArticleId id, List<HistoryEntry> entries) {
    return new Page(200, HTML, text("history", entries.size()), Set.of(), 1, null);
  }

  @Override
  public byte[] moodFragment(
      @Nullable String edition, Story story, Map<String, Long> counts, @Nullable String own) {
    return (counts + " own " + own).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Page moodPage(
      @Nullable String edition, Story story, Map<String, Long> counts, @Nullable String own) {
    return new Page(200, HTML, moodFragment(edition, story, counts, own), Set.of(), 1, null);
  }

  @Override
  public Page moodEmbed(@Nullable String edition, Story story, Map<String, Long> counts) {
    return new Page(200, HTML, moodFragment(edition, story, counts, null), Set.of(), 1, null);
  }

  @Override
  public Optional<Json> oembed(String url, int widest) {
    return url.equals("http://localhost/ferry00001")
        ? Optional.of(new Json.Object(Map.of("width", new Json.Int(widest))))
        : Optional.empty();
  }

  @Override
  public byte[] sharePicture(
      SharePicture form, Story story, Function<Hash, Optional<BufferedImage>> media) {
    renders.incrementAndGet();
    hook.run();
    return (form + " of " + story.article().headline()).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Page moodRanking(
      @Nullable String edition, int days, long least, Map<String, List<Press.Ranked>> stories) {
    return new Page(200, HTML, text("ranking " + days + " " + stories, least), Set.of(), 1, null);
  }

  @Override
  public byte[] moodBlock(@Nullable String edition, Map<String, List<Press.Ranked>> stories) {
    return new byte[0];
  }

  @Override
  public Optional<Poll> poll(String id) {
    return switch (id) {
      case "fares" -> Optional.of(poll(false, "2999-12-31T20:00:00Z", false));
      case "reasons" -> Optional.of(poll(true, "2999-12-31T20:00:00Z", true));
      case "over" -> Optional.of(poll(false, "2026-01-01T20:00:00Z", false));
      default -> Optional.empty();
    };
  }

  private Poll poll(boolean multiple, String open, boolean before) {
    String closes = asksNobody ? "2026-01-01T20:00:00Z" : open;
    var choices = List.of(new Poll.Choice("down", "Down"), new Poll.Choice("keep", "Keep"));
    return new Poll("en", "Fares?", choices, multiple, Instant.parse(closes), before);
  }

  @Override
  public byte[] pollFragment(@Nullable String edition, String id, Poll poll, PollState state) {
    return ("votes " + state.votes() + " own " + state.own() + " closed " + state.closed())
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Page pollPage(
      @Nullable String edition,
      String id,
      Poll poll,
      PollState state,
      PollState.@Nullable Refusal refused) {
    int status = refused == null ? 200 : refused == PollState.Refusal.CLOSED ? 409 : 422;
    return new Page(status, HTML, pollFragment(edition, id, poll, state), Set.of(), 1, null);
  }

  @Override
  public Page pollEmbed(@Nullable String edition, String id, Poll poll, PollState state) {
    return new Page(200, HTML, pollFragment(edition, id, poll, state), Set.of(), 1, null);
  }

  @Override
  public Page report(@Nullable String edition, Story story, ReportState state) {
    int status = state.refused() == null ? 200 : 422;
    String text = state.sent() ? "thanks" : state.passage() + " of " + state.revision();
    return new Page(status, HTML, text.getBytes(StandardCharsets.UTF_8), Set.of(), 1, null);
  }

  @Override
  public Map<String, Press.Asset> assets() {
    return Map.of(
        "/assets/site-0a1b2c.css",
        new Press.Asset("text/css; charset=utf-8", "p{margin:0}".getBytes(StandardCharsets.UTF_8)));
  }
}
