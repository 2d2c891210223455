package org.broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Block;
import org.broadsheet.content.Document;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.Poll;
import org.broadsheet.press.Press;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands beside a story's text: its kind and address, related stories, votes. */
class BesideHttpTest {
  private static final Printed HERONS =
      new Printed(
          new ArticleId("0her0n0000"), "Herons nest", "local", LocalDate.parse("2026-11-01"));
  private static final Printed BOATS =
      new Printed(
          new ArticleId("0b0ats0000"), "Boats rest", "local", LocalDate.parse("2026-11-02"));

  @TempDir static Path directory;
  private static Bench bench;
  private static Desk desk;

  /** Two stories and one vote. */
  private static final class Readers implements Preview {
    @Override
    public byte[] page(Article article) {
      return new byte[0];
    }

    @Override
    public Optional<Press.Asset> asset(String path) {
      return Optional.empty();
    }

    @Override
    public List<Printed> find(String words) {
      if (words.equals("fleet")) {
        return Collections.nCopies(FOUND, BOATS);
      }
      return List.of(HERONS, BOATS).stream()
          .filter(one -> one.headline().toLowerCase(java.util.Locale.ROOT).contains(words))
          .toList();
    }

    @Override
    public List<Printed> printed(List<ArticleId> ids) {
      return List.of(HERONS, BOATS).stream().filter(one -> ids.contains(one.id())).toList();
    }

    @Override
    public String headline(ArticleId id) {
      return printed(List.of(id)).stream().map(Printed::headline).findFirst().orElse(id.value());
    }

    @Override
    public Map<String, Poll> polls() {
      return Map.of(
          "night-fare",
          new Poll(
              "en",
              "Should night fares fall?",
              List.of(new Poll.Choice("1", "Yes"), new Poll.Choice("2", "No")),
              false,
              bench.clock.now.plusSeconds(60),
              false));
    }
  }

  @BeforeAll
  static void start() {
    bench = Bench.sqlite(directory);
    desk =
        Desk.start(
            Desk.Options.loopback(0),
            bench.newsroom,
            new Readers(),
            (name, _, _) -> new Intake.NotUnderstood(name),
            null,
            bench.clock);
  }

  @AfterAll
  static void stop() {
    desk.close();
    bench.close();
  }

  private static Browser browser(String login) throws Exception {
    return new Browser(desk.address()).signIn(login);
  }

  /** The plain form of a story with these pairs besides what every form sends. */
  private static HttpResponse<String> save(Browser who, Saved story, String... more)
      throws Exception {
    String path = "/stories/" + story.story();
    who.get(path);
    var pairs =
        new ArrayList<>(
            List.of("seen", who.seen, "headline", "Ferries", "channel", "local", "language", "en"));
    pairs.addAll(List.of("body", "Twelve boats will change."));
    pairs.addAll(List.of(more));
    return who.post(path + "/save", pairs.toArray(String[]::new));
  }

  private static Article newest(Saved saved) {
    return bench.newsroom.versions(saved.story()).getLast().article();
  }

  @Test
  void kindAddressAndMoodsAreSavedAndFormsWithoutThemLeaveThem() throws Exception {
    Saved saved = bench.draft();
    Browser author = browser("author");
    HttpResponse<String> answer =
        save(
            author,
            saved,
            "further",
            "1",
            "slug",
            " Ferries, électriques! ",
            "genre",
            "obituary",
            "moods-off",
            "1");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    assertThat(newest(saved).slug()).isEqualTo("ferries-electriques");
    assertThat(newest(saved).genre()).isEqualTo(Article.Genre.OBITUARY);
    assertThat(newest(saved).moodsOff()).isTrue();
    save(author, saved, "summary", "Another.");
    assertThat(newest(saved).slug()).isEqualTo("ferries-electriques");
    assertThat(newest(saved).moodsOff()).isTrue();
  }

  @Test
  void anAddressWithoutLettersIsRefusedInWords() throws Exception {
    HttpResponse<String> answer =
        save(browser("author"), bench.draft(), "further", "1", "genre", "news", "slug", "渡轮");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Words in the address: it must hold letters");
  }

  @Test
  void relatedStoriesAreFoundChosenMovedAndRemovedWithoutAScript() throws Exception {
    Saved saved = bench.draft();
    Browser author = browser("author");
    String herons = HERONS.id().value();
    String boats = BOATS.id().value();
    String found =
        save(author, saved, "further", "1", "related", herons, "turn", "look", "look", "boats")
            .body();
    assertThat(found).contains("value=\"add " + boats + "\"").contains("not yet saved");
    assertThat(newest(saved).related()).isEmpty();
    String added =
        save(author, saved, "further", "1", "related", herons, "turn", "add " + boats).body();
    assertThat(added).containsPattern("(?s)Herons nest.*Boats rest");
    String moved =
        save(
                author,
                saved,
                "further",
                "1",
                "related",
                herons,
                "related",
                boats,
                "turn",
                "up " + boats)
            .body();
    assertThat(moved).containsPattern("(?s)Boats rest.*Herons nest");
    save(author, saved, "further", "1", "related", boats, "related", herons);
    assertThat(newest(saved).related()).containsExactly(BOATS.id(), HERONS.id());
    String dropped =
        save(author, saved, "further", "1", "related", herons, "turn", "drop " + herons).body();
    assertThat(dropped).doesNotContain("value=\"" + herons + "\"");
    assertThat(author.get("/stories/" + saved.story()).body())
        .contains("Related reading: Boats rest");
  }

  @Test
  void whatIsNoIdIsNotKeptAsARelatedStory() throws Exception {
    Saved saved = bench.draft();
    HttpResponse<String> answer =
        save(browser("author"), saved, "further", "1", "related", "<script>alert(1)</script>");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).doesNotContain("<script>alert");
  }

  @Test
  void aVoteIsPutIntoTheTextByItsQuestion() throws Exception {
    Saved saved = bench.draft();
    Browser author = browser("author");
    assertThat(author.get("/stories/" + saved.story()).body())
        .containsPattern("<option value=\"night-fare\">Should night fares fall\\? closes ");
    Saved voting = bench.newsroom.write().begin(bench.author, withVote()).orThrow();
    assertThat(author.get("/stories/" + voting.story()).body())
        .contains("Vote: Should night fares fall?");
    author.get("/stories/" + saved.story());
    String put = save(author, saved, "further", "1", "turn", "vote", "vote", "night-fare").body();
    assertThat(put).contains("Twelve boats will change.").contains("\"poll\":\"night-fare\"");
    assertThat(newest(saved).body()).hasSize(1);
  }

  private static Article withVote() {
    return Bench.article("Fares").edit().body(List.of(new Block.Vote("night-fare"))).article();
  }

  @Test
  void theBlockEditorIsGivenStoriesAndVotesToChooseFrom() throws Exception {
    Browser author = browser("author");
    assertThat(author.get("/published?q=heron").body())
        .contains("\"headline\":\"Herons nest\"")
        .doesNotContain("Boats");
    assertThat(author.get("/published?id=" + BOATS.id() + "&id=0000000000").body())
        .contains("\"headline\":\"Boats rest\"")
        .contains("readers do not see it");
    assertThat(author.get("/votes/list").body()).contains("Should night fares fall?");
  }

  @Test
  void theDeskFindsWhatReadersSeeThoughItWasMadeElsewhere() throws Exception {
    Browser author = browser("author");
    assertThat(author.get("/find?q=heron").body())
        .contains(">Published <small>1</small>")
        .contains("<a href=\"/stories/" + HERONS.id() + "\" dir=\"auto\">Herons nest</a>")
        .doesNotContain("There may be more.");
    assertThat(author.get("/find?q=fleet").body()).contains("There may be more.");
    assertThat(author.get("/find?q=nobody").body()).contains("Nothing was found.");
  }

  @Test
  void aPublisherMakesAVoteAndNobodyElse() throws Exception {
    String[] typed = {
      "question",
      "Which colour?",
      "choices",
      "Red\r\n\r\nBlue",
      "language",
      "en",
      "closes",
      "2026-11-24T10:00:00",
      "multiple",
      "1"
    };
    Browser author = browser("author");
    assertThat(author.get("/votes").body()).doesNotContain("name=\"question\"");
    assertThat(author.post("/votes", typed).statusCode()).isEqualTo(403);
    Browser publisher = browser("publisher");
    publisher.get("/votes");
    HttpResponse<String> refused =
        publisher.post("/votes", "question", "Which?", "choices", "One", "language", "en");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("two choices at least").contains("value=\"Which?\"");
    long before = bench.ledger.size();
    HttpResponse<String> made = publisher.post("/votes", typed);
    assertThat(made.statusCode()).isEqualTo(303);
    assertThat(publisher.get(Browser.location(made)).body())
        .contains("Which colour?")
        .contains("The vote is public");
    var entry = bench.ledger.entry(before).orElseThrow();
    assertThat(entry.event().subject().kind()).isEqualTo(EntryKind.POLL);
    assertThat(entry.event().by()).isEqualTo(bench.publisher.value());
    assertThat(Document.parse(entry.content().orElseThrow()))
        .isEqualTo(
            new Poll(
                "en",
                "Which colour?",
                List.of(new Poll.Choice("1", "Red"), new Poll.Choice("2", "Blue")),
                true,
                java.time.Instant.parse("2026-11-24T10:00:00Z"),
                false));
  }

  @Test
  void aPublisherMendsAVoteAndEndsItBeforeItsTime() throws Exception {
    var kept = List.of("Red", "Blue");
    String id =
        bench
            .newsroom
            .askReaders()
            .by(bench.publisher, "en", "Which hue?", kept, false, null, false)
            .orThrow()
            .id();
    Browser author = browser("author");
    assertThat(author.get("/votes/" + id).body()).doesNotContain("name=\"question\"");
    assertThat(author.post("/votes/" + id + "/close").statusCode()).isEqualTo(403);
    assertThat(author.get("/votes/none").statusCode()).isEqualTo(404);
    Browser publisher = browser("publisher");
    assertThat(publisher.get("/votes?made=" + id).body())
        .contains("href=\"/votes/" + id)
        .contains(">English</option>");
    assertThat(publisher.get("/votes/" + id).body())
        .contains("value=\"Which hue?\"")
        .contains("\nRed\nBlue</textarea>");
    String[] typed = {
      "revision", "1", "question", "Which shade?", "choices", "Red\r\nGreen\r\nBlue"
    };
    HttpResponse<String> refused = publisher.post("/votes/" + id, typed);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Green").contains("a line of its own for each choice");
    typed[5] = "Red\r\nGreen";
    HttpResponse<String> changed = publisher.post("/votes/" + id, typed);
    assertThat(changed.statusCode()).isEqualTo(303);
    assertThat(publisher.get(Browser.location(changed)).body())
        .contains("Which shade?")
        .contains("The vote is changed");
    assertThat(publisher.post("/votes/" + id, typed).statusCode()).isEqualTo(409);
    assertThat(publisher.post("/votes/none/close").statusCode()).isEqualTo(404);
    HttpResponse<String> closed = publisher.post("/votes/" + id + "/close");
    assertThat(publisher.get(Browser.location(closed)).body()).contains("closed 2026-");
    assertThat(publisher.get("/votes/" + id).body()).doesNotContain("Close it now");
  }
}
