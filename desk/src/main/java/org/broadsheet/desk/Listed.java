package org.broadsheet.desk;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.content.ChannelPath;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * The lists of stories, for one person. Each asks only for the newest of what an index has in
 * order, channel by channel where their roles are bound to some, so that none takes longer as the
 * archive grows.
 */
final class Listed {
  static final int MOST = 200;

  /** Versions of one person that are looked through for the stories that they wrote. */
  private static final int MOST_VERSIONS = 1_000;

  private static final String WORK = "state IN ('draft', 'in_review', 'returned', 'approved')";

  private final Handle handle;
  private final Account who;

  Listed(Handle handle, Account who) {
    this.handle = handle;
    this.who = who;
  }

  /** At most {@link #MOST} in this state that they may see, the one changed last first. */
  List<Story> inState(StoryState state) {
    Optional<List<ChannelPath>> bounds = who.grants().bounds(Act.SEE.roles(Whose.OTHERS));
    var values = new LinkedHashMap<String, String>();
    values.put("state", state.word());
    String ids;
    if (bounds.isEmpty()) {
      ids = newest("state = :state");
    } else {
      values.put("me", who.id().value());
      var parts = new StringBuilder(newest("owner = :me AND state = :state"));
      for (String channel : within(bounds.get())) {
        String name = "c" + values.size();
        values.put(name, channel);
        parts.append(" UNION ").append(newest("channel = :" + name + " AND state = :state"));
      }
      ids = parts.toString();
    }
    return stories("id IN (SELECT id FROM (" + ids + ") newest)", values);
  }

  private static String newest(String condition) {
    return "SELECT id FROM (SELECT id FROM desk_story WHERE "
        + condition
        + " ORDER BY changed DESC, id LIMIT "
        + MOST
        + ") part";
  }

  /** At most {@link #MOST} of which they saved one of their last versions. */
  List<Story> written() {
    return stories(
        "id IN (SELECT story FROM (SELECT story FROM desk_version WHERE person = :me"
            + " ORDER BY time DESC LIMIT "
            + MOST_VERSIONS
            + ") latest)",
        Map.of("me", who.id().value()));
  }

  /**
   * At most {@link #MOST} of those in work that have these words in their headline, as written. All
   * that are in work are looked through, however many were published.
   */
  List<Story> inWork(String words) {
    String pattern = words.toLowerCase(Locale.ROOT).replaceAll("[\\\\%_]", "\\\\$0");
    var values = new LinkedHashMap<String, String>();
    values.put("pattern", "%" + pattern + "%");
    return stories(
        WORK + " AND lower(headline) LIKE :pattern ESCAPE '\\' AND " + bounds(values), values);
  }

  /** At most {@link #MOST} of those in work that are due by then, the one changed last first. */
  List<Story> dueBy(Instant time) {
    var values = new LinkedHashMap<String, String>();
    return stories(
        "due <= " + time.toEpochMilli() + " AND " + WORK + " AND " + bounds(values), values);
  }

  /** The condition that they may see it, for conditions that leave few to be asked. */
  private String bounds(Map<String, String> values) {
    Optional<List<ChannelPath>> bounds = who.grants().bounds(Act.SEE.roles(Whose.OTHERS));
    if (bounds.isEmpty()) {
      return "1 = 1";
    }
    values.put("me", who.id().value());
    var within = new StringBuilder("(owner = :me");
    for (ChannelPath channel : bounds.get()) {
      String name = "b" + values.size();
      values.put(name, channel.value());
      within.append(" OR channel = :" + name + " OR channel LIKE :" + name + " || '/%'");
    }
    return within.append(')').toString();
  }

  private List<Story> stories(String condition, Map<String, String> values) {
    Query query =
        handle.createQuery(
            "SELECT * FROM desk_story WHERE "
                + condition
                + " ORDER BY changed DESC, id LIMIT "
                + MOST);
    values.forEach(query::bind);
    return query.map((row, _) -> Stories.story(row)).list().stream()
        .filter(story -> who.may(Act.SEE, story))
        .toList();
  }

  /** The channels that stories stand in, at or under these: one step in the index for each. */
  private List<String> within(List<ChannelPath> bounds) {
    return handle
        .createQuery(
            "WITH RECURSIVE used (channel) AS (SELECT min(channel) FROM desk_story UNION ALL"
                + " SELECT (SELECT min(channel) FROM desk_story WHERE channel > used.channel)"
                + " FROM used WHERE used.channel IS NOT NULL)"
                + " SELECT channel FROM used WHERE channel IS NOT NULL")
        .mapTo(String.class)
        .list()
        .stream()
        .filter(channel ->
            bounds.stream()
                .anyMatch(bound ->
                    channel.equals(bound.value()) || channel.startsWith(bound.value() + "/")))
        .toList();
  }
}
