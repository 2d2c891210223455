package org.broadsheet.desk;

import java.util.Optional;

/** What people say beside a story's text: reasons, comments, notices, names. */
final class Said {
  /** Characters of a reason, comment or notice. */
  static final int LONGEST = 2_000;

  /** Characters of somebody's name. */
  static final int LONGEST_NAME = 200;

  private Said() {}

  /** Why that cannot be said; empty where it can. {@code what} is the field's name in words. */
  static Optional<Refused> refuses(String text, String what) {
    return refuses(text, what, LONGEST);
  }

  static Optional<Refused> refusesName(String name) {
    return refuses(name, "name", LONGEST_NAME);
  }

  private static Optional<Refused> refuses(String text, String what, int longest) {
    if (text.isBlank()) {
      return Optional.of(new Refused.Missing(what));
    }
    return text.length() > longest
        ? Optional.of(new Refused.TooManyCharacters(what, longest))
        : Optional.empty();
  }
}
