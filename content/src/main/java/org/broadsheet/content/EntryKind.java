package org.broadsheet.content;

/** What a log entry is about. */
public enum EntryKind {
  ARTICLE,
  FRONT,
  SPECIAL,
  POLL,
  SITE,
  SOURCE,
  PERSON,
  ERASURE,
  AUDIT;

  /** The word in JSON and in addresses. */
  public String word() {
    return Words.of(this);
  }
}
