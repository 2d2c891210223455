package org.broadsheet.desk;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.broadsheet.content.Json;

/** The texts of a JSON value, wherever in it they stand, each named by its way there. */
final class Leaves {
  private Leaves() {}

  /** The ways to all of them. */
  static Set<String> of(Json value) {
    var ways = new LinkedHashSet<String>();
    gather(value, "", ways);
    return ways;
  }

  private static void gather(Json value, String way, Set<String> ways) {
    switch (value) {
      case Json.Text _ -> ways.add(way);
      case Json.Int _, Json.Bool _ -> {}
      case Json.Array array -> {
        for (int i = 0; i < array.items().size(); i++) {
          gather(array.items().get(i), way + "/" + i, ways);
        }
      }
      case Json.Object object ->
          object.members().forEach((name, member) -> gather(member, way + "/" + name, ways));
    }
  }

  /** The value with that text at these ways. */
  static Json with(Json value, Set<String> ways, String text) {
    return with(value, "", ways, text);
  }

  private static Json with(Json value, String way, Set<String> ways, String text) {
    return switch (value) {
      case Json.Text was -> ways.contains(way) ? new Json.Text(text) : was;
      case Json.Int _, Json.Bool _ -> value;
      case Json.Array array -> {
        List<Json> items = new ArrayList<>();
        for (int i = 0; i < array.items().size(); i++) {
          items.add(with(array.items().get(i), way + "/" + i, ways, text));
        }
        yield new Json.Array(items);
      }
      case Json.Object object -> {
        var members = new TreeMap<String, Json>();
        object
            .members()
            .forEach(
                (name, member) -> members.put(name, with(member, way + "/" + name, ways, text)));
        yield new Json.Object(members);
      }
    };
  }
}
