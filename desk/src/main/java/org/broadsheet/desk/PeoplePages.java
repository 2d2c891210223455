package org.broadsheet.desk;

import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.content.ArticleId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The pages about accounts: signing in and out, the first administrator, who may do what. */
final class PeoplePages {
  private final Newsroom newsroom;
  private final Rendering rendering;
  private final InstantSource clock;
  private final boolean continueAs;

  PeoplePages(Newsroom newsroom, Rendering rendering, InstantSource clock, boolean continueAs) {
    this.newsroom = newsroom;
    this.rendering = rendering;
    this.clock = clock;
    this.continueAs = continueAs;
  }

  private static String field(ServerRequest request, String name) {
    return request.param(name).orElse("");
  }

  private static String address(ServerRequest request) {
    return String.valueOf(request.servletRequest().getRemoteAddr());
  }

  // Signing in and out.

  ServerResponse signInForm(ServerRequest request) {
    return rendering.page(request, "signin", "sign-in", Map.of("login", ""));
  }

  ServerResponse signIn(ServerRequest request) {
    String login = field(request, "login");
    Outcome<String> outcome =
        newsroom.signIn().by(login, field(request, "password"), address(request));
    return switch (outcome) {
      case Outcome.Done<String> done -> enter(request, done.receipt());
      case Outcome.No<String> no ->
          rendering.refused(request, no.why(), "signin", "sign-in", Map.of("login", login));
    };
  }

  /** A new session at every sign-in; the one that the browser had, if any, ends. */
  private ServerResponse enter(ServerRequest request, String token) {
    leave(request);
    return ServerResponse.status(303)
        .header(HttpHeaders.LOCATION, "/stories")
        .header(HttpHeaders.SET_COOKIE, Gate.begun(token, request.servletRequest().isSecure()))
        .build();
  }

  private void leave(ServerRequest request) {
    String old = Gate.cookie(request.servletRequest(), Gate.SESSION);
    if (old != null) {
      newsroom.sessions().end(old);
    }
  }

  ServerResponse signOut(ServerRequest request) {
    leave(request);
    return ServerResponse.status(303)
        .header(HttpHeaders.LOCATION, "/sign-in")
        .header(HttpHeaders.SET_COOKIE, Gate.ended(request.servletRequest().isSecure()))
        .build();
  }

  /** Changing people by one click: only where the demo switched it on. */
  ServerResponse continueAs(ServerRequest request) {
    Optional<Account> person = person(field(request, "person")).filter(a -> !a.disabled());
    if (!continueAs || person.isEmpty()) {
      return rendering.message(request, 404, "not-found");
    }
    return enter(request, newsroom.sessions().begin(person.get().id()));
  }

  // The first administrator.

  ServerResponse setUpForm(ServerRequest request) {
    return newsroom.setUp().works(request.pathVariable("token"))
        ? rendering.page(request, "setup", "set-up", Map.of("login", "", "name", ""))
        : rendering.message(request, 410, "link-used");
  }

  ServerResponse setUp(ServerRequest request) {
    String login = field(request, "login");
    String name = field(request, "name");
    Words words = Rendering.words(request.servletRequest());
    Outcome<Account> outcome =
        newsroom
            .setUp()
            .use(
                request.pathVariable("token"),
                login,
                Map.of(words.language(), name.strip()),
                roles(request),
                field(request, "password"));
    return switch (outcome) {
      case Outcome.Done<Account> done ->
          enter(request, newsroom.sessions().begin(done.receipt().id()));
      case Outcome.No<Account> no ->
          rendering.refused(
              request, no.why(), "setup", "set-up", Map.of("login", login, "name", name));
    };
  }

  private static Set<Role> roles(ServerRequest request) {
    var roles = EnumSet.noneOf(Role.class);
    for (Role role : Role.values()) {
      if (request.param("role-" + role.word()).isPresent()) {
        roles.add(role);
      }
    }
    return roles;
  }

  // Accounts.

  private static boolean administers() {
    return Gate.who().filter(account -> account.may(Role.ADMINISTRATOR)).isPresent();
  }

  ServerResponse people(ServerRequest request) {
    return people(request, 200, null, null);
  }

  private ServerResponse people(
      ServerRequest request, int status, @Nullable String bad, @Nullable String secret) {
    List<Account> accounts = administers() ? newsroom.people().list() : List.of();
    return rendering.page(
        request,
        status,
        "people",
        "people",
        Map.of(
            "accounts",
            accounts,
            "secret",
            secret == null ? "" : secret,
            "stages",
            newsroom.chain().stages()),
        bad);
  }

  private ServerResponse refused(ServerRequest request, Refused why) {
    Words words = Rendering.words(request.servletRequest());
    String said = words.say(why, clock);
    return people(request, Rendering.status(why), said, null);
  }

  private interface Administers {
    ServerResponse with(ServerRequest request);
  }

  private ServerResponse asAdministrator(ServerRequest request, Administers act) {
    return administers()
        ? act.with(request)
        : refused(request, new Refused.NotAllowed(Role.ADMINISTRATOR));
  }

  ServerResponse add(ServerRequest request) {
    return asAdministrator(
        request,
        r -> {
          String password = newsroom.people().randomPassword();
          Words words = Rendering.words(r.servletRequest());
          Outcome<Account> outcome =
              newsroom
                  .people()
                  .add(
                      field(r, "login"),
                      Map.of(words.language(), field(r, "name").strip()),
                      roles(r),
                      password);
          return shown(r, outcome, password);
        });
  }

  private ServerResponse shown(ServerRequest request, Outcome<Account> outcome, String password) {
    Words words = Rendering.words(request.servletRequest());
    return switch (outcome) {
      case Outcome.Done<Account> done ->
          people(request, 200, null, words.say("reset-shown", done.receipt().login(), password));
      case Outcome.No<Account> no -> refused(request, no.why());
    };
  }

  ServerResponse reset(ServerRequest request) {
    return asAdministrator(
        request,
        r -> {
          String password = newsroom.people().randomPassword();
          return shown(r, newsroom.people().reset(id(r), password), password);
        });
  }

  ServerResponse disable(ServerRequest request) {
    return asAdministrator(request, r -> changed(r, newsroom.people().disable(id(r))));
  }

  ServerResponse enable(ServerRequest request) {
    return asAdministrator(request, r -> changed(r, newsroom.people().enable(id(r))));
  }

  ServerResponse giveRoles(ServerRequest request) {
    return asAdministrator(request, r -> changed(r, newsroom.people().roles(id(r), roles(r))));
  }

  ServerResponse chain(ServerRequest request) {
    String stages = field(request, "stages");
    if (!stages.matches("[1-3]")) {
      return people(request, 422, null, null);
    }
    PersonId me = Gate.who().orElseThrow().id();
    return changed(request, newsroom.chain().set(me, Integer.parseInt(stages)));
  }

  private ServerResponse changed(ServerRequest request, Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Done<?> _ -> Rendering.see("/people?done=done");
      case Outcome.No<?> no -> refused(request, no.why());
    };
  }

  private static PersonId id(ServerRequest request) {
    String id = request.pathVariable("id");
    return new PersonId(ArticleId.isId(id) ? id : "0000000000");
  }

  private Optional<Account> person(String id) {
    return ArticleId.isId(id) ? newsroom.people().find(new PersonId(id)) : Optional.empty();
  }

  // One's own account.

  /** Needs the old password: an unwatched screen must not be enough to take an account over. */
  ServerResponse password(ServerRequest request) {
    Account me = Gate.who().orElseThrow();
    Outcome<String> known =
        newsroom.signIn().by(me.login(), field(request, "password"), address(request));
    if (known instanceof Outcome.No<String> no) {
      return refused(request, no.why());
    }
    newsroom.sessions().end(known.orThrow());
    return switch (newsroom.people().reset(me.id(), field(request, "new-password"))) {
      case Outcome.Done<Account> _ -> enter(request, newsroom.sessions().begin(me.id()));
      case Outcome.No<Account> no -> refused(request, no.why());
    };
  }

  ServerResponse language(ServerRequest request) {
    String language = field(request, "language");
    newsroom
        .people()
        .language(
            Gate.who().orElseThrow().id(),
            language.equals("zh") || language.equals("en") ? language : null);
    return Rendering.see("/stories");
  }
}
