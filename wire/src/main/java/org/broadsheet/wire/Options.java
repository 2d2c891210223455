package org.broadsheet.wire;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How an input is to be read.
 *
 * @param zone the site's zone, for times that state none and pages whose language implies none
 * @param language tag that overrides what the page says or looks like
 * @param format how to read it, or null to tell it from the content
 */
public record Options(ZoneId zone, @Nullable String language, @Nullable Format format) {
  /** The site's zone; language and format are told from the input. */
  public static Options in(ZoneId zone) {
    return new Options(zone, null, null);
  }
}
