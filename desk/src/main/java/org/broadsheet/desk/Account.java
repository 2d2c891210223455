package org.broadsheet.desk;

import java.util.Collections;
import java.util.Map;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Site;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can sign in.
 *
 * @param login the name typed at sign-in, lower case
 * @param names as printed, by language
 * @param language of the desk's pages, null to follow the browser
 * @param grants the roles that they have, and where
 * @param disabled whether sign-in and every act are refused
 */
public record Account(
    PersonId id,
    String login,
    Map<String, String> names,
    @Nullable String language,
    Grants grants,
    boolean disabled) {
  /** Copies. */
  public Account {
    names = Map.copyOf(names);
  }

  /** Whose that story is for them. */
  public Whose whose(Story story) {
    if (story.owner() == null) {
      return Whose.NOBODYS;
    }
    return story.owner().equals(id) ? Whose.OWN : Whose.OTHERS;
  }

  /** Whether the roles allow that to that story. What invariant 5 adds is asked elsewhere. */
  public boolean may(Act act, Story story) {
    return may(act, story.channel(), whose(story));
  }

  boolean may(Act act, ChannelPath channel, Whose whose) {
    return !disabled && !Collections.disjoint(grants.in(channel), act.roles(whose));
  }

  /** Whether the roles allow that anywhere at all, for menus and for acts about no story. */
  public boolean may(Act act) {
    return !disabled && !Collections.disjoint(grants.anywhere(), act.roles(Whose.OWN));
  }

  /** Whether they have that role in that channel now; null for everywhere. */
  boolean is(Role role, @Nullable ChannelPath channel) {
    return !disabled
        && (channel == null
            ? grants.all().contains(new Grants.Grant(role, null))
            : grants.in(channel).contains(role));
  }

  /** The name in this language, else in another. */
  public String name(String language) {
    return Site.pick(new java.util.TreeMap<>(names), language, login);
  }
}
