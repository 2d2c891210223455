package org.broadsheet.desk;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.broadsheet.content.Article;
import org.broadsheet.content.PublicationEvent;
import org.broadsheet.content.Site;

/** Reads an original that somebody pasted or uploaded. */
public interface Intake {
  /** What came of reading it. */
  sealed interface Result {}

  /** It was understood as this draft. */
  record Understood(Article article, PublicationEvent.Origin origin, List<String> warnings)
      implements Result {
    /** Copies the list. */
    public Understood {
      warnings = List.copyOf(warnings);
    }
  }

  /** It was not, and why. */
  record NotUnderstood(String reason) implements Result {}

  /** Reads these bytes for that site. Never throws over what they hold. */
  Result read(String name, byte[] bytes, Site site);

  /** Reads pasted text. */
  default Result read(String text, Site site) {
    return read("paste", text.getBytes(StandardCharsets.UTF_8), site);
  }
}
