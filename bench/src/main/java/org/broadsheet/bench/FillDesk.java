package org.broadsheet.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes a desk of SQLite busy while nothing serves it: copies the account {@code base} so that
 * there are {@code user0}, {@code user1} and so on with its password, and puts stories of every
 * state in hand beside the published ones, with their texts. Half of them are drafts, three tenths
 * wait for a review, a tenth each was sent back and is approved. Arguments: file of the database,
 * accounts, stories in hand, seed.
 */
public final class FillDesk {
  private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final List<String> STATES =
      List.of(
          "draft",
          "draft",
          "draft",
          "draft",
          "draft",
          "in_review",
          "in_review",
          "in_review",
          "returned",
          "approved");

  private final Connection connection;
  private final Random random;

  private FillDesk(Connection connection, Random random) {
    this.connection = connection;
    this.random = random;
  }

  /** Fills. */
  public static void main(String[] arguments) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0])) {
      connection.setAutoCommit(false);
      var fill = new FillDesk(connection, new Random(Long.parseLong(arguments[3])));
      List<String> people = fill.people(Integer.parseInt(arguments[1]));
      fill.stories(Integer.parseInt(arguments[2]), people);
      connection.commit();
    }
  }

  private List<String> people(int count) throws SQLException {
    var people = new ArrayList<String>();
    try (PreparedStatement copy =
        connection.prepareStatement(
            """
            INSERT INTO desk_person (id, login, names, language, password, roles, disabled, created)
            SELECT ?, ?, names, language, password, roles, 0, created FROM desk_person WHERE login = 'base'\
            """)) {
      for (int i = 0; i < count; i++) {
        people.add(id());
        copy.setString(1, people.getLast());
        copy.setString(2, "user" + i);
        copy.addBatch();
      }
      copy.executeBatch();
    }
    return people;
  }

  private void stories(int count, List<String> people) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet published =
            statement.executeQuery(
                "SELECT id, changed FROM desk_story WHERE state = 'published' ORDER BY id LIMIT "
                    + count);
        PreparedStatement story =
            connection.prepareStatement(
                """
                INSERT INTO desk_story (id, state, version, headline, submitter, warnings, changed, chain, channel, owner)
                SELECT ?, ?, 1, headline, ?, '', ?, 'final_reviewer', channel, ? FROM desk_story WHERE id = ?\
                """);
        PreparedStatement version =
            connection.prepareStatement(
                """
                INSERT INTO desk_version (story, n, hash, bytes, person, time)
                SELECT ?, 1, v.hash, v.bytes, ?, ? FROM desk_version v JOIN desk_story s ON s.id = v.story AND s.version = v.n
                WHERE s.id = ?\
                """)) {
      while (published.next()) {
        String id = id();
        String person = people.get(random.nextInt(people.size()));
        String state = STATES.get(random.nextInt(STATES.size()));
        long changed = published.getLong(2) + random.nextInt(1_000_000);
        story.setString(1, id);
        story.setString(2, state);
        story.setString(3, state.equals("draft") ? null : person);
        story.setLong(4, changed);
        story.setString(5, person);
        story.setString(6, published.getString(1));
        story.addBatch();
        version.setString(1, id);
        version.setString(2, person);
        version.setLong(3, changed);
        version.setString(4, published.getString(1));
        version.addBatch();
      }
      story.executeBatch();
      version.executeBatch();
    }
  }

  private String id() {
    var id = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return id.toString();
  }
}
