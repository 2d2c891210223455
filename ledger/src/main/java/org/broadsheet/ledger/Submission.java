package org.broadsheet.ledger;

import java.util.Arrays;
import java.util.List;
import org.broadsheet.content.Document;
import org.broadsheet.content.PublicationEvent;

/**
 * What is to be appended.
 *
 * @param event the entry; its time is replaced by the time at which it is appended
 * @param contents the canonical bytes of the documents it names (content, statement); one that the
 *     log already holds may be left out
 */
public record Submission(PublicationEvent event, List<byte[]> contents) {
  /** Copies the list. */
  public Submission {
    contents = List.copyOf(contents);
  }

  /** A submission with these documents. */
  public static Submission of(PublicationEvent event, Document... documents) {
    return new Submission(event, Arrays.stream(documents).map(Document::canonical).toList());
  }
}
