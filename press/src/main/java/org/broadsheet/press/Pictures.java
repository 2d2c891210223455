package org.broadsheet.press;

import java.util.ArrayList;
import java.util.List;
import org.broadsheet.content.Block;
import org.broadsheet.content.Medium;
import org.jspecify.annotations.Nullable;

/**
 * Pictures as a page names them: {@code /media/HASH/w960} and so on, which the edge draws from the
 * original when first asked, and {@code /media/HASH/o}, the original itself.
 */
final class Pictures {
  /** The widths, in pixels, in which the edge serves a picture. None is wider than the original. */
  static final List<Integer> WIDTHS = List.of(480, 960, 1600);

  private static final int STEPS = 4;

  private Pictures() {}

  /** A picture that takes up to {@code widest} pixels where it stands. */
  static View.Picture of(Medium medium, String alt, int widest) {
    var set = new ArrayList<String>();
    String src = Links.media(medium.hash(), "o");
    // A rendition would still an animation, so a GIF goes out as it is.
    if (!medium.type().equals("image/gif")) {
      for (int width : WIDTHS) {
        if (width <= medium.width() && width <= widest) {
          src = Links.media(medium.hash(), "w" + width);
          set.add(src + " " + width + "w");
        }
      }
    }
    return new View.Picture(
        src,
        set.size() < 2 ? null : String.join(", ", set),
        medium.width(),
        medium.height(),
        alt,
        focus(medium.focus()));
  }

  static View.@Nullable Picture thumbnail(Block.@Nullable Figure figure, int widest) {
    // Beside its headline a picture says nothing that is not said, so it has no words of its own.
    return figure == null ? null : of(figure.medium(), "", widest);
  }

  static View.Figure figure(Block.Figure figure, int widest) {
    return new View.Figure(
        of(figure.medium(), figure.alt(), widest), figure.caption(), figure.credit());
  }

  /** A strict CSP allows no style attribute, so the focal point is one of 25 class names. */
  private static String focus(Medium.@Nullable Focus focus) {
    return focus == null ? "" : "fx" + step(focus.x()) + " fy" + step(focus.y());
  }

  private static int step(int perMille) {
    return Math.round(perMille * STEPS / 1000f);
  }
}
