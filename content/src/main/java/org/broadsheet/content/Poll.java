package org.broadsheet.content;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question to readers.
 *
 * @param multiple whether a reader may take several choices
 * @param closes when no more votes are taken
 * @param resultsBefore whether results are shown before voting
 */
public record Poll(
    String language,
    String question,
    List<Choice> choices,
    boolean multiple,
    @Nullable Instant closes,
    boolean resultsBefore)
    implements Document {
  /** Checks and copies. */
  public Poll {
    Texts.language(language);
    Texts.required(question, "question");
    choices = List.copyOf(choices);
    closes = closes == null ? null : Instants.toMillis(closes);
    if (choices.size() < 2) {
      throw new MalformedContent("choices", "must be at least two");
    }
    var ids = new HashSet<String>();
    choices.forEach(choice -> {
      if (!ids.add(choice.id())) {
        throw new MalformedContent("choices", "has the id " + choice.id() + " twice");
      }
    });
  }

  /** One answer; votes are counted under {@code id}. */
  public record Choice(String id, String text) {
    /** Checks the form. */
    public Choice {
      Texts.required(text, "text");
      if (!id.matches("[a-z0-9-]{1,40}")) {
        throw new MalformedContent("id", "must be 1 to 40 lower-case letters, digits or hyphens");
      }
    }
  }

  @Override
  public Json.Object json() {
    return Versions.start("poll")
        .put("language", language)
        .put("question", question)
        .list(
            "choices",
            choices,
            choice -> new Members().put("id", choice.id()).put("text", choice.text()).json())
        .flag("multiple", multiple)
        .put("closes", closes)
        .flag("resultsBefore", resultsBefore)
        .json();
  }

  static Poll read(Fields in) {
    return in.end(
        Fields.placed(
            "$",
            () ->
                new Poll(
                    in.text("language"),
                    in.text("question"),
                    in.list("choices", Poll::readChoice),
                    in.flag("multiple"),
                    in.instantOrNull("closes"),
                    in.flag("resultsBefore"))));
  }

  private static Choice readChoice(Json json, String place) {
    var in = new Fields(json, place);
    return in.end(Fields.placed(place, () -> new Choice(in.text("id"), in.text("text"))));
  }
}
