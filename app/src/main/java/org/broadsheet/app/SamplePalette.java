package org.broadsheet.app;

import java.awt.Color;

/**
 * The few inks of one print, as a block printer would mix them: sky from the top down, the disc of
 * sun or moon, hills from far to near, water from the far bank to the viewer, the dark key block,
 * the light of lamps and bright things, and one red.
 */
record SamplePalette(
    Color skyTop,
    Color skyMid,
    Color skyLow,
    Color disc,
    Color far,
    Color middle,
    Color near,
    Color waterFar,
    Color waterNear,
    Color ink,
    Color light,
    Color red) {
  static final SamplePalette DAWN =
      of("e3a58f f3d3b4 fdf0da d8523a c3b3b5 8f97a6 53687c f0d9c0 8ba2ae 1f2d3a fff3d6 c8432b");
  static final SamplePalette DAY =
      of("5f9c9b b4d2c3 f1f2de f0bd48 a3c3b2 5f9686 2e6257 d3e3d2 4a8885 14322e fffbe8 d2532b");
  static final SamplePalette NIGHT =
      of("0d1a36 1c3761 4b7095 f6ebcb 35577f 203b60 11223e 3a618a 0a162c 060c19 ffcf7a d9542e");
  static final SamplePalette DUSK =
      of("3b2d5a 9a5578 f4a67c fde6ba 85597f 573f6c 2f274d e19480 382f59 171230 ffdb8f d4412f");
  static final SamplePalette AUTUMN =
      of("d38743 eebd78 fbecca b3311d c99d6f 946a42 583b29 efcf98 96774d 2a1a12 fff1cf 9e2a1c");
  static final SamplePalette SNOW =
      of("8493a5 c0c9d2 f1f2f0 d34c3b dde1e5 aab5c1 66758a e3e8ea 8295a6 232d3a ffffff c23b2e");
  static final SamplePalette RAIN =
      of("566a78 8fa1a6 cdd3ca e9d9a8 9eacac 70848a 435860 b9c4be 54696f 1a262d f6e3ae b8452f");
  static final SamplePalette MOSS =
      of("071d20 103c3b 357a69 f5f3d3 28574f 163e3a 0b2626 2c6a5e 061a1b 030f10 d9f29c d8733a");

  private static SamplePalette of(String inks) {
    Color[] c =
        java.util.Arrays.stream(inks.split(" "))
            .map(ink -> new Color(Integer.parseInt(ink, 16)))
            .toArray(Color[]::new);
    return new SamplePalette(
        c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8], c[9], c[10], c[11]);
  }

  /** A mix of two inks; {@code share} of the second, from 0 to 1. */
  static Color mix(Color first, Color second, double share) {
    return new Color(
        (int) Math.round(first.getRed() + (second.getRed() - first.getRed()) * share),
        (int) Math.round(first.getGreen() + (second.getGreen() - first.getGreen()) * share),
        (int) Math.round(first.getBlue() + (second.getBlue() - first.getBlue()) * share));
  }

  /** A thinned ink; {@code strength} from 0 (nothing) to 1 (as it is). */
  static Color thin(Color ink, double strength) {
    return new Color(ink.getRed(), ink.getGreen(), ink.getBlue(), (int) Math.round(255 * strength));
  }
}
