package org.broadsheet.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.broadsheet.press.Press;

/**
 * One of the renditions in which a medium can be had. Their names are addresses, so they stay.
 *
 * @param name as it stands in the address: {@code w480}, {@code w480.webp}
 * @param width pixels across, at most
 * @param webp WebP; else what every browser reads
 */
record Variant(String name, int width, boolean webp) {
  static final Map<String, Variant> ALL =
      all().stream().collect(Collectors.toUnmodifiableMap(Variant::name, Function.identity()));

  private static List<Variant> all() {
    var all = new ArrayList<Variant>();
    for (int width : Press.PICTURE_WIDTHS) {
      all.add(new Variant("w" + width, width, false));
      all.add(new Variant("w" + width + ".webp", width, true));
    }
    return all;
  }

  /** Whether an original of this type may go out as this variant. */
  boolean takes(String type) {
    return webp ? type.equals("image/webp") : !type.equals("image/webp");
  }
}
