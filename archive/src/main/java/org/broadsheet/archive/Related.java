package org.broadsheet.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.broadsheet.content.Article;
import org.broadsheet.content.ChannelPath;
import org.broadsheet.content.EntryId;

/**
 * Related reading by shared topics and channel. Scores are whole numbers over what is visible, so
 * an index rebuilt from the log answers the same: the rarer a shared topic, the more it counts.
 */
final class Related {
  private static final int CHANNEL = 2;
  private static final int PARENT = 1;

  /** More topics than this say nothing more about a story. */
  private static final int TOPICS = 24;

  private Related() {}

  private record Near(float score, long published, long place, int doc) {}

  static List<Teaser> to(View view, Story story, Set<String> languages, int size)
      throws IOException {
    if (size < 1 || size > 100) {
      throw new IllegalArgumentException("size must be 1 to 100: " + size);
    }
    var topics = new BooleanQuery.Builder();
    for (String tag : story.article().tags().stream().distinct().limit(TOPICS).toList()) {
      add(topics, Row.TAG, tag, weight(view, tag));
    }
    BooleanQuery shared = topics.build();
    // Any shared topic counts more than channel and parent together, and few stories have one.
    List<Teaser> near =
        shared.clauses().isEmpty()
            ? List.of()
            : nearest(view, query(story, languages, shared, true), size);
    return near.size() < size ? nearest(view, query(story, languages, shared, false), size) : near;
  }

  private static List<Teaser> nearest(View view, Query query, int size) throws IOException {
    var near = new ArrayList<Near>();
    for (LeafReaderContext leaf : view.reader.leaves()) {
      // Per segment equal scores come in the order of the index, the newest first, and the search
      // stops as soon as nothing better can follow. Across segments it would know no such order.
      var searcher = new IndexSearcher(leaf.reader());
      searcher.setQueryCache(null);
      var hits = searcher.search(query, new TopScoreDocCollectorManager(size, 1)).scoreDocs;
      for (var hit : hits) {
        int doc = leaf.docBase + hit.doc;
        near.add(
            new Near(hit.score, view.number(doc, Row.PUBLISHED), view.number(doc, Row.FIRST), doc));
      }
    }
    near.sort(
        Comparator.comparing(Near::score)
            .thenComparing(Near::published)
            .thenComparing(Near::place)
            .reversed());
    var teasers = new ArrayList<Teaser>();
    for (Near one : near) {
      Teaser teaser = teasers.size() < size ? view.teaser(one.doc()) : null;
      if (teaser != null) {
        teasers.add(teaser);
      }
    }
    return teasers;
  }

  private static Query query(
      Story story, Set<String> languages, BooleanQuery shared, boolean topicsOnly) {
    Article article = story.article();
    var near = new BooleanQuery.Builder();
    if (!shared.clauses().isEmpty()) {
      near.add(shared, topicsOnly ? Occur.MUST : Occur.SHOULD);
    }
    add(near, Row.CHANNEL, article.channel().value(), CHANNEL);
    ChannelPath parent = article.channel().parent();
    if (parent != null) {
      add(near, Row.WITHIN, parent.value(), PARENT);
    }
    var self = new TermQuery(new Term(Row.KEY, EntryId.article(story.id()).toString()));
    return new BooleanQuery.Builder()
        .add(near.build(), Occur.MUST)
        .add(Lists.written(languages), Occur.FILTER)
        .add(self, Occur.MUST_NOT)
        .build();
  }

  private static void add(BooleanQuery.Builder near, String field, String value, int weight) {
    Query one = new ConstantScoreQuery(Lists.exact(field, value));
    near.add(new BoostQuery(one, weight), Occur.SHOULD);
  }

  /** 8 for a topic of a few stories down to 4 for one of thousands: always above the channel. */
  private static int weight(View view, String tag) throws IOException {
    int stories = stories(view, tag, 2048);
    int weight = 8;
    for (int bound = 8; bound < stories && weight > 4; bound *= 8) {
      weight--;
    }
    return weight;
  }

  /** How many visible stories bear a topic; counted, for Lucene's own figure knows deleted ones. */
  private static int stories(View view, String tag, int limit) throws IOException {
    var term = new BytesRef(Row.term(tag));
    int stories = 0;
    for (LeafReaderContext leaf : view.reader.leaves()) {
      Terms terms = leaf.reader().terms(Row.TAG);
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
        if ((live == null || live.get(doc)) && ++stories > limit) {
          return stories;
        }
      }
    }
    return stories;
  }
}
