package org.broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.broadsheet.content.Article;
import org.broadsheet.content.Block;
import org.broadsheet.content.Hash;
import org.broadsheet.content.PublicationEvent;
import org.broadsheet.content.Site;
import org.broadsheet.press.Press;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk's pages over HTTP, on a real server and a real log. */
class DeskHttpTest {
  @TempDir static Path directory;
  private static Bench bench;
  private static Desk desk;

  @BeforeAll
  static void start() {
    bench = Bench.sqlite(directory);
    desk = start(bench, Desk.Options.loopback(0));
  }

  @AfterAll
  static void stop() {
    desk.close();
    bench.close();
  }

  private static Desk start(Bench bench, Desk.Options options) {
    return Desk.start(
        options,
        bench.newsroom,
        new PlainPreview(),
        new PlainIntake(),
        bench.ledger::size,
        bench.clock);
  }

  /** The words alone; how pages look is the press's. */
  private static final class PlainPreview implements Preview {
    @Override
    public byte[] page(Article article) {
      return ("preview of " + article.headline()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Optional<Press.Asset> asset(String path) {
      return Optional.empty();
    }
  }

  /** First line headline, the rest one paragraph. */
  private static final class PlainIntake implements Intake {
    @Override
    public Result read(String name, byte[] bytes, Site site) {
      String text = new String(bytes, StandardCharsets.UTF_8).strip();
      int end = text.indexOf('\n');
      if (end < 0) {
        return new NotUnderstood("one line is no story");
      }
      Article article = Bench.article(text.substring(0, end), text.substring(end + 1));
      return new Understood(
          article, new PublicationEvent.Origin(Hash.of(bytes), "capture"), List.of("zone-assumed"));
    }
  }

  private Browser browser() {
    return new Browser(desk.address());
  }

  private static String written(Browser author, String headline, String body) throws Exception {
    author.get("/stories/new");
    HttpResponse<String> answer =
        author.post(
            "/stories", "headline", headline, "channel", "local", "language", "en", "body", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    String path = Browser.location(answer).replaceAll("\\?.*", "");
    author.get(path);
    return path;
  }

  @Test
  void aStoryGoesFromTheFormToTheReceipt() throws Exception {
    Browser author = browser().signIn("author");
    Browser reviewer = browser().signIn("first");
    Browser publisher = browser().signIn("publisher");
    String path = written(author, "渡轮改电", "第一段。\n\n第二段。");
    assertThat(author.post(path + "/submit", "seen", author.seen).statusCode()).isEqualTo(303);
    reviewer.get(path);
    assertThat(reviewer.post(path + "/approve", "seen", reviewer.seen).statusCode()).isEqualTo(303);
    publisher.get(path);
    HttpResponse<String> published = publisher.post(path + "/publish", "seen", publisher.seen);
    assertThat(published.statusCode()).isEqualTo(303);
    assertThat(Browser.location(published)).matches("/receipts/[0-9]+");

    String receipt = publisher.get(Browser.location(published)).body();
    assertThat(receipt).contains("Inclusion proof").contains(publisher.seen);
    assertThat(author.get(path).body()).contains("渡轮改电").contains("Published");

    HttpResponse<String> withdrawn = publisher.post(path + "/withdraw", "reason", "Not so.");
    assertThat(Browser.location(withdrawn)).matches("/receipts/[0-9]+");
    assertThat(author.get(path).body()).contains("Withdrawn");
  }

  @Test
  void aCorrectionGoesThroughReviewAgain() throws Exception {
    Saved saved = bench.published();
    String path = "/stories/" + saved.story();
    Browser author = browser().signIn("author");
    author.get(path);
    assertThat(
            author
                .post(
                    path + "/correct",
                    "seen",
                    author.seen,
                    "kind",
                    "correction",
                    "notice",
                    "Eleven boats.")
                .statusCode())
        .isEqualTo(303);
    assertThat(author.get(path).body()).contains("Eleven boats.").contains("Draft");
    Browser publisher = browser().signIn("publisher");
    publisher.get(path);
    assertThat(publisher.post(path + "/publish", "seen", author.seen).statusCode()).isEqualTo(409);
  }

  @Test
  void everyActChecksTheRoleOnTheServer() throws Exception {
    Saved draft = bench.draft();
    Saved sentIn = bench.sentIn();
    Saved approved = bench.approved();
    Saved published = bench.published();
    Browser reviewer = browser().signIn("second");
    Browser author = browser().signIn("author");
    assertThat(act(reviewer, draft, "submit")).isEqualTo(403);
    assertThat(act(reviewer, draft, "save")).isIn(403, 422);
    assertThat(act(author, sentIn, "approve")).isEqualTo(403);
    assertThat(act(author, sentIn, "return")).isIn(403, 422);
    assertThat(act(author, approved, "publish")).isEqualTo(403);
    assertThat(act(reviewer, approved, "publish")).isEqualTo(403);
    assertThat(
            author.post("/stories/" + published.story() + "/withdraw", "reason", "x").statusCode())
        .isEqualTo(403);
    assertThat(
            author.post("/people/invite", "name", "A friend", "role-reporter", "on").statusCode())
        .isEqualTo(403);
    assertThat(
            author
                .post("/people/" + bench.author + "/roles", "role-administrator", "on")
                .statusCode())
        .isEqualTo(403);
    assertThat(author.post("/chain", "stages", "3").statusCode()).isEqualTo(403);
    assertThat(author.get("/people").body()).doesNotContain("publisher</code>");
    assertThat(bench.newsroom.people().find(bench.author).orElseThrow().grants())
        .isEqualTo(Grants.everywhere(Role.REPORTER));
  }

  private static int act(Browser who, Saved saved, String act) throws Exception {
    return who.post(
            "/stories/" + saved.story() + "/" + act, "seen", saved.hash().hex(), "headline", "x")
        .statusCode();
  }

  @Test
  void signingInGivesANewSessionAndSigningOutEndsIt() throws Exception {
    Browser browser = browser().signIn("author");
    String first = browser.cookie("desk_session");
    browser.get("/stories");
    browser.post("/sign-in", "login", "author", "password", Bench.PASSWORD);
    String second = browser.cookie("desk_session");
    assertThat(second).isNotEmpty().isNotEqualTo(first);
    assertThat(bench.newsroom.sessions().find(first)).isEmpty();

    browser.get("/stories");
    browser.post("/sign-out");
    assertThat(bench.newsroom.sessions().find(second)).isEmpty();
    assertThat(browser.get("/stories").statusCode()).isEqualTo(303);
  }

  @Test
  void theSessionCookieIsOutOfReachForScriptsAndOtherSites() throws Exception {
    Browser browser = browser();
    browser.get("/sign-in");
    HttpResponse<String> answer =
        browser.post("/sign-in", "login", "author", "password", Bench.PASSWORD);
    assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
        .contains("HttpOnly")
        .contains("SameSite=Lax");
  }

  @Test
  void sessionsSurviveARestart() throws Exception {
    Browser browser = browser().signIn("author");
    String session = browser.cookie("desk_session");
    try (Desk again = start(bench, Desk.Options.loopback(0))) {
      Browser later = new Browser(again.address());
      later.cookies.getCookieStore().removeAll();
      var cookie = new java.net.HttpCookie("desk_session", session);
      cookie.setPath("/");
      cookie.setVersion(0);
      later.cookies.getCookieStore().add(again.address(), cookie);
      assertThat(later.get("/stories").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void wrongPasswordsSayTheSameForKnownAndUnknownNames() throws Exception {
    Browser browser = browser();
    browser.get("/sign-in");
    HttpResponse<String> known =
        browser.post("/sign-in", "login", "third", "password", "not this one");
    browser.get("/sign-in");
    HttpResponse<String> unknown =
        browser.post("/sign-in", "login", "nobody", "password", "not this one");
    assertThat(known.statusCode()).isEqualTo(401);
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(known.body()).contains("do not fit");
    assertThat(unknown.body()).contains("do not fit");
  }

  @Test
  void whatWasTypedIsNotLostWhenSomebodyElseSavedFirst() throws Exception {
    Browser author = browser().signIn("author");
    String path = written(author, "Mine", "First words.");
    String seen = author.seen;
    author.post(
        path + "/save",
        "seen",
        seen,
        "headline",
        "Theirs",
        "channel",
        "local",
        "language",
        "en",
        "body",
        "Their words.");
    HttpResponse<String> late =
        author.post(
            path + "/save",
            "seen",
            seen,
            "headline",
            "Mine again",
            "channel",
            "local",
            "language",
            "en",
            "body",
            "My late words.");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("My late words.").contains("Their words.");
  }

  @Test
  void pagesForbidForeignScriptsAndFrames() throws Exception {
    HttpResponse<String> page = browser().get("/sign-in");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'")
        .contains("script-src 'self'")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.body()).doesNotContainPattern("(?i)<script>|\\son[a-z]+=|style=");
  }

  @Test
  void nobodyContinuesAsAnotherOutsideTheDemo() throws Exception {
    Browser author = browser().signIn("author");
    assertThat(author.post("/continue-as", "person", bench.publisher.value()).statusCode())
        .isEqualTo(404);
    assertThat(browser().get("/sign-in").body()).doesNotContain("/continue-as");
  }

  @Test
  void inTheDemoOneClickContinuesAsAnother() throws Exception {
    try (Desk demo = start(bench, new Desk.Options("127.0.0.1", 0, true))) {
      Browser browser = new Browser(demo.address());
      browser.get("/sign-in");
      assertThat(browser.post("/continue-as", "person", bench.publisher.value()).statusCode())
          .isEqualTo(303);
      assertThat(browser.get("/stories").body()).contains("The publisher");
    }
  }

  @Test
  void theSetUpLinkWorksOnceAndAGetChangesNothing(@TempDir Path fresh) throws Exception {
    try (Bench empty = Bench.sqlite(fresh);
        Desk pages = start(empty, Desk.Options.loopback(0))) {
      String link = pages.setUpLink().orElseThrow().getPath();
      Browser browser = new Browser(pages.address());
      browser.get(link);
      assertThat(browser.get(link).statusCode()).isEqualTo(200);
      assertThat(
              browser
                  .post(link, "login", "chief", "name", "Chief", "password", Bench.PASSWORD)
                  .statusCode())
          .isEqualTo(303);
      assertThat(browser.get("/people").body()).contains("chief");
      assertThat(new Browser(pages.address()).get(link).statusCode()).isEqualTo(410);
      assertThat(pages.setUpLink()).isEmpty();
    }
  }

  @Test
  void whatIsPastedBecomesADraftWithItsWarnings() throws Exception {
    Browser author = browser().signIn("author");
    author.get("/stories/take-in");
    HttpResponse<String> answer = author.post("/stories/take-in", "text", "芦苇发亮\n月光下的芦苇。");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    String page = author.get(Browser.location(answer)).body();
    assertThat(page).contains("芦苇发亮").contains("without its zone");

    author.get("/stories/take-in");
    assertThat(author.post("/stories/take-in", "text", "芦苇发亮\n月光下的芦苇。").statusCode())
        .isEqualTo(409);
  }

  @Test
  void aBlockThatTheFormCannotShowSurvivesAnEdit() throws Exception {
    Article article =
        Bench.article("Figures", "Words.")
            .edit()
            .body(
                List.of(
                    Block.Paragraph.of("Words."),
                    new Block.KeyFacts(
                        null, List.of(new Block.KeyFacts.Fact("Boats", "11", null, null, null)))))
            .article();
    Saved saved = bench.newsroom.write().begin(bench.author, article).orThrow();
    Browser author = browser().signIn("author");
    String path = "/stories/" + saved.story();
    author.get(path);
    StoryForm form = StoryForm.of(article);
    author.post(
        path + "/save",
        "seen",
        author.seen,
        "headline",
        "Figures, newer",
        "channel",
        form.channel(),
        "language",
        "en",
        "body",
        form.body().replace("\n", "\r\n"));
    Article now = bench.newsroom.version(saved.story(), 2).orElseThrow().article();
    assertThat(now).isEqualTo(article.edit().headline("Figures, newer").article());
  }

  @Test
  void whatAProgramTookInWaitsAmongTheDrafts() throws Exception {
    var origin = new PublicationEvent.Origin(Hash.of(new byte[] {7}), "html");
    bench
        .newsroom
        .takeIn()
        .draft(Optional.empty(), Bench.article("Nobody's yet", "Words."), origin, List.of())
        .orThrow();
    assertThat(browser().signIn("author").get("/stories").body()).contains("Nobody's yet");
  }

  @Test
  void theQueueShowsEachPersonWhatWaitsForThem() throws Exception {
    Article article = Bench.article("Waits for a second reader", "Words.");
    Saved saved = bench.newsroom.write().begin(bench.author, article).orThrow();
    bench.newsroom.submit().by(bench.author, saved.story(), saved.hash()).orThrow();
    String link = "href=\"/stories/" + saved.story() + "\"";
    assertThat(browser().signIn("first").get("/queue").body()).contains(link).contains("To review");
    assertThat(browser().signIn("author").get("/queue").body())
        .contains(link)
        .doesNotContain("To review");
    assertThat(browser().signIn("publisher").get("/queue").body())
        .doesNotContain("Waits for a second reader");
  }

  @Test
  void whatIsDueStandsFirstInWordsAndIsCountedOnEveryPage(@TempDir Path fresh) throws Exception {
    try (Bench empty = Bench.sqlite(fresh);
        Desk pages = start(empty, Desk.Options.loopback(0))) {
      Instant now = empty.clock.now;
      record Due(String headline, Instant at) {}
      for (Due due :
          List.of(
              new Due("Later", now.plusSeconds(7200)),
              new Due("Soon", now.plusSeconds(1800)),
              new Due("Over", now.minusSeconds(60)))) {
        Article article = Bench.article(due.headline(), "Words.");
        Saved saved = empty.newsroom.write().begin(empty.author, article).orThrow();
        empty
            .newsroom
            .arrange()
            .by(empty.author, saved.story(), null, null, due.at(), null)
            .orThrow();
      }
      Browser author = new Browser(pages.address()).signIn("author");
      assertThat(author.get("/queue").body())
          .containsPattern("(?s)Over</a>.*overdue since.*Soon</a>.*due within the hour.*Later</a>")
          .contains("2 due");
      assertThat(author.get("/stories/new").body()).contains("2 due");
      assertThat(new Browser(pages.address()).signIn("first").get("/queue").body())
          .doesNotContain("2 due");
    }
  }

  @Test
  void theWayFromAnEmptyPaperToAFirstStoryIsShownStepByStep(@TempDir Path fresh) throws Exception {
    try (Bench empty = Bench.sqlite(fresh);
        Desk pages = start(empty, Desk.Options.loopback(0))) {
      Browser author = new Browser(pages.address()).signIn("author");
      assertThat(author.get("/queue").body()).contains("href=\"/stories/new\">Write a story.");
      String path = written(author, "The first", "Words.");
      assertThat(author.get("/queue").body()).contains("href=\"" + path + "\">Send it in");
      author.get(path);
      author.post(path + "/submit", "seen", author.seen);
      Browser reviewer = new Browser(pages.address()).signIn("first");
      assertThat(reviewer.get("/queue").body()).contains("href=\"" + path + "\">A colleague reads");
      reviewer.get(path);
      reviewer.post(path + "/approve", "seen", reviewer.seen);
      Browser publisher = new Browser(pages.address()).signIn("publisher");
      assertThat(publisher.get("/queue").body()).contains("href=\"" + path + "\">Publish it");
      publisher.get(path);
      publisher.post(path + "/publish", "seen", publisher.seen);
      assertThat(author.get("/queue").body()).doesNotContain("Your first story");
    }
  }

  @Test
  void aReportLeadsToACorrectionInTwoClicks() throws Exception {
    Saved saved = bench.published();
    bench.person("corrector", Role.EDITOR);
    Browser corrector = browser().signIn("corrector");
    HttpResponse<String> first = corrector.post("/stories/" + saved.story() + "/adopt");
    assertThat(first.statusCode()).isEqualTo(303);
    assertThat(corrector.get(Browser.location(first)).body())
        .containsPattern("<details class=\"card\" open[^>]*><summary>Correct or clarify");
    HttpResponse<String> second =
        corrector.post(
            "/stories/" + saved.story() + "/correct",
            "seen",
            corrector.seen,
            "kind",
            "correction",
            "notice",
            "Eleven boats.");
    assertThat(second.statusCode()).isEqualTo(303);
  }

  @Test
  void aSheetNamesEveryReviewAndRemark() throws Exception {
    Saved saved = bench.approved();
    bench
        .newsroom
        .remarks()
        .by(bench.first, saved.story(), saved.hash(), "Twelve boats", "<b>Sure?</b>")
        .orThrow();
    String sheet = browser().signIn("first").get("/stories/" + saved.story() + "/sheet").body();
    assertThat(sheet)
        .contains("The first")
        .contains(saved.hash().hex())
        .contains("Sure?")
        .doesNotContain("<b>Sure?");
  }

  @Test
  void aPlanIsMadeInTheZoneOfThePaperAndShown() throws Exception {
    Saved saved = bench.approved();
    Browser publisher = browser().signIn("publisher");
    String path = "/stories/" + saved.story();
    publisher.get(path);
    assertThat(
            publisher
                .post(path + "/plan", "seen", publisher.seen, "at", "2026-11-24T09:30:15")
                .statusCode())
        .isEqualTo(303);
    assertThat(publisher.get(path).body()).contains("2026-11-24 09:30:15");
    assertThat(publisher.get("/queue").body())
        .contains("2026-11-24 09:30:15")
        .contains("/releases/preview?at=2026-11-24T09%3A30%3A15&amp;pick=" + saved.story());
    assertThat(publisher.post(path + "/cancel", "kind", "publish").statusCode()).isEqualTo(303);
  }

  @Test
  void aReleaseIsPreviewedAsOfItsTimeAndTheTokenIsInNoAddress() throws Exception {
    Saved saved = bench.approved();
    Browser publisher = browser().signIn("publisher");
    publisher.get("/releases");
    String pick = saved.story() + ":" + saved.hash();
    HttpResponse<String> asked =
        publisher.post("/releases/ask-preview", "pick", pick, "at", "2026-11-24T09:30:15");
    assertThat(asked.statusCode()).isEqualTo(303);
    String address = Browser.location(asked);
    assertThat(address).startsWith("/releases/preview?").doesNotContain("_csrf");
    assertThat(publisher.get(address).body())
        .contains("2026-11-24 09:30:15")
        .contains("story=" + saved.story())
        .contains("<iframe");
    HttpResponse<String> page =
        publisher.get(address.replace("/releases/preview", "/releases/page"));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).contains("sandbox");
    assertThat(bench.state(saved.story())).isEqualTo(StoryState.APPROVED);
    assertThat(browser().signIn("author").get(address).statusCode()).isEqualTo(403);
    assertThat(publisher.get("/releases/preview?at=&pick=x").statusCode()).isEqualTo(422);
  }

  @Test
  void aReporterOfOneChannelFindsNoOtherStory() throws Exception {
    bench.person("bound", Grants.parse("reporter@sport"));
    Saved saved = bench.draft();
    Browser bound = browser().signIn("bound");
    for (String page : List.of("", "/preview", "/sheet")) {
      assertThat(bound.get("/stories/" + saved.story() + page).statusCode())
          .as(page)
          .isEqualTo(404);
    }
    assertThat(bound.get("/stories").body()).doesNotContain(saved.story().value());
  }

  @Test
  void anInvitationIsShownOnceAndLetsItsHolderIn() throws Exception {
    bench.person("inviter", Role.ADMINISTRATOR);
    Browser chief = browser().signIn("inviter");
    chief.get("/people");
    HttpResponse<String> answer =
        chief.post("/people/invite", "name", "Newcomer", "role-reporter", "on", "channel", "");
    var link = java.util.regex.Pattern.compile("/invitation/[A-Za-z0-9_-]+").matcher(answer.body());
    assertThat(link.find()).as(answer.body()).isTrue();
    Browser invited = browser();
    assertThat(invited.get(link.group()).body()).contains("Newcomer");
    assertThat(
            invited
                .post(link.group(), "login", "newcomer", "password", Bench.PASSWORD)
                .statusCode())
        .isEqualTo(303);
    assertThat(invited.get("/stories/new").statusCode()).isEqualTo(200);
    assertThat(browser().get(link.group()).statusCode()).isEqualTo(410);
  }

  @Test
  void aNewPasswordIsALinkForItsOwnerAndNeverShown() throws Exception {
    bench.person("forgetful", Role.REPORTER);
    bench.person("resetter", Role.ADMINISTRATOR);
    Browser chief = browser().signIn("resetter");
    chief.get("/people");
    String id = bench.newsroom.people().byLogin("forgetful").orElseThrow().id().value();
    String shown = chief.post("/people/" + id + "/reset").body();
    var link = java.util.regex.Pattern.compile("/new-password/[A-Za-z0-9_-]+").matcher(shown);
    assertThat(link.find()).as(shown).isTrue();
    assertThat(chief.get("/people").body()).doesNotContain(link.group());
    Browser owner = browser();
    assertThat(owner.get(link.group()).body()).contains("forgetful");
    assertThat(owner.post(link.group(), "password", "short").statusCode()).isEqualTo(422);
    assertThat(owner.post(link.group(), "password", "seven ducks swim").statusCode())
        .isEqualTo(303);
    assertThat(owner.get("/queue").statusCode()).isEqualTo(200);
    assertThat(browser().get(link.group()).statusCode()).isEqualTo(410);
  }

  @Test
  void bothLanguagesSayEverything() throws Exception {
    var english = new java.util.Properties();
    var chinese = new java.util.Properties();
    try (var en = Desk.class.getResourceAsStream("messages_en.properties");
        var zh = Desk.class.getResourceAsStream("messages_zh.properties")) {
      english.load(en);
      chinese.load(zh);
    }
    assertThat(english.keySet()).isEqualTo(chinese.keySet());
  }
}
