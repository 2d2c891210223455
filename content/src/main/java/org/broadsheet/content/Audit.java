package org.broadsheet.content;

import org.jspecify.annotations.Nullable;

/**
 * An act on the newsroom's own order that the public record keeps: the review that followed an
 * emergency publish, a change of who may do what.
 *
 * @param act what was done
 * @param subject the entry id it was done to, as {@code kind:id}
 * @param content the hash that it was about
 */
public record Audit(Act act, String subject, @Nullable Hash content) implements Document {
  /** What was done. */
  public enum Act {
    EMERGENCY_REVIEWED,
    ROLES_CHANGED,
    KEY_ROTATED
  }

  /** Refuses an empty subject. */
  public Audit {
    Texts.required(subject, "subject");
  }

  @Override
  public Json.Object json() {
    return Versions.start("audit")
        .put("act", act)
        .put("subject", subject)
        .put("content", content)
        .json();
  }

  static Audit read(Fields in) {
    return in.end(
        Fields.placed(
            "$",
            () ->
                new Audit(
                    in.choice("act", Act.class), in.text("subject"), in.hashOrNull("content"))));
  }
}
