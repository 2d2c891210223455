package org.broadsheet.app;

/** The exit codes of every command; scripts rely on them. */
final class Exit {
  /** All done. */
  static final int DONE = 0;

  /** Some work was refused; each refusal was named. */
  static final int REFUSED = 1;

  /** The command line or a setting is wrong. */
  static final int USAGE = 2;

  /** The environment is not fit. */
  static final int UNFIT = 3;

  private Exit() {}
}
