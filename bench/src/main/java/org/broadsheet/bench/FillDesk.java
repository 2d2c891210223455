package org.broadsheet.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.content.Hash;
import org.broadsheet.content.Json;
import org.jspecify.annotations.Nullable;

/**
 * Makes a desk of SQLite as full as that of a large newsroom, while nothing serves it: copies the
 * account {@code base} so that there are {@code user0}, {@code user1} and so on with its password;
 * takes the stories that were imported into the log as written and published at the desk; and puts
 * copies of some in hand. Of those half are drafts, three tenths wait for a review, a tenth each
 * was sent back and is approved. Arguments: file of the database, accounts, stories in hand, seed,
 * file of the stories as JSON Lines, file of what their import printed.
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

  private static final Pattern DATE = Pattern.compile("/\\d{4}/\\d{2}/\\d{2}");
  private static final int BATCH = 5_000;
  private static final long NOW = 1_790_000_000_000L;

  private final Connection connection;
  private final Random random;

  private FillDesk(Connection connection, Random random) {
    this.connection = connection;
    this.random = random;
  }

  /** Fills. */
  public static void main(String[] arguments) throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0])) {
      connection.setAutoCommit(false);
      var fill = new FillDesk(connection, new Random(Long.parseLong(arguments[3])));
      List<String> people = fill.people(Integer.parseInt(arguments[1]));
      fill.stories(
          Path.of(arguments[4]), Path.of(arguments[5]), Integer.parseInt(arguments[2]), people);
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

  private void stories(Path news, Path imported, int inHand, List<String> people)
      throws SQLException, IOException {
    try (BufferedReader texts = Files.newBufferedReader(news);
        BufferedReader ids = Files.newBufferedReader(imported);
        PreparedStatement story =
            connection.prepareStatement(
                """
                INSERT INTO desk_story (id, state, version, headline, submitter, warnings, changed, chain, channel, owner,
                  live, vetted, published, url_date) VALUES (?, ?, 1, ?, ?, '', ?, 'final_reviewer', ?, ?, ?, ?, ?, ?)\
                """);
        PreparedStatement version =
            connection.prepareStatement(
                "INSERT INTO desk_version (story, n, hash, bytes, person, time) VALUES (?, 1, ?, ?, ?, ?)")) {
      int done = 0;
      for (String line = ids.readLine(); line != null; line = ids.readLine()) {
        if (!line.endsWith(" imported")) {
          continue;
        }
        Json.Object text = document(texts.readLine());
        String person = people.get(random.nextInt(people.size()));
        Matcher date = DATE.matcher(line);
        if (!date.find()) {
          throw new IllegalStateException("no address stands in " + line);
        }
        String written = date.group().substring(1).replace('/', '-');
        add(story, version, line.substring(0, 10), "published", person, text, written);
        if (done++ < inHand) {
          String state = STATES.get(random.nextInt(STATES.size()));
          add(story, version, id(), state, person, text, null);
        }
        if (done % BATCH == 0) {
          story.executeBatch();
          version.executeBatch();
        }
      }
      story.executeBatch();
      version.executeBatch();
    }
  }

  private static Json.Object document(@Nullable String line) {
    if (line != null
        && Json.parse(line.getBytes(StandardCharsets.UTF_8)) instanceof Json.Object entry
        && entry.members().get("document") instanceof Json.Object document) {
      return document;
    }
    throw new IllegalStateException("no story stands in " + line);
  }

  private static String field(Json.Object text, String name) {
    if (text.members().get(name) instanceof Json.Text(String value)) {
      return value;
    }
    throw new IllegalStateException("no " + name + " stands in " + text);
  }

  private void add(
      PreparedStatement story,
      PreparedStatement version,
      String id,
      String state,
      String person,
      Json.Object text,
      @Nullable String urlDate)
      throws SQLException {
    long changed = NOW + random.nextInt(1_000_000_000);
    Integer live = urlDate == null ? null : 1;
    story.setString(1, id);
    story.setString(2, state);
    story.setString(3, field(text, "headline"));
    story.setString(4, state.equals("draft") ? null : person);
    story.setLong(5, changed);
    story.setString(6, field(text, "channel"));
    story.setString(7, person);
    story.setObject(8, live);
    story.setObject(9, live);
    story.setObject(10, live == null ? null : changed);
    story.setString(11, urlDate);
    story.addBatch();
    byte[] bytes = text.canonical();
    version.setString(1, id);
    version.setString(2, Hash.of(bytes).hex());
    version.setBytes(3, bytes);
    version.setString(4, person);
    version.setLong(5, changed);
    version.addBatch();
  }

  private String id() {
    var id = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return id.toString();
  }
}
