package org.broadsheet.content;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An agency or another publication whose stories we reprint.
 *
 * @param names by language
 * @param url its own site
 * @param zone IANA name of the zone that its times without zone are in
 * @param note what a page says beside a reprint, by language
 */
public record SourceProfile(
    Map<String, String> names, @Nullable Href url, @Nullable String zone, Map<String, String> note)
    implements Document {
  /** Checks and copies. */
  public SourceProfile {
    names = Texts.sorted(names);
    note = Texts.sorted(note);
    zone = Texts.orNull(zone);
    if (names.isEmpty()) {
      throw new MalformedContent("names", "must hold a name");
    }
    if (zone != null) {
      try {
        ZoneId.of(zone);
      } catch (DateTimeException e) {
        throw new MalformedContent("zone", "is not a known time zone: " + zone);
      }
    }
  }

  @Override
  public Json.Object json() {
    return Versions.start("source")
        .textMap("names", names)
        .put("url", url == null ? null : url.value())
        .put("zone", zone)
        .textMap("note", note)
        .json();
  }

  static SourceProfile read(Fields in) {
    return in.end(
        Fields.placed(
            "$",
            () ->
                new SourceProfile(
                    in.textMap("names"),
                    in.textAs("url", Href::new),
                    in.textOrNull("zone"),
                    in.textMap("note"))));
  }
}
