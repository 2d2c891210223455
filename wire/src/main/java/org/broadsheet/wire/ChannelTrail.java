package org.broadsheet.wire;

import com.ibm.icu.text.Transliterator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.broadsheet.content.ChannelPath;

/**
 * Channels by name to a path of ASCII slugs. A name is written in Latin letters first, Chinese in
 * pinyin: 新疆 becomes {@code xin-jiang}.
 *
 * @param steps from the top of the tree down
 */
public record ChannelTrail(List<Step> steps) {
  /** A channel of the trail: the path down to it and the name that readers see. */
  public record Step(ChannelPath path, String name) {}

  private static final int LONGEST_SLUG = 48;
  private static final int DEEPEST = 4;
  private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");

  /** ICU's rules for any script, then for what is left of marks. Never changed after this. */
  private static final Transliterator LATIN =
      Transliterator.getInstance("Any-Latin; Latin-ASCII; Any-Lower");

  /** Copies the list. */
  public ChannelTrail {
    steps = List.copyOf(steps);
  }

  /** The trail of these names, the topmost first; names beyond the fourth are left out. */
  public static ChannelTrail of(List<String> names) {
    var steps = new ArrayList<Step>();
    String path = "";
    for (String name : names.subList(0, Math.min(DEEPEST, names.size()))) {
      path = path.isEmpty() ? slug(name) : path + "/" + slug(name);
      steps.add(new Step(new ChannelPath(path), name));
    }
    return new ChannelTrail(steps);
  }

  /** Lower-case ASCII words joined by hyphens; a hash where the name has no letters at all. */
  public static String slug(String name) {
    String latin;
    synchronized (LATIN) {
      latin = LATIN.transliterate(name.length() > 80 ? name.substring(0, 80) : name);
    }
    String slug = OTHER.matcher(latin).replaceAll("-");
    slug = slug.length() > LONGEST_SLUG ? slug.substring(0, LONGEST_SLUG) : slug;
    slug = slug.replaceAll("^-+|-+$", "");
    return slug.isEmpty()
        ? "c" + Intake.sha256(name.getBytes(StandardCharsets.UTF_8)).substring(0, 8)
        : slug;
  }
}
