package org.broadsheet.press;

import java.util.ArrayList;
import org.broadsheet.content.Block;
import org.broadsheet.content.Medium;
import org.jspecify.annotations.Nullable;

/**
 * Pictures as a page names them: {@code /media/HASH/w960} and so on, which the edge draws from the
 * original when first asked, the same as {@code w960.webp} for browsers that read WebP, and {@code
 * /media/HASH/o}, the original itself.
 */
final class Pictures {
  /** In how many steps a focal point is told, each way. */
  private static final int STEPS = 10;

  private Pictures() {}

  /** A picture that takes up to {@code widest} pixels where it stands. */
  static View.Picture of(Medium medium, String alt, int widest) {
    String src = Links.media(medium.hash(), "o");
    var set = new ArrayList<String>();
    var webp = new ArrayList<String>();
    // A rendition would still an animation, so a GIF goes out as it is.
    if (!medium.type().equals("image/gif")) {
      int before = 0;
      for (int width : Press.PICTURE_WIDTHS) {
        // The first rendition that is no narrower than the original has all its pixels.
        int real = Math.min(width, medium.width());
        if (before < medium.width() && (before == 0 || width <= widest)) {
          src = Links.media(medium.hash(), "w" + width);
          set.add(src + " " + real + "w");
          webp.add(src + ".webp " + real + "w");
        }
        before = width;
      }
    }
    return new View.Picture(
        src,
        set.size() < 2 ? null : String.join(", ", set),
        webp.isEmpty() ? null : String.join(", ", webp),
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

  /** A strict CSP allows no style attribute, so the focal point is one of 121 pairs of classes. */
  private static String focus(Medium.@Nullable Focus focus) {
    return focus == null ? "" : "fx" + step(focus.x()) + " fy" + step(focus.y());
  }

  private static int step(int perMille) {
    return Math.round(perMille * STEPS / 1000f);
  }
}
