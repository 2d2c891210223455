package org.broadsheet.desk;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Turns templates into answers. Templates escape whatever they are given. */
final class Rendering {
  /** What an address may ask a page to say; nothing else from an address is ever shown. */
  private static final Set<String> SAYINGS =
      Set.of(
          "saved",
          "submitted",
          "approved",
          "returned",
          "corrected",
          "taken-in",
          "password-changed",
          "remarked",
          "proofread",
          "arranged",
          "planned",
          "cancelled",
          "asked",
          "adopted",
          "vote-made",
          "vote-changed",
          "done");

  private static final byte[] NOTHING = {};

  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, null, "org.broadsheet.desk.template");
  private final Newsroom newsroom;
  private final InstantSource clock;
  private final boolean continueAs;

  Rendering(Newsroom newsroom, InstantSource clock, boolean continueAs) {
    this.newsroom = newsroom;
    this.clock = clock;
    this.continueAs = continueAs;
  }

  /** The words for whoever sent this request. */
  static Words words(HttpServletRequest request) {
    String chosen = Gate.who().map(Account::language).orElse(null);
    return Words.of(chosen, request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
  }

  /** A page. */
  ServerResponse page(
      ServerRequest request, String template, String title, Map<String, Object> values) {
    return page(request, 200, template, title, values, null);
  }

  /** A page that says why something was not done. */
  ServerResponse refused(
      ServerRequest request,
      Refused why,
      String template,
      String title,
      Map<String, Object> values) {
    Words words = words(request.servletRequest());
    String said =
        why instanceof Refused.StaleDraft && template.equals("story")
            ? words.say("stale-draft")
            : words.say(why, clock);
    return page(request, status(why), template, title, values, said);
  }

  ServerResponse page(
      ServerRequest request,
      int status,
      String template,
      String title,
      Map<String, Object> values,
      @Nullable String bad) {
    byte[] body = render(request.servletRequest(), template, title, values, bad);
    return html(status).body(body);
  }

  /** A page that only says something. */
  ServerResponse message(ServerRequest request, int status, String key) {
    return page(request, status, "message", "desk", Map.of("text", key), null);
  }

  byte[] render(
      HttpServletRequest request,
      String template,
      String title,
      Map<String, Object> values,
      @Nullable String bad) {
    Words words = words(request);
    CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    String done = request.getParameter("done");
    String good = done != null && SAYINGS.contains(done) ? words.say(done) : null;
    var shell =
        new Shell(
            words,
            Gate.who().orElse(null),
            token == null ? "" : token.getToken(),
            others(),
            words.say(title),
            Gate.who().map(who -> pressing(words, who)).orElse(0),
            good,
            bad);
    var parameters = new TreeMap<>(values);
    parameters.put("shell", shell);
    var out = new StringOutput();
    templates.render(template + ".jte", parameters, out);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private int pressing(Words words, Account who) {
    return new Queue(newsroom, words, who, continueAs, now()).pressing();
  }

  /** Whether one click signs anybody in: in the demo only. */
  boolean isDemo() {
    return continueAs;
  }

  java.time.Instant now() {
    return clock.instant();
  }

  private List<Account> others() {
    return continueAs
        ? newsroom.people().list().stream().filter(account -> !account.disabled()).toList()
        : List.of();
  }

  static ServerResponse.BodyBuilder html(int status) {
    return ServerResponse.status(status)
        .header(HttpHeaders.CONTENT_TYPE, "text/html;charset=utf-8")
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** 303: what was asked for is done, and this is where to look now. */
  static ServerResponse see(String path) {
    return ServerResponse.seeOther(URI.create(path)).body(NOTHING);
  }

  static int status(Refused why) {
    return switch (why) {
      case Refused.NoSuchStory _, Refused.NoSuchVote _ -> 404;
      case Refused.NotAllowed _, Refused.OwnWork _, Refused.SecondStage _, Refused.SamePerson _ ->
          403;
      case Refused.Held _ -> 423;
      case Refused.StaleDraft _,
          Refused.WrongState _,
          Refused.NotApproved _,
          Refused.Unstaffed _,
          Refused.Embargoed _,
          Refused.NothingChanged _,
          Refused.AlreadyHere _,
          Refused.LoginTaken _,
          Refused.LastAdministrator _ ->
          409;
      case Refused.PictureTooLarge _, Refused.TooCostly _ -> 413;
      case Refused.NoPicture _ -> 415;
      case Refused.NoticeLost _,
          Refused.Malformed _,
          Refused.TooLong _,
          Refused.NotUnderstood _,
          Refused.Missing _,
          Refused.TooManyCharacters _,
          Refused.Past _,
          Refused.WeakPassword _ ->
          422;
      case Refused.WrongPassword _ -> 401;
      case Refused.TooManyTries _ -> 429;
      case Refused.LinkUsed _ -> 410;
    };
  }
}
