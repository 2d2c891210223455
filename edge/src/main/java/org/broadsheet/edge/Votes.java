package org.broadsheet.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.http.HttpHeaders;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.broadsheet.content.Json;
import org.broadsheet.content.MalformedContent;
import org.broadsheet.content.Poll;
import org.broadsheet.content.Site;
import org.broadsheet.press.PollState;
import org.broadsheet.press.Press;
import org.broadsheet.pulse.Pulse;
import org.broadsheet.pulse.PulseFailure;
import org.broadsheet.pulse.ReaderToken;
import org.broadsheet.pulse.VoteAnswer;
import org.broadsheet.pulse.VoteCounts;
import org.jspecify.annotations.Nullable;

/**
 * A poll: the fragment in a story's page, the page of its own, the frame for other sites, and the
 * act. Where results come after voting, nothing that is sent to who has not voted holds a figure.
 * Whether it is closed, this clock says when the vote arrives.
 */
final class Votes {
  private static final Pattern ID = Pattern.compile("[a-zA-Z0-9]([a-zA-Z0-9:-]{0,98}[a-zA-Z0-9])?");

  private record Shown(
      @Nullable String edition,
      String poll,
      long version,
      long position,
      boolean closed,
      boolean page) {}

  private final Views views;
  private final Pulse pulse;
  private final Workers readers;
  private final LongSupplier position;
  private final InstantSource clock;
  private final RandomGenerator random = new SecureRandom();
  private final Cache<Shown, Reply> shared = Caffeine.newBuilder().maximumSize(500).build();
  private final Known<Standing> standings;

  /** A poll of the site as it is now. */
  private record Standing(Site site, Poll poll) {}

  Votes(Views views, Pulse pulse, Workers readers, LongSupplier position, InstantSource clock) {
    this.views = views;
    this.pulse = pulse;
    this.readers = readers;
    this.position = position;
    this.clock = clock;
    this.standings = new Known<>(position, 500);
  }

  /** {@code /fragments/poll/{poll}} or, as a page, {@code /p/{poll}}. */
  CompletableFuture<Reply> show(Ask ask, String id, boolean page) {
    if (!ID.matcher(id).matches()) {
      return CompletableFuture.completedFuture(Replies.notFound());
    }
    ReaderToken reader = Sent.reader(ask.request());
    return readers.run(() -> {
      Poll poll = poll(id);
      if (poll == null) {
        return Replies.notFound();
      }
      String edition = Moods.converting(views, ask.edition());
      VoteCounts counts = pulse.votes(id);
      boolean closed = isClosed(poll);
      var shown = new Shown(edition, id, counts.version(), position.getAsLong(), closed, page);
      if (reader != null) {
        Set<String> own = pulse.voteOf(id, reader);
        return make(shown, poll, state(poll, counts, own), Fields.PRIVATE);
      }
      return shared.get(
          shown, _ -> make(shown, poll, state(poll, counts, Set.of()), "public, max-age=2"));
    });
  }

  private @Nullable Poll poll(String id) {
    Standing standing = standing(id);
    return standing == null ? null : standing.poll();
  }

  private @Nullable Standing standing(String id) {
    Standing known = standings.find(id);
    if (known != null) {
      return known;
    }
    long at = standings.position();
    Site site = views.site();
    return views
        .poll(id)
        .map(poll -> standings.keep(id, at, new Standing(site, poll)))
        .orElse(null);
  }

  private Reply make(Shown what, Poll poll, PollState state, String control) {
    Reply reply =
        what.page()
            ? Replies.page(views.pollPage(what.edition(), what.poll(), poll, state, null), control)
            : Replies.fragment(
                views.pollFragment(what.edition(), what.poll(), poll, state), control);
    return reply.with(HttpHeaders.VARY, "Cookie");
  }

  /** {@code /embed/poll/{poll}}: what everybody is told, whoever asks. */
  CompletableFuture<Reply> embed(Ask ask, String id) {
    return readers.run(() -> {
      Poll poll = views.site().embeds() && ID.matcher(id).matches() ? poll(id) : null;
      if (poll == null) {
        return Replies.notFound();
      }
      PollState state = state(poll, pulse.votes(id), Set.of());
      return Replies.page(
          views.pollEmbed(ask.edition(), id, poll, state),
          "public, max-age=60",
          Fields.Policy.FRAMED);
    });
  }

  private boolean isClosed(Poll poll) {
    return poll.closes() != null && !clock.instant().isBefore(poll.closes());
  }

  /** What this reader is told. */
  private PollState state(Poll poll, VoteCounts counts, Set<String> own) {
    boolean closed = isClosed(poll);
    boolean told = poll.resultsBefore() || closed || !own.isEmpty();
    return new PollState(told ? counts.votes() : null, told ? counts.voters() : 0, own, closed);
  }

  /** {@code POST /api/v1/polls/{poll}/vote}. */
  CompletableFuture<Reply> vote(Ask ask, Sent sent, String id) {
    if (!ID.matcher(id).matches()) {
      return CompletableFuture.completedFuture(Replies.notFound());
    }
    Cast cast;
    try {
      cast = sent.isJson() ? fromJson(sent) : sent.isForm() ? fromForm(sent) : null;
    } catch (MalformedContent e) {
      return CompletableFuture.completedFuture(
          Reply.words(400, "The body is not what was expected."));
    }
    if (cast == null) {
      return CompletableFuture.completedFuture(
          Reply.words(415, "Send a form with choice, or JSON with a list named choices."));
    }
    Standing known = standings.find(id);
    if (known != null
        && sent.fromSite(known.site())
        && refusal(known.poll(), cast) == null) { // nothing to be waited for but the disk
      return keep(ask.parameter("language"), sent, id, cast, known);
    }
    return readers
        .<Admission>call(
            () -> admit(ask.parameter("language"), sent, id, cast),
            () -> new Admission.Refused(Replies.busy()))
        .thenCompose(admission ->
            switch (admission) {
              case Admission.Refused refused -> CompletableFuture.completedFuture(refused.reply());
              case Admission.Welcome welcome ->
                  keep(ask.parameter("language"), sent, id, cast, welcome.standing());
            });
  }

  /** What a reader wants: to take these choices, or to take the vote {@code back}. */
  private record Cast(Set<String> choices, boolean back) {}

  private sealed interface Admission {
    record Refused(Reply reply) implements Admission {}

    record Welcome(Standing standing) implements Admission {}
  }

  /** {@code edition}: in which the vote is cast; the empty text for the default one. */
  private Admission admit(String edition, Sent sent, String id, Cast cast) {
    if (!sent.fromSite(views.site())) {
      return new Admission.Refused(Reply.words(403, "A vote is cast on the paper's own pages."));
    }
    Standing standing = standing(id);
    if (standing == null) {
      return new Admission.Refused(Reply.words(404, "There is no such vote."));
    }
    PollState.Refusal refusal = refusal(standing.poll(), cast);
    return refusal == null
        ? new Admission.Welcome(standing)
        : new Admission.Refused(refused(edition, sent, id, standing.poll(), refusal));
  }

  private PollState.@Nullable Refusal refusal(Poll poll, Cast cast) {
    if (isClosed(poll)) {
      return PollState.Refusal.CLOSED;
    }
    if (cast.back()) {
      return null;
    }
    Set<String> choices = cast.choices();
    if (choices.isEmpty()) {
      return PollState.Refusal.NOTHING;
    }
    var known = new HashSet<String>();
    poll.choices().forEach(choice -> known.add(choice.id()));
    if (!known.containsAll(choices)) {
      return PollState.Refusal.UNKNOWN;
    }
    return choices.size() > 1 && !poll.multiple() ? PollState.Refusal.TOO_MANY : null;
  }

  /** The poll's page says to people why their vote was not taken; programs get a sentence. */
  private Reply refused(
      String edition, Sent sent, String id, Poll poll, PollState.Refusal refusal) {
    if (sent.wantsJson()) {
      return switch (refusal) {
        case CLOSED -> Reply.words(409, "This vote is closed.");
        case NOTHING -> Reply.words(422, "Take one choice or more.");
        case TOO_MANY -> Reply.words(422, "This vote takes one choice.");
        case UNKNOWN -> Reply.words(422, "This vote has no such choice.");
      };
    }
    ReaderToken reader = sent.reader();
    Set<String> own = reader == null ? Set.of() : pulse.voteOf(id, reader);
    PollState state = state(poll, pulse.votes(id), own);
    return Replies.page(views.pollPage(edition, id, poll, state, refusal), Fields.NEVER);
  }

  /** Answers only after pulse says that it is on disk. */
  private CompletableFuture<Reply> keep(
      String edition, Sent sent, String id, Cast cast, Standing standing) {
    Poll poll = standing.poll();
    Site site = standing.site();
    ReaderToken known = sent.reader();
    ReaderToken reader = known != null ? known : ReaderToken.random(random);
    CompletableFuture<VoteAnswer> kept =
        cast.back()
            ? pulse.takeBackVoteAsync(id, reader)
            : pulse.voteAsync(id, reader, cast.choices());
    return kept.thenApply(answer ->
            switch (answer) {
              case VoteAnswer.Busy _ -> Replies.busy();
              case VoteAnswer.Kept now ->
                  (sent.wantsJson()
                          ? numbers(poll, now.counts(), cast.choices())
                          : Replies.see(Press.pollPath(edition, id, poll, site)))
                      .with(HttpHeaders.SET_COOKIE, Sent.cookie(reader, site));
            })
        .exceptionallyCompose(failure ->
            // Pulse has logged it; the reader is told that it is ours, and passes.
            failure.getCause() instanceof PulseFailure
                ? CompletableFuture.completedFuture(Replies.notKept())
                : CompletableFuture.failedFuture(failure));
  }

  /** What this reader chose, and the figures where who chose that is told them. */
  private Reply numbers(Poll poll, VoteCounts counts, Set<String> choices) {
    var own = new TreeSet<>(choices).stream().<Json>map(Json.Text::new).toList();
    var members = new LinkedHashMap<String, Json>();
    members.put("poll", new Json.Text(counts.poll()));
    members.put("choices", new Json.Array(own));
    if (state(poll, counts, choices).votes() != null) {
      var votes = new LinkedHashMap<String, Json>();
      poll.choices()
          .forEach(choice -> votes.put(choice.id(), new Json.Int(counts.of(choice.id()))));
      members.put("counts", new Json.Object(votes));
      members.put("voters", new Json.Int(counts.voters()));
    }
    return Replies.json(200, new Json.Object(members));
  }

  /** A choice without a name is the button that takes the vote back, beside whatever is marked. */
  private static Cast fromForm(Sent sent) {
    List<String> choices = sent.form("choice");
    return choices.contains("")
        ? new Cast(Set.of(), true)
        : new Cast(new LinkedHashSet<>(choices), false);
  }

  /** An empty list takes the vote back; without a list nothing was said. */
  private static Cast fromJson(Sent sent) {
    return switch (sent.member("choices")) {
      case null -> new Cast(Set.of(), false);
      case Json.Array array when array.items().size() <= 100 -> {
        var choices = new LinkedHashSet<String>();
        for (Json item : array.items()) {
          if (!(item instanceof Json.Text text)) {
            throw new MalformedContent("choices", "must hold texts");
          }
          choices.add(text.value());
        }
        yield new Cast(choices, choices.isEmpty());
      }
      default -> throw new MalformedContent("choices", "must be a list of at most 100");
    };
  }
}
