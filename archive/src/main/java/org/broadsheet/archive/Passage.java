package org.broadsheet.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.broadsheet.content.Article;

/** The place of a text where most of what was asked is said, parted into what matches or not. */
final class Passage {
  /** How much of a text is looked at, in characters. */
  private static final int LOOKED_AT = 20_000;

  private static final int LENGTH = 160;

  /** How far the passage reaches back before its first finding. */
  private static final int LEAD_IN = 30;

  private final Chain chain;
  private final Set<String> terms;

  Passage(Chain chain, Set<String> terms) {
    this.chain = chain;
    this.terms = terms;
  }

  private record Finding(String term, int start, int end) {}

  /** The words of a text in one form, as they are indexed. */
  static List<String> terms(Chain chain, String text) throws IOException {
    var terms = new ArrayList<String>();
    try (TokenStream tokens = chain.body(text)) {
      var term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        terms.add(term.toString());
      }
      tokens.end();
    }
    return terms;
  }

  List<SearchResult.Run> of(Article article) throws IOException {
    String body = article.plainBody();
    String text = body.length() > LOOKED_AT ? body.substring(0, whole(body, LOOKED_AT)) : body;
    List<Finding> findings = find(text);
    int from = best(findings);
    int start = wordStart(text, Math.max(0, from - LEAD_IN));
    int end = wordEnd(text, Math.min(text.length(), start + LENGTH));
    return runs(text, start, end, findings);
  }

  /** A line in whole. */
  List<SearchResult.Run> headline(String line) throws IOException {
    return runs(line, 0, line.length(), find(line));
  }

  private List<Finding> find(String text) throws IOException {
    var findings = new ArrayList<Finding>();
    try (TokenStream tokens = chain.body(text)) {
      var term = tokens.addAttribute(CharTermAttribute.class);
      var offset = tokens.addAttribute(OffsetAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        String word = term.toString();
        if (terms.contains(word)) {
          findings.add(new Finding(word, offset.startOffset(), offset.endOffset()));
        }
      }
      tokens.end();
    }
    return findings;
  }

  /** Where the window with the most different words starts, the first of several. */
  private static int best(List<Finding> findings) {
    int best = 0;
    int most = 0;
    for (int i = 0; i < findings.size(); i++) {
      Set<String> said = new HashSet<>();
      int start = findings.get(i).start();
      for (int j = i; j < findings.size() && findings.get(j).end() - start < LENGTH; j++) {
        said.add(findings.get(j).term());
      }
      if (said.size() > most) {
        most = said.size();
        best = start;
      }
    }
    return best;
  }

  private static List<SearchResult.Run> runs(
      String text, int start, int end, List<Finding> findings) {
    var runs = new ArrayList<SearchResult.Run>();
    int at = start;
    int i = 0;
    while (i < findings.size()) {
      int from = findings.get(i).start();
      int to = findings.get(i).end();
      for (i++; i < findings.size() && findings.get(i).start() <= to; i++) {
        to = Math.max(to, findings.get(i).end());
      }
      if (from < at || to > end) {
        continue;
      }
      add(runs, text.substring(at, from), false);
      add(runs, text.substring(from, to), true);
      at = to;
    }
    add(runs, text.substring(at, end), false);
    return runs;
  }

  private static void add(List<SearchResult.Run> runs, String text, boolean match) {
    if (!text.isEmpty()) {
      runs.add(new SearchResult.Run(text.replace('\n', ' '), match));
    }
  }

  /** Forward to where a word begins, within a few characters, never inside a surrogate pair. */
  private static int wordStart(String text, int from) {
    for (int i = from; i > 0 && i < Math.min(text.length(), from + 15); i++) {
      if (Character.isWhitespace(text.charAt(i - 1)) || isStop(text.charAt(i - 1))) {
        return i;
      }
    }
    return whole(text, from);
  }

  private static int wordEnd(String text, int to) {
    for (int i = to; i < text.length() && i < to + 15; i++) {
      if (Character.isWhitespace(text.charAt(i)) || isStop(text.charAt(i))) {
        return i;
      }
    }
    return whole(text, to);
  }

  /** The place itself, or the one before where it would part a surrogate pair. */
  private static int whole(String text, int at) {
    return at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }

  private static boolean isStop(char c) {
    return "，。！？；：、".indexOf(c) >= 0;
  }
}
