package org.broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Texts that try to be more than text. Whatever one of them makes on a page bears the attribute
 * {@code hostile}, so that it is known from what the page has of its own.
 */
final class Hostile {
  /** What breaks out of a text, an attribute, a field, an address, a comment or a template. */
  static final List<String> MARKUP =
      List.of(
          "<script hostile>window.ran=1</script>",
          "</title></textarea></select></style></script><script hostile>window.ran=1</script>",
          "\"><svg hostile onload=window.ran=1>",
          "'><img hostile src=x onerror=window.ran=1>",
          "\" hostile=1 autofocus onfocus=window.ran=1 x=\"",
          "' hostile=1 autofocus onfocus=window.ran=1 x='",
          "`><a hostile href=\"javascript:window.ran=1\" autofocus onfocus=window.ran=1>x</a>",
          "javascript:window.ran=1//",
          "<iframe hostile srcdoc='<script>parent.ran=1</script>'></iframe>",
          "<math hostile><mtext><mglyph><style></math><img hostile src=x onerror=window.ran=1>",
          "<!--><img hostile src=x onerror=window.ran=1>-->",
          "<noscript><p title=\"</noscript><img hostile src=x onerror=window.ran=1>\">",
          "&lt;script hostile&gt;window.ran=1&lt;/script&gt; \\u003cscript hostile\\u003e"
              + " %3Cscript%3E",
          "[x](javascript:window.ran=1) ![x](x\"onerror=\"window.ran=1) <javascript:window.ran=1>",
          ":::json {\"type\":\"html\",\"html\":\"<b hostile>\"} :::");

  /** All of these in one. */
  static final String EVERYTHING = String.join(" ", MARKUP);

  /** What other programs stumbled over. */
  static final List<String> NAUGHTY =
      List.of(
          "\u202eevil\u202c \u2066x\u2069 \u200f\u061c \u202d",
          "🦢👩‍👩‍👧‍👦🏳️‍🌈 𠮷 Z̸̧̡a̶l̷g̴o̵ ﷽ ẞ Ǆ ﬃ",
          "\u00a0\u2003\u200b\u2028\u2029\ufeffx\u0085\u007f\u009b31m\ufffe\uffff",
          "a\r\nSet-Cookie: hostile=1\r\n\r\n<script hostile>window.ran=1</script>",
          "'; DROP TABLE desk_story; -- \" OR 1=1 \\' \\\" \\",
          "{0} {1, plural, other {#}} '{' ${shell.token()} {{7*7}} @if(true) %s %n ${jndi:x}",
          "../../../etc/passwd ..\\..\\ %2e%2e%2f %00 NULL undefined NaN");

  /**
   * Signs that no text of a newspaper holds. They may come, and must be in nothing that is kept.
   */
  static final List<String> CONTROLS = List.of("\u0000", "a\u0000b", "\u0001\b\u001b[31m\u000b");

  /** A megabyte, and not one word. */
  static final String LONG = "<b hostile>long</b> ".repeat(52_500);

  private static final Set<String> ADDRESSES =
      Set.of("href", "src", "action", "formaction", "data");

  private Hostile() {}

  /** The answer is none of a failure, and nothing on it is of a text's making. */
  static void assertInert(HttpResponse<String> answer, String about) {
    assertThat(answer.statusCode()).as(about).isLessThan(500);
    assertThat(answer.headers().map()).as(about).doesNotContainKey("hostile");
    assertThat(answer.headers().allValues("Set-Cookie"))
        .as(about)
        .noneMatch(cookie -> cookie.startsWith("hostile"));
    String type = answer.headers().firstValue("Content-Type").orElse("");
    if (type.startsWith("text/html")) {
      assertInert(Jsoup.parse(answer.body()), about);
    } else if (!answer.body().isEmpty()) {
      assertThat(type).as(about).startsWith("application/json");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }
  }

  private static void assertInert(Document page, String about) {
    assertThat(page.select("[^hostile]")).as(about).isEmpty();
    for (Element element : page.getAllElements()) {
      for (Attribute attribute : element.attributes()) {
        String name = attribute.getKey().toLowerCase(Locale.ROOT);
        String value = attribute.getValue().replaceAll("[\\s\\p{Cntrl}]", "");
        boolean active =
            name.startsWith("on")
                || name.equals("style")
                || name.equals("srcdoc")
                || (ADDRESSES.contains(name)
                    && value.toLowerCase(Locale.ROOT).matches("(javascript|vbscript|data:text).*"));
        assertThat(active).as("%s: %s on <%s>", about, attribute, element.tagName()).isFalse();
      }
    }
    for (Element script : page.select("script")) {
      boolean ours = script.attr("src").matches("/(desk|assets)/.*") && script.data().isEmpty();
      boolean data = script.attr("type").equals("application/ld+json");
      assertThat(ours || data).as("%s: %s", about, script).isTrue();
    }
  }
}
