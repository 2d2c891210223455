package org.broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every address of the desk, of which none is named here. */
class EveryRouteTest {
  /** Whoever is not signed in may look at these, and at what they load. */
  private static final Set<String> OPEN =
      Set.of(
          "/sign-in",
          "/set-up/{token}",
          "/invitation/{token}",
          "/new-password/{token}",
          "/continue-as",
          "/desk/{name}");

  @TempDir static Path directory;
  private static OpenDesk open;
  private static Bench bench;
  private static Scenes scenes;
  private static List<RouteTable.Route> routes;

  @BeforeAll
  static void start() {
    open = OpenDesk.in(directory);
    bench = open.bench;
    scenes = open.scenes;
    routes = open.routes;
  }

  @AfterAll
  static void stop() {
    open.close();
  }

  private static Browser browser() {
    return new Browser(open.desk.address());
  }

  private static Browser signedIn() throws Exception {
    Browser browser = browser();
    browser.continueIn(bench.newsroom.sessions().begin(scenes.chief));
    browser.get("/stories/new");
    return browser;
  }

  /** Of what a variable stands for in that scene, and of nothing where the scene has none. */
  private static String path(RouteTable.Route route, Map<String, String> values) {
    return route.filled(name -> values.getOrDefault(name, "0123456789"));
  }

  /** All that the desk keeps but who is signed in. */
  private static String kept() {
    return bench.database.<String, RuntimeException>inWriteTransaction(tx -> {
      var kept = new TreeMap<String, List<String>>();
      for (String table :
          tx.createQuery(
                  "SELECT name FROM sqlite_master WHERE type = 'table'"
                      + " AND (name LIKE 'desk_%' OR name LIKE 'log_%')")
              .mapTo(String.class)
              .list()) {
        if (!table.equals("desk_session")) {
          kept.put(
              table,
              tx.createQuery("SELECT * FROM " + table).mapToMap().stream()
                  .map(row -> text(row))
                  .toList());
        }
      }
      return kept.toString();
    });
  }

  private static String text(Map<String, Object> row) {
    var text = new TreeMap<String, Object>();
    row.forEach((name, value) ->
        text.put(
            name,
            value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : value));
    return text.toString();
  }

  @Test
  void everyActRefusesGetAndAMissingOrForeignToken() throws Exception {
    scenes.tidy();
    Map<String, String> values = scenes.enter("approved", "Words");
    Browser browser = signedIn();
    Browser other = signedIn();
    assertThat(browser.token).isNotEmpty();
    String before = kept();
    int acts = 0;
    for (RouteTable.Route route : routes) {
      if (route.isAct()) {
        acts++;
        String path = path(route, values);
        boolean page = routes.stream().anyMatch(r -> !r.isAct() && r.fits(path));
        String own = browser.token;
        HttpResponse<String> got = browser.get(path);
        assertThat(got.statusCode() == 405 || page).as("GET " + path).isTrue();
        assertThat(browser.postBare(path).statusCode()).as("without " + path).isEqualTo(403);
        assertThat(browser.postBare(path, "_csrf", other.token).statusCode())
            .as("with another session's token " + path)
            .isEqualTo(403);
        browser.token = other.token;
        assertThat(browser.send(path, new byte[0]).statusCode()).as(path).isEqualTo(403);
        browser.token = own;
      }
    }
    assertThat(acts).isGreaterThan(40);
    assertThat(kept()).isEqualTo(before);
    assertThat(browser.get("/stories").statusCode()).isEqualTo(200);
  }

  @Test
  void noGetChangesAnything() throws Exception {
    for (String scene : scenes.all.keySet()) {
      scenes.tidy();
      var values = new HashMap<>(scenes.enter(scene, "Words"));
      values.putIfAbsent("index", "0");
      Browser browser = signedIn();
      String before = kept();
      for (RouteTable.Route route : routes) {
        if (!route.isAct() && (route.hasVariables() || scene.equals("a day"))) {
          String path = path(route, values);
          HttpResponse<String> answer = browser.get(path);
          assertThat(answer.statusCode()).as(path).isLessThan(500);
        }
      }
      assertThat(kept()).as(scene).isEqualTo(before);
    }
  }

  @Test
  void withoutSigningInNothingIsShownAndNothingDone() throws Exception {
    scenes.tidy();
    Map<String, String> values = scenes.enter("published", "Words");
    Browser nobody = browser();
    nobody.get("/sign-in");
    String before = kept();
    for (RouteTable.Route route : routes) {
      if (OPEN.contains(route.pattern())) {
        continue;
      }
      String path = path(route, values);
      HttpResponse<String> answer = route.isAct() ? nobody.post(path) : nobody.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(route.isAct() ? 401 : 303);
      assertThat(Optional.of(Browser.location(answer))).as(path).contains("/sign-in");
      assertThat(answer.body()).as(path).isEmpty();
    }
    assertThat(kept()).isEqualTo(before);
  }
}
