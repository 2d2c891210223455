package org.broadsheet.edge;

import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request that is not answered from memory at once.
 *
 * @param edition the language before the path, null for the default edition
 * @param rest the path without the edition, still percent-encoded
 */
record Ask(
    HttpServerRequest request,
    String path,
    @Nullable String query,
    @Nullable String edition,
    String rest) {
  private static final Pattern EDITION =
      Pattern.compile("/([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)(/.*)?");
  private static final Set<String> ROOMS = Set.of("log", "api");

  /** Reads the target of a request line; null where it names nothing on any server. */
  static @Nullable Ask read(HttpServerRequest request) {
    String uri = request.uri();
    if (uri.startsWith("http://") || uri.startsWith("https://")) {
      // Absolute form, RFC 9112 section 3.2.2: what it calls this host is not our matter.
      int slash = uri.indexOf('/', uri.indexOf("//") + 2);
      uri = slash < 0 ? "/" : uri.substring(slash);
    }
    if (!uri.startsWith("/")) {
      return null;
    }
    int mark = uri.indexOf('?');
    String path = mark < 0 ? uri : uri.substring(0, mark);
    String query = mark < 0 ? null : uri.substring(mark + 1);
    var form = EDITION.matcher(path);
    if (form.matches() && !ROOMS.contains(form.group(1))) {
      String rest = form.group(2);
      return new Ask(request, path, query, form.group(1), rest == null ? "/" : rest);
    }
    return new Ask(request, path, query, null, path);
  }

  /** The first value of this name in the query, decoded; empty where there is none. */
  String parameter(String name) {
    return query == null ? "" : Forms.value(query, name);
  }

  /** The one segment behind this prefix; null where the path has another form. */
  @Nullable String behind(String prefix) {
    if (!rest.startsWith(prefix)) {
      return null;
    }
    String tail = rest.substring(prefix.length());
    return tail.isEmpty() || tail.indexOf('/') >= 0 ? null : tail;
  }

  /** Small forms: {@code application/x-www-form-urlencoded}. */
  static final class Forms {
    private Forms() {}

    /** The first value of this name, or an empty text. Broken escapes stand for themselves. */
    static String value(String form, String name) {
      List<String> values = values(form, name);
      return values.isEmpty() ? "" : values.getFirst();
    }

    /** The values of this name, of the first hundred pairs. */
    static List<String> values(String form, String name) {
      var values = new ArrayList<String>();
      for (String pair : form.split("&", 100)) {
        int equals = pair.indexOf('=');
        if (equals >= 0 && decode(pair.substring(0, equals)).equals(name)) {
          values.add(decode(pair.substring(equals + 1)));
        }
      }
      return values;
    }

    private static String decode(String text) {
      try {
        return java.net.URLDecoder.decode(text, StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        return text;
      }
    }
  }
}
