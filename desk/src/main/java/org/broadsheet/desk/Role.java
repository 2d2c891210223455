package org.broadsheet.desk;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody may do. Nobody has a right by having another: each is given by itself. */
public enum Role {
  /** Writes, changes and sends in stories. */
  AUTHOR,
  /** Approves or returns what others wrote. */
  REVIEWER,
  /** Publishes what was approved, and withdraws. */
  PUBLISHER,
  /** Looks after accounts and the number of reviews; has no say over texts. */
  ADMINISTRATOR;

  /** The word in commands and in the database. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads words parted by commas; throws {@link IllegalArgumentException} at an unknown one. */
  public static Set<Role> parse(String words) {
    var roles = EnumSet.noneOf(Role.class);
    for (String word : words.split(",", -1)) {
      if (!word.isBlank()) {
        roles.add(valueOf(word.strip().toUpperCase(Locale.ROOT)));
      }
    }
    return roles;
  }

  static String words(Set<Role> roles) {
    return roles.stream().sorted().map(Role::word).collect(Collectors.joining(","));
  }
}
