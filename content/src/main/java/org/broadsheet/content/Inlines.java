package org.broadsheet.content;

import java.util.List;

/** Inlines as JSON, both ways. */
final class Inlines {
  private Inlines() {}

  static Json array(List<Inline> content) {
    return Members.array(content, Inlines::write);
  }

  static List<Inline> read(Json json, String place) {
    return List.copyOf(Fields.<Inline>items(json, place, Inlines::readOne));
  }

  private static Json write(Inline inline) {
    return switch (inline) {
      case Inline.Text text -> new Json.Text(text.text());
      case Inline.Strong it -> wrap("strong", it.content()).json();
      case Inline.Emphasis it -> wrap("emphasis", it.content()).json();
      case Inline.Subscript it -> wrap("sub", it.content()).json();
      case Inline.Superscript it -> wrap("sup", it.content()).json();
      case Inline.Link it -> wrap("link", it.content()).put("href", it.href().value()).json();
      case Inline.Break _ -> new Members().put("type", "break").json();
    };
  }

  private static Members wrap(String type, List<Inline> content) {
    return new Members().put("type", type).put("content", array(content));
  }

  private static Inline readOne(Json json, String place) {
    if (json instanceof Json.Text text) {
      return Fields.placed(place, () -> new Inline.Text(text.value()));
    }
    var in = new Fields(json, place);
    String type = in.text("type");
    if (type.equals("break")) {
      return in.end(new Inline.Break());
    }
    List<Inline> content = read(in.need("content"), in.at("content"));
    return in.end(
        Fields.placed(
            place,
            () ->
                switch (type) {
                  case "strong" -> new Inline.Strong(content);
                  case "emphasis" -> new Inline.Emphasis(content);
                  case "sub" -> new Inline.Subscript(content);
                  case "sup" -> new Inline.Superscript(content);
                  case "link" -> new Inline.Link(in.needTextAs("href", Href::new), content);
                  default -> throw in.refuse("type", "is not a known kind of inline: " + type);
                }));
  }
}
