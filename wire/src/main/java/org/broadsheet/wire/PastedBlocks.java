package org.broadsheet.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.content.Block;
import org.broadsheet.content.Inline;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Walks pasted markup and lays its words into blocks. */
final class PastedBlocks {
  private static final Set<String> SILENT =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "svg",
          "math",
          "iframe",
          "object",
          "embed",
          "select",
          "option",
          "button",
          "input",
          "textarea",
          "nav",
          "dialog",
          "canvas",
          "audio",
          "video",
          "head",
          "title",
          "meta",
          "link",
          "base",
          "frame",
          "frameset",
          "applet",
          "xml");

  /** What stands in a line; everything else that is not named below begins a block of its own. */
  private static final Set<String> INLINE =
      Set.of(
          "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i",
          "ins", "kbd", "mark", "q", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup",
          "time", "u", "var", "wbr", "big", "tt", "strike", "label", "acronym", "nobr", "o:p");

  /** How word processors name the level of a list's item. */
  private static final Pattern LEVEL = Pattern.compile("mso-list:[^;]*\\blevel([1-9])");

  private static final Pattern NUMBER = Pattern.compile("[(（]?([0-9]+|[a-zA-Z]|[ivx]+)[.)）、].*");
  private static final Pattern MARKER =
      Pattern.compile("mso-list:\\s*ignore", Pattern.CASE_INSENSITIVE);

  private final List<Block> blocks = new ArrayList<>();
  private final List<PastedItems.Item> items = new ArrayList<>();
  private PastedLine line = new PastedLine();
  private int pictures;

  int pictures() {
    return pictures;
  }

  List<Block> of(Element body) {
    walk(body, 0);
    close();
    closeList();
    return blocks;
  }

  private void walk(Element element, int depth) {
    if (depth > WebPage.DEPTH) {
      throw new Budget.Spent("levels", WebPage.DEPTH);
    }
    for (Node node : element.childNodes()) {
      if (node instanceof TextNode text) {
        line.text(text.getWholeText());
      } else if (node instanceof Element child && !isHidden(child)) {
        element(child, depth + 1);
      }
    }
  }

  private void element(Element child, int depth) {
    String name = child.normalName();
    switch (name) {
      case "img", "picture" -> pictures++;
      case "br" -> line.lineBreak();
      case "hr" -> {
        close();
        add(new Block.Divider());
      }
      case "h1", "h2", "h3", "h4", "h5", "h6" -> {
        close();
        walk(child, depth);
        heading(Math.clamp(name.charAt(1) - '0', 2, 4));
      }
      case "ul", "ol" -> {
        close();
        closeList();
        list(child, name.equals("ol"), 1, depth);
        closeList();
      }
      case "blockquote" -> {
        close();
        closeList();
        quote(child, depth);
      }
      case "table" -> {
        close();
        closeList();
        table(child, depth);
      }
      default -> {
        if (INLINE.contains(name)) {
          line.within(child, () -> walk(child, depth));
        } else if (!wordItem(child, depth)) {
          close();
          walk(child, depth);
          close();
        }
      }
    }
  }

  private static boolean isHidden(Element element) {
    String style = style(element);
    return SILENT.contains(element.normalName())
        || element.hasAttr("hidden")
        || style.contains("display:none")
        || style.contains("mso-hide:all")
        || style.contains("mso-element:comment");
  }

  static String style(Element element) {
    return element.attr("style").toLowerCase(Locale.ROOT).replaceAll("\\s*([:;])\\s*", "$1");
  }

  // Blocks.

  private void add(Block block) {
    closeList();
    blocks.add(block);
  }

  /** Ends the line; what stands in it is a paragraph, or more where two breaks part it. */
  private void close() {
    List<List<Inline>> paragraphs = line.paragraphs();
    line = new PastedLine();
    for (List<Inline> paragraph : paragraphs) {
      add(new Block.Paragraph(paragraph));
    }
  }

  /** Ends the line as one piece. */
  private List<Inline> piece() {
    List<Inline> content = line.content();
    line = new PastedLine();
    return content;
  }

  private void heading(int level) {
    List<Inline> content = piece();
    if (!Inline.plain(content).isBlank()) {
      add(new Block.Heading(level, content));
    }
  }

  private void quote(Element child, int depth) {
    var inner = new PastedBlocks();
    inner.walk(child, depth);
    inner.close();
    inner.closeList();
    pictures += inner.pictures;
    for (Block block : inner.blocks) {
      add(
          block instanceof Block.Paragraph(List<Inline> content)
              ? new Block.Quote(content, null, null)
              : block);
    }
  }

  // Lists.

  private void list(Element list, boolean ordered, int level, int depth) {
    if (depth > WebPage.DEPTH) {
      throw new Budget.Spent("levels", WebPage.DEPTH);
    }
    for (Element child : list.children()) {
      if (isHidden(child)) {
        continue;
      }
      String name = child.normalName();
      if (name.equals("ul") || name.equals("ol")) {
        list(child, name.equals("ol"), level + 1, depth + 1);
      } else {
        item(child, ordered, level, depth + 1);
      }
    }
  }

  private void item(Element child, boolean ordered, int level, int depth) {
    for (Node node : child.childNodes()) {
      if (node instanceof Element inner
          && (inner.normalName().equals("ul") || inner.normalName().equals("ol"))) {
        itemLine(ordered, level);
        list(inner, inner.normalName().equals("ol"), level + 1, depth + 1);
      } else if (node instanceof TextNode text) {
        line.text(text.getWholeText());
      } else if (node instanceof Element inner && !isHidden(inner)) {
        flat(inner, depth + 1);
      }
    }
    itemLine(ordered, level);
  }

  private void itemLine(boolean ordered, int level) {
    List<Inline> content = piece();
    if (!Inline.plain(content).isBlank()) {
      items.add(new PastedItems.Item(level, ordered, content));
    }
  }

  /** The words of a block within an item or a cell, in one line with what stands around it. */
  private void flat(Element element, int depth) {
    if (depth > WebPage.DEPTH) {
      throw new Budget.Spent("levels", WebPage.DEPTH);
    }
    String name = element.normalName();
    if (isHidden(element)) {
      return;
    }
    switch (name) {
      case "img", "picture" -> pictures++;
      case "br" -> line.lineBreak();
      default -> {
        boolean block = !INLINE.contains(name);
        if (block) {
          line.edge();
        }
        line.within(
            element,
            () -> {
              for (Node node : element.childNodes()) {
                if (node instanceof TextNode text) {
                  line.text(text.getWholeText());
                } else if (node instanceof Element inner) {
                  flat(inner, depth + 1);
                }
              }
            });
        if (block) {
          line.edge();
        }
      }
    }
  }

  /** A paragraph that a word processor means as an item, its sign among its words. */
  private boolean wordItem(Element child, int depth) {
    if (!child.normalName().equals("p")) {
      return false;
    }
    String style = style(child);
    Matcher level = LEVEL.matcher(style);
    if (!level.find()) {
      return false;
    }
    close();
    String marker = "";
    for (Element span : child.select("span[style]")) {
      if (MARKER.matcher(span.attr("style")).find()) {
        marker = span.text().strip();
        span.remove();
        break;
      }
    }
    flat(child, depth);
    itemLine(NUMBER.matcher(marker).matches(), level.group(1).charAt(0) - '0');
    return true;
  }

  private void closeList() {
    if (!items.isEmpty()) {
      List<Block> made = PastedItems.lists(items);
      items.clear();
      blocks.addAll(made);
    }
  }

  // Tables.

  private void table(Element table, int depth) {
    var rows = new ArrayList<List<List<Inline>>>();
    boolean heads = false;
    for (Element row : table.select("tr")) {
      if (row.closest("table") != table) {
        continue;
      }
      var cells = new ArrayList<List<Inline>>();
      boolean head = !row.children().isEmpty();
      for (Element cell : row.children()) {
        head &= cell.normalName().equals("th");
        flat(cell, depth + 1);
        cells.add(piece());
      }
      if (!cells.isEmpty()) {
        heads |= rows.isEmpty() && head;
        rows.add(cells);
      }
    }
    int width = rows.stream().mapToInt(List::size).max().orElse(0);
    boolean words =
        rows.stream().flatMap(List::stream).anyMatch(cell -> !Inline.plain(cell).isBlank());
    if (!words) {
      return;
    }
    if (width == 1) { // laid out with a table, as mails and old pages are
      rows.stream()
          .map(List::getFirst)
          .filter(cell -> !Inline.plain(cell).isBlank())
          .forEach(cell -> add(new Block.Paragraph(cell)));
      return;
    }
    for (List<List<Inline>> row : rows) {
      while (row.size() < width) {
        row.add(List.of());
      }
    }
    List<List<Inline>> header = heads && rows.size() > 1 ? rows.removeFirst() : List.of();
    add(new Block.Table(null, header, List.copyOf(rows), false, null, null));
  }
}
