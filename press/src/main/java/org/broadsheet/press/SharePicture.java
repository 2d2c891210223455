package org.broadsheet.press;

/** The pictures that a story can be passed on as. */
public enum SharePicture {
  /** 1200 by 630 pixels, as cards on other sites show it. */
  CARD,
  /** 1080 by 1620 pixels, with summary and QR code, to be saved and sent. */
  POSTER
}
