package org.broadsheet.desk;

import org.broadsheet.content.Medium;
import org.broadsheet.ledger.MediaStore;
import org.broadsheet.ledger.PictureFile;

/**
 * Takes a picture in. Its bytes say what it is and how large, never a name or a header; what a
 * camera noted is left out. Nobody sees it outside the desk until an entry names it.
 */
final class Upload {
  /** Bytes of a picture: 30 MiB. */
  static final int LARGEST = 30 << 20;

  private final MediaStore media;

  Upload(MediaStore media) {
    this.media = media;
  }

  /** Keeps it; it is on disk when this returns. Keeping it twice is keeping it once. */
  Outcome<Medium> of(byte[] bytes) {
    if (bytes.length > LARGEST) {
      return Outcome.no(new Refused.PictureTooLarge());
    }
    return switch (media.take(bytes)) {
      case PictureFile.Result.Clean(_, Medium medium) -> Outcome.done(medium);
      case PictureFile.Result.TooLarge _ -> Outcome.no(new Refused.PictureTooLarge());
      case PictureFile.Result.Refused _ -> Outcome.no(new Refused.NoPicture());
    };
  }
}
