package org.broadsheet.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @Test
  void sortsKeysByUtf16CodeUnits() {
    // RFC 8785 section 3.2.3: an astral character sorts by its surrogates, before U+FB33.
    String out = canonical("{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5}");
    assertThat(out).isEqualTo("{\"\\r\":2,\"1\":4,\"€\":1,\"😀\":5,\"\ufb33\":3}");
  }

  @Test
  void escapesOnlyWhatItMust() {
    String out = canonical("\"\\u0000\\u001f\\b\\f\\n\\r\\t\\\"\\\\\\/\\u007f\\u2028é\"");
    assertThat(out).isEqualTo("\"\\u0000\\u001f\\b\\f\\n\\r\\t\\\"\\\\/\u007f\u2028é\"");
  }

  @Test
  void keepsAnyTextAsWritten() {
    // Decomposed and composed é differ, and stay so: nothing is normalised.
    for (String text :
        List.of("𠮷野家", "e\u0301", "\u00e9", "👩‍👩‍👧", "\u200fעברית", "\ufeff\ufffe")) {
      var json = new Json.Text(text);
      assertThat(Json.parse(json.canonical())).isEqualTo(json);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[null]",
        "{\"a\":null}",
        "1.5",
        "1e3",
        "9007199254740992",
        "99999999999999999999",
        "{\"a\":1,\"a\":2}",
        "[1,]",
        "{'a':1}",
        "1 2",
        "\"\\ud800\"",
        "{\"\\udc00\":1}",
        "NaN",
        "[1",
        "\"a",
        "// c\n1"
      })
  void refuses(String text) {
    assertThatThrownBy(() -> Json.parse(text.getBytes(UTF_8)))
        .isInstanceOf(MalformedContent.class)
        .hasMessageStartingWith("$: ");
  }

  @Test
  void refusesWhatIsNotUtf8() {
    assertThatThrownBy(() -> Json.parse(new byte[] {'"', (byte) 0xff, '"'}))
        .isInstanceOf(MalformedContent.class);
  }

  @Test
  void refusesNestingThatWouldExhaustTheStack() {
    byte[] deep = "[".repeat(100_000).getBytes(UTF_8);
    assertThatThrownBy(() -> Json.parse(deep)).isInstanceOf(MalformedContent.class);
  }

  @Test
  void refusesMoreBytesThanItsLimit() {
    byte[] large = ("\"" + "x".repeat(100) + "\"").getBytes(UTF_8);
    assertThatThrownBy(() -> Json.parse(large, new Json.Limits(101, 5)))
        .isInstanceOf(MalformedContent.class);
    assertThat(Json.parse(large, new Json.Limits(102, 5))).isInstanceOf(Json.Text.class);
  }

  @Test
  void holdsTheLargestExactIntegers() {
    assertThat(canonical("[9007199254740991,-9007199254740991,-0]"))
        .isEqualTo("[9007199254740991,-9007199254740991,0]");
  }

  private static String canonical(String text) {
    return Json.parse(text.getBytes(UTF_8)).text();
  }
}
