package org.broadsheet.content;

import org.jspecify.annotations.Nullable;

/**
 * A picture in the media store, by the hash of its original bytes.
 *
 * @param hash SHA-256 of the original
 * @param type media type of the original: image/jpeg, image/png, image/webp, image/gif
 * @param width in pixels
 * @param height in pixels
 * @param focus what must stay in sight when it is cropped
 */
public record Medium(Hash hash, String type, int width, int height, @Nullable Focus focus) {
  /** Checks type and size. */
  public Medium {
    if (!type.matches("image/(jpeg|png|webp|gif)")) {
      throw new MalformedContent("type", "must be a JPEG, PNG, WebP or GIF picture");
    }
    if (width < 1 || height < 1) {
      throw new MalformedContent("width", "a picture has at least one pixel each way");
    }
  }

  /** A point in per mille of width and height, from the top left. */
  public record Focus(int x, int y) {
    /** Checks the range. */
    public Focus {
      if (x < 0 || x > 1000 || y < 0 || y > 1000) {
        throw new MalformedContent("focus", "must lie between 0 and 1000 per mille");
      }
    }
  }
}
