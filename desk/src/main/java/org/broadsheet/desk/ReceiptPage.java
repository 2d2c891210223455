package org.broadsheet.desk;

import java.util.List;
import org.broadsheet.content.PublicationEvent;

/**
 * What the page of a receipt shows.
 *
 * @param proof hashes in base64, the lowest in the tree first
 * @param visible a sentence
 */
public record ReceiptPage(
    long index,
    PublicationEvent event,
    String time,
    String change,
    List<String> approvals,
    String checkpoint,
    List<String> proof,
    String visible) {
  /** Copies the lists. */
  public ReceiptPage {
    approvals = List.copyOf(approvals);
    proof = List.copyOf(proof);
  }
}
