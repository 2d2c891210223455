package org.broadsheet.press;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.broadsheet.archive.Editions;
import org.jspecify.annotations.Nullable;

/**
 * The interface texts of one language, from its message file. Patterns are ICU's MessageFormat, so
 * plurals and numbers follow the language's own rules.
 */
public final class Words {
  /** The message files. {@link Pseudo#LANGUAGE} is made from the English one. */
  static final List<String> LANGUAGES = List.of("zh-Hans", "zh-Hant", "en", "ar");

  /** Whose texts stand in where one has no text of its own yet. */
  private static final Map<String, String> STAND_IN = Map.of("zh-Hant", "zh-Hans", "ar", "en");

  private static final Map<String, Words> LOADED = new ConcurrentHashMap<>();

  /** By the tag asked for: every link into an edition asks, and a site has few. */
  private static final Map<String, Words> NEAREST = new ConcurrentHashMap<>();

  private final ULocale locale;
  private final Map<String, String> plain;
  private final Map<String, Patterned> patterns;

  /** A text with places. A MessageFormat serves one thread at a time, and costs much to clone. */
  private static final class Patterned {
    private final MessageFormat first;
    private final ConcurrentLinkedQueue<MessageFormat> idle = new ConcurrentLinkedQueue<>();

    Patterned(MessageFormat first) {
      this.first = first;
    }

    String format(Object[] arguments) {
      MessageFormat free = idle.poll();
      MessageFormat own = free == null ? (MessageFormat) first.clone() : free;
      String text = own.format(arguments);
      idle.add(own);
      return text;
    }
  }

  private Words(ULocale locale, Map<String, String> texts) {
    this.locale = locale;
    this.plain = new HashMap<>();
    this.patterns = new HashMap<>();
    texts.forEach((key, text) -> {
      if (text.indexOf('{') < 0) {
        plain.put(key, text);
      } else {
        patterns.put(key, new Patterned(new MessageFormat(text, locale)));
      }
    });
  }

  /** The texts of the language nearest to this one, English ones where none is near. */
  static Words nearest(String language) {
    return NEAREST.computeIfAbsent(
        language,
        tag -> {
          String found = tag.equals(Pseudo.LANGUAGE) ? tag : Editions.of(LANGUAGES, tag);
          return LOADED.computeIfAbsent(found == null ? "en" : found, Words::load);
        });
  }

  /** Reads the texts of one of {@link #LANGUAGES}, with what stands in for those it lacks. */
  static Words load(String name) {
    if (name.equals(Pseudo.LANGUAGE)) {
      var texts = new HashMap<>(texts("en"));
      texts.replaceAll((key, text) -> Pseudo.pattern(text));
      return new Words(ULocale.forLanguageTag("en"), texts);
    }
    String other = STAND_IN.get(name);
    var texts = new HashMap<>(other == null ? Map.of() : texts(other));
    texts.putAll(texts(name));
    return new Words(ULocale.forLanguageTag(name), texts);
  }

  /** Reads {@code /org/broadsheet/press/words/NAME.properties}, UTF-8. */
  static Map<String, String> texts(String name) {
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
    var texts = new HashMap<String, String>();
    properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
    return texts;
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
    Patterned pattern = patterns.get(key);
    if (pattern == null) {
      throw missing(key);
    }
    return pattern.format(arguments);
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
