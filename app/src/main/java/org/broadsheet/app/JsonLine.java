package org.broadsheet.app;

import java.util.TreeMap;
import org.broadsheet.content.Json;
import org.jspecify.annotations.Nullable;

/** One line of JSON on standard output. */
final class JsonLine {
  private final TreeMap<String, Json> members = new TreeMap<>();

  JsonLine put(String name, @Nullable String value) {
    if (value != null) {
      members.put(name, new Json.Text(value));
    }
    return this;
  }

  JsonLine put(String name, long value) {
    members.put(name, new Json.Int(value));
    return this;
  }

  JsonLine put(String name, boolean value) {
    members.put(name, new Json.Bool(value));
    return this;
  }

  @Override
  public String toString() {
    return new Json.Object(members).text();
  }
}
