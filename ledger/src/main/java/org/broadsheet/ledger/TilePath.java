package org.broadsheet.ledger;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a tile or an entry bundle, as in C2SP tlog-tiles: {@code tile/<L>/<N>[.p/<W>]} or
 * {@code tile/entries/<N>[.p/<W>]}, N in groups of three digits, all but the last behind an x.
 *
 * @param level 0 for leaf hashes, one more for each 8 heights of the tree, or {@link #ENTRIES}
 * @param number place among the tiles of its level, from 0
 * @param width hashes or entries in it: 256 if full, 1 to 255 if partial
 */
public record TilePath(int level, long number, int width) {
  /** The level that stands for bundles of entries. */
  public static final int ENTRIES = -1;

  /** Hashes in a full tile. */
  public static final int FULL = 256;

  private static final int HIGHEST_LEVEL = 63;
  private static final Pattern FORM =
      Pattern.compile(
          "tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

  /** Checks the ranges. */
  public TilePath {
    if (level < ENTRIES || level > HIGHEST_LEVEL || number < 0 || width < 1 || width > FULL) {
      throw new IllegalArgumentException("no tile: " + level + ", " + number + ", " + width);
    }
  }

  /** Reads a path as it stands in a request, without the log's prefix. Empty if it is none. */
  public static Optional<TilePath> parse(String path) {
    Matcher form = FORM.matcher(path);
    if (!form.matches()) {
      return Optional.empty();
    }
    int level = form.group(1).equals("entries") ? ENTRIES : Integer.parseInt(form.group(1));
    String digits = form.group(2).replace("x", "").replace("/", "");
    boolean longerThanNeeded = digits.length() > 3 && digits.startsWith("000");
    int width = form.group(3) == null ? FULL : Integer.parseInt(form.group(3));
    if (level > HIGHEST_LEVEL || longerThanNeeded || (form.group(3) != null && width >= FULL)) {
      return Optional.empty();
    }
    return Optional.of(new TilePath(level, Long.parseLong(digits), width));
  }

  /** Whether nothing will ever be added to it, so that it may be cached for ever. */
  public boolean full() {
    return width == FULL;
  }

  /** The path below the log's prefix, without a slash at its beginning. */
  public String path() {
    var groups = new StringBuilder(group(number % 1000));
    for (long rest = number / 1000; rest > 0; rest /= 1000) {
      groups.insert(0, "x" + group(rest % 1000) + "/");
    }
    return "tile/"
        + (level == ENTRIES ? "entries" : Integer.toString(level))
        + "/"
        + groups
        + (full() ? "" : ".p/" + width);
  }

  private static String group(long digits) {
    return String.valueOf(1000 + digits).substring(1);
  }

  @Override
  public String toString() {
    return path();
  }
}
