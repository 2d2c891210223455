package org.broadsheet.desk;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Hash;
import org.broadsheet.content.MalformedContent;
import org.broadsheet.content.Site;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The pages about stories. Each form asks one act of the {@link Newsroom}, which does the checks.
 *
 * <p>Longer than 400 lines, because whatever is refused comes back on the one page of a story, with
 * what was typed, and all that it is made of is private here.
 */
final class StoryPages {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  /** For readers' pages within the desk: they run nothing and load nothing from elsewhere. */
  static final String PREVIEW_POLICY =
      "sandbox allow-same-origin; default-src 'none'; style-src 'self'; img-src 'self'; font-src"
          + " 'self'; frame-ancestors 'self'";

  private final Newsroom newsroom;
  private final Rendering rendering;
  private final Preview preview;
  private final Intake intake;
  private final Sightings sightings;

  StoryPages(
      Newsroom newsroom, Rendering rendering, Preview preview, Intake intake, Sightings sightings) {
    this.newsroom = newsroom;
    this.rendering = rendering;
    this.preview = preview;
    this.intake = intake;
    this.sightings = sightings;
  }

  private static PersonId me() {
    return Gate.who().orElseThrow().id();
  }

  private static String field(ServerRequest request, String name) {
    return request.param(name).orElse("");
  }

  static Optional<ArticleId> id(ServerRequest request) {
    String text = request.pathVariable("id");
    return ArticleId.isId(text) ? Optional.of(new ArticleId(text)) : Optional.empty();
  }

  /** The text that the person had on the screen; one that cannot be is of no version. */
  static Hash seen(ServerRequest request) {
    String text = field(request, "seen");
    return Hash.isHash(text) ? new Hash(text) : Hash.of(new byte[0]);
  }

  /** The story, if whoever asks may see it; another one is as if it were not there. */
  Optional<Story> seen(Optional<ArticleId> id) {
    Account who = Gate.who().orElseThrow();
    return id.flatMap(newsroom::story).filter(story -> who.may(Act.SEE, story));
  }

  // Looking.

  ServerResponse list(ServerRequest request) {
    Account who = Gate.who().orElseThrow();
    var lists = new TreeMap<String, List<Story>>();
    lists.put("1 mine", newsroom.writtenBy(who));
    lists.put("2 drafts", newsroom.inState(StoryState.DRAFT, who));
    lists.put("3 state.returned", newsroom.inState(StoryState.RETURNED, who));
    lists.put("4 waiting-review", newsroom.inState(StoryState.IN_REVIEW, who));
    lists.put("5 waiting-publish", newsroom.inState(StoryState.APPROVED, who));
    lists.put("6 live", newsroom.inState(StoryState.PUBLISHED, who));
    lists.put("7 gone", newsroom.inState(StoryState.WITHDRAWN, who));
    Map<String, List<StoryLine>> shown = new TreeMap<>();
    ZoneId zone = newsroom.site().zoneId();
    lists.forEach((key, stories) ->
        shown.put(
            key,
            stories.stream()
                .map(story -> new StoryLine(story, time(story.changed(), zone)))
                .toList()));
    return rendering.page(request, "stories", "stories", Map.of("lists", shown));
  }

  ServerResponse story(ServerRequest request) {
    return seen(id(request))
        .map(story ->
            rendering.page(request, "story", "stories", Map.of("page", page(request, story, null))))
        .orElseGet(() -> elsewhere(request));
  }

  /** A story that readers see and the desk does not have can be taken on for a correction. */
  private ServerResponse elsewhere(ServerRequest request) {
    Account who = Gate.who().orElseThrow();
    Optional<ArticleId> id = id(request);
    return id.flatMap(newsroom.adopt()::offered)
        .filter(article -> who.may(Act.CORRECT, article.channel(), Whose.OTHERS))
        .map(article ->
            rendering.page(
                request,
                "adopt",
                "stories",
                Map.of("id", id.orElseThrow().value(), "headline", article.headline())))
        .orElseGet(() -> rendering.message(request, 404, "no-such-story"));
  }

  private StoryPage page(ServerRequest request, Story story, @Nullable StoryForm typed) {
    return page(request, story, typed, "", false);
  }

  private StoryPage page(
      ServerRequest request, Story story, @Nullable StoryForm typed, String asked, boolean turned) {
    Words words = Rendering.words(request.servletRequest());
    List<Version> versions = newsroom.versions(story.id());
    List<Review> reviews = newsroom.reviews(story.id());
    Version newest = versions.getLast();
    Article article = newest.article();
    Optional<Article> reviewed = lastReviewed(story, versions, reviews);
    Site site = newsroom.site();
    long approved =
        reviews.stream()
            .filter(review -> review.n() == newest.n())
            .filter(review -> review.verdict() == Review.Verdict.APPROVED)
            .count();
    StoryForm form = typed == null ? StoryForm.of(article) : typed;
    return new StoryPage(
        story,
        newest.hash(),
        form,
        choosing(words).beside(form, asked, turned),
        channels(site, words, article.channel().value()),
        acts(story),
        newsroom.mayJudge(story, me()),
        (int) approved + 1,
        new Difference(words, choosing(words)::called).between(reviewed.orElse(null), article),
        reviewed.isPresent(),
        new Life(newsroom, words, story).past(versions, reviews),
        new Working(newsroom, words, Gate.who().orElseThrow()).of(story),
        address(site, story, article),
        holder(words, story));
  }

  private Choosing choosing(Words words) {
    return new Choosing(newsroom, preview, words, rendering.now());
  }

  /**
   * Published stories as JSON, for the block editor: those that the words {@code q} find, or those
   * with the ids {@code id} in their order.
   */
  ServerResponse published(ServerRequest request) {
    Choosing choosing = choosing(Rendering.words(request.servletRequest()));
    List<String> ids = request.params().getOrDefault("id", List.of());
    List<Beside.Pick> picks =
        ids.isEmpty() ? choosing.found(field(request, "q")) : choosing.picks(ids);
    return TextPages.items(
        picks.stream()
            .map(pick -> Map.of("id", pick.id(), "headline", pick.headline(), "note", pick.note()))
            .toList());
  }

  private @Nullable String holder(Words words, Story story) {
    return newsroom
        .hold(story.id())
        .filter(hold -> !hold.person().equals(me()))
        .flatMap(hold -> newsroom.people().find(hold.person()))
        .map(account -> account.name(words.language()))
        .orElse(null);
  }

  private static Set<Act> acts(Story story) {
    Account who = Gate.who().orElseThrow();
    var acts = EnumSet.noneOf(Act.class);
    for (Act act : Act.values()) {
      if (who.may(act, story)) {
        acts.add(act);
      }
    }
    return acts;
  }

  /** The newest earlier text that a reviewer judged or readers saw. */
  private static Optional<Article> lastReviewed(
      Story story, List<Version> versions, List<Review> reviews) {
    int newest = story.version();
    return versions.reversed().stream()
        .filter(version -> version.n() < newest)
        .filter(version ->
            (story.live() != null && version.n() == story.live())
                || reviews.stream().anyMatch(review -> review.n() == version.n()))
        .findFirst()
        .map(Version::article);
  }

  static List<StoryPage.Channel> channels(Site site, Words words, String current) {
    var channels = new ArrayList<StoryPage.Channel>();
    for (Site.Channel channel : site.channels()) {
      String indent = "\u2003".repeat(channel.path().trail().size() - 1);
      channels.add(
          new StoryPage.Channel(channel.path().value(), indent + channel.name(words.language())));
    }
    if (!current.isEmpty()
        && channels.stream().noneMatch(channel -> channel.path().equals(current))) {
      channels.addFirst(new StoryPage.Channel(current, current));
    }
    return channels;
  }

  private static @Nullable String address(Site site, Story story, Article article) {
    if (story.urlDate() == null) {
      return null;
    }
    String slug = article.slug() == null ? "" : article.slug() + "-";
    return site.url()
        + "/"
        + story.urlDate().toString().replace('-', '/')
        + "/"
        + slug
        + story.id();
  }

  private static String time(Instant time, ZoneId zone) {
    return TIME.format(time.atZone(zone));
  }

  ServerResponse preview(ServerRequest request) {
    Optional<Story> story = seen(id(request));
    int newest = story.map(Story::version).orElse(0);
    int wanted = request.param("version").flatMap(StoryPages::number).orElse(newest);
    return story
        .flatMap(s -> newsroom.version(s.id(), wanted))
        .map(version ->
            Rendering.html(200)
                .header("Content-Security-Policy", PREVIEW_POLICY)
                .body(preview.page(version.article())))
        .orElseGet(() -> rendering.message(request, 404, "no-such-story"));
  }

  /** What one version changed in the one before it. */
  ServerResponse changes(ServerRequest request) {
    Optional<ArticleId> id = seen(id(request)).map(Story::id);
    Optional<Version> version =
        id.flatMap(story ->
            request
                .param("version")
                .flatMap(StoryPages::number)
                .flatMap(n -> newsroom.version(story, n)));
    if (id.isEmpty() || version.isEmpty()) {
      return rendering.message(request, 404, "no-such-story");
    }
    Version latter = version.get();
    Words words = Rendering.words(request.servletRequest());
    Article former = newsroom.version(id.get(), latter.n() - 1).map(Version::article).orElse(null);
    return rendering.page(
        request,
        "changes",
        "changes",
        Map.of(
            "story", id.get().value(),
            "n", latter.n(),
            "headline", latter.article().headline(),
            "difference",
                new Difference(words, choosing(words)::called).between(former, latter.article())));
  }

  static Optional<Integer> number(String text) {
    return text.matches("[0-9]{1,6}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  // Writing.

  ServerResponse blank(ServerRequest request) {
    Words words = Rendering.words(request.servletRequest());
    Site site = newsroom.site();
    String first = site.channels().isEmpty() ? "news" : site.channels().getFirst().path().value();
    return blank(request, StoryForm.empty(words.language(), first), null);
  }

  private ServerResponse blank(ServerRequest request, StoryForm form, @Nullable Refused why) {
    return blank(request, form, why, false);
  }

  private ServerResponse blank(
      ServerRequest request, StoryForm form, @Nullable Refused why, boolean turned) {
    Words words = Rendering.words(request.servletRequest());
    Map<String, Object> values =
        Map.of(
            "form", form,
            "beside", choosing(words).beside(form, field(request, "look"), turned),
            "channels", channels(newsroom.site(), words, form.channel()));
    return why == null
        ? rendering.page(request, "new", "new-story", values)
        : rendering.refused(request, why, "new", "new-story", values);
  }

  private static StoryForm form(ServerRequest request) {
    return new StoryForm(
        field(request, "headline"),
        field(request, "subhead"),
        field(request, "summary"),
        field(request, "channel"),
        field(request, "language"),
        field(request, "tags"),
        field(request, "authors"),
        field(request, "body"),
        request.param("further").isEmpty()
            ? null
            : new StoryForm.Further(
                field(request, "slug"),
                field(request, "genre"),
                request.param("moods-off").isPresent(),
                request.params().getOrDefault("related", List.of())));
  }

  /** What was typed after a choice beside the text, which saves nothing; empty for other forms. */
  private static Optional<StoryForm> turned(ServerRequest request, StoryForm form) {
    return request.param("turn").map(turn -> Choosing.turned(form, turn, field(request, "vote")));
  }

  ServerResponse begin(ServerRequest request) {
    StoryForm form = form(request);
    Article article;
    try {
      Optional<StoryForm> turned = turned(request, form);
      if (turned.isPresent()) {
        return blank(request, turned.get(), null, true);
      }
      article = form.over(form.begin());
    } catch (MalformedContent e) {
      return blank(request, form, new Refused.Malformed(e));
    }
    return switch (newsroom.write().begin(me(), article)) {
      case Outcome.Done<Saved> done ->
          Rendering.see("/stories/" + done.receipt().story() + "?done=saved");
      case Outcome.No<Saved> no -> blank(request, form, no.why());
    };
  }

  ServerResponse save(ServerRequest request) {
    Optional<Story> story = seen(id(request));
    if (story.isEmpty()) {
      return rendering.message(request, 404, "no-such-story");
    }
    StoryForm form = form(request);
    Hash base = seen(request);
    Version newest = newsroom.versions(story.get().id()).getLast();
    Outcome<Saved> outcome;
    if (newest.hash().equals(base)) {
      try {
        Optional<StoryForm> turned = turned(request, form);
        if (turned.isPresent()) {
          StoryPage page = page(request, story.get(), turned.get(), field(request, "look"), true);
          return rendering.page(request, "story", "stories", Map.of("page", page));
        }
        Article article = form.over(newest.article());
        outcome = newsroom.write().change(me(), story.get().id(), base, article);
      } catch (MalformedContent e) {
        outcome = Outcome.no(new Refused.Malformed(e));
      }
    } else {
      outcome = Outcome.no(new Refused.StaleDraft());
    }
    return answer(request, story.get().id(), outcome, "saved", form);
  }

  /** Back to the story's page, which says what was done or why not. */
  private ServerResponse answer(
      ServerRequest request,
      ArticleId id,
      Outcome<?> outcome,
      String done,
      @Nullable StoryForm typed) {
    return switch (outcome) {
      case Outcome.Done<?> _ -> Rendering.see("/stories/" + id + "?done=" + done);
      case Outcome.No<?>(Refused.NoSuchStory _) -> rendering.message(request, 404, "no-such-story");
      case Outcome.No<?> no when seen(Optional.of(id)).isEmpty() ->
          rendering.message(
              request, no.why() instanceof Refused.NotAllowed ? 403 : 404, "no-such-story");
      case Outcome.No<?> no -> {
        Story now = newsroom.story(id).orElseThrow();
        Map<String, Object> values = Map.of("page", page(request, now, typed));
        Words words = Rendering.words(request.servletRequest());
        yield no.why() instanceof Refused.StaleDraft && typed == null
            ? rendering.page(request, 409, "story", "stories", values, words.say("stale-review"))
            : rendering.refused(request, no.why(), "story", "stories", values);
      }
    };
  }

  /** Does one act about the story that the address names, and goes back to its page. */
  ServerResponse act(ServerRequest request, String done, Function<ArticleId, Outcome<?>> act) {
    Optional<ArticleId> id = id(request);
    return id.isEmpty()
        ? rendering.message(request, 404, "no-such-story")
        : answer(request, id.get(), act.apply(id.get()), done, null);
  }

  ServerResponse submit(ServerRequest request) {
    return act(request, "submitted", id -> newsroom.submit().by(me(), id, seen(request)));
  }

  ServerResponse approve(ServerRequest request) {
    return act(
        request,
        "approved",
        id -> newsroom.approve().by(me(), id, seen(request), field(request, "comment")));
  }

  ServerResponse sendBack(ServerRequest request) {
    return act(
        request,
        "returned",
        id -> newsroom.sendBack().by(me(), id, seen(request), field(request, "comment")));
  }

  ServerResponse correct(ServerRequest request) {
    Article.Notice.Kind kind =
        field(request, "kind").equals("clarification")
            ? Article.Notice.Kind.CLARIFICATION
            : Article.Notice.Kind.CORRECTION;
    return act(
        request,
        "corrected",
        id -> newsroom.correct().by(me(), id, seen(request), kind, field(request, "notice")));
  }

  ServerResponse publish(ServerRequest request) {
    return released(request, id -> newsroom.publish().by(me(), id, seen(request)));
  }

  ServerResponse withdraw(ServerRequest request) {
    return released(request, id -> newsroom.withdraw().by(me(), id, field(request, "reason")));
  }

  ServerResponse released(ServerRequest request, Function<ArticleId, Outcome<Receipt>> act) {
    Optional<ArticleId> id = id(request);
    if (id.isEmpty()) {
      return rendering.message(request, 404, "no-such-story");
    }
    Outcome<Receipt> outcome = act.apply(id.get());
    if (outcome instanceof Outcome.Done<Receipt>(Receipt receipt)) {
      sightings.watch(receipt.index());
      return Rendering.see("/receipts/" + receipt.index());
    }
    return answer(request, id.get(), outcome, "done", null);
  }

  // Taking in.

  ServerResponse takeInForm(ServerRequest request) {
    return rendering.page(request, "takein", "take-in", Map.of("text", ""));
  }

  ServerResponse takeIn(ServerRequest request) throws IOException, ServletException {
    String text = field(request, "text");
    Intake.Result result;
    String type = String.valueOf(request.servletRequest().getContentType());
    Part file = type.startsWith("multipart/") ? request.servletRequest().getPart("file") : null;
    if (file != null && file.getSize() > 0) {
      try (InputStream in = file.getInputStream()) {
        String name = file.getSubmittedFileName();
        result = intake.read(name == null ? "upload" : name, in.readAllBytes(), newsroom.site());
      }
    } else if (text.isBlank()) {
      return refusedTakeIn(request, new Refused.Missing("input"), text);
    } else {
      result = intake.read(text, newsroom.site());
    }
    return switch (result) {
      case Intake.NotUnderstood not ->
          refusedTakeIn(request, new Refused.NotUnderstood(not.reason()), text);
      case Intake.Understood it ->
          switch (newsroom
              .takeIn()
              .draft(
                  Optional.of(me()), CleanFields.clean(it.article()), it.origin(), it.warnings())) {
            case Outcome.Done<Saved> done ->
                Rendering.see("/stories/" + done.receipt().story() + "?done=taken-in");
            case Outcome.No<Saved> no -> refusedTakeIn(request, no.why(), text);
          };
    };
  }

  private ServerResponse refusedTakeIn(ServerRequest request, Refused why, String text) {
    return rendering.refused(request, why, "takein", "take-in", Map.of("text", text));
  }
}
