package org.broadsheet.wire;

/**
 * One line of a page that says something, with what its place tells.
 *
 * @param text the words, without the space around them, never empty
 * @param indent columns of space before the words; a full-width space counts two
 * @param gap empty lines before this one, at most 3
 * @param bullet whether it is an item of a list
 * @param level 1 to 6 where the page's markup calls it a heading, else 0
 * @param linked per cent of the characters that are links; 0 where the page does not say
 */
record Line(String text, int indent, int gap, boolean bullet, int level, int linked) {
  /** Refuses a line that says nothing. */
  Line {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a line must have words");
    }
  }

  Line withText(String words) {
    return new Line(words, indent, gap, bullet, level, linked);
  }
}
