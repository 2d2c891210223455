package org.broadsheet.wire;

import java.util.List;
import org.broadsheet.content.Block;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * What somebody pastes from a word processor, a chat service's article or a web page, as typed
 * blocks: paragraphs, headings, lists, quotes, tables, rules, and within them strong, emphasis,
 * links, sub- and superscripts. Everything else of the markup is gone, and with it whatever could
 * run.
 */
public sealed interface Pasted {
  /** Bytes of markup that are read: a word processor adds much to little. */
  int LARGEST = 4 << 20;

  /**
   * It was read.
   *
   * @param pictures how many were left out; they come in one by one, with their credit
   */
  record Blocks(List<Block> blocks, int pictures) implements Pasted {
    /** Copies the list. */
    public Blocks {
      blocks = List.copyOf(blocks);
    }
  }

  /** It is more of something than is read. */
  record TooCostly(String what, long limit) implements Pasted {}

  /** Reads it. Never throws over what it holds. */
  static Pasted read(String html) {
    if (html.length() > LARGEST) {
      return new TooCostly("characters", LARGEST);
    }
    int tags = 0;
    for (int i = 0; i < html.length(); i++) {
      if (html.charAt(i) == '<' && ++tags > WebPage.TAGS) {
        return new TooCostly("tags", WebPage.TAGS);
      }
    }
    Document page = Jsoup.parse(html);
    try {
      var reader = new PastedBlocks();
      return new Blocks(reader.of(page.body()), reader.pictures());
    } catch (Budget.Spent spent) {
      return new TooCostly(spent.what(), spent.limit());
    }
  }
}
