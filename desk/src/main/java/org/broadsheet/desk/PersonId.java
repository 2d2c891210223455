package org.broadsheet.desk;

import org.broadsheet.content.ArticleId;

/** The random id of somebody in the newsroom. The log names people by it, never by name. */
public record PersonId(String value) {
  /** Checks the form. */
  public PersonId {
    if (!ArticleId.isId(value)) {
      throw new IllegalArgumentException("not a person's id: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
