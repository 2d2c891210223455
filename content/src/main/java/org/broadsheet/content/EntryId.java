package org.broadsheet.content;

/**
 * What an entry is about: its kind and the lasting id within the kind. An article's is an {@link
 * ArticleId}; a front's {@code home} or a channel path (with {@code lang:} before it in an edition
 * that is not the default one); the site's {@code site}; the others a slug or a random text.
 */
public record EntryId(EntryKind kind, String id) {
  /** Checks the form. */
  public EntryId {
    boolean fits =
        switch (kind) {
          case ARTICLE -> ArticleId.isId(id);
          case SITE -> id.equals("site");
          case FRONT, SPECIAL, POLL, SOURCE, PERSON, ERASURE, AUDIT ->
              id.length() <= 200 && id.matches("[a-zA-Z0-9]([a-zA-Z0-9:/-]*[a-zA-Z0-9])?");
        };
    if (!fits) {
      throw new MalformedContent("id", "does not name a thing of kind " + kind.word() + ": " + id);
    }
  }

  /** The entry id of an article. */
  public static EntryId article(ArticleId id) {
    return new EntryId(EntryKind.ARTICLE, id.value());
  }

  /** The entry id of the site. */
  public static EntryId site() {
    return new EntryId(EntryKind.SITE, "site");
  }

  @Override
  public String toString() {
    return kind.word() + ":" + id;
  }
}
