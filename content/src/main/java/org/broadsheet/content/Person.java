package org.broadsheet.content;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the newsroom as readers see them. Entries name people by random id only; the name
 * stands here, in a content, so that an erasure can remove it.
 *
 * @param names by language
 * @param titles what they do, by language
 * @param bios a few sentences, by language
 * @param portrait a picture
 */
public record Person(
    Map<String, String> names,
    Map<String, String> titles,
    Map<String, String> bios,
    Block.@Nullable Figure portrait)
    implements Document {
  /** Checks and copies. */
  public Person {
    names = Texts.sorted(names);
    titles = Texts.sorted(titles);
    bios = Texts.sorted(bios);
    if (names.isEmpty()) {
      throw new MalformedContent("names", "must hold a name");
    }
  }

  /** Somebody of whom no more than the name is known. */
  public static Person named(Map<String, String> names) {
    return new Person(names, Map.of(), Map.of(), null);
  }

  /** The name in this language, else in the first that has one. */
  public String name(String language) {
    return Site.pick(names, language, "");
  }

  @Override
  public Json.Object json() {
    return Versions.start("person")
        .textMap("names", names)
        .textMap("titles", titles)
        .textMap("bios", bios)
        .put("portrait", portrait == null ? null : BlockJson.write(portrait))
        .json();
  }

  static Person read(Fields in) {
    Block portrait = in.object("portrait", BlockJson::read);
    if (portrait != null && !(portrait instanceof Block.Figure)) {
      throw in.refuse("portrait", "must be a figure");
    }
    return in.end(
        Fields.placed(
            "$",
            () ->
                new Person(
                    in.textMap("names"),
                    in.textMap("titles"),
                    in.textMap("bios"),
                    (Block.Figure) portrait)));
  }
}
