package org.broadsheet.desk;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The reviews that a story needs, each by another person and none by the author.
 *
 * @param stages the role asked for at each stage; 1 to 3, in the order of the roles, the last one
 *     always the final reviewer
 */
public record Chain(List<Role> stages) {
  /** An author and one other: for two people. */
  public static final Chain ONE = new Chain(List.of(Role.FINAL_REVIEWER));

  /** Two reviews by two people. */
  public static final Chain TWO = new Chain(List.of(Role.FIRST_REVIEWER, Role.FINAL_REVIEWER));

  /** Three reviews by three people. */
  public static final Chain THREE =
      new Chain(List.of(Role.FIRST_REVIEWER, Role.SECOND_REVIEWER, Role.FINAL_REVIEWER));

  /** Copies the list and checks it. */
  public Chain {
    stages = List.copyOf(stages);
    boolean reviewing =
        stages.stream().allMatch(role -> Act.REVIEW.roles(Whose.OTHERS).contains(role));
    boolean ordered = stages.stream().sorted().distinct().toList().equals(stages);
    if (!reviewing || !ordered || stages.isEmpty() || stages.getLast() != Role.FINAL_REVIEWER) {
      throw new IllegalArgumentException("not a chain of reviews: " + stages);
    }
  }

  /** The preset with that many stages, 1 to 3. */
  public static Chain of(int stages) {
    return switch (stages) {
      case 1 -> ONE;
      case 2 -> TWO;
      case 3 -> THREE;
      default -> throw new IllegalArgumentException("no chain of " + stages + " reviews");
    };
  }

  /** What suits a newsroom of that many people: everybody also writes and is away at times. */
  public static Chain proposed(int people) {
    if (people <= 2) {
      return ONE;
    }
    return people <= 5 ? TWO : THREE;
  }

  static Chain parse(String words) {
    return new Chain(Arrays.stream(words.split(",", -1)).map(Role::of).toList());
  }

  String words() {
    return stages.stream().map(Role::word).collect(Collectors.joining(","));
  }

  /** How many reviews. */
  public int length() {
    return stages.size();
  }
}
