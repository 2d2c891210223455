package org.broadsheet.content;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Checks that several records share. */
final class Texts {
  private Texts() {}

  static String required(String value, String name) {
    if (value.isBlank()) {
      throw new MalformedContent(name, "must not be empty");
    }
    return value;
  }

  /** Canonical JSON is "absent rather than empty", so an empty text becomes null. */
  static @Nullable String orNull(@Nullable String value) {
    return value == null || value.isBlank() ? null : value;
  }

  static Map<String, String> sorted(Map<String, String> texts) {
    return java.util.Collections.unmodifiableMap(new TreeMap<>(texts));
  }

  /** A well-formed language tag (BCP 47, RFC 5646). */
  static String language(String tag) {
    if (!tag.matches("[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{5,8})*")) {
      throw new MalformedContent("language", "must be a language tag such as zh, en or zh-Hant");
    }
    return tag;
  }
}
