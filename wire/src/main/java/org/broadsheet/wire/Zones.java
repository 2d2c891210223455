package org.broadsheet.wire;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives a printed time its zone: the one it states, else that of the page's language, else the
 * site's; the machine's own zone is never asked. Notes what it had to assume.
 */
final class Zones {
  private final ZoneId assumed;
  private final Set<String> warnings;

  Zones(String language, ZoneId site, Set<String> warnings) {
    this.assumed =
        language.equals("zh") || language.startsWith("zh-") ? ZoneId.of("Asia/Shanghai") : site;
    this.warnings = warnings;
  }

  /** The moment of the story itself; warns where zone or time had to be assumed. */
  OffsetDateTime stated(Dates.Found date) {
    if (date.zone() == null) {
      warnings.add("zone-assumed");
    }
    if (date.time() == null) {
      warnings.add("time-assumed");
    }
    return plain(date);
  }

  /** The same for other stories on the page, without warnings of their own. */
  OffsetDateTime plain(Dates.Found date) {
    @Nullable ZoneId stated = date.zone();
    return date.local().atZone(stated == null ? assumed : stated).toOffsetDateTime();
  }
}
