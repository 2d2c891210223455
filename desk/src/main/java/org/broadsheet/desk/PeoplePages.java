package org.broadsheet.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Site;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The page about people: one's own account, and for administrators everybody's. */
final class PeoplePages {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private final Newsroom newsroom;
  private final Rendering rendering;
  private final SignInPages signIn;
  private final InstantSource clock;

  PeoplePages(Newsroom newsroom, Rendering rendering, SignInPages signIn, InstantSource clock) {
    this.newsroom = newsroom;
    this.rendering = rendering;
    this.signIn = signIn;
    this.clock = clock;
  }

  private static String field(ServerRequest request, String name) {
    return request.param(name).orElse("");
  }

  private static Account me() {
    return Gate.who().orElseThrow();
  }

  // Looking.

  ServerResponse people(ServerRequest request) {
    return people(request, 200, null, null);
  }

  private ServerResponse people(
      ServerRequest request, int status, @Nullable String bad, @Nullable String secret) {
    Words words = Rendering.words(request.servletRequest());
    Account me = me();
    boolean all = me.may(Act.ADMINISTER);
    Site site = newsroom.site();
    ZoneId zone = site.zoneId();
    Map<PersonId, List<PeoplePage.Session>> sessions =
        (all ? newsroom.sessions().all() : newsroom.sessions().of(me.id()))
            .stream()
                .collect(
                    Collectors.groupingBy(
                        Sessions.Session::person,
                        Collectors.mapping(s -> session(request, s, zone), Collectors.toList())));
    var members = new ArrayList<PeoplePage.Member>();
    for (Account account : all ? newsroom.people().list() : List.<Account>of()) {
      members.add(
          new PeoplePage.Member(
              account,
              grants(words, site, account.grants()),
              sessions.getOrDefault(account.id(), List.of())));
    }
    var invited = new ArrayList<PeoplePage.Invited>();
    for (Invitation invitation : all ? newsroom.invitations().open() : List.<Invitation>of()) {
      invited.add(
          new PeoplePage.Invited(
              invitation.id(),
              invitation.name(),
              grants(words, site, invitation.grants()),
              time(invitation.expires(), zone)));
    }
    var page =
        new PeoplePage(
            members,
            invited,
            sessions.getOrDefault(me.id(), List.of()),
            grants(words, site, me.grants()),
            StoryPages.channels(site, words, ""),
            chains(words, site),
            newsroom.people().list().size());
    return rendering.page(
        request,
        status,
        "people",
        "people",
        Map.of("page", page, "secret", secret == null ? "" : secret),
        bad);
  }

  private static PeoplePage.Session session(
      ServerRequest request, Sessions.Session session, ZoneId zone) {
    String token = Gate.cookie(request.servletRequest(), Gate.SESSION);
    boolean here = token != null && Sessions.id(token).equals(session.id());
    return new PeoplePage.Session(
        session.id(), session.browser(), time(session.begun(), zone), here);
  }

  private static List<PeoplePage.Given> grants(Words words, Site site, Grants grants) {
    return grants.all().stream()
        .sorted(
            java.util.Comparator.comparing(Grants.Grant::role).thenComparing(Grants.Grant::word))
        .map(grant ->
            new PeoplePage.Given(
                grant.word(),
                grant.channel() == null
                    ? words.say("role." + grant.role().word())
                    : words.say(
                        "role-in",
                        words.say("role." + grant.role().word()),
                        channelName(site, words, grant.channel().value()))))
        .toList();
  }

  static String channelName(Site site, Words words, String path) {
    return site.channels().stream()
        .filter(channel -> channel.path().value().equals(path))
        .findFirst()
        .map(channel -> channel.name(words.language()))
        .orElse(path);
  }

  private List<PeoplePage.Chained> chains(Words words, Site site) {
    var chained = new ArrayList<PeoplePage.Chained>();
    new TreeMap<>(newsroom.chains().all())
        .forEach((channel, chain) ->
            chained.add(
                new PeoplePage.Chained(
                    channel,
                    channel.isEmpty() ? words.say("everywhere") : channelName(site, words, channel),
                    chain.length(),
                    newsroom
                        .unstaffed(chain, channel.isEmpty() ? null : new ChannelPath(channel))
                        .map(role -> words.say("role." + role.word()))
                        .orElse(""))));
    return chained;
  }

  private static String time(Instant time, ZoneId zone) {
    return TIME.format(time.atZone(zone));
  }

  // Acts. Each asks whether the person may; what a page shows is only a convenience.

  private ServerResponse refused(ServerRequest request, Refused why) {
    Words words = Rendering.words(request.servletRequest());
    return people(request, Rendering.status(why), words.say(why, clock), null);
  }

  private ServerResponse changed(ServerRequest request, Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Done<?> _ -> Rendering.see("/people?done=done");
      case Outcome.No<?> no -> refused(request, no.why());
    };
  }

  ServerResponse invite(ServerRequest request) {
    Words words = Rendering.words(request.servletRequest());
    Optional<Grants> grants = chosen(request);
    if (grants.isEmpty()) {
      return refused(request, new Refused.Missing("role"));
    }
    Outcome<String> outcome =
        newsroom
            .administer()
            .invite(me().id(), words.language(), field(request, "name"), grants.get());
    return switch (outcome) {
      case Outcome.Done<String> done -> {
        String link = origin(request) + "/invitation/" + done.receipt();
        yield people(
            request, 200, null, words.say("invited-shown", field(request, "name").strip(), link));
      }
      case Outcome.No<String> no -> refused(request, no.why());
    };
  }

  /**
   * Where this browser reaches the desk: the link is for a colleague who reaches it the same way.
   */
  private static String origin(ServerRequest request) {
    var uri = request.uri();
    return uri.getScheme() + "://" + uri.getAuthority();
  }

  /** The roles ticked in the form, in the channel chosen there; empty where one cannot be. */
  private static Optional<Grants> chosen(ServerRequest request) {
    String channel = field(request, "channel");
    var grants = new HashSet<Grants.Grant>();
    for (Role role : SignInPages.roles(request)) {
      boolean everywhere = channel.isEmpty() || role == Role.ADMINISTRATOR;
      if (!everywhere && !ChannelPath.isPath(channel)) {
        return Optional.empty();
      }
      grants.add(new Grants.Grant(role, everywhere ? null : new ChannelPath(channel)));
    }
    return grants.isEmpty() ? Optional.empty() : Optional.of(new Grants(grants));
  }

  ServerResponse revoke(ServerRequest request) {
    return changed(
        request, newsroom.administer().revoke(me().id(), request.pathVariable("invitation")));
  }

  ServerResponse giveRoles(ServerRequest request) {
    List<String> kept = request.params().getOrDefault("grant", List.of());
    String role = field(request, "add-role");
    String channel = field(request, "add-channel");
    var words = new ArrayList<>(kept);
    if (!role.isEmpty()) {
      words.add(
          channel.isEmpty() || role.equals(Role.ADMINISTRATOR.word())
              ? role
              : role + "@" + channel);
    }
    Grants grants;
    try {
      grants = Grants.parse(String.join(",", words));
    } catch (IllegalArgumentException e) {
      return refused(request, new Refused.Missing("role"));
    }
    return changed(request, newsroom.administer().roles(me().id(), id(request), grants));
  }

  ServerResponse reset(ServerRequest request) {
    Words words = Rendering.words(request.servletRequest());
    PersonId id = id(request);
    return switch (newsroom.administer().reset(me().id(), id)) {
      case Outcome.Done<String> done -> {
        String name =
            newsroom.people().find(id).map(a -> a.name(words.language())).orElse(id.value());
        String link = origin(request) + "/new-password/" + done.receipt();
        yield people(request, 200, null, words.say("reset-shown", name, link));
      }
      case Outcome.No<String> no -> refused(request, no.why());
    };
  }

  ServerResponse disable(ServerRequest request) {
    return changed(request, newsroom.administer().disable(me().id(), id(request)));
  }

  ServerResponse enable(ServerRequest request) {
    return changed(request, newsroom.administer().enable(me().id(), id(request)));
  }

  ServerResponse endSession(ServerRequest request) {
    return changed(
        request,
        newsroom.administer().end(me().id(), id(request), request.pathVariable("session")));
  }

  ServerResponse chain(ServerRequest request) {
    String stages = field(request, "stages");
    String channel = field(request, "channel");
    if (!stages.matches("[0-3]") || (!channel.isEmpty() && !ChannelPath.isPath(channel))) {
      return refused(request, new Refused.Missing("stages"));
    }
    int n = Integer.parseInt(stages);
    return changed(
        request,
        newsroom
            .chains()
            .set(
                me().id(),
                channel.isEmpty() ? null : new ChannelPath(channel),
                n == 0 ? null : Chain.of(n)));
  }

  private static PersonId id(ServerRequest request) {
    String id = request.pathVariable("id");
    return new PersonId(ArticleId.isId(id) ? id : "0000000000");
  }

  // One's own account.

  ServerResponse password(ServerRequest request) {
    Account me = me();
    return switch (signIn.changePassword(request, me)) {
      case Outcome.Done<Account> _ -> signIn.again(request, me);
      case Outcome.No<Account> no -> refused(request, no.why());
    };
  }

  ServerResponse language(ServerRequest request) {
    String language = field(request, "language");
    newsroom
        .people()
        .language(me().id(), language.equals("zh") || language.equals("en") ? language : null);
    return Rendering.see("/");
  }
}
