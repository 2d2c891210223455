package org.broadsheet.desk;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.broadsheet.content.ArticleId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The acts around a story that are not its text: remarks, proofs, plans, emergencies. */
final class WorkPages {
  private static final Pattern ID = Pattern.compile("[0-9a-z]{10}");

  /** Characters beyond which nobody searches for a headline. */
  private static final int LONGEST_SEARCH = 200;

  private final Newsroom newsroom;
  private final Rendering rendering;
  private final StoryPages stories;
  private final Preview preview;

  WorkPages(Newsroom newsroom, Rendering rendering, StoryPages stories, Preview preview) {
    this.newsroom = newsroom;
    this.rendering = rendering;
    this.stories = stories;
    this.preview = preview;
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

  private static @Nullable PersonId person(ServerRequest request, String name) {
    String id = field(request, name);
    return ArticleId.isId(id) ? new PersonId(id) : null;
  }

  // Acts about one story.

  ServerResponse remark(ServerRequest request) {
    return stories.act(
        request,
        "remarked",
        id ->
            newsroom
                .remarks()
                .by(
                    me().id(),
                    id,
                    StoryPages.seen(request),
                    field(request, "passage"),
                    field(request, "text")));
  }

  ServerResponse settle(ServerRequest request) {
    return stories.act(
        request,
        "done",
        id -> newsroom.remarks().settle(me().id(), id, request.pathVariable("remark")));
  }

  ServerResponse proofread(ServerRequest request) {
    return stories.act(
        request,
        "proofread",
        id -> newsroom.remarks().proofread(me().id(), id, StoryPages.seen(request)));
  }

  ServerResponse arrange(ServerRequest request) {
    String due = field(request, "due");
    String embargo = field(request, "embargo");
    Optional<Instant> dueAt = Working.time(due, zone());
    Optional<Instant> until = Working.time(embargo, zone());
    return stories.act(
        request,
        "arranged",
        id ->
            (!due.isBlank() && dueAt.isEmpty()) || (!embargo.isBlank() && until.isEmpty())
                ? Outcome.no(new Refused.Missing("time"))
                : newsroom
                    .arrange()
                    .by(
                        me().id(),
                        id,
                        person(request, "owner"),
                        person(request, "asked"),
                        dueAt.orElse(null),
                        until.orElse(null)));
  }

  ServerResponse plan(ServerRequest request) {
    Optional<Instant> at = Working.time(field(request, "at"), zone());
    return stories.act(
        request,
        "planned",
        id ->
            at.isEmpty()
                ? Outcome.no(new Refused.Missing("time"))
                : newsroom
                    .plans()
                    .publish(
                        me().id(),
                        List.of(new Publish.Pick(id, StoryPages.seen(request))),
                        at.get()));
  }

  ServerResponse expire(ServerRequest request) {
    Optional<Instant> at = Working.time(field(request, "at"), zone());
    return stories.act(
        request,
        "planned",
        id ->
            at.isEmpty()
                ? Outcome.no(new Refused.Missing("time"))
                : newsroom.plans().withdraw(me().id(), id, at.get(), field(request, "reason")));
  }

  ServerResponse cancel(ServerRequest request) {
    Plan.Kind kind =
        field(request, "kind").equals("withdraw") ? Plan.Kind.WITHDRAW : Plan.Kind.PUBLISH;
    return stories.act(request, "cancelled", id -> newsroom.plans().cancel(me().id(), id, kind));
  }

  ServerResponse askEmergency(ServerRequest request) {
    return stories.act(
        request,
        "asked",
        id ->
            newsroom
                .emergency()
                .ask(me().id(), id, StoryPages.seen(request), field(request, "reason")));
  }

  ServerResponse confirmEmergency(ServerRequest request) {
    return stories.released(
        request, id -> newsroom.emergency().confirm(me().id(), id, StoryPages.seen(request)));
  }

  ServerResponse adopt(ServerRequest request) {
    // Where the desk has it already, the correction can begin at once.
    return stories
        .seen(StoryPages.id(request))
        .map(story -> Rendering.see("/stories/" + story.id() + "?done=adopted"))
        .orElseGet(() -> stories.act(request, "adopted", id -> newsroom.adopt().by(me().id(), id)));
  }

  /** A sheet for paper: the text's hash, its reviews with names and times, and every remark. */
  ServerResponse sheet(ServerRequest request) {
    Words words = Rendering.words(request.servletRequest());
    return stories
        .seen(StoryPages.id(request))
        .map(story -> {
          var working = new Working(newsroom, words, me());
          Version newest = newsroom.version(story.id(), story.version()).orElseThrow();
          return rendering.page(
              request,
              "sheet",
              "sheet",
              Map.of(
                  "story",
                  story,
                  "hash",
                  newest.hash().hex(),
                  "saved",
                  working.said(newest.time()),
                  "text",
                  newest.article().plainBody(),
                  "work",
                  working.of(story)));
        })
        .orElseGet(() -> rendering.message(request, 404, "no-such-story"));
  }

  /** Finds a story by its address on the reader's site, by its id, or by words. */
  ServerResponse find(ServerRequest request) {
    var found = ID.matcher(field(request, "q").strip());
    String id = "";
    while (found.find()) {
      id = found.group();
    }
    return ArticleId.isId(id) ? Rendering.see("/stories/" + id) : found(request);
  }

  private ServerResponse found(ServerRequest request) {
    Words words = Rendering.words(request.servletRequest());
    String asked = field(request, "q").strip();
    String cut = asked.substring(0, Math.min(asked.length(), LONGEST_SEARCH));
    List<FoundPage.Part> parts = List.of();
    if (!cut.isEmpty()) {
      List<Story> working = newsroom.inWork(cut, me());
      Set<ArticleId> listed = working.stream().map(Story::id).collect(Collectors.toSet());
      List<Printed> found = preview.find(cut);
      List<Printed> printed = found.stream().filter(one -> !listed.contains(one.id())).toList();
      // What readers see was made at the desk or not; the rest of its life is behind the link.
      parts =
          List.of(
              new FoundPage.Part(
                  "found.work",
                  working.stream().map(story -> line(words, story)).toList(),
                  working.size() == Listed.MOST),
              new FoundPage.Part(
                  "found.printed",
                  printed.stream().map(story -> line(words, story)).toList(),
                  found.size() == Preview.FOUND));
    }
    return rendering.page(request, "found", "found", Map.of("page", new FoundPage(cut, parts)));
  }

  private FoundPage.Line line(Words words, Story story) {
    String note = channel(words, story.channel().value());
    return new FoundPage.Line(
        "/stories/" + story.id(), story.headline(), note, story.state().name());
  }

  private FoundPage.Line line(Words words, Printed story) {
    String note = channel(words, story.channel()) + " · " + story.date();
    return new FoundPage.Line("/stories/" + story.id(), story.headline(), note, null);
  }

  private String channel(Words words, String path) {
    return PeoplePages.channelName(newsroom.site(), words, path);
  }

  // What waits for me.

  ServerResponse queue(ServerRequest request) {
    Words words = Rendering.words(request.servletRequest());
    return rendering.page(
        request,
        "queue",
        "queue",
        Map.of(
            "page", new Queue(newsroom, words, me(), rendering.isDemo(), rendering.now()).page()));
  }
}
