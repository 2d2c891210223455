package org.broadsheet.content;

import java.util.ArrayList;
import java.util.List;

/** The words of blocks, without their form. */
final class PlainText {
  private PlainText() {}

  static String of(List<Block> body) {
    var lines = new ArrayList<String>();
    body.forEach(block -> add(block, lines));
    return String.join("\n", lines);
  }

  private static void add(Block block, List<String> lines) {
    switch (block) {
      case Block.Paragraph paragraph -> lines.add(Inline.plain(paragraph.content()));
      case Block.Heading heading -> lines.add(Inline.plain(heading.content()));
      case Block.Quote quote -> lines.add(Inline.plain(quote.content()));
      case Block.Listing listing -> addItems(listing, lines);
      case Block.Figure figure -> lines.add(Inline.plain(figure.caption()));
      case Block.Gallery gallery ->
          gallery.figures().forEach(figure -> lines.add(Inline.plain(figure.caption())));
      case Block.Table table -> {
        if (table.caption() != null) {
          lines.add(table.caption());
        }
        table.rows().forEach(row -> row.forEach(cell -> lines.add(Inline.plain(cell))));
      }
      case Block.KeyFacts facts ->
          facts
              .facts()
              .forEach(fact ->
                  lines.add(
                      fact.label()
                          + " "
                          + fact.value()
                          + (fact.unit() == null ? "" : " " + fact.unit())));
      case Block.Timeline timeline ->
          timeline.moments().forEach(moment -> lines.add(Inline.plain(moment.content())));
      case Block.Embed embed -> lines.add(embed.title());
      case Block.Divider _, Block.Vote _ -> {}
    }
  }

  private static void addItems(Block.Listing listing, List<String> lines) {
    for (Block.Listing.Item item : listing.items()) {
      lines.add(Inline.plain(item.content()));
      if (item.nested() != null) {
        addItems(item.nested(), lines);
      }
    }
  }
}
