package org.broadsheet.desk;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.broadsheet.content.Article;
import org.broadsheet.content.Document;
import org.broadsheet.content.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses fields that are no UTF-8 or hold too much, and takes out of what is typed, pasted or read
 * the control characters that no text of a newspaper holds: nobody sees them, XML cannot carry them
 * and PostgreSQL refuses one of them. Tabs and line breaks stay; what a word processor breaks a
 * line or a page with becomes a space.
 */
final class CleanFields extends OncePerRequestFilter {
  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      request.getParameterMap();
    } catch (InvalidParameterException e) {
      response.setStatus(e.getErrorCode());
      return;
    }
    chain.doFilter(new Cleaned(request), response);
  }

  private static final class Cleaned extends HttpServletRequestWrapper {
    private Cleaned(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getParameter(String name) {
      String value = super.getParameter(name);
      return value == null ? null : CleanFields.clean(value);
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      String[] values = super.getParameterValues(name);
      return values == null ? null : clean(values);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      var cleaned = new LinkedHashMap<String, String[]>();
      super.getParameterMap().forEach((name, values) -> cleaned.put(name, clean(values)));
      return cleaned;
    }

    private static String[] clean(String[] values) {
      String[] cleaned = new String[values.length];
      for (int i = 0; i < values.length; i++) {
        cleaned[i] = CleanFields.clean(values[i]);
      }
      return cleaned;
    }
  }

  private static boolean isDirt(int c) {
    return c < 0x20 && c != '\t' && c != '\n' && c != '\r';
  }

  static String clean(String text) {
    if (text.chars().noneMatch(CleanFields::isDirt)) {
      return text;
    }
    var cleaned = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\f' || c == '\u000b') {
        cleaned.append(' ');
      } else if (!isDirt(c)) {
        cleaned.append(c);
      }
    }
    return cleaned.toString();
  }

  /** The same for every text in it. */
  static Json clean(Json value) {
    return switch (value) {
      case Json.Text(String text) -> new Json.Text(clean(text));
      case Json.Int _, Json.Bool _ -> value;
      case Json.Array array ->
          new Json.Array(array.items().stream().map(CleanFields::clean).toList());
      case Json.Object object -> {
        var members = new TreeMap<String, Json>();
        object.members().forEach((name, member) -> members.put(name, clean(member)));
        yield new Json.Object(members);
      }
    };
  }

  /** The same for every text of a story that was read from elsewhere. */
  static Article clean(Article article) {
    return (Article) Document.parse(clean(article.json()).canonical());
  }
}
