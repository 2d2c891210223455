package org.broadsheet.content;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The members of one JSON object, written by name: what is null, empty or false stays absent. */
final class Members {
  private final Map<String, Json> members = new TreeMap<>();

  Members put(String name, @Nullable Json value) {
    if (value != null) {
      members.put(name, value);
    }
    return this;
  }

  Members put(String name, @Nullable String value) {
    return put(name, value == null ? null : new Json.Text(value));
  }

  Members put(String name, @Nullable Hash value) {
    return put(name, value == null ? null : value.hex());
  }

  Members put(String name, @Nullable Instant value) {
    return put(name, value == null ? null : Instants.format(value));
  }

  Members put(String name, @Nullable LocalDate value) {
    return put(name, value == null ? null : value.toString());
  }

  Members put(String name, @Nullable Enum<?> value) {
    return put(name, value == null ? null : Words.of(value));
  }

  Members put(String name, @Nullable ArticleId value) {
    return put(name, value == null ? null : value.value());
  }

  Members put(String name, @Nullable PartialDate value) {
    return put(name, value == null ? null : value.text());
  }

  Members put(String name, long value) {
    return put(name, new Json.Int(value));
  }

  /** False stays absent. */
  Members flag(String name, boolean value) {
    return put(name, value ? new Json.Bool(true) : null);
  }

  /** An empty list stays absent. */
  <T> Members list(String name, Collection<T> items, Function<T, Json> write) {
    return put(name, items.isEmpty() ? null : array(items, write));
  }

  Members texts(String name, Collection<?> items) {
    return list(name, items, item -> new Json.Text(item.toString()));
  }

  Members textMap(String name, Map<String, String> texts) {
    if (texts.isEmpty()) {
      return this;
    }
    var object = new Members();
    texts.forEach(object::put);
    return put(name, object.json());
  }

  static <T> Json array(Collection<T> items, Function<T, Json> write) {
    List<Json> written = items.stream().map(write).toList();
    return new Json.Array(written);
  }

  Json.Object json() {
    return new Json.Object(members);
  }
}
