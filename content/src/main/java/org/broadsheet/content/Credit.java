package org.broadsheet.content;

import org.jspecify.annotations.Nullable;

/**
 * Who did what on a story, as the story itself states it. The credit of an editor who approved it
 * here is never among these: the page derives it from the log.
 *
 * @param role what they did
 * @param name as it is to be printed
 * @param person id of the {@link Person}, where they are one of ours
 */
public record Credit(Role role, String name, @Nullable String person) {
  /** What somebody did. {@code RESPONSIBLE_EDITOR} is the editor whom an outside source states. */
  public enum Role {
    AUTHOR,
    PHOTOGRAPHER,
    TRANSLATOR,
    ILLUSTRATOR,
    CORRESPONDENT,
    EDITOR,
    RESPONSIBLE_EDITOR
  }

  /** Refuses an empty name. */
  public Credit {
    Texts.required(name, "name");
  }

  /** A credit for somebody who has no page of their own. */
  public static Credit of(Role role, String name) {
    return new Credit(role, name, null);
  }
}
