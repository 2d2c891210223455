package org.broadsheet.desk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.content.Article;
import org.broadsheet.content.Block;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Document;
import org.broadsheet.content.Inline;
import org.broadsheet.content.Json;
import org.broadsheet.content.MalformedContent;
import org.jspecify.annotations.Nullable;

/**
 * A body as text that people can edit in a plain field, and back. A blank line parts blocks; {@code
 * #} begins a heading, {@code -} and {@code 1.} list items, {@code >} a quote, {@code >>} whose
 * words it is, {@code ---} stands alone for a divider, {@code **strong**}, {@code *emphasis*} and
 * {@code [text](address)} within a line; a backslash takes a sign's meaning away.
 *
 * <p>Nothing is lost: a block of which the text would not read back as exactly that block stands as
 * its JSON after {@code :::json}.
 */
final class BodyText {
  static final String FENCE = ":::json";
  private static final String END = ":::";
  private static final Pattern HEADING = Pattern.compile("(#{1,3}) (.*)", Pattern.DOTALL);
  private static final Pattern NUMBERED = Pattern.compile("[0-9]{1,3}\\. (.*)");

  /** What would begin something else at the start of a paragraph's line. */
  private static final Pattern MARKED =
      Pattern.compile("(#{1,3} |- |>|:::|---|[0-9]{1,3}\\. ).*", Pattern.DOTALL);

  private BodyText() {}

  static String write(List<Block> body) {
    var parts = new ArrayList<String>();
    for (Block block : body) {
      String text = plain(block);
      parts.add(text != null && reads(text, block) ? text : fence(block));
    }
    return String.join("\n\n", parts);
  }

  private static boolean reads(String text, Block block) {
    try {
      return text.chars().noneMatch(c -> c < 0x20 && c != '\n')
          && read(text).equals(List.of(block));
    } catch (MalformedContent e) {
      return false;
    }
  }

  private static @Nullable String plain(Block block) {
    return switch (block) {
      case Block.Paragraph it -> lines(it.content());
      case Block.Heading it -> "#".repeat(it.level() - 1) + " " + InlineText.write(it.content());
      case Block.Listing it -> list(it);
      case Block.Quote it ->
          "> "
              + InlineText.write(it.content()).replace("\n", "\n> ")
              + (it.attribution() == null ? "" : "\n>> " + it.attribution());
      case Block.Divider _ -> "---";
      case Block.Figure _,
          Block.Gallery _,
          Block.Table _,
          Block.KeyFacts _,
          Block.Timeline _,
          Block.Embed _,
          Block.Vote _ ->
          null;
    };
  }

  private static String lines(List<Inline> content) {
    var out = new ArrayList<String>();
    for (String line : InlineText.write(content).split("\n", -1)) {
      out.add(MARKED.matcher(line).matches() ? escaped(line) : line);
    }
    return String.join("\n", out);
  }

  /** A backslash before the first sign that is not a digit. */
  private static String escaped(String line) {
    int at = 0;
    while (Character.isDigit(line.charAt(at))) {
      at++;
    }
    return line.substring(0, at) + "\\" + line.substring(at);
  }

  private static @Nullable String list(Block.Listing list) {
    var out = new ArrayList<String>();
    for (Block.Listing.Item item : list.items()) {
      if (item.nested() != null) {
        return null;
      }
      String mark = list.ordered() ? (out.size() + 1) + ". " : "- ";
      out.add(mark + InlineText.write(item.content()));
    }
    return String.join("\n", out);
  }

  private static String fence(Block block) {
    Article holder = Article.of("en", new ChannelPath("x"), "x", List.of(block));
    if (holder.json().members().get("body") instanceof Json.Array body) {
      return FENCE + "\n" + body.items().getFirst().text() + "\n" + END;
    }
    throw new IllegalStateException("an article's body is a list");
  }

  /** Reads the text; throws {@link MalformedContent} where a fenced block is not one. */
  static List<Block> read(String text) {
    var blocks = new ArrayList<Block>();
    var part = new ArrayList<String>();
    boolean fenced = false;
    for (String line : text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1)) {
      if (fenced) {
        fenced = !line.equals(END);
        if (fenced) {
          part.add(line);
        } else {
          blocks.addAll(json(String.join("\n", part)));
          part.clear();
        }
      } else if (line.equals(FENCE)) {
        close(part, blocks);
        fenced = true;
      } else if (line.isBlank()) {
        close(part, blocks);
      } else {
        part.add(line);
      }
    }
    if (fenced) {
      throw new MalformedContent("body", "has a " + FENCE + " without its " + END);
    }
    close(part, blocks);
    return blocks;
  }

  private static void close(List<String> part, List<Block> blocks) {
    if (!part.isEmpty()) {
      blocks.addAll(block(List.copyOf(part)));
      part.clear();
    }
  }

  private static List<Block> json(String text) {
    var members = new TreeMap<String, Json>();
    members.putAll(Article.of("en", new ChannelPath("x"), "x", List.of()).json().members());
    Json block = Json.parse(text.getBytes(StandardCharsets.UTF_8));
    members.put("body", new Json.Array(List.of(block)));
    return Document.of(new Json.Object(Map.copyOf(members))) instanceof Article article
        ? article.body()
        : List.of();
  }

  private static List<Block> block(List<String> part) {
    String first = part.getFirst();
    if (part.size() == 1 && first.strip().equals("---")) {
      return List.of(new Block.Divider());
    }
    Matcher heading = HEADING.matcher(String.join("\n", part));
    if (heading.matches() && !heading.group(2).isBlank()) {
      return List.of(
          new Block.Heading(heading.group(1).length() + 1, InlineText.read(heading.group(2))));
    }
    if (part.stream().allMatch(line -> line.startsWith("- "))) {
      return items(false, part.stream().map(line -> line.substring(2)).toList());
    }
    if (part.stream().allMatch(line -> NUMBERED.matcher(line).matches())) {
      return items(true, part.stream().map(line -> line.substring(line.indexOf(' ') + 1)).toList());
    }
    if (part.stream().allMatch(line -> line.startsWith(">"))) {
      return List.of(quote(part));
    }
    List<Inline> content = InlineText.read(String.join("\n", part));
    return content.isEmpty() ? List.of() : List.of(new Block.Paragraph(content));
  }

  private static List<Block> items(boolean ordered, List<String> lines) {
    return List.of(
        new Block.Listing(
            ordered,
            lines.stream()
                .map(line -> new Block.Listing.Item(InlineText.read(line), null))
                .toList()));
  }

  private static Block quote(List<String> part) {
    String attribution = null;
    var words = new ArrayList<String>();
    for (String line : part) {
      if (line.startsWith(">> ")) {
        attribution = line.substring(3);
      } else {
        words.add(line.startsWith("> ") ? line.substring(2) : line.substring(1));
      }
    }
    return new Block.Quote(InlineText.read(String.join("\n", words)), attribution, null);
  }
}
