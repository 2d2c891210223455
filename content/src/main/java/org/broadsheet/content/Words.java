package org.broadsheet.content;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Enum constants as they stand in JSON: {@code KEY_FACTS} is {@code key-facts}. */
final class Words {
  private Words() {}

  static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <E extends Enum<E>> E parse(Class<E> kind, String word) {
    for (E constant : kind.getEnumConstants()) {
      if (of(constant).equals(word)) {
        return constant;
      }
    }
    throw new MalformedContent(
        "$",
        "must be one of "
            + Arrays.stream(kind.getEnumConstants())
                .map(Words::of)
                .collect(Collectors.joining(", ")));
  }
}
