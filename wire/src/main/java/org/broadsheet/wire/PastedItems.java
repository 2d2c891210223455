package org.broadsheet.wire;

import java.util.ArrayList;
import java.util.List;
import org.broadsheet.content.Block;
import org.broadsheet.content.Inline;
import org.jspecify.annotations.Nullable;

/** Items in order, each with its level, as lists within lists. */
final class PastedItems {
  /** Lists nested deeper stand at this level. */
  private static final int DEEPEST = 6;

  /** One item; level from 1. */
  record Item(int level, boolean ordered, List<Inline> content) {}

  private final List<Item> items;
  private int at;

  private PastedItems(List<Item> items) {
    this.items = items;
  }

  /** Lists in order: a new one begins where an item of the outermost level has another sign. */
  static List<Block> lists(List<Item> items) {
    var reader = new PastedItems(List.copyOf(items));
    var lists = new ArrayList<Block>();
    while (reader.at < items.size()) {
      lists.add(reader.list(1));
    }
    return lists;
  }

  private static int level(Item item) {
    return Math.min(DEEPEST, item.level());
  }

  private Block.Listing list(int level) {
    boolean ordered = items.get(at).ordered();
    var made = new ArrayList<Block.Listing.Item>();
    while (at < items.size() && level(items.get(at)) >= level) {
      Item item = items.get(at);
      if (level(item) == level && item.ordered() != ordered && !made.isEmpty()) {
        break;
      }
      if (level(item) == level || made.isEmpty()) {
        at++;
        made.add(new Block.Listing.Item(item.content(), nested(level)));
      } else { // a second list under the same item, with other signs
        Block.Listing more = list(level + 1);
        more.items().forEach(made::add);
      }
    }
    return new Block.Listing(ordered, made);
  }

  private Block.@Nullable Listing nested(int level) {
    return at < items.size() && level(items.get(at)) > level ? list(level + 1) : null;
  }
}
