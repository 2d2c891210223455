package org.broadsheet.archive;

import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which language edition a text belongs to. Tags are BCP 47; what they leave unsaid is filled in
 * with CLDR's likely subtags, so a text in {@code zh} belongs to the edition {@code zh-Hans}.
 */
public final class Editions {
  private Editions() {}

  /**
   * The edition in which a text of this language appears: its own; else one written in the same
   * script, of the same region where there is a choice ({@code pt} in {@code pt-BR}); else one of
   * the same language in another script ({@code sr-Latn} in {@code sr}). Of several the first. Null
   * where the site has no edition in this language.
   */
  public static @Nullable String of(List<String> editions, String language) {
    if (editions.contains(language)) {
      return language;
    }
    ULocale text = likely(language);
    String best = null;
    int nearest = 0;
    for (String edition : editions) {
      int near = near(likely(edition), text);
      if (near > nearest) {
        nearest = near;
        best = edition;
      }
    }
    return best;
  }

  /** Whether two tags mean the same language in the same script. */
  public static boolean alike(String one, String other) {
    return one.equals(other) || near(likely(one), likely(other)) > 1;
  }

  /** From 0, another language, to 3, the same in language, script and region. */
  private static int near(ULocale one, ULocale other) {
    if (one.getLanguage().isEmpty() || !one.getLanguage().equals(other.getLanguage())) {
      return 0;
    }
    if (!Objects.equals(one.getScript(), other.getScript())) {
      return 1;
    }
    return Objects.equals(one.getCountry(), other.getCountry()) ? 3 : 2;
  }

  private static ULocale likely(String tag) {
    return ULocale.addLikelySubtags(ULocale.forLanguageTag(tag));
  }
}
