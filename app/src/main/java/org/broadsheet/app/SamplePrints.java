package org.broadsheet.app;

import static org.broadsheet.app.SamplePalette.mix;
import static org.broadsheet.app.SamplePalette.thin;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.broadsheet.app.SampleFigures.Pose;
import org.broadsheet.content.Hash;

/**
 * The pictures of the sample newspaper: prints of a river that nobody can visit, each drawn by code
 * from a palette and a seed. Enter by {@link #draw}; a new picture is one line in {@link #prints}.
 *
 * <p>Longer than 400 lines, because it is a list of pictures, each a few lines that no other needs.
 */
public final class SamplePrints {
  /** Width of a picture in pixels; the height is five eighths of it. */
  static final int WIDTH = 1600;

  static final int HEIGHT = WIDTH * SampleCanvas.HEIGHT / SampleCanvas.WIDTH;

  private SamplePrints() {}

  private record Print(SamplePalette inks, long seed, Consumer<SampleCanvas> scene) {}

  /** All pictures by name, as JPEG. Uses all processors; the same bytes in every call. */
  static Map<String, byte[]> draw() {
    Map<String, Print> prints = prints();
    byte[] grain = SampleCanvas.grain(WIDTH);
    var drawn = new ConcurrentHashMap<String, byte[]>();
    prints.entrySet().parallelStream()
        .forEach(entry -> drawn.put(entry.getKey(), draw(entry.getValue(), grain)));
    var ordered = new LinkedHashMap<String, byte[]>();
    prints.keySet().forEach(name -> ordered.put(name, Objects.requireNonNull(drawn.get(name))));
    return ordered;
  }

  /** One picture by name. */
  static byte[] draw(String name) {
    return draw(Objects.requireNonNull(prints().get(name)), SampleCanvas.grain(WIDTH));
  }

  private static byte[] draw(Print print, byte[] grain) {
    var canvas = new SampleCanvas(WIDTH, print.inks(), print.seed());
    print.scene().accept(canvas);
    return canvas.jpeg(grain);
  }

  /** The names of all pictures. */
  static Set<String> names() {
    return prints().keySet();
  }

  /**
   * Draws all pictures into a folder; the build calls this, so that no picture is committed and
   * none is drawn at start. Does nothing where the folder holds what this program would draw.
   *
   * @param args the folder, then a file that remembers which program drew it
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Path stamp = Path.of(args[1]);
    String program = program();
    if (Files.exists(stamp)
        && Files.readString(stamp).equals(program)
        && names().stream().allMatch(name -> Files.exists(folder.resolve(name + ".jpg")))) {
      return;
    }
    Files.createDirectories(folder);
    for (var picture : draw().entrySet()) {
      Files.write(folder.resolve(picture.getKey() + ".jpg"), picture.getValue());
    }
    Files.writeString(stamp, program);
  }

  /** A hash over the classes that draw. */
  private static String program() throws IOException {
    MessageDigest digest = Hash.sha256();
    for (Class<?> part :
        List.of(SamplePrints.class, SampleCanvas.class, SampleFigures.class, SamplePalette.class)) {
      try (InputStream in = part.getResourceAsStream(part.getSimpleName() + ".class")) {
        digest.update(Objects.requireNonNull(in).readAllBytes());
      }
    }
    return Hash.ofDigest(digest.digest()).hex();
  }

  private static Map<String, Print> prints() {
    var all = new LinkedHashMap<String, Print>();
    all.put("ferry-dawn", new Print(SamplePalette.DAWN, 11, SamplePrints::ferryAtDawn));
    all.put("piers", new Print(SamplePalette.DAY, 12, SamplePrints::piers));
    all.put("ferry-night", new Print(SamplePalette.NIGHT, 13, SamplePrints::ferryAtNight));
    all.put("levels", new Print(SamplePalette.RAIN, 14, SamplePrints::gauge));
    all.put("first-boat", new Print(SamplePalette.AUTUMN, 15, SamplePrints::firstBoat));
    all.put("lanterns", new Print(SamplePalette.NIGHT, 16, SamplePrints::lanterns));
    all.put("teahouse", new Print(SamplePalette.DUSK, 17, SamplePrints::teahouse));
    all.put("dragon-boats", new Print(SamplePalette.DAY, 18, SamplePrints::dragonBoats));
    all.put("bench", new Print(SamplePalette.AUTUMN, 19, SamplePrints::bench));
    all.put("reeds-moon", new Print(SamplePalette.MOSS, 20, SamplePrints::reedsByMoon));
    all.put("ferryman", new Print(SamplePalette.SNOW, 21, SamplePrints::emptyBoat));
    all.put("bridge-rain", new Print(SamplePalette.RAIN, 22, SamplePrints::bridgeInRain));
    all.put("bridge-day", new Print(SamplePalette.DAY, 23, SamplePrints::bridge));
    all.put("bridge-dusk", new Print(SamplePalette.DUSK, 24, SamplePrints::bridge));
    all.put("market", new Print(SamplePalette.DAWN, 25, SamplePrints::market));
    all.put("town-night", new Print(SamplePalette.NIGHT, 26, SamplePrints::townAtNight));
    all.put("hills-autumn", new Print(SamplePalette.AUTUMN, 27, SamplePrints::hills));
    all.put("hills-snow", new Print(SamplePalette.SNOW, 28, SamplePrints::hills));
    all.put("hills-dawn", new Print(SamplePalette.DAWN, 29, SamplePrints::hills));
    all.put("boats-day", new Print(SamplePalette.DAY, 30, SamplePrints::boats));
    all.put("boats-dusk", new Print(SamplePalette.DUSK, 31, SamplePrints::boats));
    all.put("stars", new Print(SamplePalette.NIGHT, 32, SamplePrints::stars));
    all.put("fog", new Print(SamplePalette.SNOW, 33, SamplePrints::fog));
    all.put("reeds-day", new Print(SamplePalette.AUTUMN, 34, SamplePrints::reeds));
    SamplePalette[] hours = {
      SamplePalette.DAWN, SamplePalette.DAY, SamplePalette.SNOW, SamplePalette.DUSK,
      SamplePalette.AUTUMN, SamplePalette.NIGHT, SamplePalette.RAIN, SamplePalette.DAY,
      SamplePalette.MOSS, SamplePalette.DAWN, SamplePalette.AUTUMN, SamplePalette.DUSK
    };
    for (int i = 0; i < hours.length; i++) {
      int plate = i + 1;
      all.put("heron-" + plate, new Print(hours[i], 100 + plate, canvas -> heron(canvas, plate)));
    }
    return all;
  }

  private static boolean dark(SampleCanvas c) {
    return c.inks.equals(SamplePalette.NIGHT) || c.inks.equals(SamplePalette.MOSS);
  }

  /** Sky, disc, three ridges and water: what nearly every print begins with. */
  private static void land(
      SampleCanvas c, double horizon, double discX, double discY, double size) {
    c.sky(horizon);
    if (dark(c)) {
      c.stars(90, horizon * 0.7);
    }
    c.disc(discX, discY, size, dark(c) ? 0.5 : 0.36);
    c.clouds(5, 60, horizon * 0.7, dark(c) ? 0.1 : 0.42);
    c.hills(horizon - 6, 250, 0.52, c.inks.far(), mix(c.inks.far(), c.inks.skyLow(), 0.75));
    c.mist(horizon - 70, 110, 0.4);
    c.hills(horizon, 165, 0.58, c.inks.middle(), mix(c.inks.middle(), c.inks.skyLow(), 0.55));
    c.mist(horizon - 22, 70, 0.42);
    c.water(horizon);
    c.glitter(discX, horizon, size * 1.1, dark(c) ? c.inks.light() : c.inks.disc(), 0.5);
  }

  private static void shore(SampleCanvas c, double y, double height) {
    c.hills(y, height, 0.7, c.inks.near(), mix(c.inks.near(), c.inks.ink(), 0.3));
  }

  private static void birds(SampleCanvas c, int count, double x, double y, Color ink) {
    for (int i = 0; i < count; i++) {
      double size = c.between(9, 22);
      c.at(
          x + c.between(-180, 180),
          y + c.between(-70, 70),
          size / 10,
          size / 10,
          () -> {
            c.brush(SampleFigures.path("M 0 0 Q -8 -9 -18 -4"), 3.2, 0.4, ink);
            c.brush(SampleFigures.path("M 0 0 Q 7 -10 17 -6"), 3.2, 0.4, ink);
          });
    }
  }

  private static void ferryAtDawn(SampleCanvas c) {
    land(c, 560, 1130, 330, 104);
    birds(c, 7, 620, 240, c.inks.ink());
    SampleFigures.town(c, -20, 470, 566, 0.62, false);
    c.mist(560, 60, 0.45);
    c.mirrored(
        768, 0.22, canvas -> canvas.at(730, 740, 1.28, 1.28, () -> SampleFigures.ferry(c, false)));
    for (int i = 0; i < 9; i++) {
      c.ripple(300 + i * 20, 776 + i * 9, 760 - i * 30, 6, thin(c.inks.skyLow(), 0.5));
    }
    SampleFigures.reeds(c, 1180, 1620, 1010, 46, 330, -0.24);
  }

  private static void piers(SampleCanvas c) {
    land(c, 520, 330, 210, 84);
    for (int pier = 0; pier < 3; pier++) {
      double y = 600 + pier * 120;
      double x = 900 - pier * 190;
      double scale = 0.6 + pier * 0.3;
      Color wood = mix(c.inks.ink(), c.inks.near(), 0.25);
      for (int i = 0; i < 9; i++) {
        c.fill(new Rectangle2D.Double(x + i * 96 * scale, y - 6, 11 * scale, 72 * scale), wood);
      }
      c.fill(
          new Rectangle2D.Double(x - 30, y - 18 * scale, SampleCanvas.WIDTH - x + 60, 18 * scale),
          mix(wood, c.inks.light(), 0.25));
      c.at(
          x - 10,
          y - 190 * scale,
          scale * 0.7,
          scale * 0.7,
          () -> SampleFigures.lantern(c, c.inks.red()));
      c.line(
          SampleFigures.path(
              "M " + (x - 10) + " " + (y - 6) + " L " + (x - 10) + " " + (y - 206 * scale)),
          6 * scale,
          c.inks.ink());
    }
    c.mirrored(740, 0.2, s -> s.at(320, 730, 0.8, 0.8, () -> SampleFigures.ferry(c, false)));
    SampleFigures.reeds(c, -20, 260, 1010, 30, 280, 0.2);
  }

  private static void ferryAtNight(SampleCanvas c) {
    land(c, 540, 330, 200, 74);
    SampleFigures.town(c, 700, 1620, 548, 0.7, true);
    for (int i = 0; i < 14; i++) {
      c.glitter(720 + i * 66, 552 + c.between(0, 12), 14, c.inks.light(), 0.3);
    }
    c.mirrored(756, 0.3, s -> s.at(860, 730, 1.2, 1.2, () -> SampleFigures.ferry(c, true)));
    c.glitter(860, 770, 250, c.inks.light(), 0.34);
    SampleFigures.reeds(c, -20, 330, 1015, 34, 330, 0.22);
  }

  private static void gauge(SampleCanvas c) {
    land(c, 470, 1240, 180, 70);
    c.fill(new Rectangle2D.Double(180, 120, 120, 900), mix(c.inks.light(), c.inks.skyLow(), 0.5));
    c.fill(new Rectangle2D.Double(180, 120, 16, 900), c.inks.ink());
    for (int i = 0; i < 32; i++) {
      double y = 140 + i * 24;
      c.fill(
          new Rectangle2D.Double(
              i % 5 == 0 ? 224 : 256, y, i % 5 == 0 ? 76 : 44, i % 5 == 0 ? 12 : 7),
          i % 10 == 0 ? c.inks.red() : c.inks.ink());
    }
    double[] level = {.62, .55, .5, .44, .36, .22, .1, .18, .3, .42, .5, .57};
    var curve = new Path2D.Double();
    curve.moveTo(300, 470 + level[0] * 460);
    for (int i = 1; i < level.length; i++) {
      double x = 300 + i * 120;
      double y = 470 + level[i] * 460;
      curve.curveTo(x - 60, 470 + level[i - 1] * 460, x - 60, y, x, y);
    }
    var crest = new Path2D.Double(curve);
    curve.lineTo(1640, 1010);
    curve.lineTo(300, 1010);
    curve.closePath();
    c.fill(curve, thin(c.inks.near(), 0.5));
    c.line(crest, 9, c.inks.light());
    for (int i = 0; i < level.length; i++) {
      c.fill(SampleCanvas.circle(300 + i * 120, 470 + level[i] * 460, 13), c.inks.red());
    }
    c.rain(160);
  }

  private static void firstBoat(SampleCanvas c) {
    land(c, 500, 800, 500, 150);
    c.hills(506, 60, 0.6, c.inks.near(), mix(c.inks.near(), c.inks.skyLow(), 0.3));
    c.water(506);
    c.glitter(800, 506, 210, c.inks.disc(), 0.6);
    c.mirrored(
        700,
        0.3,
        s ->
            s.at(
                760,
                690,
                1.25,
                1.25,
                () -> {
                  SampleFigures.sampan(c, true, false);
                  c.at(-130, -16, 0.9, 0.9, () -> SampleFigures.boatman(c));
                }));
    birds(c, 5, 1180, 260, c.inks.ink());
    SampleFigures.reeds(c, -30, 300, 1010, 34, 420, 0.22);
    SampleFigures.reeds(c, 1320, 1640, 1010, 34, 380, -0.22);
  }

  private static void lanterns(SampleCanvas c) {
    land(c, 560, 1280, 190, 62);
    SampleFigures.town(c, -30, 1640, 566, 0.66, true);
    for (int i = 0; i < 44; i++) {
      double depth = Math.pow(c.random.nextDouble(), 1.6);
      double scale = 0.22 + depth * 1.1;
      c.at(
          c.between(-40, 1640),
          590 + depth * 380,
          scale,
          scale,
          () -> SampleFigures.floatingLight(c));
    }
    for (int i = 0; i < 7; i++) {
      double x = 110 + i * 230;
      double y = 40 + 70 * Math.sin(i * 1.05 + 0.6);
      Color paper = i % 3 == 1 ? mix(c.inks.red(), c.inks.light(), 0.5) : c.inks.red();
      c.at(x, y, 1.3, 1.3, () -> SampleFigures.lantern(c, paper));
    }
  }

  private static void teahouse(SampleCanvas c) {
    land(c, 540, 360, 260, 88);
    SampleFigures.town(c, -20, 420, 546, 0.6, true);
    c.mirrored(764, 0.34, s -> s.at(980, 752, 1.5, 1.5, () -> SampleFigures.teahouse(c)));
    c.glitter(980, 770, 200, c.inks.light(), 0.4);
    for (int i = 0; i < 3; i++) {
      c.at(
          930 + i * 40,
          250,
          1,
          1,
          () ->
              c.brush(
                  SampleFigures.path("M 0 0 C 40 -50 -30 -90 20 -170"),
                  16,
                  1,
                  thin(c.inks.skyLow(), 0.4)));
    }
    c.at(330, 850, 0.9, 0.9, () -> SampleFigures.sampan(c, true, true));
  }

  private static void dragonBoats(SampleCanvas c) {
    land(c, 440, 1260, 190, 80);
    SampleFigures.town(c, -20, 1620, 448, 0.5, false);
    Color[] hulls = {c.inks.near(), mix(c.inks.disc(), c.inks.red(), 0.25), c.inks.red()};
    for (int i = 0; i < 3; i++) {
      double scale = 0.58 + i * 0.3;
      double y = 560 + i * 165;
      double x = 960 - i * 130;
      Color hull = hulls[i];
      double beat = i * 9;
      for (int k = 0; k < 16; k++) {
        c.ripple(
            x - 420 * scale + c.between(-40, 560) * scale,
            y + c.between(0, 34) * scale,
            c.between(80, 220) * scale,
            9 * scale,
            thin(c.inks.light(), 0.6));
      }
      c.at(x, y, scale, scale, () -> SampleFigures.dragonBoat(c, hull, beat));
      for (int k = 0; k < 26; k++) {
        double px = x - 250 * scale + c.between(0, 520) * scale;
        c.fill(
            SampleCanvas.circle(px, y + c.between(-4, 26) * scale, c.between(2, 6) * scale),
            thin(c.inks.light(), 0.8));
      }
    }
  }

  private static void bench(SampleCanvas c) {
    land(c, 500, 500, 250, 96);
    c.at(1160, 560, 0.5, 0.5, () -> SampleFigures.sampan(c, true, false));
    c.fill(
        SampleFigures.path("M -10 1010 L -10 800 C 400 770 1100 780 1610 830 L 1610 1010 Z"),
        mix(c.inks.near(), c.inks.ink(), 0.25));
    c.at(760, 850, 1.25, 1.25, () -> SampleFigures.bench(c));
    c.brush(
        SampleFigures.path("M 1500 860 C 1440 640 1500 380 1420 90 L 1400 -40"),
        80,
        34,
        c.inks.ink());
    c.brush(SampleFigures.path("M 1440 250 C 1300 130 1150 90 960 60"), 26, 5, c.inks.ink());
    c.brush(SampleFigures.path("M 1430 140 C 1500 60 1560 40 1640 20"), 20, 5, c.inks.ink());
    for (int i = 0; i < 26; i++) {
      double x = 940 + i * 27;
      c.at(
          x,
          40 + Math.abs(i - 13) * 3,
          1,
          1,
          () ->
              SampleFigures.willow(
                  c, c.between(220, 520), mix(c.inks.near(), c.inks.disc(), c.between(0, 0.5))));
    }
    for (int i = 0; i < 30; i++) {
      c.at(
          c.between(300, 1600),
          c.between(500, 990),
          1,
          1,
          () -> c.brush(SampleFigures.path("M 0 0 Q 10 2 22 12"), 8, 0.6, c.inks.red()));
    }
  }

  private static void reedsByMoon(SampleCanvas c) {
    land(c, 560, 980, 270, 128);
    SampleFigures.reeds(c, -40, 1640, 720, 70, 250, 0.16);
    c.mist(720, 120, 0.3);
    for (int i = 0; i < 60; i++) {
      double x = c.between(0, 1600);
      double y = c.between(420, 900);
      c.glow(x, y, c.between(10, 34), c.inks.light(), 0.55);
      c.fill(SampleCanvas.circle(x, y, 2.2), c.inks.light());
    }
    SampleFigures.reeds(c, -40, 760, 1020, 60, 560, 0.22);
    SampleFigures.reeds(c, 1280, 1660, 1020, 30, 500, -0.16);
  }

  private static void emptyBoat(SampleCanvas c) {
    land(c, 470, 420, 210, 66);
    c.mist(480, 160, 0.7);
    c.mirrored(
        690,
        0.24,
        s ->
            s.at(
                900,
                680,
                1.35,
                1.35,
                () -> {
                  SampleFigures.sampan(c, false, true);
                  c.brush(SampleFigures.path("M -150 -20 L 130 -96"), 6, 4, c.inks.ink());
                }));
    SampleFigures.reeds(c, -30, 360, 1010, 40, 430, 0.18);
    c.snow(230);
  }

  private static void bridge(SampleCanvas c) {
    land(c, 520, 1240, 220, 84);
    SampleFigures.town(c, -30, 360, 528, 0.9, c.inks.equals(SamplePalette.DUSK));
    SampleFigures.town(c, 1220, 1640, 528, 0.9, c.inks.equals(SamplePalette.DUSK));
    c.mirrored(662, 0.3, s -> s.at(800, 656, 1.16, 1.16, () -> SampleFigures.bridge(c)));
    c.at(
        800, 742, 0.8, 0.8, () -> SampleFigures.sampan(c, true, c.inks.equals(SamplePalette.DUSK)));
    SampleFigures.reeds(c, -20, 240, 1010, 26, 300, 0.2);
  }

  private static void bridgeInRain(SampleCanvas c) {
    c.sky(520);
    c.hills(514, 240, 0.5, c.inks.far(), mix(c.inks.far(), c.inks.skyLow(), 0.8));
    c.mist(440, 200, 0.7);
    c.hills(520, 150, 0.55, c.inks.middle(), mix(c.inks.middle(), c.inks.skyLow(), 0.6));
    c.water(520);
    SampleFigures.town(c, 1240, 1640, 528, 1, true);
    c.mirrored(672, 0.3, s -> s.at(760, 666, 1.2, 1.2, () -> SampleFigures.bridge(c)));
    for (int i = 0; i < 5; i++) {
      double x = 560 + i * 96;
      double y = 666 - 1.2 * (76 + 140 * (1 - Math.abs(x - 760) / 560));
      Color paper = i % 2 == 0 ? c.inks.red() : c.inks.light();
      c.at(
          x,
          y - 10,
          1,
          1,
          () -> {
            c.fill(
                SampleFigures.path("M -8 8 C -12 -20 -6 -34 0 -36 C 8 -34 12 -18 8 8 Z"),
                c.inks.ink());
            c.fill(SampleFigures.path("M -34 -30 Q 0 -66 34 -30 Q 0 -38 -34 -30 Z"), paper);
          });
    }
    c.rain(420);
  }

  private static void market(SampleCanvas c) {
    land(c, 430, 1250, 230, 90);
    SampleFigures.town(c, -30, 1640, 452, 0.95, false);
    for (int i = 0; i < 9; i++) {
      double depth = i / 9.0;
      double scale = 0.55 + depth * 0.75;
      double x = 120 + (i * 547) % 1400;
      double y = 530 + depth * 380;
      boolean roof = i % 3 != 1;
      c.at(
          i % 2 == 0 ? x : x + 60,
          y,
          i % 2 == 0 ? scale : -scale,
          scale,
          () -> {
            SampleFigures.sampan(c, roof, false);
            for (int k = 0; k < 6; k++) {
              Color fruit = k % 2 == 0 ? c.inks.red() : mix(c.inks.disc(), c.inks.light(), 0.55);
              c.fill(SampleCanvas.circle(-132 + k * 11, -14 - (k % 3) * 7, 10), fruit);
            }
            c.at(112, -12, 0.66, 0.66, () -> SampleFigures.boatman(c));
          });
    }
  }

  private static void townAtNight(SampleCanvas c) {
    land(c, 600, 1180, 210, 84);
    SampleFigures.town(c, -30, 1640, 560, 0.9, true);
    SampleFigures.town(c, -60, 1640, 622, 1.25, true);
    for (int i = 0; i < 26; i++) {
      c.glitter(c.between(0, 1600), 626, 20, c.inks.light(), 0.42);
    }
    c.at(560, 800, 1, 1, () -> SampleFigures.sampan(c, true, true));
  }

  private static void hills(SampleCanvas c) {
    land(c, 620, 420, 240, 92);
    shore(c, 700, 200);
    c.mist(690, 90, 0.5);
    c.water(704);
    c.at(
        1040,
        800,
        0.8,
        0.8,
        () -> {
          SampleFigures.sampan(c, false, false);
          c.at(-90, -14, 0.9, 0.9, () -> SampleFigures.boatman(c));
        });
    birds(c, 6, 900, 200, c.inks.ink());
    if (c.inks.equals(SamplePalette.SNOW)) {
      c.snow(260);
    }
  }

  private static void boats(SampleCanvas c) {
    land(c, 480, 1180, 230, 88);
    for (int i = 0; i < 6; i++) {
      double depth = i / 6.0;
      double scale = 0.4 + depth * 0.9;
      double x = 200 + (i * 691) % 1250;
      c.mirrored(
          540 + depth * 330 + 8,
          0.2,
          s ->
              s.at(
                  x,
                  540 + depth * 330,
                  scale,
                  scale,
                  () -> {
                    SampleFigures.sampan(c, true, c.inks.equals(SamplePalette.DUSK));
                    c.line(SampleFigures.path("M -20 -50 L -20 -330"), 6, c.inks.ink());
                    c.fill(
                        SampleFigures.path("M -12 -322 C 90 -280 120 -180 104 -78 L -12 -70 Z"),
                        mix(c.inks.light(), c.inks.red(), 0.2));
                    for (int k = 1; k < 5; k++) {
                      double y = -322 + k * 50;
                      c.line(
                          SampleFigures.path("M -12 " + y + " L " + (52 + k * 12) + " " + (y + 8)),
                          3,
                          thin(c.inks.ink(), 0.6));
                    }
                  }));
    }
    birds(c, 5, 420, 220, c.inks.ink());
  }

  private static void stars(SampleCanvas c) {
    c.sky(760);
    c.stars(520, 700);
    for (int i = 0; i < 900; i++) {
      double t = c.random.nextDouble();
      double off = c.random.nextGaussian() * 80;
      double size = c.between(1, 3);
      c.fill(
          SampleCanvas.circle(t * 1600 + off * 0.4, 640 - t * 560 + off, size / 2),
          thin(c.inks.disc(), c.between(0.2, 0.75)));
    }
    c.brush(SampleFigures.path("M 1240 90 L 980 210"), 5, 0.4, c.inks.light());
    c.hills(760, 190, 0.5, c.inks.middle(), c.inks.near());
    c.water(764);
    SampleFigures.reeds(c, 900, 1640, 1010, 50, 330, -0.2);
    c.at(480, 860, 1, 1, () -> SampleFigures.sampan(c, false, true));
  }

  private static void fog(SampleCanvas c) {
    c.sky(560);
    c.disc(1160, 240, 78, 0.3);
    for (int i = 0; i < 4; i++) {
      double share = i / 4.0;
      c.hills(
          430 + i * 60,
          210 - i * 18,
          0.5,
          mix(c.inks.far(), c.inks.middle(), share),
          c.inks.skyLow());
      c.mist(430 + i * 60, 130, 0.8);
    }
    c.water(640);
    c.mist(650, 180, 0.85);
    c.at(
        600,
        790,
        1.05,
        1.05,
        () -> {
          SampleFigures.sampan(c, true, true);
          c.at(-126, -14, 0.9, 0.9, () -> SampleFigures.boatman(c));
        });
    c.mist(830, 120, 0.5);
  }

  private static void reeds(SampleCanvas c) {
    land(c, 560, 1140, 290, 110);
    SampleFigures.reeds(c, -40, 1640, 690, 60, 240, 0.2);
    c.at(430, 400, 0.7, 0.7, () -> SampleFigures.flying(c, 1, c.inks.light(), c.inks.ink()));
    c.at(640, 300, 0.5, 0.5, () -> SampleFigures.flying(c, 0.4, c.inks.light(), c.inks.ink()));
    SampleFigures.reeds(c, -40, 1640, 1030, 90, 470, 0.2);
  }

  /** One plate of the twelve: hour, pose, place and company differ by its number. */
  private static void heron(SampleCanvas c, int plate) {
    boolean left = plate % 2 == 0;
    double horizon = 470 + (plate * 37) % 150;
    land(c, horizon, left ? 1180 : 430, 190 + (plate * 53) % 150, 80 + (plate * 29) % 60);
    Color plumage = mix(c.inks.light(), c.inks.skyLow(), 0.25);
    Color key = c.inks.ink();
    double x = left ? 560 : 980;
    int mirror = left ? 1 : -1;
    switch (plate) {
      case 3, 8, 12 -> {
        for (int i = 0; i < (plate == 8 ? 5 : 3); i++) {
          double size = plate == 8 ? 1.06 - i * 0.1 : 1.42 - i * 0.3;
          double lift = i % 3 == 1 ? 0.45 : i % 3 == 2 ? -0.5 : 1;
          c.at(
              x + mirror * (plate == 8 ? 470 - i * 235 : 150 - i * 300),
              470 - i * 84,
              mirror * size,
              size,
              () -> SampleFigures.flying(c, lift, plumage, key));
        }
      }
      case 5 -> {
        c.mirrored(
            812, 0.25, s -> s.at(1040, 800, -1.8, 1.8, () -> SampleFigures.sampan(c, true, false)));
        c.at(870, 772, -0.9, 0.9, () -> SampleFigures.heron(c, Pose.RESTING, plumage, key));
      }
      case 6 -> {
        stand(c, 620, 800, 1.5, Pose.ONE_LEG, plumage, key);
        stand(c, 980, 760, -1.1, Pose.RESTING, plumage, key);
      }
      case 10 -> {
        stand(c, 520, 820, 1.35, Pose.UPRIGHT, plumage, key);
        stand(c, 900, 770, 1, Pose.FISHING, plumage, key);
        stand(c, 1180, 740, -0.8, Pose.UPRIGHT, plumage, key);
      }
      default -> {
        Pose pose =
            switch (plate % 4) {
              case 1 -> Pose.ONE_LEG;
              case 2 -> Pose.FISHING;
              case 3 -> Pose.UPRIGHT;
              default -> Pose.RESTING;
            };
        stand(c, x, 850, mirror * (1.75 + (plate % 3) * 0.2), pose, plumage, key);
      }
    }
    if (plate == 7) {
      c.rain(320);
    }
    if (plate == 3) {
      c.snow(200);
    }
    double from = left ? 1050 : -40;
    SampleFigures.reeds(
        c, from, from + 600, 1020, 34 + plate, 300 + (plate * 41) % 190, left ? -0.2 : 0.2);
  }

  private static void stand(
      SampleCanvas c, double x, double y, double size, Pose pose, Color plumage, Color key) {
    for (int i = 0; i < 4; i++) {
      c.ripple(x - (90 + i * 46), y - 3 + i * 9, 2 * (90 + i * 46), 5, thin(c.inks.skyLow(), 0.42));
    }
    c.mirrored(
        y + 3,
        0.24,
        s -> s.at(x, y, size, Math.abs(size), () -> SampleFigures.heron(c, pose, plumage, key)));
  }
}
