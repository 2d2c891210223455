package org.broadsheet.wire;

/** Why an input was not taken in. Each names the input and the reason in words for people. */
public sealed interface Refusal {
  /** Name of the input as it was given: a path or an address. */
  String input();

  /** One sentence in English that says why. */
  String reason();

  /** Nothing in it, or nothing but space. */
  record Empty(String input) implements Refusal {
    @Override
    public String reason() {
      return "the input is empty";
    }
  }

  /** Not text in any character set that we know. {@code sign} says what gave it away. */
  record Binary(String input, String sign) implements Refusal {
    @Override
    public String reason() {
      return "the input is not text: " + sign;
    }
  }

  /** Above a limit of what reading may cost; {@code what} is bytes, steps, lines or depth. */
  record TooCostly(String input, String what, long limit) implements Refusal {
    @Override
    public String reason() {
      return "the input takes more than " + limit + " " + what + " to read";
    }
  }

  /** Readable text, but no story could be told from the rest. */
  record NoStory(String input, String missing) implements Refusal {
    @Override
    public String reason() {
      return "no story was found: " + missing;
    }
  }

  /** The file or stream could not be read. */
  record Unreadable(String input, String cause) implements Refusal {
    @Override
    public String reason() {
      return "the input cannot be read: " + cause;
    }
  }
}
