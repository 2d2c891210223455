package org.broadsheet.press;

import com.ibm.icu.util.ULocale;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.broadsheet.archive.Editions;
import org.broadsheet.content.Site;
import org.jspecify.annotations.Nullable;

/**
 * One language edition of the site: where it lives, and the words and the direction it is set in.
 *
 * @param language the edition's tag, as the site names it
 * @param prefix what stands before its paths: empty for the default edition, else {@code /en}
 * @param words the nearest message file, English where there is none
 * @param lite whether its pages are set without pictures and script
 */
record Edition(String language, String prefix, Words words, boolean lite) {
  /** What stands before the paths of pages without pictures, before the edition's own prefix. */
  static final String LITE = "/lite";

  /** By the tag of the language: every page names its editions. */
  private static final Map<String, String> OWN_NAMES = new ConcurrentHashMap<>();

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

  /** The edition in which a text of this language appears, the default one where it has none. */
  static Edition forText(Site site, String language) {
    Edition own = of(site, Editions.of(site.languages(), language));
    return own == null ? standard(site) : own;
  }

  private static Edition of(String language, String prefix) {
    return new Edition(language, prefix, Words.nearest(language), false);
  }

  /** The same without pictures and script. */
  Edition inLite() {
    return new Edition(language, prefix, words, true);
  }

  /** What stands before the paths of stories and lists: these there are without pictures too. */
  String root() {
    return lite ? LITE + prefix : prefix;
  }

  /** Whether a text of this language needs no language of its own marked beside this edition. */
  boolean speaks(String textLanguage) {
    return Editions.alike(textLanguage, language);
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
    return OWN_NAMES.computeIfAbsent(language, Edition::nameOf);
  }

  private static String nameOf(String language) {
    ULocale locale = ULocale.forLanguageTag(language);
    String name = locale.getDisplayName(locale);
    return name.isEmpty()
        ? language
        : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
