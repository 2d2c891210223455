package org.broadsheet.pulse;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * The moods on offer, in the order in which they are shown. A mood that leaves the set keeps its
 * rows and is neither offered nor shown; when it comes back, its counts are still true.
 *
 * @param offered 1 to 16 moods, none twice
 */
public record MoodSet(List<Mood> offered) {
  /** Happy, sad, like, and just passing. */
  public static final MoodSet STANDARD = parse("happy sad like pass");

  /** Throws {@link IllegalArgumentException} if empty, too long, or if one stands twice. */
  public MoodSet {
    offered = List.copyOf(offered);
    if (offered.isEmpty() || offered.size() > 16) {
      throw new IllegalArgumentException(
          "between 1 and 16 moods can be offered, not " + offered.size());
    }
    if (new HashSet<>(offered).size() != offered.size()) {
      throw new IllegalArgumentException("a mood stands twice in " + offered);
    }
  }

  /**
   * Reads names divided by spaces or commas, as they stand in a configuration; throws {@link
   * IllegalArgumentException}.
   */
  public static MoodSet parse(String names) {
    return new MoodSet(
        Arrays.stream(names.split("[\\s,]+"))
            .filter(name -> !name.isEmpty())
            .map(Mood::new)
            .toList());
  }

  /** What a site names, less what is no mood's name; empty where nothing is left. */
  public static Optional<MoodSet> of(List<String> names) {
    List<Mood> moods =
        names.stream().filter(Mood::isName).distinct().limit(16).map(Mood::new).toList();
    return moods.isEmpty() ? Optional.empty() : Optional.of(new MoodSet(moods));
  }

  /** The offered mood of this name, for what arrives in a request. */
  public Optional<Mood> find(String name) {
    return offered.stream().filter(mood -> mood.name().equals(name)).findFirst();
  }
}
