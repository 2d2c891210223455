package org.broadsheet.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.content.Block;
import org.broadsheet.content.Inline;

/** The lines of a story to its blocks: paragraphs, and headings and lists where they are plain. */
final class Body {
  private static final Pattern NUMBERED =
      Pattern.compile("^[(（]?(\\d{1,3})(?:[.)）](?!\\d)|、|．)\\s?(?=\\S)");

  private Body() {}

  static List<Block> of(List<Line> lines) {
    var blocks = new ArrayList<Block>();
    for (int i = 0; i < lines.size(); ) {
      int end = listEnd(lines, i);
      if (end > i + 1) {
        boolean ordered = !lines.get(i).bullet();
        blocks.add(listing(lines.subList(i, end), ordered));
        i = end;
      } else {
        blocks.add(
            isHeading(lines, i)
                ? new Block.Heading(level(lines.get(i)), Inline.of(lines.get(i).text()))
                : Block.Paragraph.of(lines.get(i).text()));
        i++;
      }
    }
    return blocks;
  }

  /** End of the list that starts at this line: bullets, or numbers that count up from 1. */
  private static int listEnd(List<Line> lines, int start) {
    int at = start;
    if (lines.get(start).bullet()) {
      while (at < lines.size() && lines.get(at).bullet()) {
        at++;
      }
      return at;
    }
    int next = 1;
    while (at < lines.size()) {
      Matcher number = NUMBERED.matcher(lines.get(at).text());
      if (!number.find() || Integer.parseInt(number.group(1)) != next) {
        break;
      }
      next++;
      at++;
    }
    return at;
  }

  private static Block listing(List<Line> lines, boolean ordered) {
    var items = new ArrayList<Block.Listing.Item>();
    for (Line line : lines) {
      String text = ordered ? NUMBERED.matcher(line.text()).replaceFirst("") : line.text();
      items.add(new Block.Listing.Item(Inline.of(text), null));
    }
    return new Block.Listing(ordered, items);
  }

  private static boolean isHeading(List<Line> lines, int i) {
    Line line = lines.get(i);
    if (i + 1 >= lines.size()) {
      return false;
    }
    if (line.level() >= 2) {
      return true;
    }
    double words = Script.words(line.text());
    double next = Script.words(lines.get(i + 1).text());
    boolean question = line.text().endsWith("?") || line.text().endsWith("？");
    return !line.bullet()
        && (i > 0 || line.text().matches("^[一二三四五六七八九十]{1,3}、.*"))
        && line.gap() > 0
        && words <= 12
        && (question || !Script.endsSentence(line.text()))
        && "”\"’」』,，、".indexOf(line.text().charAt(line.text().length() - 1)) < 0
        && next > 12;
  }

  private static int level(Line line) {
    return line.level() < 2 ? 2 : Math.min(4, line.level());
  }

  static String plain(List<Block> blocks) {
    var texts = new ArrayList<String>();
    for (Block block : blocks) {
      if (block instanceof Block.Paragraph paragraph) {
        texts.add(Inline.plain(paragraph.content()));
      } else if (block instanceof Block.Heading heading) {
        texts.add(Inline.plain(heading.content()));
      } else if (block instanceof Block.Listing listing) {
        listing.items().forEach(item -> texts.add(Inline.plain(item.content())));
      }
    }
    return String.join("\n", texts);
  }
}
