package org.broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.broadsheet.content.Article;
import org.broadsheet.content.Json;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Texts that try to be more than text, through every field of every form and every text of the
 * block editor. Fields are found on the pages themselves, pages and acts in the route table; a form
 * on a new page or a new member of a story's JSON is tried without being named here.
 */
class HostileFieldsTest {
  /** Acts that no form asks for: the block editor does, with JSON or bytes. */
  private static final Set<String> EDITOR =
      Set.of(
          "/texts",
          "/stories/{id}/keep",
          "/stories/{id}/compare",
          "/stories/{id}/hold",
          "/stories/{id}/release",
          "/paste",
          "/media");

  @TempDir static Path directory;
  private static OpenDesk open;
  private static Bench bench;
  private static Scenes scenes;
  private static List<RouteTable.Route> routes;
  private static Browser browser;

  @BeforeAll
  static void start() {
    open = OpenDesk.in(directory);
    bench = open.bench;
    scenes = open.scenes;
    routes = open.routes;
    browser = new Browser(open.desk.address());
  }

  @AfterAll
  static void stop() {
    open.close();
  }

  /** A form, and where to find it again: a page in a scene. */
  private record Found(String scene, RouteTable.Route page, RouteTable.Route act, Form form) {
    private String about(String field) {
      return act.pattern() + " " + field + " (" + scene + ")";
    }
  }

  /** The scene that is set up, with its text, and its variables. */
  private static String entered = "";

  private static Map<String, String> here = Map.of();

  /** Signed in as somebody who may everything, with that scene set up; its variables. */
  private static Map<String, String> enter(String scene, String text) {
    scenes.tidy();
    here = scenes.enter(scene, text);
    entered = scene + text;
    browser.continueIn(bench.newsroom.sessions().begin(scenes.chief));
    return here;
  }

  private static HttpResponse<String> look(String path) throws Exception {
    HttpResponse<String> answer = browser.get(path);
    Hostile.assertInert(answer, path);
    return answer;
  }

  private static List<Form> forms(String path) throws Exception {
    Document page = Jsoup.parse(look(path).body());
    return Form.on(page, path, scenes.tomorrow().toString().substring(0, 19));
  }

  /** Every form of every page, once for each set of fields that it was seen with. */
  private static List<Found> found() throws Exception {
    var found = new LinkedHashMap<String, Found>();
    for (String scene : scenes.all.keySet()) {
      Map<String, String> values = enter(scene, "Words");
      for (RouteTable.Route page : routes) {
        if (page.isPageIn(values)) {
          for (Form form : forms(page.filled(values::get))) {
            RouteTable.Route act = RouteTable.act(routes, form.action());
            String key = act.pattern() + new TreeSet<>(form.fields().keySet());
            found.putIfAbsent(key, new Found(scene, page, act, form));
          }
        }
      }
    }
    return List.copyOf(found.values());
  }

  /** The form as its page has it now. */
  private static Optional<Form> again(Found found) throws Exception {
    String subject = here.getOrDefault("id", scenes.other.value());
    List<Form> forms =
        forms(found.page().filled(here::get)).stream()
            .filter(form -> found.act().fits(form.action()))
            .filter(form -> form.fields().keySet().equals(found.form().fields().keySet()))
            .toList();
    return forms.stream()
        .filter(one -> one.action().contains(subject))
        .findFirst()
        .or(() -> forms.stream().findFirst());
  }

  /** Sends the form with these values, its scene set up anew where it is not offered any more. */
  private static HttpResponse<String> send(
      Found found, String text, Function<String, String> values, Set<String> stories)
      throws Exception {
    String said = Hostile.CONTROLS.contains(text) ? "Words" : text;
    Optional<Form> still = entered.equals(found.scene() + said) ? again(found) : Optional.empty();
    if (still.isEmpty()) {
      enter(found.scene(), said);
      still = again(found);
    }
    Form form = still.orElseThrow(() -> new AssertionError(found.about("is gone")));
    Optional.ofNullable(here.get("id")).ifPresent(stories::add);
    if (!found.act().pattern().startsWith("/stories/")) {
      entered = ""; // it may have changed who is signed in, or what they may
    }
    HttpResponse<String> answer =
        form.multipart() && !text.equals("Words")
            ? browser.send(
                form.action(), "multipart/form-data; boundary=part", form.parts(values, text))
            : browser.send(form.action(), "application/x-www-form-urlencoded", form.filled(values));
    String location = Browser.location(answer);
    if (location.startsWith("/stories/")) {
      stories.add(location.substring("/stories/".length()).replaceAll("\\?.*", ""));
    }
    return answer;
  }

  private static boolean isTaken(HttpResponse<String> answer) {
    return answer.statusCode() == 200 || answer.statusCode() == 303;
  }

  @Test
  void everyActIsAskedForByAFormOrByTheEditor() throws Exception {
    Set<String> reached = new HashSet<>(EDITOR);
    found().forEach(form -> reached.add(form.act().pattern()));
    assertThat(routes.stream().filter(RouteTable.Route::isAct).map(RouteTable.Route::pattern))
        .as("an act that no page of these scenes has a form for: give it a scene")
        .isSubsetOf(reached);
  }

  @Test
  void everyFieldOfEveryFormTakesOrRefusesHostileTexts() throws Exception {
    fields(FEW);
  }

  @Test
  @Tag("soak")
  void everyFieldOfEveryFormTakesOrRefusesEachTextByItself() throws Exception {
    fields(EACH);
  }

  private static void fields(List<String> texts) throws Exception {
    for (Found found : found()) {
      var taking = new LinkedHashSet<String>();
      for (Map.Entry<String, Form.Field> field : found.form().fields().entrySet()) {
        String name = field.getKey();
        for (String text : tried(field.getValue().kind(), texts)) {
          HttpResponse<String> answer =
              send(found, "Words", n -> n.equals(name) ? text : null, new HashSet<>());
          if (text.equals(Hostile.LONG)) {
            entered = ""; // a story with many such versions takes long to look at
          }
          Hostile.assertInert(answer, found.about(name));
          if (isTaken(answer) && !text.equals(Form.BROKEN)) {
            taking.add(name);
          }
        }
      }
      taking.removeIf(
          name -> !TYPED.contains(Objects.requireNonNull(found.form().fields().get(name)).kind()));
      if (!taking.isEmpty()) {
        fill(found, taking, texts);
      }
    }
    lists();
    keepsNoControls();
  }

  /** Texts that every page of a story was looked at with; its own page is, with every form. */
  private static final Set<String> SHOWN = new HashSet<>();

  private static final Set<Form.Kind> TYPED = Set.of(Form.Kind.TYPED, Form.Kind.FILE);

  /** All hostile texts, as few requests as they fit in. */
  private static final List<String> FEW =
      List.of(
          Hostile.EVERYTHING,
          Hostile.MARKUP.getFirst(),
          String.join(" ", Hostile.NAUGHTY),
          Hostile.CONTROLS.get(1));

  /** Each by itself, as an address or a name begins with it. */
  private static final List<String> EACH =
      Stream.of(Hostile.MARKUP, Hostile.NAUGHTY, Hostile.CONTROLS, List.of(Hostile.EVERYTHING))
          .flatMap(List::stream)
          .toList();

  /** What one field alone is tried with; the shorter markup is for fields that hold no more. */
  private static List<String> tried(Form.Kind kind, List<String> texts) {
    var tried = new ArrayList<>(List.of(Hostile.EVERYTHING));
    if (kind == Form.Kind.TYPED) {
      tried.addAll(List.of(Hostile.MARKUP.getFirst(), Form.BROKEN));
      if (texts == EACH) {
        tried.add(Hostile.LONG);
      }
    }
    return tried;
  }

  /** Each text in all fields that take one, then every page of the stories that were so made. */
  private static void fill(Found found, Set<String> taking, List<String> texts) throws Exception {
    for (String text : texts) {
      var stories = new LinkedHashSet<String>();
      HttpResponse<String> answer =
          send(found, text, name -> taking.contains(name) ? text : null, stories);
      Hostile.assertInert(answer, found.about(text));
      for (String story : stories) {
        if (SHOWN.add(text)) {
          pagesOf(story);
        } else {
          look("/stories/" + story);
        }
      }
    }
  }

  private static void pagesOf(String story) throws Exception {
    for (RouteTable.Route page : routes) {
      if (page.isPageIn(Map.of("id", story))) {
        look(page.filled(_ -> story));
      }
    }
    look("/stories/" + story + "/changes?version=1");
    look("/stories/" + story + "/changes?version=2");
  }

  @Test
  void everyTextOfAStorysJsonTakesOrRefusesHostileTexts() throws Exception {
    texts(FEW);
  }

  @Test
  @Tag("soak")
  void everyTextOfAStorysJsonTakesOrRefusesEachTextByItself() throws Exception {
    texts(EACH);
  }

  private static void texts(List<String> texts) throws Exception {
    scenes.tidy();
    browser.continueIn(bench.newsroom.sessions().begin(scenes.chief));
    Article article = scenes.everyKindOfBlock("Words");
    Saved saved = bench.newsroom.write().begin(bench.author, article).orThrow();
    String story = "/stories/" + saved.story();
    look("/stories");
    Json text = member(look(story + "/text"), "text");
    var sent =
        new Json.Object(
            Map.of(
                "sitting", new Json.Text("sitting0hostile"),
                "base", new Json.Text(saved.hash().hex()),
                "text", text));
    var taking = new LinkedHashSet<String>();
    for (String way : Leaves.of(sent)) {
      Json hostile = Leaves.with(sent, Set.of(way), Hostile.EVERYTHING);
      HttpResponse<String> kept = browser.send(story + "/keep", hostile.canonical());
      Hostile.assertInert(kept, way);
      if (isTaken(kept)) {
        taking.add(way);
      }
      String marked = Leaves.with(sent, Set.of(way), "@here@").text();
      for (String escape : List.of("\\udc00\\ud83d", "\\u0000\\u001b[31m")) {
        byte[] bytes = marked.replace("@here@", escape).getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> answer = browser.send(story + "/keep", bytes);
        Hostile.assertInert(answer, way + " " + escape);
        assertThat(answer.statusCode() == 422 || !escape.startsWith("\\ud")).as(way).isTrue();
      }
    }
    for (String act : List.of("/compare", "/hold", "/take-over", "/release")) {
      for (String way : List.of("/sitting", "/base", "/text/headline", "/text/language")) {
        Json hostile = Leaves.with(sent, Set.of(way), Hostile.EVERYTHING);
        Hostile.assertInert(browser.send(story + act, hostile.canonical()), act + " " + way);
      }
    }
    assertThat(taking).hasSizeGreaterThan(20);
    for (String hostile : texts) {
      byte[] bytes = Leaves.with(sent, taking, hostile).canonical();
      browser.send(story + "/take-over", bytes);
      Hostile.assertInert(browser.send(story + "/keep", bytes), hostile);
      Hostile.assertInert(browser.send("/texts", bytes), hostile);
      Hostile.assertInert(browser.send("/paste", bytes), hostile);
      Hostile.assertInert(
          browser.send("/paste", hostile.getBytes(StandardCharsets.UTF_8)), hostile);
      Hostile.assertInert(
          browser.send("/media", hostile.getBytes(StandardCharsets.UTF_8)), hostile);
      pagesOf(saved.story().value());
    }
    keepsNoControls();
  }

  private static Json member(HttpResponse<String> answer, String name) {
    Json json = Json.parse(answer.body().getBytes(StandardCharsets.UTF_8));
    return Objects.requireNonNull(((Json.Object) json).members().get(name));
  }

  @Test
  void addressesAndQuestionsMadeOfAnythingAreRefused() throws Exception {
    scenes.tidy();
    browser.continueIn(bench.newsroom.sessions().begin(scenes.chief));
    look("/stories");
    String everything = URLEncoder.encode(Hostile.EVERYTHING, StandardCharsets.UTF_8);
    List<String> parts =
        List.of(everything, "%00", "%ED%A0%80", "..%2f..%2fetc", "0".repeat(5_000));
    for (RouteTable.Route route : routes) {
      for (String part : parts) {
        String path = route.filled(_ -> part);
        if (route.hasVariables()) {
          HttpResponse<String> answer = route.isAct() ? browser.post(path) : browser.get(path);
          Hostile.assertInert(answer, route + " " + part);
        } else if (!route.isAct()) {
          for (String name :
              List.of("done", "q", "version", "after", "cursor", "channel", "state")) {
            Hostile.assertInert(browser.get(path + "?" + name + "=" + part), path + " " + name);
          }
        }
      }
    }
  }

  private static void lists() throws Exception {
    browser.continueIn(bench.newsroom.sessions().begin(scenes.chief));
    for (RouteTable.Route page : routes) {
      if (page.isPageIn(Map.of())) {
        look(page.pattern());
      }
    }
  }

  /** What no text of a newspaper holds is in nothing that is kept. */
  private static void keepsNoControls() {
    List<String> kept =
        bench.database.<List<String>, RuntimeException>inWriteTransaction(tx -> {
          var all = new ArrayList<String>();
          for (byte[] bytes :
              tx.createQuery("SELECT bytes FROM desk_version").mapTo(byte[].class).list()) {
            gather(Json.parse(bytes), all);
          }
          for (String what :
              List.of(
                  "text FROM desk_remark",
                  "comment FROM desk_review",
                  "reason FROM desk_emergency",
                  "reason FROM desk_plan",
                  "name FROM desk_invitation")) {
            all.addAll(tx.createQuery("SELECT " + what).mapTo(String.class).list());
          }
          return all;
        });
    assertThat(kept)
        .noneMatch(text -> text.chars().anyMatch(c -> c < 0x20 && "\t\n\r".indexOf(c) < 0));
  }

  private static void gather(Json json, List<String> texts) {
    switch (json) {
      case Json.Text(String text) -> texts.add(text);
      case Json.Int _, Json.Bool _ -> {}
      case Json.Array array -> array.items().forEach(item -> gather(item, texts));
      case Json.Object object -> object.members().values().forEach(item -> gather(item, texts));
    }
  }
}
