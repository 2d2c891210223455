package org.broadsheet.ledger;

import java.util.ArrayList;
import java.util.List;
import org.broadsheet.content.Hash;
import org.broadsheet.content.PublicationEvent;

/** What an entry refers to. Documents lie in the database, media in files; both by hash. */
final class References {
  private References() {}

  /** The documents: content and statement. */
  static List<Hash> documents(PublicationEvent event) {
    var hashes = new ArrayList<Hash>(2);
    if (event.content() != null) {
      hashes.add(event.content());
    }
    if (event.statement() != null && !hashes.contains(event.statement())) {
      hashes.add(event.statement());
    }
    return hashes;
  }

  /** Documents and media. */
  static List<Hash> all(PublicationEvent event) {
    var hashes = new ArrayList<>(documents(event));
    hashes.addAll(event.media());
    return hashes;
  }
}
