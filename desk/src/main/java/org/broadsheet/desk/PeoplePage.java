package org.broadsheet.desk;

import java.util.List;

/**
 * The page about people as it shows to one of them.
 *
 * @param members everybody, for administrators; else empty
 * @param invited who was asked and has not come, for administrators
 * @param mine the reader's own sessions
 * @param roles the reader's own roles
 * @param channels to choose from
 * @param chains the desk's first, then those that channels have of their own
 * @param count accounts that there are
 */
public record PeoplePage(
    List<Member> members,
    List<Invited> invited,
    List<Session> mine,
    List<Given> roles,
    List<StoryPage.Channel> channels,
    List<Chained> chains,
    int count) {
  /** Copies the lists. */
  public PeoplePage {
    members = List.copyOf(members);
    invited = List.copyOf(invited);
    mine = List.copyOf(mine);
    roles = List.copyOf(roles);
    channels = List.copyOf(channels);
    chains = List.copyOf(chains);
  }

  /** An account with what it may do and where it is signed in. */
  public record Member(Account account, List<Given> grants, List<Session> sessions) {
    /** Copies the lists. */
    public Member {
      grants = List.copyOf(grants);
      sessions = List.copyOf(sessions);
    }
  }

  /** A role in a place, as a form sends it and in words. */
  public record Given(String word, String said) {}

  /** A signed-in browser; whether it is the one that asks. */
  public record Session(String id, String browser, String begun, boolean here) {}

  /** Somebody who was asked and has not come. */
  public record Invited(String id, String name, List<Given> grants, String expires) {
    /** Copies the list. */
    public Invited {
      grants = List.copyOf(grants);
    }
  }

  /**
   * The reviews of a channel.
   *
   * @param channel its path, empty for the desk
   * @param lacks the role of a stage that nobody could give, in words; empty where all can be given
   */
  public record Chained(String channel, String name, int stages, String lacks) {}
}
