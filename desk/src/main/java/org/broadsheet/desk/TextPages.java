package org.broadsheet.desk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Block;
import org.broadsheet.content.Hash;
import org.broadsheet.content.Json;
import org.broadsheet.content.MalformedContent;
import org.broadsheet.content.Medium;
import org.broadsheet.wire.Pasted;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * What the block editor asks: JSON both ways, and the header {@code X-CSRF-TOKEN} with the token
 * that {@code GET /stories/ID/text} gives. A refusal is {@code {why, said}}, {@code said} a
 * sentence for people; a text that somebody else has overtaken is answered 409 with theirs and the
 * difference to the one that was sent, so that nothing is overwritten and nothing lost.
 */
final class TextPages {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  /** Bytes of a text with all around it. */
  private static final int LARGEST = Json.Limits.DOCUMENT.bytes();

  private final Newsroom newsroom;
  private final Preview preview;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  TextPages(Newsroom newsroom, Preview preview, InstantSource clock) {
    this.newsroom = newsroom;
    this.preview = preview;
    this.clock = clock;
  }

  private static PersonId me() {
    return Gate.who().orElseThrow().id();
  }

  private static Words words(ServerRequest request) {
    return Rendering.words(request.servletRequest());
  }

  private static Optional<ArticleId> id(ServerRequest request) {
    String text = request.pathVariable("id");
    return ArticleId.isId(text) ? Optional.of(new ArticleId(text)) : Optional.empty();
  }

  // Answers.

  private static ServerResponse json(int status, Map<String, Json> members) {
    return ServerResponse.status(status)
        .header("Content-Type", "application/json;charset=utf-8")
        .header("Cache-Control", "no-store")
        .body(new Json.Object(members).canonical());
  }

  private static TreeMap<String, Json> members() {
    return new TreeMap<>();
  }

  /** A list of things to choose from, as the block editor gets it. */
  static ServerResponse items(List<Map<String, String>> items) {
    var members = members();
    members.put(
        "items",
        new Json.Array(
            items.stream()
                .<Json>map(item -> {
                  var texts = new TreeMap<String, Json>();
                  item.forEach((name, text) -> texts.put(name, new Json.Text(text)));
                  return new Json.Object(texts);
                })
                .toList()));
    return json(200, members);
  }

  private ServerResponse refused(ServerRequest request, Refused why) {
    return json(Rendering.status(why), said(request, why));
  }

  private TreeMap<String, Json> said(ServerRequest request, Refused why) {
    var members = members();
    members.put("why", new Json.Text(why.getClass().getSimpleName()));
    members.put("said", new Json.Text(words(request).say(why, clock)));
    if (why instanceof Refused.Held held) {
      members.put("holder", new Json.Text(held.holder().name(words(request).language())));
      members.put("since", new Json.Text(time(held.since())));
    }
    return members;
  }

  private String time(Instant instant) {
    return CLOCK.format(instant.atZone(newsroom.site().zoneId()));
  }

  private static byte[] body(ServerRequest request, int most) throws IOException {
    return request.servletRequest().getInputStream().readNBytes(most + 1);
  }

  /** The JSON object that was sent; throws {@link MalformedContent}. */
  private static Json.Object sent(ServerRequest request) throws IOException {
    if (CleanFields.clean(Json.parse(body(request, LARGEST))) instanceof Json.Object object) {
      return object;
    }
    throw new MalformedContent("$", "must be an object");
  }

  private interface Answer {
    ServerResponse on(Json.Object sent) throws IOException;
  }

  private ServerResponse acting(ServerRequest request, Answer act) throws IOException {
    try {
      return act.on(sent(request));
    } catch (MalformedContent e) {
      return refused(request, new Refused.Malformed(e));
    }
  }

  private static String sitting(Json.Object sent) {
    String sitting = TextJson.field(sent, "sitting");
    if (!Hold.isSitting(sitting)) {
      throw new MalformedContent("sitting", "must be 10 to 40 small letters and digits");
    }
    return sitting;
  }

  // The text.

  ServerResponse text(ServerRequest request) {
    Optional<Story> story = id(request).flatMap(this::seen);
    return story.isEmpty()
        ? refused(request, new Refused.NoSuchStory())
        : json(200, text(request, story.get()));
  }

  private TreeMap<String, Json> text(ServerRequest request, Story story) {
    Version newest = newest(story);
    var members = members();
    members.put("state", new Json.Text(story.state().word()));
    members.put("token", new Json.Text(token(request)));
    theirs(request, newest, members);
    members.put("text", TextJson.write(newest.article()));
    return members;
  }

  private static String token(ServerRequest request) {
    CsrfToken token = (CsrfToken) request.servletRequest().getAttribute(CsrfToken.class.getName());
    return token == null ? "" : token.getToken();
  }

  private Version newest(Story story) {
    return newsroom
        .version(story.id(), story.version())
        .orElseThrow(() ->
            new DeskFailure(
                "Version " + story.version() + " of " + story.id() + " is gone",
                "Restore the database from a backup."));
  }

  /** The newest text's name, and who saved it when. */
  private void theirs(ServerRequest request, Version newest, Map<String, Json> members) {
    Words words = words(request);
    PersonId person = newest.person();
    String name =
        person == null
            ? words.say("program")
            : newsroom
                .people()
                .find(person)
                .map(account -> account.name(words.language()))
                .orElse(person.value());
    members.put("hash", new Json.Text(newest.hash().hex()));
    members.put("version", new Json.Int(newest.n()));
    members.put("by", new Json.Text(name));
    members.put("at", new Json.Text(time(newest.time())));
  }

  /** Begins a story from its first words. */
  ServerResponse begin(ServerRequest request) throws IOException {
    return acting(
        request,
        sent -> {
          String sitting = sitting(sent);
          Article article = over(request, null, sent);
          return switch (newsroom.keep().begin(me(), sitting, article)) {
            case Outcome.No<Saved> no -> refused(request, no.why());
            case Outcome.Done<Saved>(Saved saved) -> saved(saved);
          };
        });
  }

  ServerResponse keep(ServerRequest request) throws IOException {
    Optional<Story> story = id(request).flatMap(this::seen);
    if (story.isEmpty()) {
      return refused(request, new Refused.NoSuchStory());
    }
    ArticleId id = story.get().id();
    return acting(
        request,
        sent -> {
          Version newest = newest(story.get());
          Article article = over(request, newest.article(), sent);
          Outcome<Saved> outcome =
              newsroom
                  .keep()
                  .by(me(), id, sitting(sent), base(sent), article, TextJson.flag(sent, "reopen"));
          return switch (outcome) {
            case Outcome.Done<Saved>(Saved saved) -> saved(saved);
            case Outcome.No<Saved>(Refused.StaleDraft why) -> {
              var members = said(request, why);
              differ(request, id, article, members);
              yield json(409, members);
            }
            case Outcome.No<Saved>(Refused why) -> refused(request, why);
          };
        });
  }

  private ServerResponse saved(Saved saved) {
    var members = members();
    members.put("story", new Json.Text(saved.story().value()));
    members.put("hash", new Json.Text(saved.hash().hex()));
    members.put("version", new Json.Int(saved.version()));
    members.put("at", new Json.Text(time(clock.instant())));
    return json(200, members);
  }

  private static Hash base(Json.Object sent) {
    String base = TextJson.field(sent, "base");
    return Hash.isHash(base) ? new Hash(base) : Hash.of(new byte[0]);
  }

  /** What the editor holds, laid over the newest text; its pictures must be here. */
  private Article over(ServerRequest request, @Nullable Article newest, Json.Object sent) {
    Json text = TextJson.member(sent, "text", new Json.Object(Map.of()));
    Article article = TextJson.over(newest, text, words(request).say("untitled"));
    for (Medium medium : article.media()) {
      if (!newsroom.ledger().media().has(medium.hash())) {
        throw new MalformedContent("medium", "is not here: " + medium.hash());
      }
    }
    return article;
  }

  /** How a text that is not saved differs from the newest one; nothing is kept. */
  ServerResponse compare(ServerRequest request) throws IOException {
    Optional<Story> story = id(request).flatMap(this::seen);
    if (story.isEmpty()) {
      return refused(request, new Refused.NoSuchStory());
    }
    return acting(
        request,
        sent -> {
          Article article = over(request, newest(story.get()).article(), sent);
          var members = members();
          differ(request, story.get().id(), article, members);
          return json(200, members);
        });
  }

  private Difference difference(ServerRequest request) {
    Words words = words(request);
    return new Difference(words, new Choosing(newsroom, preview, words, clock.instant())::called);
  }

  private void differ(
      ServerRequest request, ArticleId id, Article mine, Map<String, Json> members) {
    Version newest = newest(newsroom.story(id).orElseThrow());
    Article theirs = newest.article();
    members.put("same", new Json.Bool(theirs.equals(mine)));
    members.put("difference", TextJson.write(difference(request).between(theirs, mine)));
    members.put("text", TextJson.write(theirs));
    theirs(request, newest, members);
  }

  // Hold.

  ServerResponse hold(ServerRequest request) throws IOException {
    return holding(request, false);
  }

  /** Asked for by a form, it leads back to the story's page. */
  ServerResponse takeOver(ServerRequest request) throws IOException {
    String type = String.valueOf(request.servletRequest().getContentType());
    Optional<ArticleId> id = id(request);
    if (id.isPresent() && type.startsWith("application/x-www-form-urlencoded")) {
      return switch (newsroom.take().over(me(), id.get(), ArticleId.randomText(random))) {
        case Outcome.Done<Hold> _ -> Rendering.see("/stories/" + id.get());
        case Outcome.No<Hold> no -> refused(request, no.why());
      };
    }
    return holding(request, true);
  }

  private ServerResponse holding(ServerRequest request, boolean over) throws IOException {
    Optional<ArticleId> id = id(request);
    if (id.isEmpty()) {
      return refused(request, new Refused.NoSuchStory());
    }
    return acting(
        request,
        sent -> {
          String sitting = sitting(sent);
          Take take = newsroom.take();
          Outcome<Hold> outcome =
              over ? take.over(me(), id.get(), sitting) : take.by(me(), id.get(), sitting);
          return switch (outcome) {
            case Outcome.No<Hold> no -> refused(request, no.why());
            case Outcome.Done<Hold> _ -> {
              Story story = newsroom.story(id.get()).orElseThrow();
              var members = members();
              members.put("state", new Json.Text(story.state().word()));
              theirs(request, newest(story), members);
              yield json(200, members);
            }
          };
        });
  }

  ServerResponse release(ServerRequest request) {
    String sitting = request.param("sitting").orElse("");
    id(request).ifPresent(id -> newsroom.take().release(me(), id, sitting));
    return json(200, members());
  }

  // Pasting.

  ServerResponse paste(ServerRequest request) throws IOException {
    String html = new String(body(request, LARGEST), StandardCharsets.UTF_8);
    return switch (Pasted.read(html)) {
      case Pasted.TooCostly _ -> refused(request, new Refused.TooCostly());
      case Pasted.Blocks it -> {
        var members = members();
        members.put("body", new Json.Array(it.blocks().stream().map(Block::json).toList()));
        members.put("pictures", new Json.Int(it.pictures()));
        yield json(200, members);
      }
    };
  }

  ServerResponse upload(ServerRequest request) throws IOException {
    if (Gate.who().filter(account -> account.may(Act.BEGIN)).isEmpty()) {
      return refused(request, new Refused.NotAllowed(Role.REPORTER));
    }
    Outcome<Medium> outcome =
        new Upload(newsroom.ledger().media()).of(body(request, Upload.LARGEST));
    return switch (outcome) {
      case Outcome.No<Medium> no -> refused(request, no.why());
      case Outcome.Done<Medium>(Medium medium) ->
          json(200, new TreeMap<>(Map.of("medium", TextJson.write(medium))));
    };
  }

  /** The story, if whoever asks may see it. */
  private Optional<Story> seen(ArticleId id) {
    Account who = Gate.who().orElseThrow();
    return newsroom.story(id).filter(story -> who.may(Act.SEE, story));
  }
}
