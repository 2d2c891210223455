package org.broadsheet.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a reprinted story comes from.
 *
 * @param name verbatim as the story stated it
 * @param parts the names inside it, where it joins several
 * @param url the original's address
 * @param id of the registered {@link SourceProfile}, if any
 */
public record Source(String name, List<String> parts, @Nullable Href url, @Nullable String id) {
  /** Copies the list; refuses an empty name. */
  public Source {
    Texts.required(name, "name");
    parts = List.copyOf(parts);
  }
}
