package org.broadsheet.content;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A topic page: cover, introduction, sections of stories, and blocks such as a timeline.
 *
 * @param translationOf id of the special that this one is a language version of
 */
public record Special(
    String language,
    String title,
    @Nullable String intro,
    Block.@Nullable Figure cover,
    List<Block> blocks,
    List<Section> sections,
    @Nullable String translationOf)
    implements Document {
  /** Checks and copies. */
  public Special {
    Texts.language(language);
    Texts.required(title, "title");
    intro = Texts.orNull(intro);
    blocks = List.copyOf(blocks);
    sections = List.copyOf(sections);
    if (translationOf != null) {
      new EntryId(EntryKind.SPECIAL, translationOf);
    }
  }

  /** A special that is no other one's language version. */
  public Special(
      String language,
      String title,
      @Nullable String intro,
      Block.@Nullable Figure cover,
      List<Block> blocks,
      List<Section> sections) {
    this(language, title, intro, cover, blocks, sections, null);
  }

  /** The stories that it gathers, each once, in order. */
  public List<ArticleId> stories() {
    return sections.stream().flatMap(section -> section.stories().stream()).distinct().toList();
  }

  /** Every medium that readers are shown: the cover, then those of the blocks. */
  public List<Medium> media() {
    var media = new ArrayList<Medium>();
    if (cover != null) {
      media.add(cover.medium());
    }
    for (Block block : blocks) {
      if (block instanceof Block.Figure figure) {
        media.add(figure.medium());
      } else if (block instanceof Block.Gallery gallery) {
        gallery.figures().forEach(figure -> media.add(figure.medium()));
      }
    }
    return media;
  }

  /** Stories under a heading, in order. */
  public record Section(String title, List<ArticleId> stories) {
    /** Checks and copies. */
    public Section {
      Texts.required(title, "title");
      stories = List.copyOf(stories);
    }
  }

  @Override
  public Json.Object json() {
    return Versions.start("special")
        .put("language", language)
        .put("title", title)
        .put("intro", intro)
        .put("cover", cover == null ? null : BlockJson.write(cover))
        .list("blocks", blocks, BlockJson::write)
        .list(
            "sections",
            sections,
            section ->
                new Members()
                    .put("title", section.title())
                    .texts("stories", section.stories())
                    .json())
        .put("translationOf", translationOf)
        .json();
  }

  static Special read(Fields in) {
    Block cover = in.object("cover", BlockJson::read);
    if (cover != null && !(cover instanceof Block.Figure)) {
      throw in.refuse("cover", "must be a figure");
    }
    return in.end(
        Fields.placed(
            "$",
            () ->
                new Special(
                    in.text("language"),
                    in.text("title"),
                    in.textOrNull("intro"),
                    (Block.Figure) cover,
                    in.list("blocks", BlockJson::read),
                    in.list("sections", Special::readSection),
                    in.textOrNull("translationOf"))));
  }

  private static Section readSection(Json json, String place) {
    var in = new Fields(json, place);
    return in.end(
        Fields.placed(
            place, () -> new Section(in.text("title"), in.texts("stories", ArticleId::new))));
  }
}
