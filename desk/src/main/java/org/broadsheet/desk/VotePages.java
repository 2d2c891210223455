package org.broadsheet.desk;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.MalformedContent;
import org.broadsheet.content.Site;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The votes that stories can name, and the form that makes one. */
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
    Words words = Rendering.words(request.servletRequest());
    Site site = newsroom.site();
    String language =
        site.languages().contains(words.language())
            ? words.language()
            : site.languages().getFirst();
    return rendering.page(
        request,
        "votes",
        "votes",
        values(request, new TypedVote("", "", language, false, "", false)));
  }

  private Map<String, Object> values(ServerRequest request, TypedVote typed) {
    Site site = newsroom.site();
    var values = new LinkedHashMap<String, Object>();
    values.put("votes", votes(request));
    values.put("typed", typed);
    values.put("languages", site.languages());
    values.put("zone", site.zoneId().getId());
    values.put("readers", site.url());
    return values;
  }

  /** Makes a vote; what was typed comes back where it is refused. */
  ServerResponse make(ServerRequest request) {
    var typed =
        new TypedVote(
            field(request, "question"),
            field(request, "choices"),
            field(request, "language"),
            request.param("multiple").isPresent(),
            field(request, "closes"),
            request.param("before").isPresent());
    return switch (made(typed)) {
      case Outcome.Done<EntryId>(EntryId made) ->
          Rendering.see("/votes?done=vote-made&made=" + made.id());
      case Outcome.No<EntryId> no ->
          rendering.refused(request, no.why(), "votes", "votes", values(request, typed));
    };
  }

  private Outcome<EntryId> made(TypedVote typed) {
    Optional<Instant> closes = Working.time(typed.closes(), newsroom.site().zoneId());
    if (!typed.closes().isBlank() && closes.isEmpty()) {
      return Outcome.no(new Refused.Missing("time"));
    }
    try {
      return newsroom
          .askReaders()
          .by(
              Gate.who().orElseThrow().id(),
              typed.language().strip(),
              typed.question(),
              typed.choices().lines().toList(),
              typed.multiple(),
              closes.orElse(null),
              typed.before());
    } catch (MalformedContent e) {
      return Outcome.no(new Refused.Malformed(e));
    }
  }

  private static String field(ServerRequest request, String name) {
    return request.param(name).orElse("");
  }
}
