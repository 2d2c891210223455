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
 * <p>To publish by script: GET {@code /sign-in}, POST it with {@code login}, {@code password},
 * {@code _csrf}, keeping cookies; then for each story GET {@code /stories/ID} for {@code _csrf} and
 * {@code seen}, and POST these two to {@code /stories/ID/publish}. 303 to {@code /receipts/INDEX}
 * is sent after the commit; any other status is a refusal that did nothing. One {@code _csrf}
 * serves for the whole session.
 */
final class Routes {
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
  private final @Nullable ReportPages reports;
  private final List<String> acts = new ArrayList<>();

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
    this.reports = reports;
  }

  RouterFunction<ServerResponse> all() {
    RouterFunctions.Builder routes = RouterFunctions.route();
    routes.GET("/", _ -> Rendering.see("/queue"));

    routes.GET("/sign-in", signIn::signInForm);
    act(routes, "/sign-in", signIn::signIn);
    act(routes, "/sign-out", signIn::signOut);
    act(routes, "/continue-as", signIn::continueAs);
    routes.GET("/set-up/{token}", signIn::setUpForm);
    act(routes, "/set-up/{token}", signIn::setUp);
    routes.GET("/people", people::people);
    routes.GET("/invitation/{token}", signIn::invitationForm);
    act(routes, "/invitation/{token}", signIn::join);
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

    routes.GET("/stories", stories::list);
    act(routes, "/stories", stories::begin);
    routes.GET("/stories/new", stories::blank);
    routes.GET("/stories/take-in", stories::takeInForm);
    act(routes, "/stories/take-in", stories::takeIn);
    routes.GET("/stories/{id}", stories::story);
    routes.GET("/stories/{id}/preview", stories::preview);
    routes.GET("/stories/{id}/changes", stories::changes);
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
    routes.GET("/stories/{id}/sheet", work::sheet);
    routes.GET("/queue", work::queue);
    routes.GET("/releases", work::releases);
    act(routes, "/releases", work::release);
    routes.GET("/find", work::find);
    routes.GET("/receipts/{index}", receipts::receipt);
    routes.GET("/receipts/{index}/visible", receipts::visible);

    if (reports != null) {
      routes.GET("/reports", reports::list);
      act(routes, "/reports/{id}/close", reports::close);
    }

    routes.GET("/desk/{name}", Routes::own);
    routes.GET("/assets/{name}", this::asset);
    routes.GET("/media/{hash}/{variant}", this::medium);

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
    routes.GET("/stories/{id}/text", texts::text);
    act(routes, "/stories/{id}/keep", texts::keep);
    act(routes, "/stories/{id}/compare", texts::compare);
    act(routes, "/stories/{id}/hold", texts::hold);
    act(routes, "/stories/{id}/take-over", texts::takeOver);
    act(routes, "/stories/{id}/release", texts::release);
    act(routes, "/paste", texts::paste);
    act(routes, "/media", texts::upload);
  }

  private void act(
      RouterFunctions.Builder routes, String path, HandlerFunction<ServerResponse> act) {
    routes.POST(path, act);
    acts.add(path);
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
    try (InputStream in = Routes.class.getResourceAsStream(name)) {
      return in == null
          ? ServerResponse.notFound().build()
          : ServerResponse.ok()
              .header("Content-Type", type)
              .header("Cache-Control", "no-cache")
              .body(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
