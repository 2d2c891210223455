package org.broadsheet.desk;

import static org.springframework.web.servlet.function.RequestPredicates.path;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.broadsheet.content.Hash;
import org.broadsheet.ledger.LedgerFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Every address of the desk. What changes anything is a POST and nothing else; its form carries the
 * hidden field {@code _csrf} of the page that it stands on, and {@code seen}, the hash of the text
 * that the person had before them.
 *
 * <p>All of them are described in {@code openapi.json}, served at {@code /openapi.json}.
 *
 * <p>To publish by script: GET {@code /sign-in}, POST it with {@code login}, {@code password},
 * {@code _csrf}, keeping cookies; then for each story GET {@code /stories/ID} for {@code _csrf} and
 * {@code seen}, and POST these two to {@code /stories/ID/publish}. 303 to {@code /receipts/INDEX}
 * is sent after the commit; any other status is a refusal that did nothing. One {@code _csrf}
 * serves for the whole session.
 */
final class Routes {
  private static final String DESCRIPTION = "openapi.json";
  private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

  private final Newsroom newsroom;
  private final Rendering rendering;
  private final Preview preview;
  private final StoryPages stories;
  private final TextPages texts;
  private final WorkPages work;
  private final ReceiptPages receipts;
  private final SignInPages signIn;
  private final PeoplePages people;
  private final ReleasePages releases;
  private final VotePages votes;
  private final @Nullable ReportPages reports;
  private final List<String> acts = new ArrayList<>();
  private final List<String> table = new ArrayList<>();

  Routes(
      Newsroom newsroom,
      Rendering rendering,
      Preview preview,
      StoryPages stories,
      TextPages texts,
      WorkPages work,
      ReceiptPages receipts,
      SignInPages signIn,
      PeoplePages people,
      ReleasePages releases,
      VotePages votes,
      @Nullable ReportPages reports) {
    this.newsroom = newsroom;
    this.rendering = rendering;
    this.preview = preview;
    this.stories = stories;
    this.texts = texts;
    this.work = work;
    this.receipts = receipts;
    this.signIn = signIn;
    this.people = people;
    this.releases = releases;
    this.votes = votes;
    this.reports = reports;
  }

  RouterFunction<ServerResponse> all() {
    RouterFunctions.Builder routes = RouterFunctions.route();
    look(routes, "/", _ -> Rendering.see("/queue"));

    look(routes, "/sign-in", signIn::signInForm);
    act(routes, "/sign-in", signIn::signIn);
    act(routes, "/sign-out", signIn::signOut);
    act(routes, "/continue-as", signIn::continueAs);
    look(routes, "/set-up/{token}", signIn::setUpForm);
    act(routes, "/set-up/{token}", signIn::setUp);
    look(routes, "/people", people::people);
    look(routes, "/invitation/{token}", signIn::invitationForm);
    act(routes, "/invitation/{token}", signIn::join);
    look(routes, "/new-password/{token}", signIn::newPasswordForm);
    act(routes, "/new-password/{token}", signIn::newPassword);
    act(routes, "/people/invite", people::invite);
    act(routes, "/people/invitations/{invitation}/revoke", people::revoke);
    act(routes, "/people/{id}/sessions/{session}/end", people::endSession);
    act(routes, "/people/{id}/disable", people::disable);
    act(routes, "/people/{id}/enable", people::enable);
    act(routes, "/people/{id}/reset", people::reset);
    act(routes, "/people/{id}/roles", people::giveRoles);
    act(routes, "/chain", people::chain);
    act(routes, "/password", people::password);
    act(routes, "/language", people::language);

    look(routes, "/stories", stories::list);
    act(routes, "/stories", stories::begin);
    look(routes, "/stories/new", stories::blank);
    look(routes, "/published", stories::published);
    look(routes, "/stories/take-in", stories::takeInForm);
    act(routes, "/stories/take-in", stories::takeIn);
    look(routes, "/stories/{id}", stories::story);
    look(routes, "/stories/{id}/preview", stories::preview);
    look(routes, "/stories/{id}/changes", stories::changes);
    act(routes, "/stories/{id}/save", stories::save);
    act(routes, "/stories/{id}/submit", stories::submit);
    act(routes, "/stories/{id}/approve", stories::approve);
    act(routes, "/stories/{id}/return", stories::sendBack);
    act(routes, "/stories/{id}/publish", stories::publish);
    act(routes, "/stories/{id}/correct", stories::correct);
    act(routes, "/stories/{id}/withdraw", stories::withdraw);
    writing(routes);
    act(routes, "/stories/{id}/remark", work::remark);
    act(routes, "/stories/{id}/remarks/{remark}/settle", work::settle);
    act(routes, "/stories/{id}/proofread", work::proofread);
    act(routes, "/stories/{id}/arrange", work::arrange);
    act(routes, "/stories/{id}/plan", work::plan);
    act(routes, "/stories/{id}/expire", work::expire);
    act(routes, "/stories/{id}/cancel", work::cancel);
    act(routes, "/stories/{id}/ask-emergency", work::askEmergency);
    act(routes, "/stories/{id}/confirm-emergency", work::confirmEmergency);
    act(routes, "/stories/{id}/adopt", work::adopt);
    look(routes, "/stories/{id}/sheet", work::sheet);
    look(routes, "/queue", work::queue);
    look(routes, "/releases", releases::releases);
    act(routes, "/releases", releases::release);
    act(routes, "/releases/ask-preview", releases::askPreview);
    look(routes, "/releases/preview", releases::preview);
    look(routes, "/releases/page", releases::page);
    look(routes, "/votes", votes::page);
    look(routes, "/votes/list", votes::list);
    act(routes, "/votes", votes::make);
    look(routes, "/votes/{vote}", votes::vote);
    act(routes, "/votes/{vote}", votes::change);
    act(routes, "/votes/{vote}/close", votes::close);
    look(routes, "/find", work::find);
    look(routes, "/receipts/{index}", receipts::receipt);
    look(routes, "/receipts/{index}/visible", receipts::visible);

    if (reports != null) {
      look(routes, "/reports", reports::list);
      act(routes, "/reports/{id}/close", reports::close);
    }

    look(routes, "/openapi.json", Routes::description);
    look(routes, "/desk/{name}", Routes::own);
    look(routes, "/assets/{name}", this::asset);
    look(routes, "/media/{hash}/{variant}", this::medium);

    for (String act : acts) {
      routes.route(path(act), this::refuseMethod);
    }
    routes.route(RequestPredicates.all(), request -> rendering.message(request, 404, "not-found"));
    routes.onError(Throwable.class, this::failed);
    return routes.build();
  }

  /** What the block editor asks. */
  private void writing(RouterFunctions.Builder routes) {
    act(routes, "/texts", texts::begin);
    look(routes, "/stories/{id}/text", texts::text);
    act(routes, "/stories/{id}/keep", texts::keep);
    act(routes, "/stories/{id}/compare", texts::compare);
    act(routes, "/stories/{id}/hold", texts::hold);
    act(routes, "/stories/{id}/take-over", texts::takeOver);
    act(routes, "/stories/{id}/release", texts::release);
    act(routes, "/paste", texts::paste);
    act(routes, "/media", texts::upload);
  }

  private void look(
      RouterFunctions.Builder routes, String path, HandlerFunction<ServerResponse> page) {
    routes.GET(path, page);
    table.add("get " + path);
  }

  private void act(
      RouterFunctions.Builder routes, String path, HandlerFunction<ServerResponse> act) {
    routes.POST(path, act);
    acts.add(path);
    table.add("post " + path);
  }

  /** Every address with its method, as {@code get /stories/{id}}; empty before {@link #all}. */
  List<String> table() {
    return List.copyOf(table);
  }

  /** The description of all of them. */
  private static ServerResponse description(ServerRequest request) {
    return ServerResponse.ok().header("Content-Type", "application/json").body(read(DESCRIPTION));
  }

  private static byte[] read(String name) {
    try (InputStream in = Routes.class.getResourceAsStream(name)) {
      return in == null ? new byte[0] : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ServerResponse refuseMethod(ServerRequest request) {
    byte[] page =
        rendering.render(
            request.servletRequest(), "message", "desk", Map.of("text", "refused"), null);
    return Rendering.html(405).header("Allow", "POST").body(page);
  }

  private ServerResponse failed(Throwable failure, ServerRequest request) {
    LOG.error("{} {} failed", request.method(), request.path(), failure);
    return failure instanceof LedgerFailure ledger && ledger.storage()
        ? rendering.message(request, 503, "storage-lead")
        : rendering.message(request, 500, "failed-lead");
  }

  /** A form without the token of this session: nothing was done. */
  void forbidden(HttpServletRequest request, HttpServletResponse response) throws IOException {
    byte[] page = rendering.render(request, "message", "desk", Map.of("text", "forbidden"), null);
    response.setStatus(403);
    response.setContentType("text/html;charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(page);
  }

  private static ServerResponse own(ServerRequest request) {
    String name = request.pathVariable("name");
    String type =
        switch (name) {
          case "desk.css", "editor.css" -> "text/css;charset=utf-8";
          case "desk.js", "editor.js" -> "text/javascript;charset=utf-8";
          default -> "";
        };
    if (type.isEmpty()) {
      return ServerResponse.notFound().build();
    }
    byte[] file = read(name);
    return file.length == 0
        ? ServerResponse.notFound().build()
        : ServerResponse.ok()
            .header("Content-Type", type)
            .header("Cache-Control", "no-cache")
            .body(file);
  }

  /** What a preview loads. */
  private ServerResponse asset(ServerRequest request) {
    return preview
        .asset(request.path())
        .map(asset -> ServerResponse.ok().header("Content-Type", asset.type()).body(asset.bytes()))
        .orElseGet(() -> ServerResponse.notFound().build());
  }

  /** The original of a picture, for previews: drafts show what no reader can reach. */
  private ServerResponse medium(ServerRequest request) {
    String hash = request.pathVariable("hash");
    if (!Hash.isHash(hash)) {
      return ServerResponse.notFound().build();
    }
    return newsroom
        .ledger()
        .media()
        .read(new Hash(hash))
        .map(bytes ->
            ServerResponse.ok()
                .header("Content-Type", pictureType(bytes))
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .body(bytes))
        .orElseGet(() -> ServerResponse.notFound().build());
  }

  private static String pictureType(byte[] bytes) {
    if (bytes.length > 12) {
      int first = bytes[0] & 0xff;
      if (first == 0x89) {
        return "image/png";
      }
      if (first == 0xff) {
        return "image/jpeg";
      }
      if (first == 'G') {
        return "image/gif";
      }
      if (first == 'R') {
        return "image/webp";
      }
    }
    return "application/octet-stream";
  }
}
