package org.broadsheet.wire;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.broadsheet.content.Block;
import org.broadsheet.content.Credit;
import org.broadsheet.content.Json;
import org.jspecify.annotations.Nullable;

/**
 * What intake understood of one input. Everything is as the input states it; what it does not state
 * is null or an empty list.
 *
 * @param input name of the input: a path or an address
 * @param format how it was read
 * @param sha256 lower-case hex of the raw bytes
 * @param headline one line
 * @param subhead a second line under the headline
 * @param summary what the page labels as its summary
 * @param body the story's blocks and nothing of the page around them
 * @param source where the story says it comes from
 * @param published when it appeared, with the offset that holds there
 * @param updated when it was last changed, if that is stated apart
 * @param credits who did what, in the order in which the page names them
 * @param channel names of the channels it stands in, the topmost first
 * @param breadcrumb the trail to the story, verbatim, with home page and the word for "text"
 * @param language tag (BCP 47) of the story's language, {@code und} if it cannot be told
 * @param images the story's pictures, in order
 * @param teasers other stories that the page shows, in its order, never part of the body
 * @param tags topics the page names
 * @param warnings words for what had to be assumed, such as {@code zone-assumed}
 */
public record Extraction(
    String input,
    Format format,
    String sha256,
    @Nullable String headline,
    @Nullable String subhead,
    @Nullable String summary,
    List<Block> body,
    @Nullable Origin source,
    @Nullable OffsetDateTime published,
    @Nullable OffsetDateTime updated,
    List<Credit> credits,
    List<String> channel,
    List<String> breadcrumb,
    String language,
    List<Image> images,
    List<Teaser> teasers,
    List<String> tags,
    List<String> warnings) {

  /** Copies the lists. */
  public Extraction {
    body = List.copyOf(body);
    credits = List.copyOf(credits);
    channel = List.copyOf(channel);
    breadcrumb = List.copyOf(breadcrumb);
    images = List.copyOf(images);
    teasers = List.copyOf(teasers);
    tags = List.copyOf(tags);
    warnings = List.copyOf(warnings);
  }

  /**
   * Where a story comes from.
   *
   * @param name verbatim; null where only the address is known
   * @param parts the names inside it; one if it joins none
   * @param url address of the page itself, or of the original where the page gives it
   */
  public record Origin(@Nullable String name, List<String> parts, @Nullable String url) {
    /** Copies the list. */
    public Origin {
      parts = List.copyOf(parts);
    }
  }

  /** A picture by address, with what the page says about it. */
  public record Image(String url, @Nullable String alt, @Nullable String caption) {}

  /** Another story that the page points to. */
  public record Teaser(
      Kind kind,
      @Nullable String headline,
      @Nullable String summary,
      @Nullable OffsetDateTime published,
      @Nullable String url) {
    /** How the page shows it: in a running list, as a picture, as related, in a ranking. */
    public enum Kind {
      STREAM,
      PICTURE,
      RELATED,
      RANKING
    }

    Json json() {
      return new Sheet()
          .put("kind", kind.name().toLowerCase(java.util.Locale.ROOT))
          .put("headline", headline)
          .put("summary", summary)
          .put("published", published == null ? null : published.toString())
          .put("url", url)
          .json();
    }
  }

  /** The names of those who wrote it, correspondents included. */
  public List<String> authors() {
    return credited(Credit.Role.AUTHOR, Credit.Role.CORRESPONDENT);
  }

  /** The names of its editors, the responsible editor included. */
  public List<String> editors() {
    return credited(Credit.Role.EDITOR, Credit.Role.RESPONSIBLE_EDITOR);
  }

  private List<String> credited(Credit.Role... roles) {
    return credits.stream()
        .filter(credit -> List.of(roles).contains(credit.role()))
        .map(Credit::name)
        .distinct()
        .toList();
  }

  /** The words of the body; paragraphs are parted by line feeds. */
  public String text() {
    return Body.plain(body);
  }

  /**
   * One line of canonical JSON (RFC 8785) without line feed, as {@code broadsheet extract} prints
   * it. Lists are always there, empty where nothing is known; another value that is unknown is
   * absent.
   */
  public String toJson() {
    return new Sheet()
        .put("input", input)
        .put("format", format.word())
        .put("sha256", sha256)
        .put("headline", headline)
        .put("subhead", subhead)
        .put("summary", summary)
        .put("text", text())
        .list("body", body.stream().map(Block::json).toList())
        .put("source", source == null ? null : json(source))
        .put("published", published == null ? null : published.toString())
        .put("updated", updated == null ? null : updated.toString())
        .texts("authors", authors())
        .texts("editors", editors())
        .list("credits", credits.stream().map(Extraction::json).toList())
        .texts("channel", channel)
        .texts("breadcrumb", breadcrumb)
        .put("language", language)
        .list("images", images.stream().map(Extraction::json).toList())
        .list("teasers", teasers.stream().map(Teaser::json).toList())
        .texts("tags", tags)
        .texts("warnings", warnings)
        .json()
        .text();
  }

  private static Json json(Origin origin) {
    return new Sheet()
        .put("name", origin.name())
        .texts("parts", origin.parts())
        .put("url", origin.url())
        .json();
  }

  private static Json json(Credit credit) {
    return new Sheet()
        .put("role", credit.role().name().toLowerCase(java.util.Locale.ROOT))
        .put("name", credit.name())
        .json();
  }

  private static Json json(Image image) {
    return new Sheet()
        .put("url", image.url())
        .put("alt", image.alt())
        .put("caption", image.caption())
        .json();
  }

  /** Members of one object; null and empty texts stay absent. */
  private static final class Sheet {
    private final Map<String, Json> members = new TreeMap<>();

    Sheet put(String name, @Nullable Json value) {
      if (value != null) {
        members.put(name, value);
      }
      return this;
    }

    Sheet put(String name, @Nullable String value) {
      return put(name, value == null || value.isEmpty() ? null : (Json) new Json.Text(value));
    }

    Sheet list(String name, List<Json> items) {
      return put(name, new Json.Array(items));
    }

    Sheet texts(String name, List<String> items) {
      var texts = new ArrayList<Json>();
      items.forEach(item -> texts.add(new Json.Text(item)));
      return list(name, texts);
    }

    Json.Object json() {
      return new Json.Object(members);
    }
  }
}
