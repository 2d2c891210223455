package org.broadsheet.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is arranged, said and planned about a story, in words for one person.
 *
 * @param stages the reviews that it needs, or would need
 * @param lacks the role of a review that nobody is left for, in words; empty where all can be given
 * @param cannotJudge why this person cannot give the next review; empty where they can
 * @param remarks about passages, the open ones first
 * @param proofs who read which proof
 * @param mayProofread whether this person may say that they read it
 * @param plans what will be done or was, at a time
 * @param emergency the newest one, null where there is none
 * @param due for a field of the form
 * @param embargo for a field of the form
 * @param zone in which times are meant
 */
public record StoryWork(
    List<Stage> stages,
    String lacks,
    String cannotJudge,
    List<Line> remarks,
    List<String> proofs,
    boolean mayProofread,
    List<Planned> plans,
    @Nullable Urgent emergency,
    String ownerName,
    String dueSaid,
    String embargoSaid,
    String due,
    String embargo,
    String zone,
    List<Choice> owners,
    List<Choice> reviewers) {
  /** Copies the lists. */
  public StoryWork {
    stages = List.copyOf(stages);
    remarks = List.copyOf(remarks);
    proofs = List.copyOf(proofs);
    plans = List.copyOf(plans);
    owners = List.copyOf(owners);
    reviewers = List.copyOf(reviewers);
  }

  /** One review: of which role, and who gave it when; both empty while nobody has. */
  public record Stage(String role, String who, String when) {}

  /** A remark. */
  public record Line(
      String id,
      String who,
      String when,
      String version,
      String passage,
      String text,
      boolean settled,
      boolean maySettle) {}

  /** A plan. */
  public record Planned(
      String kind, String at, String state, String who, String detail, boolean waiting) {}

  /** An emergency: asked for, or out and not reviewed, or reviewed. */
  public record Urgent(
      String state, String reason, String asker, String when, boolean mayConfirm) {}

  /** Somebody to choose. */
  public record Choice(String id, String name, boolean selected) {}

  /** Whether something of this kind waits for its time. */
  public boolean waits(String kind) {
    return plans.stream().anyMatch(plan -> plan.waiting() && plan.kind().equals(kind));
  }
}
