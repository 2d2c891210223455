package org.broadsheet.app;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Block;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.Front;
import org.broadsheet.content.Hash;
import org.broadsheet.content.Poll;
import org.broadsheet.content.Site;
import org.broadsheet.content.SourceProfile;
import org.broadsheet.content.Special;
import org.broadsheet.desk.Grants;
import org.broadsheet.desk.Newsroom;
import org.broadsheet.desk.PersonId;
import org.broadsheet.desk.Publish;
import org.broadsheet.desk.Role;
import org.broadsheet.desk.Saved;
import org.broadsheet.wire.DocumentLine;

/**
 * What a desk has that is not for readers: a story in each state before it is published, a text
 * beside one that is, a picture that no story has, and what people say about all of it.
 */
final class Hidden {
  /** What desk and readers say, about stories and people. */
  static final List<String> TALK =
      List.of(
          "tellcomment",
          "tellremark",
          "tellreturned",
          "tellurgency",
          "telllater",
          "tellguest",
          "tellstaff",
          "tellreader");

  /** What a story is known by. */
  record Story(String word, ArticleId id, Hash text, Hash picture) {
    static Story of(WorkingPaper paper, String word, Saved saved) {
      return new Story(word, saved.story(), saved.hash(), paper.picture(word).hash());
    }

    String seeking() {
      return "seek" + word;
    }

    String telling() {
      return "tell" + word;
    }

    /** An address of this story, as it would be one of that. */
    String like(Story other, String address) {
      return address
          .replace(id.value(), other.id.value())
          .replace(text.hex(), other.text.hex())
          .replace(picture.hex(), other.picture.hex())
          .replace(seeking(), other.seeking());
    }
  }

  /** Of a text that is beside a story which readers see. */
  static final ArticleId NOBODY = new ArticleId("zzzzzzzzzz");

  /** All of it, by its word. */
  final Map<String, Story> kept = new LinkedHashMap<>();

  private final WorkingPaper paper;

  private Hidden(WorkingPaper paper) {
    this.paper = paper;
  }

  /** Hides all of it in that paper. */
  static Hidden in(WorkingPaper paper) {
    var hidden = new Hidden(paper);
    hidden.plant();
    return hidden;
  }

  private void keep(String word, Saved saved) {
    kept.put(word, Story.of(paper, word, saved));
  }

  /** A paper with two editions and a converted one, and with all that addresses are made of. */
  static List<DocumentLine> beginning() {
    var site =
        new Site(
                WorkingPaper.SITE,
                "Asia/Shanghai",
                List.of("en", "zh", "zh-Hant"),
                Map.of("en", "The Reed Post", "zh", "芦苇邮报"),
                Map.of(),
                List.of(
                    new Site.Channel(WorkingPaper.NEWS, Map.of("en", "News", "zh", "新闻"), false),
                    new Site.Channel(new ChannelPath("reed-isle"), Map.of("en", "Isle"), true)),
                Map.of(),
                Site.MOODS,
                Map.of(),
                Map.of(),
                null)
            .edit()
            .embeds(true)
            .converted(Map.of("zh-Hant", "zh"))
            .site();
    var choices = List.of(new Poll.Choice("down", "Down"), new Poll.Choice("keep", "Keep"));
    var poll = new Poll("en", "Should night fares fall?", choices, false, null, true);
    var wire = new SourceProfile(Map.of("en", "Reed Wire"), null, null, Map.of());
    return List.of(
        WorkingPaper.line(EntryId.site(), site),
        WorkingPaper.line(new EntryId(EntryKind.POLL, "fares"), poll),
        WorkingPaper.line(new EntryId(EntryKind.SOURCE, "reed-wire"), wire));
  }

  /** A story in every state in which it, or its newest text, is not for readers. */
  private void plant() {
    Newsroom newsroom = paper.newsroom();
    Instant tomorrow = paper.in(Duration.ofDays(1));
    beside("unused", paper.picture("unused").hash());
    PersonId chief = paper.person("chief", "The chief", Role.ADMINISTRATOR);
    paper.person("staff", "tellstaff", Role.REPORTER);
    newsroom
        .administer()
        .invite(chief, "en", "tellguest", Grants.everywhere(Role.REPORTER))
        .orThrow();

    Saved draft = paper.draft(paper.article("draft", "en"));
    newsroom
        .remarks()
        .by(paper.reviewer, draft.story(), draft.hash(), "telldraft", "tellremark")
        .orThrow();
    keep("draft", draft);
    keep("review", paper.sentIn(paper.article("review", "zh")));
    Saved returned = paper.sentIn(paper.article("returned", "en"));
    newsroom
        .sendBack()
        .by(paper.reviewer, returned.story(), returned.hash(), "tellreturned")
        .orThrow();
    keep("returned", returned);
    keep("approved", paper.approved(paper.article("approved", "en")));
    Saved planned = paper.approved(paper.article("planned", "en"));
    var pick = new Publish.Pick(planned.story(), planned.hash());
    newsroom.plans().publish(paper.publisher, List.of(pick), tomorrow).orThrow();
    keep("planned", planned);
    Saved embargoed = paper.approved(paper.article("embargoed", "zh"));
    newsroom.arrange().by(paper.author, embargoed.story(), null, null, null, tomorrow).orThrow();
    keep("embargoed", embargoed);
    Saved urgent = paper.draft(paper.article("urgent", "en"));
    newsroom.emergency().ask(paper.author, urgent.story(), urgent.hash(), "tellurgency").orThrow();
    keep("urgent", urgent);

    // Beside what readers see: another text, a correction that is not reviewed yet, a plan.
    Saved live = paper.published(paper.article("live", "en"));
    Article changed = paper.article("beside", "en");
    Saved beside =
        newsroom.write().change(paper.author, live.story(), live.hash(), changed).orThrow();
    beside("beside", beside.hash());
    Saved wrong = paper.published(paper.article("wrong", "en"));
    Saved corrected =
        newsroom
            .correct()
            .by(
                paper.author,
                wrong.story(),
                wrong.hash(),
                Article.Notice.Kind.CORRECTION,
                "tellcorrection")
            .orThrow();
    beside("correction", corrected.hash());
    newsroom
        .plans()
        .withdraw(paper.publisher, wrong.story(), paper.in(Duration.ofDays(9)), "telllater")
        .orThrow();
    if (!paper.newspaper().pulse().report(live.story(), 1, "tellreader", "tellreader")) {
      throw new AssertionError("the report was not kept");
    }
  }

  private void beside(String word, Hash text) {
    kept.put(word, new Story(word, NOBODY, text, paper.picture(word).hash()));
  }

  /** A story that names these, as an editor may who prepares what comes next. */
  static Article naming(Article article, List<ArticleId> picks) {
    return article.edit().related(picks).translationOf(picks.getFirst()).article();
  }

  /** Fronts and a special that name these. */
  static List<DocumentLine> fronts(List<ArticleId> stories) {
    var special =
        new Special(
            "en",
            "The river",
            "All about it.",
            null,
            List.of(new Block.Vote("fares")),
            List.of(new Special.Section("Stories", stories)));
    List<Front.Slot> slots =
        Stream.of(Front.Place.values())
            .map(place ->
                place == Front.Place.SPECIAL
                    ? new Front.Slot(place, null, null, List.of(), 1, "river")
                    : new Front.Slot(place, null, null, stories, 20))
            .toList();
    var lines = new ArrayList<DocumentLine>();
    lines.add(WorkingPaper.line(new EntryId(EntryKind.SPECIAL, "river"), special));
    for (String language : List.of("en", "zh")) {
      var front = new Front(language, null, slots);
      lines.add(WorkingPaper.line(new EntryId(EntryKind.FRONT, language + ":home"), front));
    }
    return lines;
  }
}
