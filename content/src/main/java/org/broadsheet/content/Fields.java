package org.broadsheet.content;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The members of one JSON object, read by name. Every refusal names its place; {@link #end} refuses
 * a member that nobody asked for, so a misspelt name is an error and not a silent loss.
 */
final class Fields {
  private final Map<String, Json> members;
  private final String place;
  private final Set<String> seen = new HashSet<>();

  Fields(Json value, String place) {
    if (!(value instanceof Json.Object object)) {
      throw new MalformedContent(place, "must be an object");
    }
    this.members = object.members();
    this.place = place;
  }

  String at(String name) {
    return place.equals("$") ? name : place + "." + name;
  }

  MalformedContent refuse(String name, String problem) {
    return new MalformedContent(at(name), problem);
  }

  @Nullable Json get(String name) {
    seen.add(name);
    return members.get(name);
  }

  Json need(String name) {
    return require(name, get(name));
  }

  private <T> T require(String name, @Nullable T value) {
    if (value == null) {
      throw refuse(name, "is missing");
    }
    return value;
  }

  String text(String name) {
    return require(name, textOrNull(name));
  }

  @Nullable String textOrNull(String name) {
    return switch (get(name)) {
      case null -> null;
      case Json.Text text -> text.value();
      default -> throw refuse(name, "must be a string");
    };
  }

  long integer(String name) {
    return require(name, integerOrNull(name));
  }

  int smallInteger(String name) {
    long value = integer(name);
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw refuse(name, "must be between 0 and " + Integer.MAX_VALUE);
    }
    return (int) value;
  }

  @Nullable Long integerOrNull(String name) {
    return switch (get(name)) {
      case null -> null;
      case Json.Int number -> number.value();
      default -> throw refuse(name, "must be an integer");
    };
  }

  /** Absent is false. */
  boolean flag(String name) {
    return switch (get(name)) {
      case null -> false;
      case Json.Bool bool -> bool.value();
      default -> throw refuse(name, "must be true or false");
    };
  }

  Instant instant(String name) {
    return require(name, instantOrNull(name));
  }

  @Nullable Instant instantOrNull(String name) {
    return textAs(name, Instants::parse);
  }

  @Nullable LocalDate dateOrNull(String name) {
    return textAs(name, LocalDate::parse);
  }

  Hash hash(String name) {
    return require(name, hashOrNull(name));
  }

  @Nullable Hash hashOrNull(String name) {
    return textAs(name, Hash::new);
  }

  /** A string turned into a value; whatever the value's own check refuses is refused here. */
  <T> @Nullable T textAs(String name, Function<String, T> make) {
    String text = textOrNull(name);
    if (text == null) {
      return null;
    }
    return made(at(name), text, make);
  }

  <T> T needTextAs(String name, Function<String, T> make) {
    return require(name, textAs(name, make));
  }

  private static <T> T made(String place, String text, Function<String, T> make) {
    try {
      return make.apply(text);
    } catch (MalformedContent | DateTimeException e) {
      String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
      throw new MalformedContent(
          place, "cannot be \"" + shown + "\" (" + Objects.requireNonNull(e.getMessage()) + ")");
    }
  }

  <E extends Enum<E>> E choice(String name, Class<E> kind) {
    return require(name, choiceOrNull(name, kind));
  }

  <E extends Enum<E>> @Nullable E choiceOrNull(String name, Class<E> kind) {
    return textAs(name, text -> Words.parse(kind, text));
  }

  /** Absent is the empty list. */
  <T> List<T> list(String name, BiFunction<Json, String, T> make) {
    return switch (get(name)) {
      case null -> List.of();
      case Json.Array array -> items(array, at(name), make);
      default -> throw refuse(name, "must be a list");
    };
  }

  <T> List<T> texts(String name, Function<String, T> make) {
    return list(
        name,
        (item, where) -> {
          if (!(item instanceof Json.Text text)) {
            throw new MalformedContent(where, "must be a string");
          }
          return made(where, text.value(), make);
        });
  }

  static <T> List<T> items(@Nullable Json value, String where, BiFunction<Json, String, T> make) {
    if (!(value instanceof Json.Array array)) {
      throw new MalformedContent(where, "must be a list");
    }
    var made = new ArrayList<T>();
    for (Json item : array.items()) {
      made.add(make.apply(item, where + "[" + made.size() + "]"));
    }
    return made;
  }

  <T> @Nullable T object(String name, BiFunction<Json, String, T> make) {
    Json value = get(name);
    return value == null ? null : make.apply(value, at(name));
  }

  <T> T needObject(String name, BiFunction<Json, String, T> make) {
    return make.apply(need(name), at(name));
  }

  /** Texts by language or by name; absent is empty. */
  Map<String, String> textMap(String name) {
    return switch (get(name)) {
      case null -> Map.of();
      case Json.Object object -> {
        var texts = new TreeMap<String, String>();
        object
            .members()
            .forEach((key, value) -> {
              if (!(value instanceof Json.Text text)) {
                throw refuse(name + "." + key, "must be a string");
              }
              texts.put(key, text.value());
            });
        yield texts;
      }
      default -> throw refuse(name, "must be an object");
    };
  }

  /** Refuses members that were never asked for. Returns its argument, to end a reader with it. */
  <T> T end(T result) {
    for (String name : members.keySet()) {
      if (!seen.contains(name)) {
        throw refuse(name, "is not a known member");
      }
    }
    return result;
  }

  /** Runs a constructor whose own checks know no place, and gives their refusals one. */
  static <T> T placed(String place, java.util.function.Supplier<T> make) {
    try {
      return make.get();
    } catch (MalformedContent e) {
      String message = Objects.requireNonNull(e.getMessage());
      throw place.equals("$") || message.startsWith(place)
          ? e
          : new MalformedContent(place, message);
    }
  }
}
