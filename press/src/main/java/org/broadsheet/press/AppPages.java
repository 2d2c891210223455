package org.broadsheet.press;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.content.Hash;
import org.broadsheet.content.Json;
import org.broadsheet.content.Site;

/**
 * What makes the paper an app: its manifest, and the script that shows a page of its own where
 * there is no network. That script keeps this page and fingerprinted assets, never a story.
 */
final class AppPages {
  private static final String WORKER =
      new String(Assets.read("service-worker.js"), StandardCharsets.UTF_8);

  private static final String PAPER = "#fbfaf7";

  private AppPages() {}

  static Page manifest(Sheet sheet) {
    Edition edition = sheet.edition();
    String name = sheet.site().name(edition.language());
    var icons = new ArrayList<Json>();
    for (int width : IconPrints.WIDTHS) {
      for (String purpose : List.of("any", "maskable")) {
        icons.add(
            object(
                "src",
                Assets.icon(width),
                "sizes",
                width + "x" + width,
                "type",
                "image/png",
                "purpose",
                purpose));
      }
    }
    Json.Object texts =
        object(
            "id",
            edition.prefix() + "/",
            "name",
            name,
            "short_name",
            name,
            "lang",
            edition.language(),
            "dir",
            edition.dir(),
            "start_url",
            edition.prefix() + "/",
            "scope",
            "/",
            "display",
            "minimal-ui",
            "background_color",
            PAPER,
            "theme_color",
            PAPER);
    var members = new LinkedHashMap<>(texts.members());
    members.put("icons", new Json.Array(icons));
    byte[] bytes = new Json.Object(members).canonical();
    return page(sheet, "application/manifest+json; charset=utf-8", bytes);
  }

  /** The site's name, channels and theme stand in what is kept, so each site entry renews it. */
  static Page worker(Sheet sheet) {
    Site site = sheet.site();
    var offline = new LinkedHashMap<String, Json>();
    var files = new ArrayList<Json>();
    for (String language : site.languages()) {
      Edition edition = Edition.of(site, language);
      if (edition != null) {
        var path = new Json.Text(edition.prefix() + "/offline");
        offline.put(edition.prefix() + "/", path);
        files.add(path);
      }
    }
    for (String asset : List.of(Assets.stylesheet(site), Assets.SCRIPT, Assets.ICON)) {
      files.add(new Json.Text(asset));
    }
    String list = new Json.Array(files).text();
    String version =
        Hash.of((list + WORKER + site.json().text()).getBytes(StandardCharsets.UTF_8)).hex();
    String script =
        "const NAME = \"offline-"
            + version.substring(0, 16)
            + "\";\nconst FILES = "
            + list
            + ";\nconst OFFLINE = "
            + new Json.Object(offline).text()
            + ";\n"
            + WORKER;
    return page(sheet, "text/javascript; charset=utf-8", script.getBytes(StandardCharsets.UTF_8));
  }

  private static Json.Object object(String... namesAndTexts) {
    Map<String, Json> members = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      members.put(namesAndTexts[i], new Json.Text(namesAndTexts[i + 1]));
    }
    return new Json.Object(members);
  }

  private static Page page(Sheet sheet, String type, byte[] bytes) {
    return new Page(200, type, bytes, sheet.keys(), sheet.position(), null);
  }
}
