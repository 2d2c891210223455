package org.broadsheet.app;

/**
 * The environment is not fit: a port is taken, a directory cannot be written, another process keeps
 * it. The message is one sentence for the operator; the program ends with exit code 3.
 */
final class Unfit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unfit(String sentence) {
    super(sentence);
  }

  Unfit(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
