package org.broadsheet.archive;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The days that have stories, by the date in their permanent addresses. Each story is indexed under
 * its language and day, counted up and counted down, so that the next and the previous day with a
 * story are each the next term of an index: one look-up, however large the archive.
 */
final class Days {
  private static final String UP = "days-up";
  private static final String DOWN = "days-down";

  /** Stands for every language. */
  private static final String ANY = "*";

  private static final int LAST = 99_999_999;

  private final View view;
  private final Set<String> languages;

  /** {@code languages}: the tags that a story may bear, null for any. */
  Days(View view, @Nullable Set<String> languages) {
    this.view = view;
    this.languages = languages == null ? Set.of(ANY) : languages;
  }

  static void add(Document out, String language, LocalDate day) {
    // Other years have no address.
    if (day.getYear() >= 1 && day.getYear() <= 9999) {
      for (String of : List.of(ANY, language)) {
        out.add(new StringField(UP, term(of, number(day)), Field.Store.NO));
        out.add(new StringField(DOWN, term(of, LAST - number(day)), Field.Store.NO));
      }
    }
  }

  /** The first day after this one, null for none. */
  @Nullable LocalDate after(LocalDate day) throws IOException {
    int found = next(UP, number(day) + 1);
    return found < 0 ? null : day(found);
  }

  /** The last day before this one, null for none. */
  @Nullable LocalDate before(LocalDate day) throws IOException {
    int found = next(DOWN, LAST - number(day) + 1);
    return found < 0 ? null : day(LAST - found);
  }

  /** The days of a year; one look-up for each. */
  TreeSet<LocalDate> of(int year) throws IOException {
    var days = new TreeSet<LocalDate>();
    LocalDate at = after(LocalDate.of(year, 1, 1).minusDays(1));
    while (at != null && at.getYear() == year) {
      days.add(at);
      at = after(at);
    }
    return days;
  }

  /** The years that have stories; one look-up for each. */
  TreeSet<Integer> years() throws IOException {
    var years = new TreeSet<Integer>();
    LocalDate at = after(LocalDate.of(0, 12, 31));
    while (at != null) {
      years.add(at.getYear());
      at = after(LocalDate.of(at.getYear(), 12, 31));
    }
    return years;
  }

  /** The least number from this one on under which a visible story stands; -1 for none. */
  private int next(String field, int from) throws IOException {
    int least = -1;
    for (LeafReaderContext leaf : view.reader.leaves()) {
      Terms terms = leaf.reader().terms(field);
      for (String language : terms == null ? Set.<String>of() : languages) {
        int found = next(terms.iterator(), language, from, leaf.reader().getLiveDocs());
        if (found >= 0 && (least < 0 || found < least)) {
          least = found;
        }
      }
    }
    return least;
  }

  private static int next(TermsEnum terms, String language, int from, @Nullable Bits live)
      throws IOException {
    String prefix = language + " ";
    TermsEnum.SeekStatus status = terms.seekCeil(new BytesRef(term(language, from)));
    BytesRef at = status == TermsEnum.SeekStatus.END ? null : terms.term();
    for (; at != null; at = terms.next()) {
      String text = at.utf8ToString();
      if (!text.startsWith(prefix)) {
        return -1;
      }
      PostingsEnum docs = terms.postings(null, PostingsEnum.NONE);
      for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
        if (live == null || live.get(doc)) {
          return Integer.parseInt(text.substring(prefix.length()));
        }
      }
    }
    return -1;
  }

  private static String term(String language, int number) {
    return language + " " + "0".repeat(8 - Integer.toString(number).length()) + number;
  }

  private static int number(LocalDate day) {
    return day.getYear() * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth();
  }

  private static LocalDate day(int number) {
    return LocalDate.of(number / 10_000, number / 100 % 100, number % 100);
  }
}
