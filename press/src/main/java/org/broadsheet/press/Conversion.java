package org.broadsheet.press;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns a text into another script of its language, word by word where a character has several
 * counterparts: 头发 becomes 頭髮, 发展 becomes 發展. The dictionary is OpenCC's. A text is only written
 * otherwise, never told in other words.
 */
enum Conversion {
  SIMPLIFIED_TO_TRADITIONAL("Hans", "Hant") {
    @Override
    String of(String text) {
      var out = new StringBuilder(ZhConverterUtil.toTraditional(text));
      for (int i = 0; i < out.length(); i++) {
        Character usual = FORMS.get(out.charAt(i));
        if (usual != null) {
          out.setCharAt(i, usual);
        }
      }
      return out.toString();
    }
  },
  TRADITIONAL_TO_SIMPLIFIED("Hant", "Hans") {
    @Override
    String of(String text) {
      return ZhConverterUtil.toSimple(text);
    }
  };

  /** The dictionary writes some characters in a learned form; print uses the one after it. */
  private static final Map<Character, Character> FORMS =
      pairs("爲為裏裡麪麵衆眾羣群牀床纔才峯峰擡抬檐簷啓啟喫吃癡痴祕秘竈灶糉粽繮韁脣唇踊踴鉢缽鍼針鮎鯰齶顎着著");

  private final String from;
  private final String to;

  Conversion(String from, String to) {
    this.from = from;
    this.to = to;
  }

  abstract String of(String text);

  /** What turns texts of one edition into those of another, or null where nothing here does. */
  static @Nullable Conversion between(String from, String to) {
    ULocale one = ULocale.addLikelySubtags(ULocale.forLanguageTag(from));
    ULocale other = ULocale.addLikelySubtags(ULocale.forLanguageTag(to));
    if (one.getLanguage().equals("zh") && other.getLanguage().equals("zh")) {
      for (Conversion conversion : values()) {
        if (conversion.from.equals(one.getScript()) && conversion.to.equals(other.getScript())) {
          return conversion;
        }
      }
    }
    return null;
  }

  private static Map<Character, Character> pairs(String text) {
    var pairs = new HashMap<Character, Character>();
    for (int i = 0; i < text.length(); i += 2) {
      pairs.put(text.charAt(i), text.charAt(i + 1));
    }
    return Map.copyOf(pairs);
  }
}
