package org.broadsheet.archive;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;

/**
 * How the words of a language are cut and brought to one form. A story goes through one chain. All
 * chains write the same three fields, and a story says which chain it went through: fields of their
 * own would be sparse, and merging sparse fields costs most of the time. A language without stems
 * of its own has {@link #WORDS}: words as Unicode parts them, folded, and Chinese, Japanese and
 * Korean text in pairs of characters.
 */
enum Chain {
  WORDS(""),
  ARABIC("ar"),
  ENGLISH("en"),
  FRENCH("fr"),
  GERMAN("de"),
  ITALIAN("it"),
  PORTUGUESE("pt"),
  RUSSIAN("ru"),
  SPANISH("es");

  /** Named in each commit: a change of any chain must change it, so that the index is rebuilt. */
  static final String VERSION = "1";

  private final String language;

  Chain(String language) {
    this.language = language;
  }

  static Chain of(String language) {
    int hyphen = language.indexOf('-');
    String base = hyphen < 0 ? language : language.substring(0, hyphen);
    for (Chain chain : values()) {
      if (!chain.language.isEmpty() && chain.language.equals(base)) {
        return chain;
      }
    }
    return WORDS;
  }

  /** The words of a headline. Only one stream of a kind and chain is open in a thread. */
  TokenStream head(String text) {
    return ALL.tokenStream(Row.HEAD + language, text);
  }

  /** The words of what stands under a headline. */
  TokenStream lede(String text) {
    return ALL.tokenStream(Row.LEDE + language, text);
  }

  /** The words of a text, or of a question. */
  TokenStream body(String text) {
    return ALL.tokenStream(Row.BODY + language, text);
  }

  /** One analyzer for all: it keeps its streams, one for each name and thread. */
  private static final Analyzer ALL = all();

  private static Analyzer all() {
    Map<String, Analyzer> byName = new HashMap<>();
    for (Chain chain : values()) {
      // Each its own: an analyzer has one stream in a thread, and a story opens three.
      for (String field : List.of(Row.HEAD, Row.LEDE, Row.BODY)) {
        byName.put(field + chain.language, chain.analyzer());
      }
    }
    // A headline is short: there even a single character can be asked for.
    byName.put(Row.HEAD, new Pairs(true));
    return new PerFieldAnalyzerWrapper(new KeywordAnalyzer(), byName);
  }

  /** Stop words stay: a phrase may be made of them. */
  private Analyzer analyzer() {
    return switch (this) {
      case WORDS -> new Pairs(false);
      case ARABIC -> new ArabicAnalyzer(CharArraySet.EMPTY_SET);
      case ENGLISH -> new EnglishAnalyzer(CharArraySet.EMPTY_SET);
      case FRENCH -> new FrenchAnalyzer(CharArraySet.EMPTY_SET);
      case GERMAN -> new GermanAnalyzer(CharArraySet.EMPTY_SET);
      case ITALIAN -> new ItalianAnalyzer(CharArraySet.EMPTY_SET);
      case PORTUGUESE -> new PortugueseAnalyzer(CharArraySet.EMPTY_SET);
      case RUSSIAN -> new RussianAnalyzer(CharArraySet.EMPTY_SET);
      case SPANISH -> new SpanishAnalyzer(CharArraySet.EMPTY_SET);
    };
  }

  /** Words, and pairs of neighbouring ideographs (with the single ones, where asked). */
  private static final class Pairs extends Analyzer {
    private final boolean singles;

    Pairs(boolean singles) {
      this.singles = singles;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer words = new ICUTokenizer(new DefaultICUTokenizerConfig(false, true));
      int all =
          CJKBigramFilter.HAN
              | CJKBigramFilter.HIRAGANA
              | CJKBigramFilter.KATAKANA
              | CJKBigramFilter.HANGUL;
      TokenStream pairs = new CJKBigramFilter(new ICUFoldingFilter(words), all, singles);
      return new TokenStreamComponents(words, pairs);
    }

    @Override
    protected TokenStream normalize(String field, TokenStream in) {
      return new ICUFoldingFilter(in);
    }
  }
}
