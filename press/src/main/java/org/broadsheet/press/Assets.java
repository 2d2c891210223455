package org.broadsheet.press;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.broadsheet.content.Hash;
import org.broadsheet.content.Site;

/** Stylesheet, script and icons. Each path holds a part of the hash of what it gives. */
final class Assets {
  /** The parts of the stylesheet, in the order in which they hold. */
  private static final List<String> STYLES =
      List.of(
          "base",
          "masthead",
          "lists",
          "fronts",
          "ways",
          "story",
          "signals",
          "pictures",
          "blocks",
          "special",
          "stream",
          "share",
          "embed",
          "words",
          "foot",
          "scripts",
          "screens");

  /** What only whoever writes these files reads: whole comments and indentation. */
  private static final Pattern OUR_OWN =
      Pattern.compile("(?m)^\\s*(?://.*|/\\*(?s:.*?)\\*/)\\R|^\\s+");

  private static final byte[] STYLE_BYTES = styles();

  /**
   * Stands for the bytes in the name of a themed stylesheet: pages need not hash them each time.
   */
  private static final byte[] STYLE_HASH =
      Hash.of(STYLE_BYTES).hex().getBytes(StandardCharsets.US_ASCII);

  private static final byte[] LITE_BYTES = lean(read("lite.css"));

  private static final byte[] SCRIPT_BYTES = lean(read("site.js"));
  private static final byte[] ICON_BYTES = read("icon.svg");

  static final String SCRIPT = path("site", "js", SCRIPT_BYTES);
  static final String ICON = path("icon", "svg", ICON_BYTES);

  /** The icon as devices take it, by its width in pixels; drawn when the program is built. */
  private static final Map<Integer, byte[]> ICON_FILES =
      IconPrints.WIDTHS.stream()
          .collect(
              Collectors.toUnmodifiableMap(width -> width, width -> read(IconPrints.name(width))));

  static final String TOUCH_ICON = icon(192);
  static final String LARGE_ICON = icon(512);

  private static final Pattern TOKEN = Pattern.compile("[a-z][a-z0-9-]{0,40}");

  /** Colours, lengths, numbers and names of type; nothing that can fetch or end a declaration. */
  private static final Pattern VALUE = Pattern.compile("[#\\w .,%\"'()/+-]{1,200}");

  private static final Pattern FETCHES =
      Pattern.compile(
          "(url|src|image|image-set|element|attr|expression)\\s*\\(", Pattern.CASE_INSENSITIVE);

  private Assets() {}

  static Map<String, Press.Asset> all(Site site) {
    var assets = new LinkedHashMap<String, Press.Asset>();
    assets.put(stylesheet(site), new Press.Asset("text/css; charset=utf-8", style(site)));
    assets.put(liteStylesheet(site), new Press.Asset("text/css; charset=utf-8", lite(site)));
    assets.put(SCRIPT, new Press.Asset("text/javascript; charset=utf-8", SCRIPT_BYTES));
    assets.put(ICON, new Press.Asset("image/svg+xml", ICON_BYTES));
    ICON_FILES.forEach(
        (width, bytes) -> assets.put(icon(width), new Press.Asset("image/png", bytes)));
    return assets;
  }

  /** The icon in one of {@link IconPrints#WIDTHS}. */
  static String icon(int width) {
    return path("icon-" + width, "png", Objects.requireNonNull(ICON_FILES.get(width)));
  }

  /** The stylesheet with the site's theme at its end, so that a page asks for one file. */
  static String stylesheet(Site site) {
    return path("site", "css", joined(STYLE_HASH, theme(site)));
  }

  private static byte[] style(Site site) {
    return joined(STYLE_BYTES, theme(site));
  }

  /** The same for pages without pictures. */
  static String liteStylesheet(Site site) {
    return path("lite", "css", lite(site));
  }

  private static byte[] lite(Site site) {
    return joined(LITE_BYTES, theme(site));
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] all = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, all, one.length, other.length);
    return all;
  }

  /**
   * The site's tokens as custom properties. A token that ends in {@code -dark} holds where the
   * reader prefers dark. A value that is more than a colour, length or name is left out.
   */
  static byte[] theme(Site site) {
    var light = new StringBuilder();
    var dark = new StringBuilder();
    site.theme()
        .forEach((token, value) -> {
          if (!TOKEN.matcher(token).matches()
              || !VALUE.matcher(value).matches()
              || FETCHES.matcher(value).find()
              || unbalanced(value)) {
            return;
          }
          boolean isDark = token.endsWith("-dark");
          String name = isDark ? token.substring(0, token.length() - "-dark".length()) : token;
          (isDark ? dark : light).append("--").append(name).append(':').append(value).append(';');
        });
    String css =
        (light.isEmpty() ? "" : ":root{" + light + "}\n")
            + (dark.isEmpty()
                ? ""
                : "@media screen and (prefers-color-scheme:dark){:root:not([data-scheme=light]){"
                    + dark
                    + "}}\n@media screen{:root[data-scheme=dark]{"
                    + dark
                    + "}}\n");
    return css.getBytes(StandardCharsets.UTF_8);
  }

  private static boolean unbalanced(String value) {
    return value.chars().filter(c -> c == '(').count()
            != value.chars().filter(c -> c == ')').count()
        || value.chars().filter(c -> c == '"').count() % 2 != 0
        || value.chars().filter(c -> c == '\'').count() % 2 != 0;
  }

  private static String path(String name, String ending, byte[] bytes) {
    return "/assets/" + name + "-" + Hash.of(bytes).hex().substring(0, 16) + "." + ending;
  }

  private static byte[] styles() {
    var all = new ByteArrayOutputStream();
    STYLES.forEach(part -> all.writeBytes(lean(read("style/" + part + ".css"))));
    return all.toByteArray();
  }

  private static byte[] lean(byte[] file) {
    String text = new String(file, StandardCharsets.UTF_8);
    return OUR_OWN.matcher(text).replaceAll("").getBytes(StandardCharsets.UTF_8);
  }

  static byte[] read(String name) {
    try (InputStream in = Assets.class.getResourceAsStream("assets/" + name)) {
      if (in == null) {
        throw new PressFailure(
            "the asset " + name + " is missing",
            "the program was packaged without its assets; build it again",
            null);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new PressFailure("cannot read the asset " + name, "check the program's jar files", e);
    }
  }
}
