package org.broadsheet.content;

/**
 * Why something was done, in words for the public: a withdrawal, an emergency publish, an erasure.
 * Entries hold no free text, so an entry names the hash of its statement.
 *
 * @param language of the text
 * @param role in which capacity somebody acted: editor, publisher, administrator
 * @param reason the reason, as readers will see it
 */
public record Statement(String language, Role role, String reason) implements Document {
  /** The capacity in which somebody acts. */
  public enum Role {
    AUTHOR,
    REVIEWER,
    EDITOR,
    PUBLISHER,
    ADMINISTRATOR
  }

  /** Refuses an empty reason. */
  public Statement {
    Texts.language(language);
    Texts.required(reason, "reason");
  }

  @Override
  public Json.Object json() {
    return Versions.start("statement")
        .put("language", language)
        .put("role", role)
        .put("reason", reason)
        .json();
  }

  static Statement read(Fields in) {
    return in.end(
        Fields.placed(
            "$",
            () ->
                new Statement(
                    in.text("language"), in.choice("role", Role.class), in.text("reason"))));
  }
}
