package org.broadsheet.desk;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Audit;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.Hash;
import org.broadsheet.content.PublicationEvent;
import org.broadsheet.ledger.Ledger;
import org.broadsheet.ledger.Submission;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Says in the public log that what somebody may do in the newsroom was changed: whose and by whom,
 * both as random ids, and when. Not which roles, and no name: an id that no story names stays
 * nobody's.
 */
final class RoleRecord {
  private final Ledger ledger;
  private final InstantSource clock;
  private final SecureRandom random;

  RoleRecord(Ledger ledger, InstantSource clock, SecureRandom random) {
    this.ledger = ledger;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Appends the entry; the last thing done in the transaction that makes the change, so that a
   * crash leaves both or neither.
   *
   * @param by null where a command did it
   */
  void changed(Handle tx, PersonId whose, @Nullable PersonId by) {
    var audit =
        new Audit(
            Audit.Act.ROLES_CHANGED, new EntryId(EntryKind.PERSON, whose.value()).toString(), null);
    var event =
        new PublicationEvent(
            new EntryId(EntryKind.AUDIT, ArticleId.randomText(random)),
            1,
            PublicationEvent.Change.FIRST,
            clock.instant(),
            ArticleId.randomText(random),
            Hash.of(audit.canonical()),
            null,
            List.of(),
            null,
            null,
            List.of(),
            by == null ? null : by.value(),
            null,
            List.of());
    ledger.append(tx, List.of(Submission.of(event, audit)));
  }
}
