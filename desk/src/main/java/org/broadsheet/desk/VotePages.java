package org.broadsheet.desk;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.MalformedContent;
import org.broadsheet.content.Poll;
import org.broadsheet.content.Site;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The votes that stories can name, and the forms that make and change one. */
final class VotePages {
  private final Newsroom newsroom;
  private final Rendering rendering;
  private final Preview preview;

  VotePages(Newsroom newsroom, Rendering rendering, Preview preview) {
    this.newsroom = newsroom;
    this.rendering = rendering;
    this.preview = preview;
  }

  private List<Beside.Vote> votes(ServerRequest request) {
    Words words = Rendering.words(request.servletRequest());
    return new Choosing(newsroom, preview, words, rendering.now()).votes(field(request, "made"));
  }

  /** All votes by their question, for the block editor. */
  ServerResponse list(ServerRequest request) {
    return TextPages.items(
        votes(request).stream()
            .map(vote -> Map.of("id", vote.id(), "question", vote.question(), "note", vote.note()))
            .toList());
  }

  ServerResponse page(ServerRequest request) {
    return rendering.page(request, "votes", "votes", values(request, blank(request)));
  }

  private TypedVote blank(ServerRequest request) {
    String own = Rendering.words(request.servletRequest()).language();
    List<String> languages = newsroom.site().languages();
    String language = languages.contains(own) ? own : languages.getFirst();
    return new TypedVote("", "", language, false, "", false);
  }

  private Map<String, Object> values(ServerRequest request, TypedVote typed) {
    Site site = newsroom.site();
    Words words = Rendering.words(request.servletRequest());
    var languages = new LinkedHashMap<String, String>();
    site.languages().forEach(tag -> languages.put(tag, words.languageName(tag)));
    var values = new LinkedHashMap<String, Object>();
    values.put("votes", votes(request));
    values.put("typed", typed);
    values.put("languages", languages);
    values.put("zone", site.zoneId().getId());
    values.put("readers", site.url());
    return values;
  }

  /** Makes a vote; what was typed comes back where it is refused. */
  ServerResponse make(ServerRequest request) {
    TypedVote typed = typed(request);
    Outcome<EntryId> made =
        closing(
            typed,
            closes ->
                newsroom
                    .askReaders()
                    .by(
                        me(),
                        typed.language().strip(),
                        typed.question(),
                        typed.choices().lines().toList(),
                        typed.multiple(),
                        closes,
                        typed.before()));
    return switch (made) {
      case Outcome.Done<EntryId>(EntryId vote) -> seen("vote-made", vote);
      case Outcome.No<EntryId> no ->
          rendering.refused(request, no.why(), "votes", "votes", values(request, typed));
    };
  }

  // One that was made.

  ServerResponse vote(ServerRequest request) {
    return asked(request)
        .map(asked -> {
          Poll poll = asked.poll();
          ZoneId zone = newsroom.site().zoneId();
          var typed =
              new TypedVote(
                  poll.question(),
                  poll.choices().stream().map(Poll.Choice::text).collect(Collectors.joining("\n")),
                  poll.language(),
                  poll.multiple(),
                  Working.field(poll.closes(), zone),
                  poll.resultsBefore());
          return rendering.page(
              request, "vote", "votes", values(request, asked, typed, asked.revision()));
        })
        .orElseGet(() -> rendering.message(request, 404, "no-such-vote"));
  }

  private Map<String, Object> values(
      ServerRequest request, AskReaders.Asked asked, TypedVote typed, int revision) {
    Site site = newsroom.site();
    Poll poll = asked.poll();
    var values = new LinkedHashMap<String, Object>();
    values.put("id", request.pathVariable("vote"));
    values.put("typed", typed);
    values.put("revision", revision);
    values.put("choices", poll.choices().size());
    values.put("closed", poll.closes() != null && !rendering.now().isBefore(poll.closes()));
    values.put("zone", site.zoneId().getId());
    values.put("readers", site.url());
    return values;
  }

  ServerResponse change(ServerRequest request) {
    TypedVote typed = typed(request);
    int seen = StoryPages.number(field(request, "revision")).orElse(0);
    Outcome<EntryId> changed =
        act(
            request,
            vote ->
                closing(
                    typed,
                    closes ->
                        newsroom
                            .askReaders()
                            .change(
                                me(),
                                vote,
                                seen,
                                typed.question(),
                                typed.choices().lines().toList(),
                                closes)));
    return changed(request, changed, typed, seen);
  }

  ServerResponse close(ServerRequest request) {
    return changed(request, act(request, vote -> newsroom.askReaders().close(me(), vote)), null, 0);
  }

  private static Outcome<EntryId> act(
      ServerRequest request, Function<EntryId, Outcome<EntryId>> act) {
    return named(request.pathVariable("vote"))
        .map(act)
        .orElseGet(() -> Outcome.no(new Refused.NoSuchVote()));
  }

  private ServerResponse changed(
      ServerRequest request, Outcome<EntryId> outcome, @Nullable TypedVote typed, int seen) {
    return switch (outcome) {
      case Outcome.Done<EntryId>(EntryId vote) -> seen("vote-changed", vote);
      case Outcome.No<EntryId> no -> {
        AskReaders.Asked asked = asked(request).orElse(null);
        yield asked == null || typed == null
            ? rendering.refused(
                request, no.why(), "votes", "votes", values(request, blank(request)))
            : rendering.refused(
                request, no.why(), "vote", "votes", values(request, asked, typed, seen));
      }
    };
  }

  private Optional<AskReaders.Asked> asked(ServerRequest request) {
    return named(request.pathVariable("vote")).flatMap(newsroom.askReaders()::find);
  }

  /** The vote of this id; empty where the text can be none. */
  static Optional<EntryId> named(String id) {
    try {
      return Optional.of(new EntryId(EntryKind.POLL, id));
    } catch (MalformedContent e) {
      return Optional.empty();
    }
  }

  private static ServerResponse seen(String saying, EntryId vote) {
    return Rendering.see("/votes?done=" + saying + "&made=" + vote.id());
  }

  private static PersonId me() {
    return Gate.who().orElseThrow().id();
  }

  private static TypedVote typed(ServerRequest request) {
    return new TypedVote(
        field(request, "question"),
        field(request, "choices"),
        field(request, "language"),
        request.param("multiple").isPresent(),
        field(request, "closes"),
        request.param("before").isPresent());
  }

  private interface Closing {
    Outcome<EntryId> at(@Nullable Instant closes);
  }

  /** Does this with the closing time that was typed; null for never. */
  private Outcome<EntryId> closing(TypedVote typed, Closing act) {
    Optional<Instant> closes = Working.time(typed.closes(), newsroom.site().zoneId());
    if (!typed.closes().isBlank() && closes.isEmpty()) {
      return Outcome.no(new Refused.Missing("time"));
    }
    try {
      return act.at(closes.orElse(null));
    } catch (MalformedContent e) {
      return Outcome.no(new Refused.Malformed(e));
    }
  }

  private static String field(ServerRequest request, String name) {
    return request.param(name).orElse("");
  }
}
