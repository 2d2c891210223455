package org.broadsheet.app;

import static org.broadsheet.app.SampleCanvas.circle;
import static org.broadsheet.app.SamplePalette.mix;
import static org.broadsheet.app.SamplePalette.thin;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * What stands in the prints: herons, boats, reeds, lanterns, roofs. Each is drawn with its foot or
 * water line at the origin, so that a scene only places and scales it. No figure has a face.
 *
 * <p>Longer than 400 lines, because it is a list of figures, none of which needs another.
 */
final class SampleFigures {
  private SampleFigures() {}

  /** Reads the letters M, L, C, Q and Z of a path with numbers parted by blanks. */
  static Path2D.Double path(String text) {
    var path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    String[] part = text.split(" ");
    int i = 0;
    while (i < part.length) {
      String letter = part[i++];
      switch (letter) {
        case "M" -> path.moveTo(n(part, i), n(part, i + 1));
        case "L" -> path.lineTo(n(part, i), n(part, i + 1));
        case "Q" -> path.quadTo(n(part, i), n(part, i + 1), n(part, i + 2), n(part, i + 3));
        case "C" ->
            path.curveTo(
                n(part, i),
                n(part, i + 1),
                n(part, i + 2),
                n(part, i + 3),
                n(part, i + 4),
                n(part, i + 5));
        case "Z" -> path.closePath();
        default -> throw new IllegalArgumentException("no letter of a path: " + letter);
      }
      i +=
          switch (letter) {
            case "M", "L" -> 2;
            case "Q" -> 4;
            case "C" -> 6;
            default -> 0;
          };
    }
    return path;
  }

  private static double n(String[] part, int i) {
    return Double.parseDouble(part[i]);
  }

  /** How a heron holds itself. */
  enum Pose {
    UPRIGHT,
    ONE_LEG,
    FISHING,
    RESTING
  }

  /** A heron on its feet, looking right; about 360 high. */
  static void heron(SampleCanvas c, Pose pose, Color plumage, Color key) {
    Color shade = mix(plumage, key, 0.38);
    legs(c, pose, key);
    c.fill(
        path(
            "M -138 -92 C -96 -150 -42 -212 30 -210 C 62 -208 66 -176 48 -150 C 22 -112 -40 -98"
                + " -138 -92 Z"),
        plumage);
    c.fill(path("M -150 -84 C -104 -136 -60 -178 8 -180 C -10 -140 -70 -112 -150 -84 Z"), shade);
    c.brush(path("M -96 -112 Q -40 -128 2 -166"), 1, 3.4, thin(key, 0.7));
    c.brush(path("M -118 -98 Q -50 -112 -8 -146"), 1, 3, thin(key, 0.6));
    for (int i = 0; i < 4; i++) {
      c.at(
          34 + i * 4,
          -160 + i * 6,
          1,
          1,
          () -> c.brush(path("M 0 0 Q 10 26 2 52"), 3, 0.4, thin(plumage, 0.95)));
    }
    neck(c, pose, plumage, key);
  }

  private static void legs(SampleCanvas c, Pose pose, Color key) {
    c.brush(path("M -12 -112 L -6 -56 L -8 0"), 7, 5, key);
    c.brush(path("M -8 0 L 22 3"), 4, 1.4, key);
    c.brush(path("M -8 0 L -28 4"), 4, 1.4, key);
    switch (pose) {
      case ONE_LEG -> {
        c.brush(path("M 10 -116 L 44 -84 L 6 -62"), 7, 4.4, key);
        c.brush(path("M 6 -62 L -4 -50"), 3.4, 1.2, key);
      }
      case FISHING, UPRIGHT, RESTING -> {
        c.brush(path("M 10 -114 L 26 -58 L 20 0"), 7, 5, key);
        c.brush(path("M 20 0 L 48 3"), 4, 1.4, key);
      }
    }
  }

  private static void neck(SampleCanvas c, Pose pose, Color plumage, Color key) {
    switch (pose) {
      case UPRIGHT, ONE_LEG -> {
        c.brush(
            path("M 24 -176 C 86 -206 70 -246 48 -268 C 26 -292 34 -330 70 -338"), 40, 19, plumage);
        c.brush(path("M 58 -186 C 88 -214 74 -244 54 -264"), 1, 2.6, thin(key, 0.5));
        c.at(72, -340, 1, 1, () -> head(c, plumage, key));
      }
      case FISHING -> {
        c.brush(
            path("M 22 -176 C 70 -216 128 -214 132 -172 C 134 -150 128 -138 136 -122"),
            40,
            19,
            plumage);
        c.at(138, -116, 1, 1, () -> c.turned(0.95, () -> head(c, plumage, key)));
      }
      case RESTING -> {
        c.brush(
            path("M 16 -172 C 76 -188 66 -222 46 -226 C 34 -230 40 -244 60 -244"), 46, 22, plumage);
        c.at(60, -244, 1, 1, () -> c.turned(0.12, () -> head(c, plumage, key)));
      }
    }
  }

  private static void head(SampleCanvas c, Color plumage, Color key) {
    c.fill(path("M -20 -4 C -16 -20 14 -20 24 -6 C 20 8 -12 12 -20 -4 Z"), plumage);
    c.fill(path("M 16 -8 L 106 2 L 16 5 Z"), mix(c.inks.light(), c.inks.red(), 0.55));
    c.brush(path("M 16 -1 L 100 2"), 1.4, 0.6, thin(key, 0.6));
    c.brush(path("M 8 -12 C -14 -20 -44 -12 -78 8"), 8, 0.6, key);
    c.brush(path("M 4 -8 C -18 -10 -40 0 -64 20"), 5, 0.5, key);
    c.fill(circle(8, -5, 2.6), key);
  }

  /** A heron on the wing, flying to the right; about 380 across. */
  static void flying(SampleCanvas c, double lift, Color plumage, Color key) {
    Color shade = mix(plumage, key, 0.4);
    c.at(
        10,
        -8,
        0.9,
        lift,
        () ->
            c.fill(
                path(
                    "M 40 0 C 70 -60 92 -130 74 -214 L 62 -186 L 54 -206 L 44 -170 L 34 -186 L 26"
                        + " -140 C 16 -90 6 -40 -14 0 Z"),
                shade));
    c.brush(path("M -52 2 L -170 12"), 5, 2, key);
    c.brush(path("M -50 7 L -160 22"), 4, 1.6, key);
    c.fill(path("M -78 2 C -30 -26 40 -28 80 -8 C 50 20 -20 22 -78 2 Z"), plumage);
    c.brush(path("M 62 -2 C 100 20 118 -4 100 -18 C 94 -24 100 -30 112 -28"), 28, 16, plumage);
    c.at(112, -28, 0.72, 0.72, () -> head(c, plumage, key));
    c.at(
        0,
        -6,
        1,
        lift,
        () -> {
          c.fill(
              path(
                  "M 42 0 C 20 -76 -34 -140 -128 -190 L -112 -166 L -134 -164 L -108 -140 L -124"
                      + " -132 L -92 -108 L -104 -98 L -70 -74 C -54 -50 -44 -24 -48 0 Z"),
              plumage);
          c.fill(
              path(
                  "M -128 -190 L -112 -166 L -134 -164 L -108 -140 L -124 -132 L -92 -108 L -104"
                      + " -98 L -70 -74 C -66 -96 -84 -132 -128 -190 Z"),
              shade);
        });
  }

  /** A flat river boat with a mat roof; 320 long. */
  static void sampan(SampleCanvas c, boolean roof, boolean lamp) {
    Color hull = mix(c.inks.ink(), c.inks.near(), 0.18);
    if (roof) {
      Color mat = mix(c.inks.ink(), c.inks.light(), 0.32);
      c.fill(path("M -78 -2 C -70 -74 58 -74 66 -2 Z"), mat);
      for (int i = -1; i <= 2; i++) {
        c.at(i * 24 - 16, 0, 1, 1, () -> c.line(path("M 0 -2 C -4 -38 4 -52 10 -52"), 2, hull));
      }
      c.fill(path("M 66 -2 C 62 -56 40 -56 38 -54 C 48 -40 50 -20 50 -2 Z"), hull);
    }
    if (lamp) {
      c.glow(96, -40, 120, c.inks.light(), 0.7);
      c.line(path("M 96 -6 L 96 -56"), 3, hull);
      c.fill(new Ellipse2D.Double(86, -54, 20, 26), c.inks.light());
    }
    c.fill(
        path(
            "M -172 -22 C -110 4 100 6 176 -26 C 150 16 116 28 -2 28 C -116 28 -150 14 -172 -22 Z"),
        hull);
    c.brush(path("M -168 -20 C -110 8 100 10 172 -24"), 2, 3.4, thin(c.inks.light(), 0.5));
  }

  /** Somebody at the pole, under a wide hat. */
  static void boatman(SampleCanvas c) {
    Color key = c.inks.ink();
    c.brush(path("M 60 -214 L -40 60"), 5, 4, key);
    c.fill(path("M -22 0 C -30 -60 -26 -96 0 -108 C 28 -100 30 -56 22 0 Z"), key);
    c.fill(
        path("M -24 -4 C -28 -40 -24 -76 -14 -94 L 2 -60 L 0 -4 Z"), mix(key, c.inks.near(), 0.5));
    c.brush(path("M 8 -86 Q 34 -96 26 -122"), 14, 8, key);
    c.fill(circle(0, -116, 13), key);
    c.fill(
        path("M -46 -112 C -20 -126 -8 -150 2 -152 C 10 -150 24 -126 48 -112 Q 2 -104 -46 -112 Z"),
        mix(key, c.inks.light(), 0.55));
  }

  /** The electric ferry, seen from the side; 620 long. */
  static void ferry(SampleCanvas c, boolean lit) {
    Color hull = c.inks.ink();
    Color paint = mix(c.inks.light(), c.inks.skyLow(), 0.4);
    Color glass = lit ? c.inks.light() : mix(c.inks.middle(), c.inks.ink(), 0.35);
    if (lit) {
      c.glow(0, -70, 420, c.inks.light(), 0.42);
    }
    Color wall = lit ? mix(paint, c.inks.ink(), 0.62) : paint;
    c.fill(new Rectangle2D.Double(-236, -92, 452, 74), wall);
    c.fill(path("M -196 -92 L -180 -152 L 142 -152 L 170 -92 Z"), mix(wall, c.inks.ink(), 0.08));
    c.fill(path("M 60 -152 L 70 -196 L 132 -196 L 148 -152 Z"), wall);
    c.fill(new Rectangle2D.Double(80, -186, 46, 22), glass);
    c.fill(path("M -204 -150 L -196 -162 L 150 -162 L 158 -150 Z"), c.inks.red());
    for (int i = 0; i < 9; i++) {
      c.fill(new Rectangle2D.Double(-218 + i * 48, -78, 34, 32), glass);
    }
    for (int i = 0; i < 6; i++) {
      c.fill(new Rectangle2D.Double(-164 + i * 36, -140, 25, 28), glass);
    }
    c.line(path("M 100 -196 L 100 -252"), 5, hull);
    c.fill(path("M 100 -250 L 44 -236 L 100 -222 Z"), c.inks.red());
    c.fill(
        path("M -306 -30 L 300 -36 C 296 6 262 30 214 30 L -228 30 C -276 30 -302 6 -306 -30 Z"),
        hull);
    c.brush(path("M -300 -16 L 294 -21"), 7, 7, c.inks.red());
    c.brush(path("M -300 -34 L -236 -38"), 3, 3, hull);
    for (int i = 0; i < 4; i++) {
      c.at(226 + i * 20, -36, 1, 1, () -> c.line(path("M 0 0 L 0 -22"), 2.4, hull));
    }
    c.line(path("M 216 -58 L 298 -58"), 2.4, hull);
  }

  /** A dragon boat with its rowers; 760 long, going right. */
  static void dragonBoat(SampleCanvas c, Color hull, double beat) {
    Color key = c.inks.ink();
    for (int i = 0; i < 9; i++) {
      double x = -236 + i * 56;
      c.at(
          x,
          -26,
          1,
          1,
          () -> {
            c.brush(path("M 0 -34 L " + (22 + beat) + " 44"), 5, 5, key);
            c.fill(
                path("M -18 6 C -20 -26 -2 -46 12 -46 C 22 -40 16 -10 18 6 Z"),
                mix(key, c.inks.near(), 0.35));
            c.brush(path("M 8 -34 L 26 -12"), 9, 6, key);
            c.fill(circle(18, -54, 11), key);
            c.fill(path("M 6 -56 Q 18 -72 31 -56 Z"), c.inks.red());
          });
    }
    c.fill(path("M 268 -56 L 306 -56 L 302 -20 L 272 -20 Z"), c.inks.red());
    c.line(path("M 268 -56 L 306 -56"), 5, c.inks.light());
    c.fill(
        path(
            "M -372 -40 C -410 -70 -420 -120 -392 -150 C -398 -112 -384 -84 -344 -52 C -240 -24 260"
                + " -24 330 -44 C 366 -64 372 -96 352 -112 L 332 -102 C 324 -124 344 -152 376 -150 C"
                + " 420 -148 442 -128 470 -122 L 462 -104 L 420 -100 C 420 -52 388 -12 330 8 C 220 26"
                + " -260 26 -330 0 C -350 -8 -362 -22 -372 -40 Z"),
        hull);
    c.brush(path("M 372 -148 C 350 -176 352 -190 330 -206"), 12, 1, c.inks.light());
    c.brush(path("M 388 -148 C 380 -176 386 -192 372 -214"), 10, 1, c.inks.light());
    c.fill(circle(402, -130, 6), c.inks.light());
    c.brush(path("M 456 -106 C 470 -100 480 -104 494 -118"), 4, 1, c.inks.light());
    for (int i = 0; i < 14; i++) {
      c.at(
          -318 + i * 46,
          -14 - (i > 12 ? 8 : 0),
          1,
          1,
          () -> c.line(path("M -18 8 Q 0 -14 18 8"), 3.4, thin(c.inks.light(), 0.75)));
    }
  }

  /** One stem of reed with its plume; {@code height} tall, bending right by {@code bend}. */
  static void reed(SampleCanvas c, double height, double bend, Color stem, Color plume) {
    var stalk = new Path2D.Double();
    stalk.moveTo(0, 0);
    stalk.quadTo(bend * 0.15, -height * 0.6, bend, -height);
    c.brush(stalk, 5, 1.6, stem);
    double tx = bend;
    double ty = -height;
    for (int i = 0; i < 17; i++) {
      double t = i / 17.0;
      var hair = new Path2D.Double();
      double sx = tx - bend * 0.1 * t;
      double sy = ty + t * height * 0.2;
      hair.moveTo(sx, sy);
      double reach = (0.25 + t * (1.15 - t) * 2) * height * 0.06;
      double side = bend >= 0 ? 1 : -1;
      hair.quadTo(sx + side * reach * 0.8, sy - 4, sx + side * reach * 1.5, sy + reach * 1.1 + 12);
      c.brush(hair, 5.4, 0.6, thin(plume, 0.82));
    }
    for (int i = 0; i < 2; i++) {
      double y = -height * c.between(0.2, 0.62);
      double length = height * c.between(0.22, 0.4) * (c.random.nextBoolean() ? 1 : -1);
      var leaf = new Path2D.Double();
      double x = bend * 0.45 * (-y / height);
      leaf.moveTo(x, y);
      leaf.quadTo(
          x + length * 0.4, y - height * 0.2, x + length, y + height * c.between(-0.1, 0.08));
      c.brush(leaf, 7, 0.5, stem);
    }
  }

  /** A stand of reeds between two places on the foot line. */
  static void reeds(
      SampleCanvas c,
      double left,
      double right,
      double foot,
      int count,
      double height,
      double wind) {
    for (int i = 0; i < count; i++) {
      double share = i / (double) count;
      double tall = height * c.between(0.55, 1.08);
      Color stem =
          mix(c.inks.ink(), c.inks.near(), 0.15 + 0.5 * (1 - share) * c.random.nextDouble());
      Color plume = mix(c.inks.light(), c.inks.middle(), c.between(0.05, 0.55));
      double bend = tall * wind * c.between(0.5, 1.3);
      c.at(
          c.between(left, right),
          foot + c.between(-12, 26),
          1,
          1,
          () -> reed(c, tall, bend, stem, plume));
    }
  }

  /** A paper lantern hanging from the origin; 100 wide. */
  static void lantern(SampleCanvas c, Color paper) {
    c.glow(0, 70, 190, c.inks.light(), 0.6);
    c.line(path("M 0 -20 L 0 14"), 3, c.inks.ink());
    c.fill(path("M 0 16 C 62 16 62 124 0 124 C -62 124 -62 16 0 16 Z"), paper);
    c.glow(0, 78, 46, c.inks.light(), 0.85);
    for (int i = 1; i <= 2; i++) {
      double w = i * 15;
      c.line(
          path("M " + w + " 19 C " + (w + 18) + " 50 " + (w + 18) + " 92 " + w + " 121"),
          1.6,
          thin(c.inks.ink(), 0.35));
      c.line(
          path("M " + -w + " 19 C " + -(w + 18) + " 50 " + -(w + 18) + " 92 " + -w + " 121"),
          1.6,
          thin(c.inks.ink(), 0.35));
    }
    c.fill(new Rectangle2D.Double(-20, 10, 40, 9), c.inks.ink());
    c.fill(new Rectangle2D.Double(-20, 121, 40, 9), c.inks.ink());
    for (int i = -1; i <= 1; i++) {
      c.at(i * 7, 130, 1, 1, () -> c.brush(path("M 0 0 Q 5 24 0 44"), 3, 1, c.inks.red()));
    }
  }

  /** A small light on the water in a paper boat. */
  static void floatingLight(SampleCanvas c) {
    c.glow(0, -14, 110, c.inks.light(), 0.65);
    c.fill(path("M -22 -40 L 22 -40 L 18 0 L -18 0 Z"), mix(c.inks.light(), c.inks.red(), 0.35));
    c.glow(0, -16, 20, c.inks.light(), 0.95);
    c.fill(path("M -34 -4 Q 0 8 34 -4 L 24 10 Q 0 16 -24 10 Z"), c.inks.ink());
  }

  /** Roofs along a bank, with a lit window here and there. */
  static void town(
      SampleCanvas c, double left, double right, double foot, double scale, boolean lit) {
    double x = left;
    while (x < right) {
      double w = c.between(70, 150) * scale;
      double h = c.between(46, 110) * scale;
      double roof = c.between(26, 44) * scale;
      Color wall = mix(c.inks.near(), c.inks.skyLow(), c.between(0.12, 0.42));
      double at = x;
      c.at(at, foot, 1, 1, () -> house(c, w, h, roof, wall, lit));
      x += w * c.between(0.82, 1.12);
    }
  }

  private static void house(
      SampleCanvas c, double w, double h, double roof, Color wall, boolean lit) {
    c.fill(new Rectangle2D.Double(0, -h, w, h), wall);
    int windows = 1 + (int) (w / 46);
    for (int i = 0; i < windows; i++) {
      boolean on = lit && c.random.nextInt(3) > 0;
      c.fill(
          new Rectangle2D.Double(w * (i + 0.5) / windows - 6, -h * 0.62, 12, 16),
          on ? c.inks.light() : thin(c.inks.ink(), 0.5));
    }
    eaves(c, w, -h, roof);
  }

  /** A roof with lifted corners over a wall of this width. */
  static void eaves(SampleCanvas c, double w, double y, double roof) {
    var shape = new Path2D.Double();
    shape.moveTo(-w * 0.16, y - roof * 0.12);
    shape.quadTo(w * 0.16, y - roof * 0.2, w * 0.26, y - roof);
    shape.lineTo(w * 0.74, y - roof);
    shape.quadTo(w * 0.84, y - roof * 0.2, w * 1.16, y - roof * 0.12);
    shape.quadTo(w * 0.9, y + roof * 0.14, w * 0.5, y + roof * 0.1);
    shape.quadTo(w * 0.1, y + roof * 0.14, -w * 0.16, y - roof * 0.12);
    c.fill(shape, mix(c.inks.ink(), c.inks.near(), 0.2));
    c.line(
        path("M " + w * 0.24 + " " + (y - roof) + " L " + w * 0.76 + " " + (y - roof)),
        4,
        c.inks.ink());
  }

  /** A stone bridge of three arches, its foot on the water; 1000 long. */
  static void bridge(SampleCanvas c) {
    Color stone = mix(c.inks.near(), c.inks.skyLow(), 0.3);
    c.fill(
        path(
            "M -540 6 L -540 -70 C -300 -120 -180 -214 0 -218 C 180 -214 300 -120 540 -70 L 540 6"
                + " L 430 6 C 428 -74 256 -74 250 6 L 162 6 C 156 -168 -156 -168 -162 6 L -250 6 C"
                + " -256 -74 -428 -74 -430 6 Z"),
        stone);
    c.line(
        path("M -540 -72 C -300 -122 -180 -216 0 -220 C 180 -216 300 -122 540 -72"),
        9,
        mix(stone, c.inks.ink(), 0.55));
    c.line(path("M -162 4 C -156 -168 156 -168 162 4"), 6, mix(stone, c.inks.ink(), 0.6));
    c.line(path("M -430 4 C -428 -74 -256 -74 -250 4"), 5, mix(stone, c.inks.ink(), 0.6));
    c.line(path("M 430 4 C 428 -74 256 -74 250 4"), 5, mix(stone, c.inks.ink(), 0.6));
    for (int i = 0; i < 60; i++) {
      double x = c.between(-520, 520);
      double top = -76 - 140 * Math.max(0, 1 - Math.abs(x) / 480);
      double y = c.between(top + 16, top + 44);
      c.line(
          path("M " + x + " " + y + " L " + (x + c.between(14, 34)) + " " + y),
          2,
          thin(c.inks.ink(), 0.25));
    }
    for (int i = -9; i <= 9; i++) {
      double x = i * 56;
      double top =
          -74 - 144 * Math.pow(Math.cos(Math.min(1, Math.abs(x) / 540) * Math.PI / 2), 1.25);
      c.fill(new Rectangle2D.Double(x - 4, top - 22, 8, 24), mix(stone, c.inks.ink(), 0.5));
    }
  }

  /** A tea house on piles; 420 wide. */
  static void teahouse(SampleCanvas c) {
    Color wood = mix(c.inks.ink(), c.inks.near(), 0.3);
    for (int i = 0; i < 6; i++) {
      c.fill(new Rectangle2D.Double(-190 + i * 74, -60, 10, 74), c.inks.ink());
    }
    c.fill(new Rectangle2D.Double(-214, -66, 428, 14), c.inks.ink());
    c.glow(0, -120, 330, c.inks.light(), 0.45);
    c.fill(new Rectangle2D.Double(-176, -176, 352, 112), wood);
    for (int i = 0; i < 6; i++) {
      double x = -160 + i * 55;
      c.fill(new Rectangle2D.Double(x, -158, 44, 78), c.inks.light());
      c.line(path("M " + (x + 22) + " -158 L " + (x + 22) + " -80"), 2.4, wood);
      c.line(path("M " + x + " -132 L " + (x + 44) + " -132"), 2.4, wood);
    }
    c.at(-176, 0, 1, 1, () -> eaves(c, 352, -176, 62));
    c.fill(new Rectangle2D.Double(-98, -300, 196, 66), wood);
    for (int i = 0; i < 3; i++) {
      c.fill(new Rectangle2D.Double(-82 + i * 58, -286, 44, 44), c.inks.light());
    }
    c.at(-98, 0, 1, 1, () -> eaves(c, 196, -296, 66));
    for (int i = 0; i < 2; i++) {
      c.at(-206 + i * 412, -166, 0.42, 0.42, () -> lantern(c, c.inks.red()));
    }
  }

  /** A willow branch that hangs from the origin. */
  static void willow(SampleCanvas c, double length, Color ink) {
    double sway = c.between(-40, 60);
    var stem = new Path2D.Double();
    stem.moveTo(0, 0);
    stem.quadTo(sway * 0.2, length * 0.5, sway, length);
    c.brush(stem, 4, 1, ink);
    for (double t = 0.12; t < 1; t += 0.035) {
      double x = sway * t * t;
      double y = length * t;
      double side = c.random.nextBoolean() ? 1 : -1;
      var leaf = new Path2D.Double();
      leaf.moveTo(x, y);
      leaf.quadTo(x + side * 20, y + 8, x + side * c.between(12, 30), y + c.between(26, 46));
      c.brush(leaf, 6, 0.5, ink);
    }
  }

  /** A bench by the water, seen from behind; 360 wide. */
  static void bench(SampleCanvas c) {
    Color key = c.inks.ink();
    Color wood = mix(key, c.inks.red(), 0.4);
    for (int side = -1; side <= 1; side += 2) {
      c.fill(new Rectangle2D.Double(side * 140 - 8, -150, 16, 156), key);
      c.brush(path("M " + side * 140 + " -70 L " + side * 178 + " -74"), 12, 10, key);
    }
    for (int i = 0; i < 3; i++) {
      c.fill(new Rectangle2D.Double(-190, -148 + i * 28, 380, 18), wood);
    }
    c.fill(new Rectangle2D.Double(-196, -62, 392, 16), mix(wood, key, 0.3));
  }
}
