package org.broadsheet.desk;

import java.time.Instant;
import org.broadsheet.content.Hash;

/**
 * A reviewer's judgement of one version.
 *
 * @param n the version
 * @param stage 1 to 3
 * @param hash the text that was judged
 * @param comment empty where an approval says nothing more
 */
public record Review(
    int n, int stage, PersonId person, Verdict verdict, Hash hash, String comment, Instant time) {
  /** What the reviewer said. */
  public enum Verdict {
    APPROVED,
    RETURNED
  }
}
