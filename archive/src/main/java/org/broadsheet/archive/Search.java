package org.broadsheet.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.jspecify.annotations.Nullable;

/**
 * One search. The words go through the same chains as the stories; each must be said, in headline,
 * lede or text, of long questions three quarters of them. Costs at most so many terms, whatever is
 * asked, and no form of question is an error.
 */
final class Search {
  private static final int EXACT_TOTAL = 1000;
  private static final float HEAD = 4;
  private static final float LEDE = 2;
  private static final int PAGES = 50;

  private static final Sort ORDER =
      new Sort(
          SortField.FIELD_SCORE,
          new SortField(Row.PUBLISHED, SortField.Type.LONG, true),
          new SortField(Row.FIRST, SortField.Type.LONG, true));

  private final View view;
  private final Query query;
  private final Sort order;
  private final Map<Chain, Set<String>> terms = new EnumMap<>(Chain.class);

  /** {@code languages}: the tags that a story may bear, null for any. */
  Search(View view, SearchRequest asked, @Nullable Set<String> languages) throws IOException {
    this.view = view;
    List<Query> filters = filters(asked);
    if (asked.words().isBlank()) {
      this.order = Row.ORDER;
      this.query =
          filters.isEmpty()
              ? MatchNoDocsQuery.INSTANCE
              : narrowed(Lists.exact(Row.SHOWN, "yes"), filters, languages);
    } else {
      this.order = asked.newestFirst() ? Row.ORDER : ORDER;
      Query said = said(Question.of(asked.words()), languages);
      this.query = said == null ? MatchNoDocsQuery.INSTANCE : narrowed(said, filters, languages);
    }
  }

  private @Nullable Query said(Question question, @Nullable Set<String> languages)
      throws IOException {
    List<Chain> chains =
        languages == null
            ? List.of(Chain.values())
            : languages.stream().map(Chain::of).distinct().toList();
    var any = new BooleanQuery.Builder();
    boolean asks = false;
    for (Chain chain : chains) {
      if (view.reader.docFreq(new Term(Row.CHAIN, chain.name())) == 0) {
        continue;
      }
      Query inChain = inChain(question, chain);
      if (inChain != null) {
        any.add(inChain, Occur.SHOULD);
        asks = true;
      }
    }
    return asks ? any.build() : null;
  }

  /** What the words are narrowed to, but for the language. */
  private static List<Query> filters(SearchRequest asked) {
    var filters = new ArrayList<Query>();
    if (asked.channel() != null) {
      filters.add(Lists.exact(Row.WITHIN, asked.channel().value()));
    }
    if (asked.genre() != null) {
      filters.add(Lists.exact(Row.GENRE, asked.genre().name()));
    }
    if (asked.from() != null || asked.to() != null) {
      // What is no story stands at the least number.
      long from = asked.from() == null ? Long.MIN_VALUE + 1 : asked.from().toEpochMilli();
      long to = asked.to() == null ? Long.MAX_VALUE : asked.to().toEpochMilli() - 1;
      filters.add(NumericDocValuesField.newSlowRangeQuery(Row.PUBLISHED, from, to));
    }
    return filters;
  }

  private static Query narrowed(Query said, List<Query> filters, @Nullable Set<String> languages) {
    if (filters.isEmpty() && languages == null) {
      return said;
    }
    var all = new BooleanQuery.Builder().add(said, Occur.MUST);
    filters.forEach(filter -> all.add(filter, Occur.FILTER));
    if (languages != null) {
      all.add(Lists.written(languages), Occur.FILTER);
    }
    return all.build();
  }

  SearchResult page(int page, int size) throws IOException {
    if (page < 0 || size < 1 || size > 100) {
      throw new IllegalArgumentException("page from 0, size 1 to 100: " + page + ", " + size);
    }
    if (page >= PAGES) {
      return new SearchResult(List.of(), 0);
    }
    int until = (page + 1) * size;
    var found =
        view.searcher.search(
            query, new TopFieldCollectorManager(order, until, null, Math.max(EXACT_TOTAL, until)));
    var hits = new ArrayList<SearchResult.Hit>();
    ScoreDoc[] docs = found.scoreDocs;
    for (int i = page * size; i < Math.min(until, docs.length); i++) {
      hits.add(hit(docs[i].doc));
    }
    return new SearchResult(hits, found.totalHits.value());
  }

  private SearchResult.Hit hit(int doc) throws IOException {
    if (!(View.row(view.searcher.storedFields(), doc).found() instanceof Story story)) {
      throw new IOException("a hit is not a story: " + doc);
    }
    Chain chain = Chain.of(story.article().language());
    var passage = new Passage(chain, terms.getOrDefault(chain, Set.of()));
    return new SearchResult.Hit(
        Teasers.of(story),
        passage.headline(story.article().headline()),
        passage.of(story.article()));
  }

  private @Nullable Query inChain(Question question, Chain chain) throws IOException {
    var all = new BooleanQuery.Builder();
    var words = new BooleanQuery.Builder();
    Set<String> seen = new LinkedHashSet<>();
    int counted = 0;
    for (Question.Part part : question.parts()) {
      List<String> said = Passage.terms(chain, part.text());
      if (part.exact() && !said.isEmpty()) {
        all.add(phrase(said, 0), Occur.MUST);
        seen.addAll(said);
        continue;
      }
      for (String term : said) {
        if (seen.size() < Question.TERMS && seen.add(term)) {
          words.add(word(term), Occur.SHOULD);
          counted++;
        }
      }
      if (said.size() > 1) {
        // Only adds to the score: the same words side by side are meant more often.
        all.add(phrase(said, 1), Occur.SHOULD);
      }
    }
    if (seen.isEmpty()) {
      return null;
    }
    terms.put(chain, seen);
    if (counted > 0) {
      int needed = counted <= 3 ? counted : (counted * 3 + 3) / 4;
      all.add(words.setMinimumNumberShouldMatch(needed).build(), Occur.MUST);
    }
    // In another chain the same letters may be another word's stem.
    return all.add(Lists.exact(Row.CHAIN, chain.name()), Occur.FILTER).build();
  }

  private static Query word(String term) {
    return new DisjunctionMaxQuery(
        List.of(
            new BoostQuery(new TermQuery(new Term(Row.HEAD, term)), HEAD),
            new BoostQuery(new TermQuery(new Term(Row.LEDE, term)), LEDE),
            new TermQuery(new Term(Row.BODY, term))),
        0.1f);
  }

  private static Query phrase(List<String> said, int slop) {
    List<String> few = said.subList(0, Math.min(said.size(), Question.TERMS));
    String[] words = few.toArray(String[]::new);
    return new DisjunctionMaxQuery(
        List.of(
            new BoostQuery(new PhraseQuery(slop, Row.HEAD, words), HEAD),
            new BoostQuery(new PhraseQuery(slop, Row.LEDE, words), LEDE),
            new PhraseQuery(slop, Row.BODY, words)),
        0.1f);
  }
}
