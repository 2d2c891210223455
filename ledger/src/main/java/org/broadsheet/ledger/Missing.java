package org.broadsheet.ledger;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.content.EntryId;
import org.broadsheet.content.Hash;
import org.broadsheet.content.PublicationEvent;

/** Documents and media that entries name and that are not there, until a later entry says why. */
final class Missing {
  private final boolean excusedByWithdrawal;
  private final Map<EntryId, Set<Gap>> gaps = new HashMap<>();

  /**
   * Nothing missing yet.
   *
   * @param excusedByWithdrawal whether a withdrawal of the story is reason enough
   */
  Missing(boolean excusedByWithdrawal) {
    this.excusedByWithdrawal = excusedByWithdrawal;
  }

  /** What is missing, and the entry that names it. */
  record Gap(long index, Hash hash) {}

  void add(long index, EntryId subject, Hash hash) {
    gaps.computeIfAbsent(subject, any -> new HashSet<>()).add(new Gap(index, hash));
  }

  /** Takes notice of the entry of that index; what entries before it miss must have been added. */
  void after(long index, PublicationEvent event) {
    if (excusedByWithdrawal && event.withdraws()) {
      Set<Gap> own = gaps.get(event.subject());
      if (own != null) {
        own.removeIf(gap -> gap.index() < index);
      }
    }
    if (!event.erases().isEmpty()) {
      var erased = Set.copyOf(event.erases());
      for (Set<Gap> each : gaps.values()) {
        each.removeIf(gap -> gap.index() < index && erased.contains(gap.hash()));
      }
    }
  }

  /** The first that nothing excuses. */
  Optional<Gap> first() {
    return gaps.values().stream().flatMap(Set::stream).min(Comparator.comparingLong(Gap::index));
  }
}
