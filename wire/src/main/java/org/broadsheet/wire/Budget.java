package org.broadsheet.wire;

/**
 * What reading one input may cost, counted in steps (characters looked at), lines and depth, never
 * in time: so the same input is accepted or refused on every machine.
 */
final class Budget {
  /** Ends the reading; {@link Intake} turns it into {@link Refusal.TooCostly}. */
  static final class Spent extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String what;
    private final long limit;

    Spent(String what, long limit) {
      super("more than " + limit + " " + what, null, false, false);
      this.what = what;
      this.limit = limit;
    }

    String what() {
      return what;
    }

    long limit() {
      return limit;
    }
  }

  static final int LINES = 60_000;
  static final long STEPS = 400_000_000L;

  private long steps;
  private int lines;

  void spend(long more) {
    steps += more;
    if (steps > STEPS) {
      throw new Spent("steps", STEPS);
    }
  }

  void line() {
    if (++lines > LINES) {
      throw new Spent("lines", LINES);
    }
  }
}
