package org.broadsheet.archive;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.broadsheet.content.EntryId;
import org.jspecify.annotations.Nullable;

/**
 * Lists of stories, the newest first. The index lies in this order, so a page is read and no more.
 */
final class Lists {
  private Lists() {}

  /** {@code languages}: the tags that a story may bear, null for any. */
  static Query query(Listing listing, @Nullable Set<String> languages) {
    Query which =
        switch (listing) {
          case Listing.All _ -> exact(Row.SHOWN, "yes");
          case Listing.InChannel in -> exact(Row.WITHIN, in.path().value());
          case Listing.Tagged tagged -> exact(Row.TAG, tagged.tag());
          case Listing.ByPerson by -> exact(Row.PERSON, by.person());
          case Listing.FromSource from -> exact(Row.SOURCE, from.source());
          case Listing.OnDay on -> exact(Row.DAY, on.day().toString());
        };
    return in(languages, which);
  }

  private static Query in(@Nullable Set<String> languages, Query which) {
    if (languages == null) {
      return which;
    }
    return new BooleanQuery.Builder()
        .add(which, Occur.FILTER)
        .add(written(languages), Occur.FILTER)
        .build();
  }

  /** The stories in one of these languages. */
  static Query written(Set<String> languages) {
    if (languages.size() == 1) {
      return exact(Row.LANGUAGE, languages.iterator().next());
    }
    var any = new BooleanQuery.Builder();
    languages.forEach(language -> any.add(exact(Row.LANGUAGE, language), Occur.SHOULD));
    return any.build();
  }

  static Query exact(String field, String value) {
    return new TermQuery(new Term(field, Row.term(value)));
  }

  static Slice slice(
      View view, Listing listing, @Nullable Set<String> languages, @Nullable Cursor after, int size)
      throws IOException {
    if (size < 1 || size > 1000) {
      throw new IllegalArgumentException("size must be 1 to 1000: " + size);
    }
    Query query = query(listing, languages);
    FieldDoc place = null;
    if (after != null) {
      long published = after.published().toEpochMilli();
      place =
          new FieldDoc(Integer.MAX_VALUE, Float.NaN, new Object[] {published, first(view, after)});
      // Lets each segment start at the place instead of passing over all that is newer.
      query =
          new BooleanQuery.Builder()
              .add(query, Occur.FILTER)
              .add(
                  NumericDocValuesField.newSlowRangeQuery(Row.PUBLISHED, Long.MIN_VALUE, published),
                  Occur.FILTER)
              .build();
    }
    ScoreDoc[] hits =
        view.searcher.search(query, new TopFieldCollectorManager(Row.ORDER, size + 1, place, 1))
            .scoreDocs;
    var items = new ArrayList<Teaser>(Math.min(size, hits.length));
    for (int i = 0; i < Math.min(size, hits.length); i++) {
      items.add(Objects.requireNonNull(view.teaser(hits[i].doc)));
    }
    if (hits.length <= size) {
      return new Slice(items, null);
    }
    Teaser last = items.getLast();
    return new Slice(items, new Cursor(last.published(), last.id()));
  }

  /** Few stories are ever put right, so these are sorted, and read whole for their notices. */
  static Corrected corrected(
      View view, @Nullable Set<String> languages, @Nullable Cursor after, int size)
      throws IOException {
    FieldDoc place = null;
    if (after != null) {
      long written = after.published().toEpochMilli();
      place =
          new FieldDoc(Integer.MAX_VALUE, Float.NaN, new Object[] {written, first(view, after)});
    }
    Query query = in(languages, exact(Row.SHOWN, "corrected"));
    ScoreDoc[] hits =
        view.searcher.search(
                query, new TopFieldCollectorManager(Row.BY_CORRECTION, size + 1, place, 1))
            .scoreDocs;
    var items = new ArrayList<Story>(Math.min(size, hits.length));
    for (int i = 0; i < Math.min(size, hits.length); i++) {
      Row row = View.row(view.searcher.storedFields(), hits[i].doc);
      items.add((Story) Objects.requireNonNull(row.found()));
    }
    if (hits.length <= size) {
      return new Corrected(items, null);
    }
    Object written = ((FieldDoc) hits[size - 1]).fields[0];
    var at = Instant.ofEpochMilli((Long) Objects.requireNonNull(written));
    return new Corrected(items, new Cursor(at, items.getLast().id()));
  }

  /** Where a story stands among those of its minute; one unknown here is newer than all of them. */
  private static long first(View view, Cursor cursor) throws IOException {
    int doc = view.docOf(EntryId.article(cursor.id()).toString());
    return doc < 0 ? Long.MAX_VALUE : view.number(doc, Row.FIRST);
  }
}
