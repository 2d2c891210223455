package org.broadsheet.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Hash;
import org.broadsheet.ledger.Submission;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Stories that go out together, and how the site will look when they have. */
final class ReleasePages {
  private final Newsroom newsroom;
  private final Rendering rendering;
  private final Preview preview;
  private final Sightings sightings;

  ReleasePages(Newsroom newsroom, Rendering rendering, Preview preview, Sightings sightings) {
    this.newsroom = newsroom;
    this.rendering = rendering;
    this.preview = preview;
    this.sightings = sightings;
  }

  private static Account me() {
    return Gate.who().orElseThrow();
  }

  private static String field(ServerRequest request, String name) {
    return request.param(name).orElse("");
  }

  private ZoneId zone() {
    return newsroom.site().zoneId();
  }

  /** The stories that were ticked; what has not the form of one is left out. */
  private static List<Publish.Pick> picks(ServerRequest request) {
    var picks = new ArrayList<Publish.Pick>();
    for (String pick : request.params().getOrDefault("pick", List.of())) {
      String[] parts = pick.split(":", 2);
      if (parts.length == 2 && ArticleId.isId(parts[0]) && Hash.isHash(parts[1])) {
        picks.add(new Publish.Pick(new ArticleId(parts[0]), new Hash(parts[1])));
      }
    }
    return picks;
  }

  ServerResponse releases(ServerRequest request) {
    return releases(request, null);
  }

  private ServerResponse releases(ServerRequest request, @Nullable Refused why) {
    Words words = Rendering.words(request.servletRequest());
    var lines = new ArrayList<ReleaseLine>();
    var working = new Working(newsroom, words, me());
    for (Story story : newsroom.inState(StoryState.APPROVED, me())) {
      if (me().may(Act.PUBLISH, story)) {
        Hash hash = newsroom.version(story.id(), story.version()).orElseThrow().hash();
        lines.add(
            new ReleaseLine(
                story,
                story.id() + ":" + hash,
                PeoplePages.channelName(newsroom.site(), words, story.channel().value()),
                working.said(story.embargo())));
      }
    }
    Map<String, Object> values = Map.of("lines", lines, "zone", zone().getId());
    return why == null
        ? rendering.page(request, "releases", "releases", values)
        : rendering.refused(request, why, "releases", "releases", values);
  }

  ServerResponse release(ServerRequest request) {
    List<Publish.Pick> picks = picks(request);
    String at = field(request, "at");
    if (at.isBlank()) {
      return switch (newsroom.publish().together(me().id(), picks)) {
        case Outcome.Done<Receipt> done -> {
          sightings.watch(done.receipt().index());
          yield Rendering.see("/receipts/" + done.receipt().index());
        }
        case Outcome.No<Receipt> no -> releases(request, no.why());
      };
    }
    Optional<Instant> time = Working.time(at, zone());
    if (time.isEmpty()) {
      return releases(request, new Refused.Missing("time"));
    }
    return switch (newsroom.plans().publish(me().id(), picks, time.get())) {
      case Outcome.Done<Plan> _ -> Rendering.see("/queue?done=planned");
      case Outcome.No<Plan> no -> releases(request, no.why());
    };
  }

  // As of that moment.

  /** From the form to the address of its preview, which does not carry the form's token. */
  ServerResponse askPreview(ServerRequest request) {
    return Rendering.see(address(picks(request), field(request, "at")));
  }

  /**
   * Where these texts are seen as if they had gone out together.
   *
   * @param at as a field of the form, empty for now
   */
  static String address(List<Publish.Pick> picks, String at) {
    return "/releases/preview?" + query(picks, at);
  }

  private static String query(List<Publish.Pick> picks, String at) {
    var query = new StringBuilder("at=" + URLEncoder.encode(at, StandardCharsets.UTF_8));
    picks.forEach(
        pick -> query.append("&pick=").append(pick.story()).append("%3A").append(pick.seen()));
    return query.toString();
  }

  private record AsOf(Instant time, List<Publish.Pick> picks, List<Submission> entries) {}

  /** What would go out at the time that the request names, or now. */
  private Outcome<AsOf> asOf(ServerRequest request) {
    String at = field(request, "at");
    Instant now = rendering.now();
    Optional<Instant> time = at.isBlank() ? Optional.of(now) : Working.time(at, zone());
    if (time.isEmpty()) {
      return Outcome.no(new Refused.Missing("time"));
    }
    if (time.get().isBefore(now)) {
      return Outcome.no(new Refused.Past());
    }
    List<Publish.Pick> picks = picks(request);
    return switch (newsroom.publish().imagined(me().id(), picks, time.get())) {
      case Outcome.No<List<Submission>> no -> Outcome.no(no.why());
      case Outcome.Done<List<Submission>> done ->
          Outcome.done(new AsOf(time.get(), picks, done.receipt()));
    };
  }

  /** The stories and the home page as readers will see them, each in one frame. */
  ServerResponse preview(ServerRequest request) {
    return switch (asOf(request)) {
      case Outcome.No<AsOf> no -> releases(request, no.why());
      case Outcome.Done<AsOf>(AsOf asOf) -> {
        Words words = Rendering.words(request.servletRequest());
        String query = query(asOf.picks(), field(request, "at"));
        var pages = new ArrayList<AsOfPage>();
        pages.add(new AsOfPage(words.say("home-page"), "/releases/page?" + query));
        for (Publish.Pick pick : asOf.picks()) {
          String headline = newsroom.story(pick.story()).orElseThrow().headline();
          pages.add(new AsOfPage(headline, "/releases/page?" + query + "&story=" + pick.story()));
        }
        String time = new Working(newsroom, words, me()).said(asOf.time());
        yield rendering.page(
            request,
            "asof",
            "release-preview",
            Map.of("pages", pages, "time", time, "zone", zone().getId()));
      }
    };
  }

  /** One of these pages, which may run nothing and load nothing from elsewhere. */
  ServerResponse page(ServerRequest request) {
    return switch (asOf(request)) {
      case Outcome.No<AsOf> no -> releases(request, no.why());
      case Outcome.Done<AsOf>(AsOf asOf) -> {
        String story = field(request, "story");
        byte[] page =
            preview.asOf(asOf.entries(), ArticleId.isId(story) ? new ArticleId(story) : null);
        yield Rendering.html(200)
            .header("Content-Security-Policy", StoryPages.PREVIEW_POLICY)
            .body(page);
      }
    };
  }
}
