package org.broadsheet.edge;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Json;
import org.broadsheet.press.Address;
import org.broadsheet.press.HistoryEntry;
import org.broadsheet.press.Press;
import org.broadsheet.press.SearchForm;
import org.broadsheet.press.SharePicture;
import org.jspecify.annotations.Nullable;

/** Which door answers to which address, for all that is not a page in memory. */
final class Routes {
  private final Views views;
  private final LogShelf log;
  private final Pages pages;
  private final Moods moods;
  private final Rankings rankings;
  private final Votes votes;
  private final Reports reports;
  private final Pictures pictures;
  private final SharePictures sharePictures;
  private final WechatDoor wechat;
  private final Embeds embeds;
  private final LogDoor logDoor;
  private final Workers readers;
  private final Workers searchers;
  private final LongSupplier position;
  private final String version;

  /** Assets by path. An old one stays: a page that still names it may be on its way. */
  private final Map<String, Kept> assets = new ConcurrentHashMap<>();

  /** The rooms behind the door. */
  record Rooms(
      Views views,
      LogShelf log,
      Pages pages,
      Moods moods,
      Rankings rankings,
      Votes votes,
      Reports reports,
      Pictures pictures,
      SharePictures sharePictures,
      WechatDoor wechat,
      Embeds embeds,
      Workers readers,
      Workers searchers) {}

  Routes(Rooms rooms, LongSupplier position, String version) {
    this.views = rooms.views();
    this.log = rooms.log();
    this.pages = rooms.pages();
    this.moods = rooms.moods();
    this.rankings = rooms.rankings();
    this.votes = rooms.votes();
    this.reports = rooms.reports();
    this.pictures = rooms.pictures();
    this.sharePictures = rooms.sharePictures();
    this.wechat = rooms.wechat();
    this.embeds = rooms.embeds();
    this.readers = rooms.readers();
    this.searchers = rooms.searchers();
    this.logDoor = new LogDoor(log, readers);
    this.position = position;
    this.version = version;
  }

  /** What can be said to this door, the longest body in bytes, and about which thing. */
  record Act(Kind kind, String of) {
    enum Kind {
      MOOD(Moods.MAX_BODY),
      VOTE(Moods.MAX_BODY),
      REPORT(Reports.MAX_BODY);

      final int longest;

      Kind(int longest) {
        this.longest = longest;
      }
    }
  }

  /** The act that a {@code POST} to this address is; null where the address takes none. */
  static @Nullable Act act(Ask ask) {
    String mood = between(ask, "/api/v1/articles/", "/mood");
    if (mood != null) {
      return new Act(Act.Kind.MOOD, mood);
    }
    String vote = between(ask, "/api/v1/polls/", "/vote");
    if (vote != null) {
      return new Act(Act.Kind.VOTE, vote);
    }
    String report = ask.behind("/report/");
    return report == null ? null : new Act(Act.Kind.REPORT, report);
  }

  private static @Nullable String between(Ask ask, String before, String after) {
    String path = ask.path();
    if (!path.startsWith(before)
        || !path.endsWith(after)
        || path.length() <= before.length() + after.length()) {
      return null;
    }
    String middle = path.substring(before.length(), path.length() - after.length());
    return middle.indexOf('/') < 0 ? middle : null;
  }

  /** The answer to an act, with its whole body. */
  CompletableFuture<Reply> say(Ask ask, Act act, byte[] body) {
    Sent sent = Sent.read(ask.request(), body);
    return switch (act.kind()) {
      case MOOD -> moods.say(ask, sent, act.of());
      case VOTE -> votes.vote(ask, sent, act.of());
      case REPORT -> reports.send(ask, sent, act.of());
    };
  }

  /** The answer to a GET or HEAD. */
  CompletableFuture<Reply> answer(Ask ask, Encoding encoding) {
    String path = ask.path();
    if (path.startsWith("/assets/")) {
      return asset(ask, encoding);
    }
    if (path.startsWith("/media/")) {
      return pictures.answer(path.substring(7));
    }
    if (path.startsWith("/share/")) {
      SharePicture form = SharePictures.form(path.substring(7));
      if (form != null) {
        return sharePictures.answer(path.substring(7), form);
      }
    }
    if (path.equals("/api/v1/wechat/signature")) {
      return wechat.answer(ask.parameter("url"));
    }
    if (path.equals("/oembed")) {
      return embeds.oembed(ask);
    }
    if (Embeds.isMood(ask)) {
      return embeds.mood(ask);
    }
    String framed = ask.behind("/embed/poll/");
    if (framed != null) {
      return votes.embed(ask, framed);
    }
    if (path.startsWith("/log/")) {
      return logDoor.answer(path.substring(5));
    }
    if (path.equals("/status")) {
      return readers.run(this::status);
    }
    String report = ask.behind("/report/");
    if (report != null) {
      return reports.form(ask, report);
    }
    if (act(ask) != null) {
      return CompletableFuture.completedFuture(Replies.notAllowed("POST"));
    }
    if (ask.rest().equals("/moods")) {
      return rankings.page(ask);
    }
    if (ask.rest().equals("/fragments/moods")) {
      return rankings.block(ask);
    }
    String ballot = ask.behind("/fragments/poll/");
    if (ballot != null) {
      return votes.show(ask, ballot, false);
    }
    String poll = ask.behind("/p/");
    if (poll != null) {
      return votes.show(ask, poll, true);
    }
    String fragment = ask.behind("/fragments/mood/");
    if (fragment != null) {
      return moods.show(ask, fragment, false);
    }
    String mood = ask.behind("/m/");
    if (mood != null) {
      return moods.show(ask, mood, true);
    }
    String history = ask.behind("/history/");
    if (history != null) {
      return history(ask, history, encoding);
    }
    if (ask.rest().equals("/search")) {
      return search(ask, encoding);
    }
    if (path.equals("/api/v1/search")) {
      return searchAnswer(ask, encoding);
    }
    return page(ask, encoding);
  }

  private CompletableFuture<Reply> page(Ask ask, Encoding encoding) {
    Optional<Address> address = Address.parse(ask.path(), ask.query());
    if (address.isEmpty() && ask.path().startsWith("/api/")) {
      boolean known = Address.parse(ask.path(), null).isPresent();
      return CompletableFuture.completedFuture(
          known
              ? Replies.problem(400, "A parameter of this address is not what it should be")
              : Replies.problem(404, "There is nothing at this address"));
    }
    if (address.isEmpty()) {
      return notFound(ask, encoding);
    }
    return page(address.get().canonical(), pages.fetch(address.get()), encoding);
  }

  private CompletableFuture<Reply> notFound(Ask ask, Encoding encoding) {
    return page("", pages.notFound(ask.edition(), ask.path()), encoding);
  }

  private CompletableFuture<Reply> page(
      String url, CompletableFuture<Outcome> asked, Encoding encoding) {
    return asked.thenCompose(outcome ->
        switch (outcome) {
          case Outcome.Ready ready -> {
            pages.sent(url, ready.page());
            yield pages.pack(url, ready.page(), encoding);
          }
          case Outcome.Busy _ -> CompletableFuture.completedFuture(Replies.busy());
          case Outcome.Failed _ -> CompletableFuture.completedFuture(Replies.failed());
        });
  }

  private CompletableFuture<Reply> asset(Ask ask, Encoding encoding) {
    Kept known = assets.get(ask.path());
    if (known != null) {
      return pages.pack("", known, encoding);
    }
    return readers.run(() -> {
      for (var asset : views.assets().entrySet()) {
        assets.computeIfAbsent(
            asset.getKey(),
            path -> {
              Kept kept = Kept.forEver(asset.getValue().type(), asset.getValue().bytes());
              pages.packBestSoon(path, kept);
              return kept;
            });
      }
      Kept found = assets.get(ask.path());
      return found == null ? Replies.notFound() : found.pack(encoding);
    });
  }

  private Reply status() {
    var members = new LinkedHashMap<String, Json>();
    members.put("logPosition", new Json.Int(position.getAsLong()));
    members.put("checkpointSize", new Json.Int(log.size()));
    members.put("version", new Json.Text(version));
    return Replies.json(200, new Json.Object(members));
  }

  private CompletableFuture<Reply> history(Ask ask, String name, Encoding encoding) {
    if (!ArticleId.isId(name)) {
      return notFound(ask, encoding);
    }
    var id = new ArticleId(name);
    return readers
        .<Optional<Reply>>call(
            () -> {
              List<HistoryEntry> entries = log.history(id);
              return entries.isEmpty()
                  ? Optional.empty()
                  : Optional.of(
                      Replies.page(
                          views.history(ask.edition(), id, entries), Fields.GONE, encoding));
            },
            () -> Optional.of(Replies.busy()))
        .thenCompose(reply ->
            reply.map(CompletableFuture::completedFuture).orElseGet(() -> notFound(ask, encoding)));
  }

  private CompletableFuture<Reply> searchAnswer(Ask ask, Encoding encoding) {
    String words = asked(ask);
    int page = Press.searchCursor(ask.parameter("cursor"));
    if (words.isEmpty() || page < 0) {
      return CompletableFuture.completedFuture(
          Replies.problem(
              400, words.isEmpty() ? "Say in q what is sought" : "The cursor is not one of ours"));
    }
    String language = ask.parameter("language");
    return searchers.run(() -> {
      if (!language.isEmpty() && !views.site().languages().contains(language)) {
        return Replies.problem(404, "The paper has no edition in this language");
      }
      String in = language.isEmpty() ? null : language;
      return Replies.page(views.searchAnswer(in, words, page), Fields.GONE, encoding);
    });
  }

  /** What is sought, cut to what a search may hold. */
  private static String asked(Ask ask) {
    String words = ask.parameter("q").strip();
    int length = Math.min(words.codePointCount(0, words.length()), SearchForm.LONGEST);
    return words.substring(0, words.offsetByCodePoints(0, length));
  }

  private CompletableFuture<Reply> search(Ask ask, Encoding encoding) {
    SearchForm form = SearchForm.read(ask::parameter);
    return searchers.run(
        () -> Replies.page(views.search(ask.edition(), form), Fields.GONE, encoding));
  }

  /** What a method other than GET and HEAD gets, where the address takes no such. */
  static Reply refuse(HttpMethod method) {
    return method.equals(HttpMethod.OPTIONS)
        ? Reply.words(204, "").with(HttpHeaders.ALLOW, "GET, HEAD")
        : Replies.notAllowed("GET, HEAD");
  }
}
