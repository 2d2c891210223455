package org.broadsheet.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.broadsheet.content.Hash;
import org.broadsheet.content.MalformedContent;
import org.broadsheet.content.PublicationEvent;
import org.jspecify.annotations.Nullable;

/** The index at one position: reads rows and teasers. Shared by all snapshots of that position. */
final class View {
  final DirectoryReader reader;
  final IndexSearcher searcher;
  final long position;

  /** The few documents that every page asks for (site, fronts, people), read once. */
  private final Map<String, Optional<org.broadsheet.content.Document>> read;

  private volatile @Nullable Set<String> languages;

  private final ReentrantLock checking = new ReentrantLock();

  /** Whether the files were found whole at this position. */
  private volatile boolean intact;

  View(DirectoryReader reader, long position) {
    this(reader, position, new ConcurrentHashMap<>());
  }

  private View(
      DirectoryReader reader,
      long position,
      Map<String, Optional<org.broadsheet.content.Document>> read) {
    this.reader = reader;
    this.position = position;
    this.read = read;
    this.searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
  }

  /** The view that follows this one, with what it has read but for the subjects touched since. */
  View next(DirectoryReader newReader, long newPosition, Collection<String> touched) {
    var kept = new ConcurrentHashMap<>(read);
    touched.forEach(kept::remove);
    return new View(newReader, newPosition, kept);
  }

  /** One reading of the index. */
  interface Reading<T> {
    T run() throws IOException;
  }

  /**
   * Reads, and says when it was the files that failed: changed bytes can lead Lucene's decoders,
   * and ours, to any exception, and so can a mistake in a program. The checksums tell the two
   * apart; a mistake goes on as it was thrown.
   */
  <T> T read(Reading<T> reading) throws IOException {
    try {
      return reading.run();
    } catch (ArchiveFailed e) {
      throw e;
    } catch (RuntimeException | AssertionError e) {
      try {
        check();
      } catch (IOException damage) {
        damage.addSuppressed(e);
        throw damage;
      }
      throw e;
    }
  }

  /** Reads all files against their checksums, once at each position however often it is asked. */
  void check() throws IOException {
    checking.lock();
    try {
      if (!intact) {
        for (LeafReaderContext leaf : reader.leaves()) {
          leaf.reader().checkIntegrity();
        }
        intact = true;
      }
    } finally {
      checking.unlock();
    }
  }

  /** The document of a subject other than an article; empty where there is none to show. */
  Optional<org.broadsheet.content.Document> small(String key) throws IOException {
    Optional<org.broadsheet.content.Document> known = read.get(key);
    if (known == null) {
      Row row = row(key);
      known = Optional.ofNullable(row == null ? null : row.document());
      // Addresses name ids freely, so what is not there must not fill the memory.
      if (row != null) {
        read.put(key, known);
      }
    }
    return known;
  }

  /** Every language that a story was ever written in: few. */
  Set<String> languages() throws IOException {
    Set<String> known = languages;
    if (known == null) {
      known = new TreeSet<>();
      for (LeafReaderContext leaf : reader.leaves()) {
        Terms terms = leaf.reader().terms(Row.LANGUAGE);
        TermsEnum at = terms == null ? TermsEnum.EMPTY : terms.iterator();
        for (BytesRef term = at.next(); term != null; term = at.next()) {
          known.add(term.utf8ToString());
        }
      }
      languages = known;
    }
    return known;
  }

  /** The row of a subject, or null. */
  @Nullable Row row(String key) throws IOException {
    int doc = docOf(key);
    return doc < 0 ? null : row(searcher.storedFields(), doc);
  }

  static Row row(StoredFields fields, int doc) throws IOException {
    Document stored = fields.document(doc);
    byte[] bytes = bytes(stored, Row.EVENT);
    if (bytes == null) {
      throw new CorruptIndexException("an entry has lost its bytes", "row");
    }
    byte[] content = bytes(stored, Row.CONTENT);
    PublicationEvent event = parsed(bytes);
    // Lucene does not check what it stores when it reads it; a story must not change in silence.
    if (content != null && !Hash.of(content).equals(event.content())) {
      throw new CorruptIndexException("the content of " + event.subject() + " is changed", "row");
    }
    return new Row(
        number(stored, Row.INDEX),
        number(stored, Row.FIRST),
        bytes,
        event,
        content,
        bytes(stored, Row.STATEMENT));
  }

  private static PublicationEvent parsed(byte[] bytes) throws CorruptIndexException {
    try {
      return PublicationEvent.parse(bytes);
    } catch (MalformedContent e) {
      throw new CorruptIndexException("an entry is changed", "row", e);
    }
  }

  private static long number(Document stored, String name) throws CorruptIndexException {
    IndexableField field = stored.getField(name);
    Number value = field == null ? null : field.numericValue();
    if (value == null) {
      throw new CorruptIndexException("an entry has lost its field " + name, "row");
    }
    return value.longValue();
  }

  private static byte @Nullable [] bytes(Document stored, String name) {
    BytesRef value = stored.getBinaryValue(name);
    return value == null ? null : BytesRef.deepCopyOf(value).bytes;
  }

  /** The document of a key, -1 where there is none: one look-up per segment. */
  int docOf(String key) throws IOException {
    var term = new BytesRef(key);
    List<LeafReaderContext> leaves = reader.leaves();
    for (int i = leaves.size() - 1; i >= 0; i--) {
      LeafReaderContext leaf = leaves.get(i);
      Terms terms = leaf.reader().terms(Row.KEY);
      if (terms == null) {
        continue;
      }
      TermsEnum at = terms.iterator();
      if (!at.seekExact(term)) {
        continue;
      }
      Bits live = leaf.reader().getLiveDocs();
      PostingsEnum docs = at.postings(null, PostingsEnum.NONE);
      for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
        if (live == null || live.get(doc)) {
          return leaf.docBase + doc;
        }
      }
    }
    return -1;
  }

  /** The teaser of a document, null where it is not a visible story. */
  @Nullable Teaser teaser(int doc) throws IOException {
    LeafReaderContext leaf = leafOf(doc);
    BinaryDocValues teasers = leaf.reader().getBinaryDocValues(Row.TEASER);
    if (teasers != null && teasers.advanceExact(doc - leaf.docBase)) {
      BytesRef value = teasers.binaryValue();
      return Teasers.read(value.bytes, value.offset, value.length);
    }
    return row(searcher.storedFields(), doc).found() instanceof Story story
        ? Teasers.of(story)
        : null;
  }

  /** A number that every document has. */
  long number(int doc, String field) throws IOException {
    LeafReaderContext leaf = leafOf(doc);
    NumericDocValues numbers = leaf.reader().getNumericDocValues(field);
    if (numbers == null || !numbers.advanceExact(doc - leaf.docBase)) {
      throw new CorruptIndexException("no " + field + " in " + doc, leaf.toString());
    }
    return numbers.longValue();
  }

  /** All documents of a query whose number is known to be small. */
  List<Integer> all(Query query, int limit) throws IOException {
    var docs = new ArrayList<Integer>();
    for (var hit : searcher.search(query, limit, Row.ORDER).scoreDocs) {
      docs.add(hit.doc);
    }
    return docs;
  }

  LeafReaderContext leafOf(int doc) {
    return reader.leaves().get(ReaderUtil.subIndex(doc, reader.leaves()));
  }

  /** Holds the files open for one more user; false where they are already closed. */
  boolean hold() {
    return reader.tryIncRef();
  }

  void release() throws IOException {
    reader.decRef();
  }
}
