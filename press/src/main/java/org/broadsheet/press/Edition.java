package org.broadsheet.press;

import com.ibm.icu.util.ULocale;
import java.util.Locale;
import org.broadsheet.content.Site;
import org.jspecify.annotations.Nullable;

/**
 * One language edition of the site: where it lives, and the words and the direction it is set in.
 *
 * @param language the edition's tag, as the site names it
 * @param prefix what stands before its paths: empty for the default edition, else {@code /en}
 * @param words the nearest message file: Chinese for every {@code zh}, else English
 */
record Edition(String language, String prefix, Words words) {
  private static final Words CHINESE = Words.load("zh-Hans");
  private static final Words ENGLISH = Words.load("en");

  /** The edition with this tag (null: the default one), or null where the site has none. */
  static @Nullable Edition of(Site site, @Nullable String tag) {
    if (tag == null || tag.equals(site.defaultLanguage())) {
      return of(site.defaultLanguage(), "");
    }
    return site.languages().contains(tag) ? of(tag, "/" + tag) : null;
  }

  static Edition standard(Site site) {
    return of(site.defaultLanguage(), "");
  }

  /**
   * The edition in which a text of this language appears: its own, else one of the same base
   * language, else the default one.
   */
  static Edition forText(Site site, String language) {
    Edition own = of(site, language);
    if (own != null) {
      return own;
    }
    for (String candidate : site.languages()) {
      if (base(candidate).equals(base(language))) {
        return java.util.Objects.requireNonNull(of(site, candidate));
      }
    }
    return standard(site);
  }

  private static Edition of(String language, String prefix) {
    return new Edition(language, prefix, base(language).equals("zh") ? CHINESE : ENGLISH);
  }

  private static String base(String tag) {
    int hyphen = tag.indexOf('-');
    return hyphen < 0 ? tag : tag.substring(0, hyphen);
  }

  /** Whether a text of this language needs a language of its own marked beside this edition. */
  boolean speaks(String textLanguage) {
    return base(textLanguage).equals(base(language));
  }

  /** The locale whose dates and numbers are used: the message file's, so a page has one voice. */
  ULocale locale() {
    return words.locale();
  }

  String dir() {
    return dir(language);
  }

  /** {@code rtl} or {@code ltr} for a language tag. */
  static String dir(String language) {
    return ULocale.forLanguageTag(language).isRightToLeft() ? "rtl" : "ltr";
  }

  /** What a language calls itself: 中文, English, العربية. */
  static String ownName(String language) {
    ULocale locale = ULocale.forLanguageTag(language);
    String name = locale.getDisplayName(locale);
    return name.isEmpty()
        ? language
        : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
