package org.broadsheet.desk;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.broadsheet.content.ArticleId;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The pages of whoever comes or goes: signing in and out, the first link, an invitation. */
final class SignInPages {
  private static final Pattern STORY = Pattern.compile("/stories/[0-9a-z]{10}");

  private final Newsroom newsroom;
  private final Rendering rendering;
  private final boolean continueAs;

  SignInPages(Newsroom newsroom, Rendering rendering, boolean continueAs) {
    this.newsroom = newsroom;
    this.rendering = rendering;
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
    Outcome<Account> outcome =
        newsroom.signIn().check(login, field(request, "password"), address(request));
    return switch (outcome) {
      case Outcome.Done<Account> done -> enter(request, done.receipt().id(), "/");
      case Outcome.No<Account> no ->
          rendering.refused(request, no.why(), "signin", "sign-in", Map.of("login", login));
    };
  }

  /** A new session at every sign-in; the one that the browser had, if any, ends. */
  private ServerResponse enter(ServerRequest request, PersonId person, String to) {
    leave(request);
    String token = newsroom.sessions().begin(person, browser(request));
    return ServerResponse.status(303)
        .header(HttpHeaders.LOCATION, to)
        .header(HttpHeaders.SET_COOKIE, Gate.begun(token, request.servletRequest().isSecure()))
        .build();
  }

  /** Which kind of browser this is, in words that its owner knows; no version, no address. */
  static String browser(ServerRequest request) {
    String agent = request.headers().header(HttpHeaders.USER_AGENT).stream().findFirst().orElse("");
    String name = first(agent, List.of("Edg", "OPR", "Firefox", "Chrome", "Safari"));
    String system =
        first(agent, List.of("Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux"));
    return name.isEmpty() ? "" : (name + (system.isEmpty() ? "" : " · " + system));
  }

  private static String first(String agent, List<String> names) {
    return names.stream().filter(agent::contains).findFirst().orElse("");
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
    String id = field(request, "person");
    Optional<Account> person =
        ArticleId.isId(id)
            ? newsroom.people().find(new PersonId(id)).filter(account -> !account.disabled())
            : Optional.empty();
    if (!continueAs || person.isEmpty()) {
      return rendering.message(request, 404, "not-found");
    }
    return enter(request, person.get().id(), back(request));
  }

  /** The story that was looked at, so that one continues there as somebody else; else the queue. */
  private static String back(ServerRequest request) {
    String from = request.headers().header(HttpHeaders.REFERER).stream().findFirst().orElse("");
    var story = STORY.matcher(from);
    return story.find() ? story.group() : "/";
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
      case Outcome.Done<Account> done -> {
        String people = field(request, "people");
        if (people.matches("[1-9][0-9]{0,2}")) {
          newsroom.chains().set(Chain.proposed(Integer.parseInt(people)));
        }
        yield enter(request, done.receipt().id(), "/");
      }
      case Outcome.No<Account> no ->
          rendering.refused(
              request, no.why(), "setup", "set-up", Map.of("login", login, "name", name));
    };
  }

  static Set<Role> roles(ServerRequest request) {
    var roles = EnumSet.noneOf(Role.class);
    for (Role role : Role.values()) {
      if (request.param("role-" + role.word()).isPresent()) {
        roles.add(role);
      }
    }
    return roles;
  }

  // An invitation.

  ServerResponse invitationForm(ServerRequest request) {
    return newsroom
        .invitations()
        .find(request.pathVariable("token"))
        .map(invitation ->
            rendering.page(
                request, "invited", "invitation", Map.of("invitation", invitation, "login", "")))
        .orElseGet(() -> rendering.message(request, 410, "link-used"));
  }

  ServerResponse join(ServerRequest request) {
    String token = request.pathVariable("token");
    Optional<Invitation> invitation = newsroom.invitations().find(token);
    if (invitation.isEmpty()) {
      return rendering.message(request, 410, "link-used");
    }
    String login = field(request, "login");
    return switch (newsroom.invitations().use(token, login, field(request, "password"))) {
      case Outcome.Done<Account> done -> enter(request, done.receipt().id(), "/");
      case Outcome.No<Account>(Refused.LinkUsed _) -> rendering.message(request, 410, "link-used");
      case Outcome.No<Account> no ->
          rendering.refused(
              request,
              no.why(),
              "invited",
              "invitation",
              Map.of("invitation", invitation.get(), "login", login));
    };
  }

  // A forgotten password.

  ServerResponse newPasswordForm(ServerRequest request) {
    return newsroom
        .newPassword()
        .find(request.pathVariable("token"))
        .map(account ->
            rendering.page(
                request, "newpassword", "new-password", Map.of("login", account.login())))
        .orElseGet(() -> rendering.message(request, 410, "link-used"));
  }

  ServerResponse newPassword(ServerRequest request) {
    String token = request.pathVariable("token");
    Optional<Account> account = newsroom.newPassword().find(token);
    if (account.isEmpty()) {
      return rendering.message(request, 410, "link-used");
    }
    return switch (newsroom.newPassword().use(token, field(request, "password"))) {
      case Outcome.Done<Account> done -> enter(request, done.receipt().id(), "/");
      case Outcome.No<Account>(Refused.LinkUsed _) -> rendering.message(request, 410, "link-used");
      case Outcome.No<Account> no ->
          rendering.refused(
              request,
              no.why(),
              "newpassword",
              "new-password",
              Map.of("login", account.get().login()));
    };
  }

  // One's own account.

  /** Needs the old password: an unwatched screen must not be enough to take an account over. */
  Outcome<Account> changePassword(ServerRequest request, Account me) {
    Outcome<Account> known =
        newsroom.signIn().check(me.login(), field(request, "password"), address(request));
    return known instanceof Outcome.No<Account>
        ? known
        : newsroom.people().reset(me.id(), field(request, "new-password"));
  }

  /** Signs the same person in anew, where every session of theirs was ended. */
  ServerResponse again(ServerRequest request, Account me) {
    return enter(request, me.id(), "/people?done=password-changed");
  }
}
