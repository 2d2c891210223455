package org.broadsheet.desk;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Block;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Hash;
import org.broadsheet.ledger.Database;
import org.broadsheet.ledger.Ledger;
import org.broadsheet.ledger.LogKey;
import org.broadsheet.ledger.MediaStore;

/** A newsroom on a real log, with one person for each part, and a clock that tests set. */
final class Bench implements AutoCloseable {
  /** Roles of somebody who could give any review. */
  static final Role[] REVIEWERS = {Role.FIRST_REVIEWER, Role.SECOND_REVIEWER, Role.FINAL_REVIEWER};

  static final String PASSWORD = "ten herons wade";

  /** Hashing is slow on purpose; once is enough for all tests. */
  private static final String HASH = new Passwords().hash(PASSWORD);

  final Database database;
  final Ledger ledger;
  final Newsroom newsroom;
  final Clock clock = new Clock();
  final PersonId author;
  final PersonId first;
  final PersonId second;
  final PersonId third;
  final PersonId publisher;

  private Bench(Database database, Path directory) {
    this.database = database;
    var media = MediaStore.open(directory.resolve("media"), MediaStore.DEFAULT_LIMIT);
    var key = LogKey.openOrCreate(directory.resolve("keys"), Optional.empty());
    this.ledger = Ledger.open(database, media, key, clock);
    this.newsroom = Newsroom.open(database, ledger, clock);
    this.author = person("author", Role.REPORTER);
    this.first = person("first", REVIEWERS);
    this.second = person("second", REVIEWERS);
    this.third = person("third", REVIEWERS);
    this.publisher = person("publisher", Role.PUBLISHER);
  }

  static Bench sqlite(Path directory) {
    return new Bench(Database.sqlite(directory.resolve("db/broadsheet.db")), directory);
  }

  static Bench at(String jdbcUrl, Path directory) {
    return new Bench(Database.at(jdbcUrl), directory);
  }

  PersonId person(String login, Role... roles) {
    return person(login, Grants.everywhere(roles));
  }

  PersonId person(String login, Grants grants) {
    return called(login, Map.of("en", "The " + login, "zh", "某" + login), grants);
  }

  PersonId called(String login, Map<String, String> names, Grants grants) {
    return database
        .<Outcome<Account>, RuntimeException>inWriteTransaction(
            tx -> newsroom.people().insert(tx, login, names, grants, HASH))
        .orThrow()
        .id();
  }

  static Article article(String headline, String... paragraphs) {
    List<Block> body = java.util.Arrays.stream(paragraphs).<Block>map(Block.Paragraph::of).toList();
    return Article.of("en", new ChannelPath("local"), headline, body);
  }

  Saved draft() {
    return newsroom
        .write()
        .begin(author, article("Ferries turn electric", "Twelve boats will change."))
        .orThrow();
  }

  Saved sentIn() {
    Saved saved = draft();
    newsroom.submit().by(author, saved.story(), saved.hash()).orThrow();
    return saved;
  }

  /** Approved at the only stage. */
  Saved approved() {
    Saved saved = sentIn();
    newsroom.approve().by(first, saved.story(), saved.hash(), "").orThrow();
    return saved;
  }

  Saved published() {
    Saved saved = approved();
    newsroom.publish().by(publisher, saved.story(), saved.hash()).orThrow();
    return saved;
  }

  Saved rewritten(Saved saved, PersonId by, String headline) {
    Article now = article(headline, "Twelve boats will change.");
    return newsroom.write().change(by, saved.story(), saved.hash(), now).orThrow();
  }

  StoryState state(ArticleId story) {
    return newsroom.story(story).orElseThrow().state();
  }

  static Hash other() {
    return Hash.of(new byte[] {1});
  }

  @Override
  public void close() {
    database.close();
  }

  /** Stands still until a test moves it. */
  static final class Clock implements InstantSource {
    Instant now = Instant.parse("2026-11-23T08:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }
  }
}
