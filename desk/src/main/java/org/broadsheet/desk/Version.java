package org.broadsheet.desk;

import java.time.Instant;
import org.broadsheet.content.Article;
import org.broadsheet.content.Document;
import org.broadsheet.content.Hash;
import org.jspecify.annotations.Nullable;

/**
 * A saved text of a story.
 *
 * @param n from 1
 * @param hash of the bytes; what reviewers approve
 * @param bytes canonical JSON, not to be changed
 * @param person who saved it, null where a program took it in
 */
@SuppressWarnings("ArrayRecordComponent") // compared by hash where at all
public record Version(int n, Hash hash, byte[] bytes, @Nullable PersonId person, Instant time) {
  /** What the bytes say. */
  public Article article() {
    if (Document.parse(bytes) instanceof Article article) {
      return article;
    }
    throw new DeskFailure("Version " + n + " holds no article", "Restore the database.");
  }

  /** Throws unless the stored bytes still have the hash that people approved. */
  Version sound() {
    if (!Hash.of(bytes).equals(hash)) {
      throw new DeskFailure(
          "The stored text of version " + n + " does not have the hash " + hash,
          "Restore the database from a backup; nothing of this text was published.");
    }
    return this;
  }
}
