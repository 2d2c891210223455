package org.broadsheet.press;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.archive.Applied;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.Found;
import org.broadsheet.archive.Snapshot;
import org.broadsheet.archive.Story;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Document;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.Hash;
import org.broadsheet.content.Medium;
import org.broadsheet.content.PublicationEvent;
import org.broadsheet.content.PublicationEvent.Approval;
import org.broadsheet.content.PublicationEvent.Change;
import org.broadsheet.content.PublicationEvent.Origin;
import org.broadsheet.content.Statement;
import org.broadsheet.ledger.Entry;
import org.jspecify.annotations.Nullable;

/** A newspaper for tests: entries made by hand, applied to a real archive. A minute passes each. */
final class Paper implements AutoCloseable {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final Archive archive;
  private final Path directory;
  private final Map<String, PublicationEvent> last = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private Instant now = Instant.parse("2026-03-20T01:00:00.000Z");

  Paper() {
    try {
      directory = Files.createTempDirectory("press-paper");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    archive = Archive.open(directory);
  }

  static ArticleId id(int number) {
    return new ArticleId("%010d".formatted(number));
  }

  /** Publishes, in our own name, approved by these people in turn. */
  Applied publish(ArticleId id, Article article, Change change, String... approvers) {
    return article(id, article, change, null, null, approvers);
  }

  Applied publish(int id, Article article, String... approvers) {
    Change change =
        last.containsKey(EntryId.article(id(id)).toString()) ? Change.UPDATE : Change.FIRST;
    return publish(id(id), article, change, approvers);
  }

  Applied emergency(int id, Article article, String reason) {
    var statement = new Statement("zh", Statement.Role.PUBLISHER, reason);
    return article(id(id), article, Change.EMERGENCY, null, statement);
  }

  /** Takes in what was published elsewhere. */
  Applied take(int id, Article article) {
    var origin =
        new Origin(
            Hash.of(("origin " + id).getBytes(java.nio.charset.StandardCharsets.UTF_8)), "capture");
    return article(id(id), article, Change.FIRST, origin, null);
  }

  Applied withdraw(int id, String reason) {
    EntryId subject = EntryId.article(id(id));
    PublicationEvent before = java.util.Objects.requireNonNull(last.get(subject.toString()));
    var statement = new Statement("zh", Statement.Role.EDITOR, reason);
    return append(
        new PublicationEvent(
            subject,
            before.revision() + 1,
            Change.WITHDRAWAL,
            tick(),
            "r" + entries.size(),
            null,
            statement.hash(),
            List.of(),
            before.published(),
            before.urlDate(),
            List.of(),
            "editor0001",
            null,
            List.of()),
        null,
        statement);
  }

  private Applied article(
      ArticleId id,
      Article article,
      Change change,
      @Nullable Origin origin,
      @Nullable Statement statement,
      String... approvers) {
    EntryId subject = EntryId.article(id);
    PublicationEvent before = last.get(subject.toString());
    Instant time = tick();
    Instant published =
        before != null
            ? java.util.Objects.requireNonNull(before.published())
            : article.originalPublished() != null ? article.originalPublished() : time;
    var approvals = new ArrayList<Approval>();
    for (String approver : approvers) {
      approvals.add(new Approval(approvals.size() + 1, approver, article.hash(), time));
    }
    return append(
        new PublicationEvent(
            subject,
            before == null ? 1 : before.revision() + 1,
            change,
            time,
            "r" + entries.size(),
            article.hash(),
            statement == null ? null : statement.hash(),
            article.media().stream().map(Medium::hash).toList(),
            published,
            published.atZone(ZONE).toLocalDate(),
            approvals,
            origin == null ? "editor0001" : null,
            origin,
            List.of()),
        article,
        statement);
  }

  /** Puts a document that is not a story into the log. */
  Applied put(EntryKind kind, String id, Document document) {
    var subject = new EntryId(kind, id);
    PublicationEvent before = last.get(subject.toString());
    return append(
        new PublicationEvent(
            subject,
            before == null ? 1 : before.revision() + 1,
            before == null ? Change.FIRST : Change.UPDATE,
            tick(),
            "r" + entries.size(),
            document.hash(),
            null,
            List.of(),
            null,
            null,
            List.of(),
            "editor0001",
            null,
            List.of()),
        document,
        null);
  }

  private Applied append(
      PublicationEvent event, @Nullable Document document, @Nullable Statement statement) {
    var contents = new HashMap<Hash, byte[]>();
    if (document != null) {
      contents.put(document.hash(), document.canonical());
    }
    if (statement != null) {
      contents.put(statement.hash(), statement.canonical());
    }
    var entry = new Entry(entries.size(), event.canonical(), event, contents);
    last.put(event.subject().toString(), event);
    entries.add(entry);
    return archive.apply(List.of(entry)).getFirst();
  }

  /** Lets time pass between two entries. */
  Paper wait(Duration time) {
    now = now.plus(time);
    return this;
  }

  private Instant tick() {
    now = now.plus(Duration.ofMinutes(1));
    return now;
  }

  Snapshot snapshot() {
    return archive.snapshot();
  }

  Story story(int id) {
    try (Snapshot snapshot = snapshot()) {
      Found found = snapshot.article(id(id)).orElseThrow();
      return (Story) found;
    }
  }

  List<HistoryEntry> history(int id) {
    return entries.stream()
        .filter(entry -> entry.event().subject().equals(EntryId.article(id(id))))
        .map(entry -> new HistoryEntry(entry.index(), entry.event()))
        .toList();
  }

  @Override
  public void close() {
    archive.close();
    try (var files = Files.walk(directory)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(Paper::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
