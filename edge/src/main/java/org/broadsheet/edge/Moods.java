package org.broadsheet.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.http.HttpHeaders;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.broadsheet.archive.Story;
import org.broadsheet.archive.Withdrawn;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Json;
import org.broadsheet.content.MalformedContent;
import org.broadsheet.content.Site;
import org.broadsheet.press.Press;
import org.broadsheet.pulse.Mood;
import org.broadsheet.pulse.MoodAnswer;
import org.broadsheet.pulse.MoodCounts;
import org.broadsheet.pulse.Pulse;
import org.broadsheet.pulse.PulseFailure;
import org.broadsheet.pulse.ReaderToken;
import org.jspecify.annotations.Nullable;

/**
 * The moods of a story: the fragment in its page, the small page for readers without JavaScript,
 * and the act itself. A reader is one random cookie, set by the act and by nothing else.
 */
final class Moods {
  /** Bytes of the largest body that is read. */
  static final int MAX_BODY = 4_096;

  private record Shown(
      @Nullable String edition, ArticleId article, long version, long position, boolean page) {}

  private final Views views;
  private final Pulse pulse;
  private final Workers readers;
  private final LongSupplier position;
  private final RandomGenerator random = new SecureRandom();
  private final Cache<Shown, Reply> shared = Caffeine.newBuilder().maximumSize(5_000).build();
  private final Known<Admission.Welcome> welcomes;

  Moods(Views views, Pulse pulse, Workers readers, LongSupplier position) {
    this.views = views;
    this.pulse = pulse;
    this.readers = readers;
    this.position = position;
    this.welcomes = new Known<>(position, 5_000);
  }

  /** {@code /fragments/mood/{article}} or, as a page, {@code /m/{article}}. */
  CompletableFuture<Reply> show(Ask ask, String name, boolean page) {
    if (!ArticleId.isId(name)) {
      return CompletableFuture.completedFuture(Replies.notFound());
    }
    var id = new ArticleId(name);
    ReaderToken reader = Sent.reader(ask.request());
    String edition = converting(views, ask.edition());
    MoodCounts counts = pulse.counts(id);
    var shown = new Shown(edition, id, counts.version(), position.getAsLong(), page);
    Reply known = reader == null ? shared.getIfPresent(shown) : null;
    if (known != null) {
      return CompletableFuture.completedFuture(known);
    }
    return readers.run(() -> {
      String own = reader == null ? null : pulse.moodOf(id, reader).map(Mood::name).orElse(null);
      Reply reply = make(edition, id, counts, own, page, reader != null);
      if (reader == null && reply.status() == 200) {
        shared.put(shown, reply);
      }
      return reply;
    });
  }

  /**
   * The edition if it shows texts of another one converted; else null, as then a text's language
   * says in which edition it stands, whichever was asked for.
   */
  static @Nullable String converting(Views views, @Nullable String edition) {
    return edition == null || views.site().convertedFrom(edition) == null ? null : edition;
  }

  private Reply make(
      @Nullable String edition,
      ArticleId id,
      MoodCounts counts,
      @Nullable String own,
      boolean page,
      boolean personal) {
    Story story;
    switch (views.article(id).orElse(null)) {
      case null -> {
        return Replies.notFound();
      }
      case Withdrawn _ -> {
        return Replies.withdrawn();
      }
      case Story visible -> story = visible;
    }
    if (!views.site().asksMoods(story.article())) {
      return Replies.notFound();
    }
    String control = personal ? Fields.PRIVATE : "public, max-age=2";
    Map<String, Long> numbers = numbers(counts);
    Reply reply;
    if (page) {
      reply = Replies.page(views.moodPage(edition, story, numbers, own), control);
    } else {
      reply = Replies.fragment(views.moodFragment(edition, story, numbers, own), control);
    }
    return reply.with(HttpHeaders.VARY, "Cookie");
  }

  private static Map<String, Long> numbers(MoodCounts counts) {
    var numbers = new LinkedHashMap<String, Long>();
    counts.counts().forEach(count -> numbers.put(count.mood().name(), count.readers()));
    return numbers;
  }

  /** {@code POST /api/v1/articles/{id}/mood}, with its whole body. */
  CompletableFuture<Reply> say(Ask ask, Sent sent, String name) {
    if (!ArticleId.isId(name)) {
      return CompletableFuture.completedFuture(Replies.notFound());
    }
    var id = new ArticleId(name);
    String said;
    try {
      said = sent.isJson() ? fromJson(sent) : sent.isForm() ? sent.formText("mood") : null;
    } catch (MalformedContent e) {
      return CompletableFuture.completedFuture(refuse(400, "The body is not what was expected."));
    }
    if (said == null) {
      return CompletableFuture.completedFuture(
          refuse(415, "Send a form or JSON with a member named mood."));
    }
    Optional<Mood> mood = pulse.moods().find(said);
    if (mood.isEmpty() && !said.isEmpty()) {
      return CompletableFuture.completedFuture(refuse(422, "This mood is not on offer."));
    }
    var saying = new Saying(id, mood.orElse(null), ask.parameter("language"), sent);
    Admission.Welcome known = welcomes.find(saying.place());
    if (known != null && sent.fromSite(known.site())) {
      return keep(saying, known); // nothing to be waited for but the disk
    }
    return readers
        .<Admission>call(() -> admit(saying), () -> new Admission.Refused(Replies.busy()))
        .thenCompose(admission ->
            switch (admission) {
              case Admission.Refused refused -> CompletableFuture.completedFuture(refused.reply());
              case Admission.Welcome welcome -> keep(saying, welcome);
            });
  }

  /** A mood, or null to take it back, said in this edition; the empty text for the default one. */
  private record Saying(ArticleId id, @Nullable Mood mood, String edition, Sent sent) {
    String place() {
      return id.value() + " " + edition;
    }
  }

  private sealed interface Admission {
    record Refused(Reply reply) implements Admission {}

    /** Where the reader sees the numbers. */
    record Welcome(Site site, String place) implements Admission {}
  }

  private Admission admit(Saying saying) {
    long position = welcomes.position();
    Site site = views.site();
    if (!saying.sent().fromSite(site)) {
      return new Admission.Refused(refuse(403, "A mood is said on the story's own page."));
    }
    return switch (views.article(saying.id()).orElse(null)) {
      case null -> new Admission.Refused(refuse(404, "There is no such story."));
      case Withdrawn _ -> new Admission.Refused(Replies.withdrawn());
      case Story story when !site.asksMoods(story.article()) ->
          new Admission.Refused(
              refuse(403, "Readers are not asked for their mood about this story."));
      case Story story ->
          welcomes.keep(
              saying.place(),
              position,
              new Admission.Welcome(site, Press.moodPath(saying.edition(), story, site)));
    };
  }

  /** Answers only after pulse says that it is on disk. */
  private CompletableFuture<Reply> keep(Saying saying, Admission.Welcome welcome) {
    ReaderToken known = saying.sent().reader();
    ReaderToken reader = known != null ? known : ReaderToken.random(random);
    CompletableFuture<MoodAnswer> kept =
        saying.mood() == null
            ? pulse.takeBackMoodAsync(saying.id(), reader)
            : pulse.setMoodAsync(saying.id(), reader, saying.mood());
    CompletableFuture<Reply> reply =
        kept.thenApply(answer ->
            switch (answer) {
              case MoodAnswer.Busy _ -> Replies.busy();
              case MoodAnswer.NotOffered _ -> refuse(422, "This mood is not on offer.");
              case MoodAnswer.Kept now -> {
                Reply numbers =
                    saying.sent().wantsJson()
                        ? numbers(saying, now.counts())
                        : Replies.see(welcome.place());
                yield numbers.with(HttpHeaders.SET_COOKIE, Sent.cookie(reader, welcome.site()));
              }
            });
    return reply.exceptionallyCompose(failure ->
        // Pulse has logged it; the reader is told that it is ours, and passes.
        failure.getCause() instanceof PulseFailure
            ? CompletableFuture.completedFuture(Replies.notKept())
            : CompletableFuture.failedFuture(failure));
  }

  private static Reply numbers(Saying saying, MoodCounts counts) {
    var moods = new LinkedHashMap<String, Json>();
    numbers(counts).forEach((mood, number) -> moods.put(mood, new Json.Int(number)));
    var members = new LinkedHashMap<String, Json>();
    members.put("article", new Json.Text(saying.id().value()));
    members.put("counts", new Json.Object(moods));
    if (saying.mood() != null) {
      members.put("mood", new Json.Text(saying.mood().name()));
    }
    return Replies.json(200, new Json.Object(members));
  }

  private static Reply refuse(int status, String why) {
    return Reply.words(status, why);
  }

  /** The member {@code mood}; empty where it is absent, which takes the mood back. */
  private static String fromJson(Sent sent) {
    return switch (sent.member("mood")) {
      case null -> "";
      case Json.Text text -> text.value();
      default -> throw new MalformedContent("mood", "must be a text");
    };
  }
}
