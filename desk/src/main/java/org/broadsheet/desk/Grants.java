package org.broadsheet.desk;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.content.ChannelPath;
import org.jspecify.annotations.Nullable;

/** The roles that somebody has, each everywhere or in one channel and those below it. */
public record Grants(Set<Grant> all) {
  private static final Grants NONE = new Grants(Set.of());

  /** Copies the set. */
  public Grants {
    all = Set.copyOf(all);
  }

  /**
   * One role in one place.
   *
   * @param channel null for everywhere
   */
  public record Grant(Role role, @Nullable ChannelPath channel) {
    /** Administrators look after the whole newsroom or none of it. */
    public Grant {
      if (role == Role.ADMINISTRATOR && channel != null) {
        throw new IllegalArgumentException("an administrator is one everywhere");
      }
    }

    /** Whether it counts in that channel. */
    boolean reaches(ChannelPath where) {
      return channel == null || where.trail().contains(channel);
    }

    /** As commands and the database have it: {@code editor} or {@code editor@local}. */
    public String word() {
      return channel == null ? role.word() : role.word() + "@" + channel;
    }
  }

  /** No role at all. */
  public static Grants none() {
    return NONE;
  }

  /** These roles everywhere. */
  public static Grants everywhere(Role... roles) {
    return everywhere(List.of(roles));
  }

  /** These roles everywhere. */
  public static Grants everywhere(Collection<Role> roles) {
    return new Grants(
        roles.stream().map(role -> new Grant(role, null)).collect(Collectors.toSet()));
  }

  /**
   * Reads words parted by commas, {@code reporter,editor@local/reed-isle}; throws {@link
   * IllegalArgumentException} at an unknown role or a channel of another form.
   */
  public static Grants parse(String words) {
    var grants = new HashSet<Grant>();
    for (String word : words.split(",", -1)) {
      if (!word.isBlank()) {
        String[] parts = word.strip().split("@", 2);
        if (parts.length == 2 && !ChannelPath.isPath(parts[1])) {
          throw new IllegalArgumentException("not a channel: " + parts[1]);
        }
        grants.add(
            new Grant(Role.of(parts[0]), parts.length == 2 ? new ChannelPath(parts[1]) : null));
      }
    }
    return new Grants(grants);
  }

  /** What {@link #parse} reads. */
  public String words() {
    return all.stream()
        .sorted(Comparator.comparing(Grant::role).thenComparing(Grant::word))
        .map(Grant::word)
        .collect(Collectors.joining(","));
  }

  /** The roles that count in that channel. */
  public Set<Role> in(ChannelPath where) {
    var roles = EnumSet.noneOf(Role.class);
    all.stream().filter(grant -> grant.reaches(where)).forEach(grant -> roles.add(grant.role()));
    return roles;
  }

  /** The roles that count in at least one channel. */
  public Set<Role> anywhere() {
    var roles = EnumSet.noneOf(Role.class);
    all.forEach(grant -> roles.add(grant.role()));
    return roles;
  }

  /** The channels to which these roles are bound; empty where one of them counts everywhere. */
  Optional<List<ChannelPath>> bounds(Collection<Role> roles) {
    List<Grant> grants = all.stream().filter(grant -> roles.contains(grant.role())).toList();
    return grants.stream().anyMatch(grant -> grant.channel() == null)
        ? Optional.empty()
        : Optional.of(
            grants.stream()
                .flatMap(grant -> Stream.ofNullable(grant.channel()))
                .distinct()
                .toList());
  }
}
