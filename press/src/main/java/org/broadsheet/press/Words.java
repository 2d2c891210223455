package org.broadsheet.press;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The interface texts of one language, from its message file. Patterns are ICU's MessageFormat, so
 * plurals and numbers follow the language's own rules.
 */
public final class Words {
  private final ULocale locale;
  private final Map<String, String> plain;
  private final Map<String, MessageFormat> patterns;

  private Words(ULocale locale, Map<String, String> plain, Map<String, MessageFormat> patterns) {
    this.locale = locale;
    this.plain = plain;
    this.patterns = patterns;
  }

  /** Reads {@code /org/broadsheet/press/words/NAME.properties}, UTF-8. */
  static Words load(String name) {
    var locale = ULocale.forLanguageTag(name);
    var properties = new Properties();
    try (InputStream in = Words.class.getResourceAsStream("words/" + name + ".properties")) {
      if (in == null) {
        throw new PressFailure(
            "the interface texts " + name + " are missing",
            "the program was packaged without its message files; build it again",
            null);
      }
      Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
      properties.load(reader);
    } catch (IOException e) {
      throw new PressFailure(
          "cannot read the interface texts " + name, "check the program's jar files", e);
    }
    var plain = new HashMap<String, String>();
    var patterns = new HashMap<String, MessageFormat>();
    for (String key : properties.stringPropertyNames()) {
      String text = properties.getProperty(key);
      if (text.indexOf('{') < 0) {
        plain.put(key, text);
      } else {
        patterns.put(key, new MessageFormat(text, locale));
      }
    }
    return new Words(locale, plain, patterns);
  }

  /** Whether there is a text under this key. */
  boolean has(String key) {
    return plain.containsKey(key) || patterns.containsKey(key);
  }

  /** Every key. */
  Set<String> keys() {
    var keys = new java.util.TreeSet<>(plain.keySet());
    keys.addAll(patterns.keySet());
    return keys;
  }

  ULocale locale() {
    return locale;
  }

  /** A text without arguments. A key without a text is a fault of the program, so it throws. */
  public String of(String key) {
    String text = plain.get(key);
    if (text == null) {
      throw missing(key);
    }
    return text;
  }

  /** A text with its arguments in the places {@code {0}}, {@code {1}}…. */
  public String of(String key, Object... arguments) {
    MessageFormat pattern = patterns.get(key);
    if (pattern == null) {
      throw missing(key);
    }
    // A MessageFormat is not safe for many threads; its clone is.
    return ((MessageFormat) pattern.clone()).format(arguments);
  }

  /** A text that may be missing, for words that a site makes up itself (its moods). */
  String orElse(String key, String fallback) {
    @Nullable String text = plain.get(key);
    return text == null ? fallback : text;
  }

  private PressFailure missing(String key) {
    return new PressFailure(
        "there is no interface text " + key + " in " + locale.toLanguageTag(),
        "add it to every message file",
        null);
  }
}
