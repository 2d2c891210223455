package org.broadsheet.archive;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Block;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Document;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.Hash;
import org.broadsheet.content.PublicationEvent;
import org.broadsheet.content.PublicationEvent.Change;
import org.broadsheet.content.Statement;
import org.broadsheet.ledger.Entry;
import org.jspecify.annotations.Nullable;

/** A log in memory, written as a newsroom would. */
final class Newsroom {
  static final Instant START = Instant.parse("2025-03-01T06:00:00Z");

  final List<Entry> log = new ArrayList<>();
  private final Map<EntryId, Integer> revisions = new HashMap<>();
  private final Map<EntryId, PublicationEvent> firsts = new HashMap<>();
  private final Random random;

  Newsroom(long seed) {
    this.random = new Random(seed);
  }

  static Article story(String language, String channel, String headline, String... paragraphs) {
    List<Block> body = new ArrayList<>();
    for (String paragraph : paragraphs) {
      body.add(Block.Paragraph.of(paragraph));
    }
    return Article.of(language, new ChannelPath(channel), headline, body);
  }

  ArticleId publish(Article article) {
    return publish(article, START.plusSeconds(60L * log.size()));
  }

  ArticleId publish(Article article, Instant published) {
    var id = ArticleId.random(random);
    append(EntryId.article(id), Change.FIRST, article, null, published);
    return id;
  }

  void update(ArticleId id, Article article) {
    append(EntryId.article(id), Change.UPDATE, article, null, null);
  }

  void withdraw(ArticleId id, String reason) {
    append(EntryId.article(id), Change.WITHDRAWAL, null, why(reason), null);
  }

  void put(EntryKind kind, String id, Document document) {
    append(new EntryId(kind, id), Change.FIRST, document, null, START);
  }

  /** Erases contents: later replays of the log do not find them either. */
  void erase(String reason, List<Hash> hashes) {
    Statement why = why(reason);
    var subject = new EntryId(EntryKind.ERASURE, ArticleId.randomText(random));
    add(event(subject, 1, Change.ERASURE, null, why, START, hashes), null, why);
    log.replaceAll(entry ->
        new Entry(entry.index(), entry.bytes(), entry.event(), without(entry.contents(), hashes)));
  }

  private static Map<Hash, byte[]> without(Map<Hash, byte[]> contents, List<Hash> erased) {
    var left = new HashMap<>(contents);
    left.keySet().removeAll(erased);
    return left;
  }

  static Statement why(String reason) {
    return new Statement("en", Statement.Role.EDITOR, reason);
  }

  private void append(
      EntryId subject,
      Change change,
      @Nullable Document document,
      @Nullable Statement why,
      @Nullable Instant published) {
    int revision = revisions.merge(subject, 1, Integer::sum);
    Change actual = revision > 1 && change == Change.FIRST ? Change.UPDATE : change;
    Instant shown =
        published != null ? published : Objects.requireNonNull(first(subject).published());
    PublicationEvent event = event(subject, revision, actual, document, why, shown, List.of());
    firsts.putIfAbsent(subject, event);
    add(event, document, why);
  }

  private PublicationEvent first(EntryId subject) {
    return Objects.requireNonNull(firsts.get(subject));
  }

  private PublicationEvent event(
      EntryId subject,
      int revision,
      Change change,
      @Nullable Document document,
      @Nullable Statement why,
      Instant published,
      List<Hash> erases) {
    boolean article = subject.kind() == EntryKind.ARTICLE;
    LocalDate day = published.atZone(ZoneOffset.UTC).toLocalDate();
    return new PublicationEvent(
        subject,
        revision,
        change,
        START.plusSeconds(60L * log.size()),
        "r" + log.size(),
        document == null ? null : document.hash(),
        why == null ? null : why.hash(),
        List.of(),
        article ? published : null,
        article ? day : null,
        List.of(),
        null,
        null,
        erases);
  }

  private void add(PublicationEvent event, @Nullable Document document, @Nullable Statement why) {
    var contents = new HashMap<Hash, byte[]>();
    if (document != null) {
      contents.put(document.hash(), document.canonical());
    }
    if (why != null) {
      contents.put(why.hash(), why.canonical());
    }
    log.add(new Entry(log.size(), event.canonical(), event, contents));
  }

  /** Everything that {@code edit} makes of a story. */
  static Article edited(Article article, UnaryOperator<Article.Draft> edit) {
    return edit.apply(article.edit()).article();
  }
}
