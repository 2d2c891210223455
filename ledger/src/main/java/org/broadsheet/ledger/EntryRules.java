package org.broadsheet.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.MalformedContent;
import org.broadsheet.content.PublicationEvent;
import org.jspecify.annotations.Nullable;

/**
 * What entries must say, one after the other, beyond being in the tree: each is well formed (its
 * approvals are of its own content), revisions of a subject follow each other, times never go back.
 */
final class EntryRules {
  private final Map<EntryId, Integer> revisions = new HashMap<>();
  private Instant last = Instant.MIN;

  /** Starts after that entry time, with what is known of subjects named before. */
  void resume(Instant time, Map<EntryId, Version> known) {
    last = time;
    known.forEach((subject, version) -> revisions.put(subject, version.revision()));
  }

  /** An entry's event, or what is wrong with it. */
  record Judged(@Nullable PublicationEvent event, @Nullable String problem) {}

  /** Reads the next entry's bytes and judges them. */
  Judged next(byte[] bytes) {
    PublicationEvent event;
    try {
      event = PublicationEvent.parse(bytes);
    } catch (MalformedContent e) {
      return new Judged(null, "is not a well-formed entry: " + e.getMessage());
    }
    return new Judged(event, follow(event).orElse(null));
  }

  private Optional<String> follow(PublicationEvent event) {
    int expected = revisions.merge(event.subject(), 1, Integer::sum);
    if (event.revision() != expected) {
      return Optional.of(
          "is revision " + event.revision() + " of " + event.subject() + ", not " + expected);
    }
    if (event.time().isBefore(last)) {
      return Optional.of("is dated before the entry above it");
    }
    last = event.time();
    return Optional.empty();
  }
}
