package org.broadsheet.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How well a text was extracted: 4-gram shingles of words as multisets, precision and recall meant
 * over all pages, F1 of the means; the metric of the article-extraction benchmark.
 */
final class Shingles {
  private static final int N = 4;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_\\p{Mn}]+");

  private double precision;
  private double recall;
  private int predicted;
  private int wanted;

  /** Adds a page; gives its own F1. */
  double add(String truth, String text) {
    Map<List<String>, Integer> want = count(truth);
    Map<List<String>, Integer> got = count(text);
    int both = 0;
    int extra = 0;
    int missing = 0;
    var keys = new HashSet<>(want.keySet());
    keys.addAll(got.keySet());
    for (List<String> key : keys) {
      int w = want.getOrDefault(key, 0);
      int g = got.getOrDefault(key, 0);
      both += Math.min(w, g);
      extra += Math.max(0, g - w);
      missing += Math.max(0, w - g);
    }
    double p = score(both, extra, missing);
    double r = score(both, missing, extra);
    if (both + extra > 0) {
      precision += p;
      predicted++;
    }
    if (both + missing > 0) {
      recall += r;
      wanted++;
    }
    return p + r == 0 ? 0 : 2 * p * r / (p + r);
  }

  private static double score(int both, int wrong, int other) {
    if (wrong == 0 && other == 0) {
      return 1;
    }
    return both == 0 ? 0 : (double) both / (both + wrong);
  }

  double precision() {
    return predicted == 0 ? 0 : precision / predicted;
  }

  double recall() {
    return wanted == 0 ? 0 : recall / wanted;
  }

  double f1() {
    double sum = precision() + recall();
    return sum == 0 ? 0 : 2 * precision() * recall() / sum;
  }

  private static Map<List<String>, Integer> count(String text) {
    List<String> words = WORD.matcher(text).results().map(match -> match.group()).toList();
    var counts = new HashMap<List<String>, Integer>();
    for (int i = 0; i < Math.max(1, words.size() - N + 1); i++) {
      List<String> shingle = new ArrayList<>(words.subList(i, Math.min(words.size(), i + N)));
      if (!shingle.isEmpty()) {
        counts.merge(shingle, 1, Integer::sum);
      }
    }
    return counts;
  }
}
