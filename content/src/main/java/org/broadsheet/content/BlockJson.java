package org.broadsheet.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Blocks and inlines as JSON, both ways. The {@code type} member names the kind. */
final class BlockJson {
  private BlockJson() {}

  static Json write(Block block) {
    return switch (block) {
      case Block.Paragraph it -> start("paragraph").put("content", inlines(it.content())).json();
      case Block.Heading it ->
          start("heading").put("level", it.level()).put("content", inlines(it.content())).json();
      case Block.Quote it ->
          start("quote")
              .put("content", inlines(it.content()))
              .put("attribution", it.attribution())
              .put("href", href(it.href()))
              .json();
      case Block.Listing it -> write(it);
      case Block.Figure it -> write(it);
      case Block.Gallery it ->
          start("gallery")
              .put("id", it.id())
              .put("title", it.title())
              .list("figures", it.figures(), BlockJson::write)
              .json();
      case Block.Table it ->
          start("table")
              .put("caption", it.caption())
              .list("header", it.header(), Inlines::array)
              .list("rows", it.rows(), row -> Members.array(row, Inlines::array))
              .flag("rowHeaders", it.rowHeaders())
              .put("asOf", it.asOf())
              .put("chart", it.chart())
              .json();
      case Block.KeyFacts it ->
          start("key-facts")
              .put("title", it.title())
              .list("facts", it.facts(), BlockJson::write)
              .json();
      case Block.Timeline it ->
          start("timeline")
              .put("title", it.title())
              .flag("live", it.live())
              .list("moments", it.moments(), BlockJson::write)
              .json();
      case Block.Embed it ->
          start("embed")
              .put("provider", it.provider())
              .put("href", it.href().value())
              .put("title", it.title())
              .json();
      case Block.Divider _ -> start("divider").json();
      case Block.Vote it -> start("poll").put("poll", it.poll()).json();
    };
  }

  static Block read(Json json, String place) {
    var in = new Fields(json, place);
    String type = in.text("type");
    return in.end(Fields.placed(place, () -> read(in, type)));
  }

  private static Block read(Fields in, String type) {
    return switch (type) {
      case "paragraph" -> new Block.Paragraph(inlines(in, "content"));
      case "heading" -> new Block.Heading(in.smallInteger("level"), inlines(in, "content"));
      case "quote" ->
          new Block.Quote(
              inlines(in, "content"), in.textOrNull("attribution"), in.textAs("href", Href::new));
      case "list" -> readListing(in);
      case "figure" -> readFigure(in);
      case "gallery" ->
          new Block.Gallery(
              in.needTextAs("id", ArticleId::new),
              in.textOrNull("title"),
              in.list("figures", BlockJson::readFigure));
      case "table" ->
          new Block.Table(
              in.textOrNull("caption"),
              in.list("header", Inlines::read),
              in.list("rows", (row, where) -> Fields.items(row, where, Inlines::read)),
              in.flag("rowHeaders"),
              in.textAs("asOf", PartialDate::new),
              in.choiceOrNull("chart", Block.Chart.class));
      case "key-facts" ->
          new Block.KeyFacts(in.textOrNull("title"), in.list("facts", BlockJson::readFact));
      case "timeline" ->
          new Block.Timeline(
              in.textOrNull("title"), in.flag("live"), in.list("moments", BlockJson::readMoment));
      case "embed" ->
          new Block.Embed(
              in.choice("provider", Block.Provider.class),
              in.needTextAs("href", Href::new),
              in.text("title"));
      case "divider" -> new Block.Divider();
      case "poll" -> new Block.Vote(in.text("poll"));
      default -> throw in.refuse("type", "is not a known kind of block: " + type);
    };
  }

  private static Members start(String type) {
    return new Members().put("type", type);
  }

  private static @Nullable Json inlines(List<Inline> content) {
    return content.isEmpty() ? null : Inlines.array(content);
  }

  private static List<Inline> inlines(Fields in, String name) {
    Json value = in.get(name);
    return value == null ? List.of() : Inlines.read(value, in.at(name));
  }

  private static @Nullable String href(@Nullable Href href) {
    return href == null ? null : href.value();
  }

  private static Json write(Block.Listing list) {
    return start("list")
        .flag("ordered", list.ordered())
        .list(
            "items",
            list.items(),
            item ->
                new Members()
                    .put("content", inlines(item.content()))
                    .put("nested", item.nested() == null ? null : write(item.nested()))
                    .json())
        .json();
  }

  private static Block.Listing readListing(Fields in) {
    return new Block.Listing(in.flag("ordered"), in.list("items", BlockJson::readItem));
  }

  private static Block.Listing.Item readItem(Json json, String place) {
    var in = new Fields(json, place);
    return in.end(
        new Block.Listing.Item(
            inlines(in, "content"),
            in.object(
                "nested",
                (value, where) -> {
                  var nested = new Fields(value, where);
                  if (!nested.text("type").equals("list")) {
                    throw nested.refuse("type", "must be list");
                  }
                  return nested.end(Fields.placed(where, () -> readListing(nested)));
                })));
  }

  private static Json write(Block.Figure figure) {
    return start("figure")
        .put("medium", write(figure.medium()))
        .put("alt", figure.alt().isEmpty() ? null : figure.alt())
        .flag("decorative", figure.decorative())
        .put("caption", inlines(figure.caption()))
        .put("credit", figure.credit())
        .json();
  }

  static Json write(Medium medium) {
    Medium.Focus focus = medium.focus();
    return new Members()
        .put("hash", medium.hash())
        .put("type", medium.type())
        .put("width", medium.width())
        .put("height", medium.height())
        .put(
            "focus",
            focus == null ? null : new Members().put("x", focus.x()).put("y", focus.y()).json())
        .json();
  }

  private static Block.Figure readFigure(Json json, String place) {
    var in = new Fields(json, place);
    if (!in.text("type").equals("figure")) {
      throw in.refuse("type", "must be figure");
    }
    return in.end(readFigure(in));
  }

  private static Block.Figure readFigure(Fields in) {
    String alt = in.textOrNull("alt");
    return new Block.Figure(
        in.needObject("medium", BlockJson::readMedium),
        alt == null ? "" : alt,
        in.flag("decorative"),
        inlines(in, "caption"),
        in.textOrNull("credit"));
  }

  static Medium readMedium(Json json, String place) {
    var in = new Fields(json, place);
    return in.end(
        Fields.placed(
            place,
            () ->
                new Medium(
                    in.hash("hash"),
                    in.text("type"),
                    in.smallInteger("width"),
                    in.smallInteger("height"),
                    in.object(
                        "focus",
                        (value, where) -> {
                          var focus = new Fields(value, where);
                          return focus.end(
                              new Medium.Focus(focus.smallInteger("x"), focus.smallInteger("y")));
                        }))));
  }

  private static Json write(Block.KeyFacts.Fact fact) {
    return new Members()
        .put("label", fact.label())
        .put("value", fact.value())
        .put("unit", fact.unit())
        .put("asOf", fact.asOf())
        .put("sentence", fact.sentence())
        .json();
  }

  private static Block.KeyFacts.Fact readFact(Json json, String place) {
    var in = new Fields(json, place);
    return in.end(
        Fields.placed(
            place,
            () ->
                new Block.KeyFacts.Fact(
                    in.text("label"),
                    in.text("value"),
                    in.textOrNull("unit"),
                    in.textAs("asOf", PartialDate::new),
                    in.textOrNull("sentence"))));
  }

  private static Json write(Block.Timeline.Moment moment) {
    return new Members()
        .put("when", moment.when())
        .put("label", moment.label())
        .put("content", inlines(moment.content()))
        .put("href", href(moment.href()))
        .json();
  }

  private static Block.Timeline.Moment readMoment(Json json, String place) {
    var in = new Fields(json, place);
    return in.end(
        in.needTextAs(
            "when",
            when ->
                new Block.Timeline.Moment(
                    when,
                    in.textOrNull("label"),
                    inlines(in, "content"),
                    in.textAs("href", Href::new))));
  }
}
