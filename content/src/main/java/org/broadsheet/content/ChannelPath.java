package org.broadsheet.content;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The place of a channel in the tree: ASCII slugs joined by slashes, {@code local/reed-isle/top}.
 * Set once; names in each language stand in the {@link Site}.
 */
public record ChannelPath(String value) implements Comparable<ChannelPath> {
  private static final Pattern FORM =
      Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*");

  /** Checks the form; throws {@link MalformedContent} if it is not a path. */
  public ChannelPath {
    if (!isPath(value)) {
      throw new MalformedContent("channel", "must be ASCII slugs joined by slashes: " + value);
    }
  }

  /** Whether this text has the form of a channel path of at most 200 characters. */
  public static boolean isPath(String text) {
    return text.length() <= 200 && FORM.matcher(text).matches();
  }

  /** The channel above, or null at the top of the tree. */
  public @Nullable ChannelPath parent() {
    int slash = value.lastIndexOf('/');
    return slash < 0 ? null : new ChannelPath(value.substring(0, slash));
  }

  /** This channel and those above it, the topmost first. */
  public List<ChannelPath> trail() {
    var trail = new ArrayList<ChannelPath>();
    for (ChannelPath at = this; at != null; at = at.parent()) {
      trail.addFirst(at);
    }
    return trail;
  }

  /** The last slug of the path. */
  public String slug() {
    return value.substring(value.lastIndexOf('/') + 1);
  }

  /** The channel with this slug under this one. */
  public ChannelPath child(String slug) {
    return new ChannelPath(value + "/" + slug);
  }

  @Override
  public int compareTo(ChannelPath other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
