package org.broadsheet.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
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
 * A poll: the fragment in a story's page, the page of its own, and the act. Where results come
 * after voting, nothing that is sent to who has not voted holds a figure. Whether it is closed,
 * this clock says when the vote arrives.
 */
final class Votes {
  private static final Pattern ID = Pattern.compile("[a-zA-Z0-9]([a-zA-Z0-9:-]{0,98}[a-zA-Z0-9])?");

  private record Shown(String poll, long version, long position, boolean closed, boolean page) {}

  private final Views views;
  private final Pulse pulse;
  private final Workers readers;
  private final LongSupplier position;
  private final InstantSource clock;
  private final RandomGenerator random = new SecureRandom();
  private final Cache<Shown, Reply> shared = Caffeine.newBuilder().maximumSize(500).build();

  Votes(Views views, Pulse pulse, Workers readers, LongSupplier position, InstantSource clock) {
    this.views = views;
    this.pulse = pulse;
    this.readers = readers;
    this.position = position;
    this.clock = clock;
  }

  /** {@code /fragments/poll/{poll}} or, as a page, {@code /p/{poll}}. */
  CompletableFuture<Reply> show(HttpServerRequest request, String id, boolean page) {
    if (!ID.matcher(id).matches()) {
      return CompletableFuture.completedFuture(Replies.notFound());
    }
    ReaderToken reader = Sent.reader(request);
    return readers.run(() -> {
      Poll poll = views.poll(id).orElse(null);
      if (poll == null) {
        return Replies.notFound();
      }
      VoteCounts counts = pulse.votes(id);
      boolean closed = isClosed(poll);
      if (reader != null) {
        Set<String> own = pulse.voteOf(id, reader);
        return make(id, poll, state(poll, counts, own), page, Fields.PRIVATE);
      }
      var shown = new Shown(id, counts.version(), position.getAsLong(), closed, page);
      return shared.get(
          shown, _ -> make(id, poll, state(poll, counts, Set.of()), page, "public, max-age=2"));
    });
  }

  private Reply make(String id, Poll poll, PollState state, boolean page, String control) {
    Reply reply =
        page
            ? Replies.page(views.pollPage(id, poll, state, null), control)
            : Replies.fragment(views.pollFragment(id, poll, state), control);
    return reply.with(HttpHeaders.VARY, "Cookie");
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
  CompletableFuture<Reply> vote(Sent sent, String id) {
    if (!ID.matcher(id).matches()) {
      return CompletableFuture.completedFuture(Replies.notFound());
    }
    List<String> choices;
    try {
      choices = sent.isJson() ? fromJson(sent) : sent.isForm() ? sent.form("choice") : null;
    } catch (MalformedContent e) {
      return CompletableFuture.completedFuture(
          Reply.words(400, "The body is not what was expected."));
    }
    if (choices == null) {
      return CompletableFuture.completedFuture(
          Reply.words(415, "Send a form with choice, or JSON with a list named choices."));
    }
    var wanted = new LinkedHashSet<>(choices);
    return readers
        .<Admission>call(() -> admit(sent, id, wanted), () -> new Admission.Refused(Replies.busy()))
        .thenCompose(admission ->
            switch (admission) {
              case Admission.Refused refused -> CompletableFuture.completedFuture(refused.reply());
              case Admission.Welcome welcome -> keep(sent, id, wanted, welcome);
            });
  }

  private sealed interface Admission {
    record Refused(Reply reply) implements Admission {}

    /** Where the reader sees the results, and whether the site is read over TLS only. */
    record Welcome(String place, boolean secure) implements Admission {}
  }

  private Admission admit(Sent sent, String id, Set<String> choices) {
    Site site = views.site();
    if (!sent.fromSite(site)) {
      return new Admission.Refused(Reply.words(403, "A vote is cast on the paper's own pages."));
    }
    Poll poll = views.poll(id).orElse(null);
    if (poll == null) {
      return new Admission.Refused(Reply.words(404, "There is no such vote."));
    }
    PollState.Refusal refusal = refusal(poll, choices);
    if (refusal != null) {
      return new Admission.Refused(refused(sent, id, poll, refusal));
    }
    return new Admission.Welcome(Press.pollPath(id, poll, site), site.url().startsWith("https:"));
  }

  private PollState.@Nullable Refusal refusal(Poll poll, Set<String> choices) {
    if (isClosed(poll)) {
      return PollState.Refusal.CLOSED;
    }
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
  private Reply refused(Sent sent, String id, Poll poll, PollState.Refusal refusal) {
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
    return Replies.page(views.pollPage(id, poll, state, refusal), Fields.NEVER);
  }

  /** Answers only after pulse says that it is on disk. */
  private CompletableFuture<Reply> keep(
      Sent sent, String id, Set<String> choices, Admission.Welcome welcome) {
    ReaderToken known = sent.reader();
    ReaderToken reader = known != null ? known : ReaderToken.random(random);
    return pulse
        .voteAsync(id, reader, choices)
        .thenApply(answer ->
            switch (answer) {
              case VoteAnswer.Busy _ -> Replies.busy();
              case VoteAnswer.Kept now ->
                  (sent.wantsJson() ? numbers(now.counts(), choices) : Replies.see(welcome.place()))
                      .with(HttpHeaders.SET_COOKIE, Sent.cookie(reader, welcome.secure()));
            })
        .exceptionallyCompose(failure ->
            // Pulse has logged it; the reader is told that it is ours, and passes.
            failure.getCause() instanceof PulseFailure
                ? CompletableFuture.completedFuture(Replies.notKept())
                : CompletableFuture.failedFuture(failure));
  }

  private static Reply numbers(VoteCounts counts, Set<String> choices) {
    var votes = new LinkedHashMap<String, Json>();
    counts.votes().forEach((choice, number) -> votes.put(choice, new Json.Int(number)));
    var own = new TreeSet<>(choices).stream().<Json>map(Json.Text::new).toList();
    var members = new LinkedHashMap<String, Json>();
    members.put("poll", new Json.Text(counts.poll()));
    members.put("choices", new Json.Array(own));
    members.put("counts", new Json.Object(votes));
    members.put("voters", new Json.Int(counts.voters()));
    return Replies.json(200, new Json.Object(members));
  }

  private static List<String> fromJson(Sent sent) {
    return switch (sent.member("choices")) {
      case null -> List.of();
      case Json.Array array when array.items().size() <= 100 ->
          array.items().stream()
              .map(item -> {
                if (item instanceof Json.Text text) {
                  return text.value();
                }
                throw new MalformedContent("choices", "must hold texts");
              })
              .toList();
      default -> throw new MalformedContent("choices", "must be a list of at most 100");
    };
  }
}
