package org.broadsheet.desk;

import java.util.Map;
import java.util.Set;
import org.broadsheet.content.Site;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can sign in.
 *
 * @param login the name typed at sign-in, lower case
 * @param names as printed, by language
 * @param language of the desk's pages, null to follow the browser
 * @param disabled whether sign-in and every act are refused
 */
public record Account(
    PersonId id,
    String login,
    Map<String, String> names,
    @Nullable String language,
    Set<Role> roles,
    boolean disabled) {
  /** Copies. */
  public Account {
    names = Map.copyOf(names);
    roles = Set.copyOf(roles);
  }

  /** Whether they may act in this role now. */
  public boolean may(Role role) {
    return !disabled && roles.contains(role);
  }

  /** The name in this language, else in another. */
  public String name(String language) {
    return Site.pick(new java.util.TreeMap<>(names), language, login);
  }
}
