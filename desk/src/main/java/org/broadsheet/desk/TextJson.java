package org.broadsheet.desk;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.broadsheet.content.Article;
import org.broadsheet.content.Block;
import org.broadsheet.content.Json;
import org.broadsheet.content.MalformedContent;
import org.broadsheet.content.Medium;
import org.jspecify.annotations.Nullable;

/**
 * A story as the block editor sends and gets it: the fields of the {@link StoryForm} as texts,
 * {@code moodsOff} true or false, {@code related} a list of ids, {@code body} a list of blocks and
 * {@code lead} a figure, both as in canonical JSON. No HTML comes in or goes out.
 */
final class TextJson {
  private TextJson() {}

  static Json.Object write(Article article) {
    StoryForm form = StoryForm.of(article);
    var members = new TreeMap<String, Json>();
    members.put("headline", new Json.Text(form.headline()));
    members.put("subhead", new Json.Text(form.subhead()));
    members.put("summary", new Json.Text(form.summary()));
    members.put("channel", new Json.Text(form.channel()));
    members.put("language", new Json.Text(form.language()));
    members.put("tags", new Json.Text(form.tags()));
    members.put("authors", new Json.Text(form.authors()));
    StoryForm.Further further = form.shown();
    members.put("slug", new Json.Text(further.slug()));
    members.put("genre", new Json.Text(further.genre()));
    members.put("moodsOff", new Json.Bool(further.moodsOff()));
    members.put(
        "related", new Json.Array(further.related().stream().<Json>map(Json.Text::new).toList()));
    members.put("body", new Json.Array(article.body().stream().map(Block::json).toList()));
    if (article.lead() != null) {
      members.put("lead", article.lead().json());
    }
    return new Json.Object(members);
  }

  /**
   * The text laid over that story; what it cannot say stays. Throws {@link MalformedContent}.
   *
   * @param untitled the headline of a text that has none yet: its words are kept all the same
   */
  static Article over(@Nullable Article article, Json json, String untitled) {
    if (!(json instanceof Json.Object text)) {
      throw new MalformedContent("text", "must be an object");
    }
    String headline = field(text, "headline");
    var form =
        new StoryForm(
            headline.isBlank() ? untitled : headline,
            field(text, "subhead"),
            field(text, "summary"),
            channel(article, field(text, "channel")),
            field(text, "language"),
            field(text, "tags"),
            field(text, "authors"),
            article == null ? "" : StoryForm.of(article).body(),
            further(article, text));
    Article laid = article == null ? form.begin() : form.over(article);
    return laid.edit()
        .body(Block.list(member(text, "body", new Json.Array(List.of())), "body"))
        .lead(lead(text.members().get("lead")))
        .article();
  }

  /** What is absent stays as it is: a window from before these members were sent has none. */
  private static StoryForm.Further further(@Nullable Article article, Json.Object text) {
    var was = article == null ? StoryForm.Further.NONE : StoryForm.Further.of(article);
    var sent = text.members();
    return new StoryForm.Further(
        sent.containsKey("slug") ? field(text, "slug") : was.slug(),
        sent.containsKey("genre") ? field(text, "genre") : was.genre(),
        sent.containsKey("moodsOff") ? flag(text, "moodsOff") : was.moodsOff(),
        sent.containsKey("related") ? texts(text, "related") : was.related());
  }

  private static List<String> texts(Json.Object object, String name) {
    if (object.members().get(name) instanceof Json.Array(List<Json> items)) {
      return items.stream()
          .map(item -> item instanceof Json.Text text ? text.value() : "")
          .toList();
    }
    throw new MalformedContent(name, "must be a list of texts");
  }

  /** A paper that is only being set up has no channels to choose from. */
  private static String channel(@Nullable Article article, String chosen) {
    if (!chosen.isBlank()) {
      return chosen;
    }
    return article == null ? "news" : article.channel().value();
  }

  private static Block.@Nullable Figure lead(@Nullable Json json) {
    if (json == null) {
      return null;
    }
    List<Block> blocks = Block.list(new Json.Array(List.of(json)), "lead");
    if (blocks.getFirst() instanceof Block.Figure figure) {
      return figure;
    }
    throw new MalformedContent("lead", "must be a figure");
  }

  /** A text member; absent is empty. */
  static String field(Json.Object object, String name) {
    return switch (object.members().get(name)) {
      case null -> "";
      case Json.Text text -> text.value();
      case Json.Int _, Json.Bool _, Json.Array _, Json.Object _ ->
          throw new MalformedContent(name, "must be a text");
    };
  }

  static boolean flag(Json.Object object, String name) {
    return object.members().get(name) instanceof Json.Bool(boolean value) && value;
  }

  static Json member(Json.Object object, String name, Json otherwise) {
    return object.members().getOrDefault(name, otherwise);
  }

  static Json write(Medium medium) {
    return new Json.Object(
        Map.of(
            "hash", new Json.Text(medium.hash().hex()),
            "type", new Json.Text(medium.type()),
            "width", new Json.Int(medium.width()),
            "height", new Json.Int(medium.height())));
  }

  static Json write(List<Difference.Run> runs) {
    return new Json.Array(
        runs.stream()
            .<Json>map(run ->
                new Json.Object(
                    Map.of(
                        "fate", new Json.Text(run.fate().name()),
                        "text", new Json.Text(run.text()))))
            .toList());
  }
}
