package org.broadsheet.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page of the desk.
 *
 * @param account who is signed in
 * @param token against forged forms
 * @param others whom one click continues as; empty outside the demo
 * @param pressing how many stories that wait for them are past due or due within the hour
 * @param good what was just done, as a sentence
 * @param bad what was refused and why, as a sentence
 */
public record Shell(
    Words words,
    @Nullable Account account,
    String token,
    List<Account> others,
    String title,
    int pressing,
    @Nullable String good,
    @Nullable String bad) {
  private static final boolean EDITOR = Shell.class.getResource("editor.js") != null;

  /**
   * The words of the block editor as JSON; null where the program was built without it, and a plain
   * field takes its place.
   */
  public @Nullable String editor() {
    return EDITOR ? words.under("ed.").text() : null;
  }

  /** The words under this key. */
  public String t(String key, Object... arguments) {
    return words.say(key, arguments);
  }

  /** What the intake was not sure of, in words. */
  public String warning(String word) {
    return words.orElse("warning." + word, word);
  }

  /** Whether the roles of the person signed in allow this act, somewhere at least. */
  public boolean may(String act) {
    return account != null && account.may(Act.valueOf(act));
  }

  /** How somebody is called in the language of the page. */
  public String name(Account person) {
    return person.name(words.language());
  }
}
