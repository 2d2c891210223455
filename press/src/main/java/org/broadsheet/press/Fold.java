package org.broadsheet.press;

import java.util.List;
import org.broadsheet.content.Block;
import org.jspecify.annotations.Nullable;

/**
 * Where a long story is folded on small screens, and what its reader is told about the rest. The
 * page holds the whole text; only a script folds it.
 *
 * @param at how many blocks stand before the fold
 * @param label "Read the rest", with how much and how long it is
 */
record Fold(int at, String label) {
  /** Usual speeds of silent reading, in seconds: a Chinese character, a word of other scripts. */
  private static final double CHARACTER = 60 / 400.0;

  private static final double WORD = 60 / 230.0;

  /** Shorter stories stand in one piece. */
  private static final double WORTH_FOLDING = 120;

  /** What is read before the fold, at least. */
  private static final double OPENING = 45;

  /** Less than this share of the story is not worth a click. */
  private static final double LEAST_REST = 0.3;

  /** The fold of this body, or null where it is short. */
  static @Nullable Fold of(List<Block> body, Words words) {
    double[] seconds = body.stream().mapToDouble(block -> seconds(List.of(block))).toArray();
    double all = 0;
    for (double block : seconds) {
      all += block;
    }
    if (all < WORTH_FOLDING) {
      return null;
    }
    int at = 0;
    double read = 0;
    while (at < body.size() && read < OPENING) {
      read += seconds[at++];
    }
    // A heading stays with what it is the heading of.
    while (at > 0 && body.get(at - 1) instanceof Block.Heading) {
      read -= seconds[--at];
    }
    double rest = all - read;
    if (at == 0 || rest / all < LEAST_REST) {
      return null;
    }
    long minutes = Math.max(1, Math.round(rest / 60));
    return new Fold(at, words.of("fold.rest", rest / all, minutes));
  }

  private static double seconds(List<Block> blocks) {
    double seconds = 0;
    boolean inWord = false;
    for (int c : Block.plain(blocks).codePoints().toArray()) {
      boolean ideograph = Character.isIdeographic(c);
      boolean letter = !ideograph && Character.isLetterOrDigit(c);
      seconds += ideograph ? CHARACTER : letter && !inWord ? WORD : 0;
      inWord = letter;
    }
    return seconds;
  }
}
