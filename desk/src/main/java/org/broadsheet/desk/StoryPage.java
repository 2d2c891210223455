package org.broadsheet.desk;

import java.util.List;
import java.util.Set;
import org.broadsheet.content.Hash;
import org.jspecify.annotations.Nullable;

/**
 * A story as its page shows it to one person.
 *
 * @param base hash of the newest version: what every act on the page is about
 * @param form what stands in the fields; not the newest version where saving was refused
 * @param beside what the form offers beside the text
 * @param acts what the person's roles allow with it
 * @param stage the review that comes next, from 1
 * @param difference from the last reviewed text, null where there is none
 * @param work what is arranged, said and planned about it
 * @param address the permanent address, null before the first publication
 * @param holder who else is writing at it now, null where nobody is
 */
public record StoryPage(
    Story story,
    Hash base,
    StoryForm form,
    Beside beside,
    List<Channel> channels,
    Set<Act> acts,
    boolean mayJudge,
    int stage,
    List<Difference.Run> difference,
    boolean reviewedBefore,
    List<Past> past,
    StoryWork work,
    @Nullable String address,
    @Nullable String holder) {
  /** Copies the lists. */
  public StoryPage {
    channels = List.copyOf(channels);
    acts = Set.copyOf(acts);
    difference = List.copyOf(difference);
    past = List.copyOf(past);
  }

  /** A channel to choose. */
  public record Channel(String path, String name) {}

  /**
   * One line of the story's life.
   *
   * @param link where to read on, null where there is nothing more
   */
  public record Past(String time, String what, String who, String detail, @Nullable String link) {}

  /** Whether the roles of whoever looks allow this. */
  public boolean may(String act) {
    return acts.contains(Act.valueOf(act));
  }

  /** Whether the newest version is in this state. */
  public boolean at(String state) {
    return story.state() == StoryState.valueOf(state);
  }
}
