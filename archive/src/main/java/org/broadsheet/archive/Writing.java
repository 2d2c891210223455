package org.broadsheet.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.broadsheet.content.Document;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.Hash;
import org.broadsheet.ledger.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Entries into rows. What a batch leaves is a function of the log alone: each subject is written
 * once, as its last entry says, whatever the order of the threads. Used by one thread at a time.
 */
final class Writing {
  /** Where former states are looked up: all that was written so far is visible there. */
  interface Current {
    View reopened() throws IOException;
  }

  private final IndexWriter writer;
  private final ExecutorService workers;
  private final Archive.Damage damage;
  private final Current current;
  private final Set<String> touched = new HashSet<>();

  Writing(IndexWriter writer, ExecutorService workers, Archive.Damage damage, Current current) {
    this.writer = writer;
    this.workers = workers;
    this.damage = damage;
    this.current = current;
  }

  private static final Comparator<Change> NEWEST_FIRST =
      Comparator.<Change>comparingLong(change -> change.row().published())
          .thenComparingLong(change -> change.row().first())
          .reversed();

  /** An entry with its documents read. */
  private record Ready(Entry entry, @Nullable Document document) {}

  /** A row to be written, with what it shows. */
  private record Change(Row row, @Nullable Found found, boolean replaces) {}

  /** Applies entries of which none is an erasure, and says what each changed. */
  void batch(List<Entry> batch, List<Applied> changes) throws IOException {
    Map<String, Change> known = former(batch);
    var written = new LinkedHashMap<String, Change>();
    List<Ready> ready = Spread.over(workers, batch, Writing::readDocument);
    for (Ready one : ready) {
      Entry entry = one.entry();
      if (entry.event().subject().kind() == EntryKind.AUDIT) {
        changes.add(new Applied(entry, null, null));
        continue;
      }
      String key = entry.event().subject().toString();
      Change before = known.get(key);
      Row row = Row.of(entry, before == null ? entry.index() : before.row().first());
      Found after = row.found(one.document());
      changes.add(new Applied(entry, before == null ? null : before.found(), after));
      boolean replaces = before != null && (before.replaces() || !written.containsKey(key));
      var change = new Change(row, after, replaces);
      known.put(key, change);
      written.put(key, change);
    }
    write(written);
  }

  private static Ready readDocument(Entry entry) {
    Document document =
        entry.event().subject().kind() == EntryKind.ARTICLE ? Row.of(entry, 0).document() : null;
    return new Ready(entry, document);
  }

  /** The rows that stand under the subjects of later revisions: one query for all of them. */
  private Map<String, Change> former(List<Entry> batch) throws IOException {
    Set<BytesRef> keys = new HashSet<>();
    for (Entry entry : batch) {
      if (entry.event().revision() > 1) {
        keys.add(new BytesRef(entry.event().subject().toString()));
      }
    }
    Map<String, Change> known = new HashMap<>();
    for (Row row : rows(Row.KEY, keys, keys.size())) {
      known.put(row.key(), new Change(row, row.found(), true));
    }
    return known;
  }

  private List<Row> rows(String field, Set<BytesRef> terms, int limit) throws IOException {
    if (terms.isEmpty()) {
      return List.of();
    }
    View now = current.reopened();
    return now.read(() -> {
      var rows = new ArrayList<Row>();
      var stored = now.searcher.storedFields();
      var query = new TermInSetQuery(field, terms);
      for (int doc : now.all(query, Math.clamp(now.reader.maxDoc(), 1, limit))) {
        rows.add(View.row(stored, doc));
      }
      return rows;
    });
  }

  /** Takes the erased contents out of whatever shows them now. */
  void erase(Entry entry, List<Applied> changes) throws IOException {
    Set<Hash> erased = Set.copyOf(entry.event().erases());
    Set<BytesRef> terms = new HashSet<>();
    erased.forEach(hash -> terms.add(new BytesRef(hash.hex())));
    var written = new LinkedHashMap<String, Change>();
    boolean any = false;
    for (Row row : rows(Row.NAMES, terms, Integer.MAX_VALUE)) {
      Row without = row.without(erased, entry.statement().orElse(null));
      Found after = without.found();
      written.put(row.key(), new Change(without, after, true));
      if (after != null) {
        changes.add(new Applied(entry, row.found(), after));
        any = true;
      }
    }
    if (!any) {
      changes.add(new Applied(entry, null, null));
    }
    write(written);
  }

  /** Each subject once, so the threads' order does not matter: the index sorts what it is given. */
  private void write(Map<String, Change> changes) throws IOException {
    // In the order of the index, so that each thread's segment is sorted when it is written.
    var ordered = new ArrayList<>(changes.values());
    ordered.sort(NEWEST_FIRST);
    boolean whole = false;
    try {
      Spread.over(workers, ordered, this::write);
      whole = true;
    } finally {
      // A part of these entries must never be committed: the replay would add them once more.
      if (!whole) {
        writer.rollback();
      }
    }
    for (Change change : ordered) {
      if (change.found() == null) {
        touched.add(change.row().key());
      }
    }
  }

  private boolean write(Change change) {
    try {
      var document = change.row().document(change.found());
      if (change.replaces()) {
        writer.updateDocument(new Term(Row.KEY, change.row().key()), document);
      } else {
        writer.addDocument(document);
      }
      return true;
    } catch (IOException e) {
      throw damage.found("writing entry " + change.row().index(), e);
    }
  }

  /** Subjects other than articles that were written since this was last asked. */
  Set<String> takeTouched() {
    Set<String> taken = Set.copyOf(touched);
    touched.clear();
    return taken;
  }
}
