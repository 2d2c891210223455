package org.broadsheet.ledger;

import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.Hash;
import org.broadsheet.content.PublicationEvent;
import org.jdbi.v3.core.Handle;

/** What must hold before entries are appended; asked of the store once for all of them. */
record Admission(LogStore store, MediaStore media, Handle tx) {
  /** Throws {@link LedgerFailure} at the first submission that breaks a rule of the log. */
  void check(List<Submission> submissions, Set<Hash> given) {
    revisions(submissions);
    var named = new HashSet<Hash>();
    var documents = new HashSet<Hash>();
    var pictures = new HashSet<Hash>();
    for (Submission submission : submissions) {
      PublicationEvent event = submission.event();
      documents.addAll(References.documents(event));
      pictures.addAll(event.media());
      named.addAll(References.all(event));
    }
    refuse(given, documents, "was given, but no entry names it", "Give only what entries name.");
    var needed = new HashSet<>(documents);
    needed.removeAll(given);
    refuse(
        needed,
        store.stored(tx, needed),
        "is named by an entry, but nobody gave it",
        "Submit its bytes together with the entry.");
    refuse(
        pictures,
        pictures.stream().filter(media::has).collect(toSet()),
        "is a medium that is not saved",
        "Save media before the transaction that names them.");
    Set<Hash> gone = store.erased(tx, named);
    refuse(gone, Set.of(), "was erased", "What was erased cannot be published again.");
  }

  private void revisions(List<Submission> submissions) {
    var subjects = submissions.stream().map(s -> s.event().subject()).toList();
    var last = new HashMap<EntryId, Integer>();
    for (Map.Entry<EntryId, Version> known : store.versions(tx, subjects).entrySet()) {
      last.put(known.getKey(), known.getValue().revision());
    }
    for (Submission submission : submissions) {
      PublicationEvent event = submission.event();
      int next = last.merge(event.subject(), 1, Integer::sum);
      if (event.revision() != next) {
        throw new LedgerFailure(
            "Revision " + event.revision() + " of " + event.subject() + " cannot follow",
            "Its next revision is " + next + ": somebody else may have published meanwhile.");
      }
    }
  }

  private static void refuse(
      Collection<Hash> asked, Set<Hash> allowed, String problem, String hint) {
    for (Hash hash : asked) {
      if (!allowed.contains(hash)) {
        throw new LedgerFailure("Content " + hash + " " + problem, hint);
      }
    }
  }
}
