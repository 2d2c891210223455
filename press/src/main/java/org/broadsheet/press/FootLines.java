package org.broadsheet.press;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.content.Href;
import org.broadsheet.content.Inline;

/**
 * Lines that a site sets about itself. {@code [words](address)} makes a link where the address can
 * be one; every other text is shown as it stands.
 */
final class FootLines {
  private static final Pattern LINK =
      Pattern.compile("\\[([^\\[\\]]{1,200})\\]\\(([^()\\s]{1,500})\\)");

  private FootLines() {}

  static List<List<Inline>> of(String text) {
    return text.lines().filter(line -> !line.isBlank()).map(FootLines::line).toList();
  }

  static List<Inline> line(String text) {
    var line = new ArrayList<Inline>();
    Matcher found = LINK.matcher(text);
    int at = 0;
    while (found.find()) {
      Href href = Href.orNull(found.group(2));
      if (href != null) {
        add(line, text.substring(at, found.start()));
        line.add(new Inline.Link(href, Inline.of(found.group(1))));
        at = found.end();
      }
    }
    add(line, text.substring(at));
    return line;
  }

  private static void add(List<Inline> line, String text) {
    if (!text.isEmpty()) {
      line.add(new Inline.Text(text));
    }
  }
}
