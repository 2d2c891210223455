package org.broadsheet.pulse;

import java.util.regex.Pattern;

/**
 * One thing a reader may feel about a story, by its name in addresses, forms and the store: {@code
 * happy}. Its words in the reader's language belong to the page.
 *
 * @param name 1 to 24 characters of {@code a-z0-9-}, the first a letter
 */
public record Mood(String name) {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,23}");

  /** Throws {@link IllegalArgumentException} if the name has another form. */
  public Mood {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "a mood's name is 1 to 24 characters of a-z, 0-9 and -, the first a letter: " + name);
    }
  }

  static boolean isName(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public String toString() {
    return name;
  }
}
