package org.broadsheet.archive;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;
import org.broadsheet.content.Article;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.Credit;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.Hash;
import org.broadsheet.content.MalformedContent;
import org.broadsheet.content.PublicationEvent;
import org.broadsheet.content.Source;
import org.broadsheet.content.Special;
import org.broadsheet.content.Statement;
import org.broadsheet.ledger.Entry;
import org.jspecify.annotations.Nullable;

/**
 * What the index stores of one subject: its latest entry, and the index of its first one, which
 * keeps its place among stories of the same minute through all revisions.
 *
 * @param bytes of the entry, as logged
 * @param content as stored; null where the entry names none or it was erased
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Row(
    long index,
    long first,
    byte[] bytes,
    PublicationEvent event,
    byte @Nullable [] content,
    byte @Nullable [] statement) {
  /** Of the fields below. A change of their meaning must change it. */
  static final int SCHEMA = 5;

  static final String KEY = "key";
  static final String INDEX = "index";
  static final String FIRST = "first";
  static final String EVENT = "event";
  static final String CONTENT = "content";
  static final String STATEMENT = "statement";
  static final String PUBLISHED = "published";
  static final String TEASER = "teaser";
  static final String SHOWN = "shown";

  /** When the newest notice was written; only stories that were put right have it. */
  static final String CORRECTED = "corrected";

  static final String LANGUAGE = "language";
  static final String GENRE = "genre";
  static final String CHANNEL = "channel";
  static final String WITHIN = "within";
  static final String TAG = "tag";
  static final String PERSON = "person";
  static final String SOURCE = "source";
  static final String DAY = "day";
  static final String TRANSLATES = "translates";

  /** The stories that a special gathers. */
  static final String GATHERS = "gathers";

  /** The special that one is a language version of. */
  static final String SPECIAL_OF = "special-of";

  static final String NAMES = "names";
  static final String CHAIN = "chain";

  /** The headline. */
  static final String HEAD = "head.";

  /** Second headline, summary, topics, names. */
  static final String LEDE = "lede.";

  /** The text. */
  static final String BODY = "body.";

  /** The order of every list, and of the index itself, so that a list is read from its start. */
  static final Sort ORDER =
      new Sort(
          new SortField(PUBLISHED, SortField.Type.LONG, true),
          new SortField(FIRST, SortField.Type.LONG, true));

  /** The order of stories that were put right. */
  static final Sort BY_CORRECTION =
      new Sort(
          new SortField(CORRECTED, SortField.Type.LONG, true),
          new SortField(FIRST, SortField.Type.LONG, true));

  static Row of(Entry entry, long first) {
    return new Row(
        entry.index(),
        first,
        entry.bytes(),
        entry.event(),
        entry.content().orElse(null),
        entry.statement().orElse(null));
  }

  String key() {
    return event.subject().toString();
  }

  /** What the index is sorted by, before {@link #first}; what is no story comes last. */
  long published() {
    return event.published() == null ? Long.MIN_VALUE : event.published().toEpochMilli();
  }

  /** Without the contents that an erasure names; its statement then says why. */
  Row without(Set<Hash> erased, byte @Nullable [] why) {
    boolean contentGone = event.content() != null && erased.contains(event.content());
    boolean statementGone = event.statement() != null && erased.contains(event.statement());
    return new Row(
        index,
        first,
        bytes,
        event,
        contentGone ? null : content,
        contentGone ? why : statementGone ? null : statement);
  }

  /** The document as people wrote it, or null where there is none to show. */
  org.broadsheet.content.@Nullable Document document() {
    if (content == null) {
      return null;
    }
    try {
      return org.broadsheet.content.Document.parse(content);
    } catch (MalformedContent e) {
      throw unreadable(e);
    }
  }

  /** What an article's row shows, null for other kinds. */
  @Nullable Found found() {
    return found(document());
  }

  @Nullable Found found(org.broadsheet.content.@Nullable Document document) {
    if (event.subject().kind() != EntryKind.ARTICLE) {
      return null;
    }
    var id = new ArticleId(event.subject().id());
    return switch (document) {
      case null -> new Withdrawn(id, index, event, why());
      case Article article -> new Story(id, index, event, article);
      default -> throw unreadable(null);
    };
  }

  private @Nullable Statement why() {
    if (statement == null) {
      return null;
    }
    try {
      return org.broadsheet.content.Document.parse(statement) instanceof Statement why ? why : null;
    } catch (MalformedContent e) {
      throw unreadable(e);
    }
  }

  private ArchiveFailed unreadable(@Nullable Exception cause) {
    return new ArchiveFailed(
        ArchiveFailed.Reason.UNREADABLE_ENTRY,
        "entry "
            + index
            + " ("
            + event.subject()
            + ") holds a content that this program cannot"
            + " read; a newer program wrote it, or verify will name the damage",
        cause);
  }

  /**
   * The Lucene document; {@code found} is what {@link #found()} answers. To be written by the
   * thread that makes it, before it makes another: the words are read only then.
   */
  Document document(@Nullable Found found) {
    var out = new Document();
    out.add(new StringField(KEY, key(), Field.Store.NO));
    out.add(new StoredField(INDEX, index));
    out.add(new StoredField(FIRST, first));
    out.add(new StoredField(EVENT, bytes));
    if (content != null) {
      out.add(new StoredField(CONTENT, content));
    }
    if (statement != null) {
      out.add(new StoredField(STATEMENT, statement));
    }
    // In every document, whatever its kind: only then is the index sorted without gaps.
    out.add(NumericDocValuesField.indexedField(PUBLISHED, published()));
    out.add(new NumericDocValuesField(FIRST, first));
    for (Hash hash : hashes()) {
      out.add(new StringField(NAMES, hash.hex(), Field.Store.NO));
    }
    if (found instanceof Story story) {
      addStory(out, story);
    }
    if (event.subject().kind() == EntryKind.SPECIAL && document() instanceof Special special) {
      special.stories().forEach(story -> addTerm(out, GATHERS, story.value()));
      if (special.translationOf() != null) {
        addTerm(out, SPECIAL_OF, special.translationOf());
      }
    }
    return out;
  }

  /** Of erased ones too: the erasure that follows in a replay must find this row as it did live. */
  private List<Hash> hashes() {
    return Stream.of(event.content(), event.statement()).filter(Objects::nonNull).toList();
  }

  private static void addStory(Document out, Story story) {
    Article article = story.article();
    byte[] teaser = Teasers.write(story);
    if (teaser != null) {
      out.add(new BinaryDocValuesField(TEASER, new BytesRef(teaser)));
    }
    addTerm(out, SHOWN, "yes");
    article.notices().stream()
        .mapToLong(notice -> notice.written().toEpochMilli())
        .max()
        .ifPresent(written -> {
          addTerm(out, SHOWN, "corrected");
          out.add(new NumericDocValuesField(CORRECTED, written));
        });
    addTerm(out, LANGUAGE, article.language());
    addTerm(out, GENRE, article.genre().name());
    addTerm(out, CHANNEL, article.channel().value());
    for (ChannelPath path : article.channel().trail()) {
      addTerm(out, WITHIN, path.value());
    }
    article.tags().stream().distinct().forEach(tag -> addTerm(out, TAG, tag));
    article.credits().stream()
        .map(Credit::person)
        .filter(Objects::nonNull)
        .distinct()
        .forEach(person -> addTerm(out, PERSON, person));
    sourceNames(article.source()).forEach(name -> addTerm(out, SOURCE, name));
    addTerm(out, DAY, story.urlDate().toString());
    Days.add(out, article.language(), story.urlDate());
    if (article.translationOf() != null) {
      addTerm(out, TRANSLATES, article.translationOf().value());
    }
    addWords(out, article);
  }

  private static Set<String> sourceNames(@Nullable Source source) {
    var names = new LinkedHashSet<String>();
    if (source != null) {
      names.add(source.name());
      names.addAll(source.parts());
      if (source.id() != null) {
        names.add(source.id());
      }
    }
    return names;
  }

  private static void addWords(Document out, Article article) {
    Chain chain = Chain.of(article.language());
    addTerm(out, CHAIN, chain.name());
    out.add(new TextField(HEAD, chain.head(article.headline())));
    var lede = new StringBuilder();
    for (String line : Arrays.asList(article.subhead(), article.summary())) {
      if (line != null) {
        lede.append(line).append('\n');
      }
    }
    article.tags().forEach(tag -> lede.append(tag).append('\n'));
    article.credits().forEach(credit -> lede.append(credit.name()).append('\n'));
    if (article.source() != null) {
      lede.append(article.source().name());
    }
    out.add(new TextField(LEDE, chain.lede(lede.toString())));
    out.add(new TextField(BODY, chain.body(article.plainBody())));
  }

  private static void addTerm(Document out, String field, String value) {
    out.add(new StringField(field, term(value), Field.Store.NO));
  }

  /** A term as indexed: Lucene refuses very long ones, so those stand by their hash. */
  static String term(String value) {
    return value.length() <= 500
        ? value
        : "#" + Hash.of(value.getBytes(StandardCharsets.UTF_8)).hex();
  }
}
