package org.broadsheet.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentTest {
  @Test
  void everyTypeKeepsItsGoldenBytes() {
    var lines = new ArrayList<String>();
    for (Document document : Samples.documents()) {
      lines.add(document.hash() + " " + new String(document.canonical(), UTF_8));
    }
    Golden.check("documents-v1.txt", lines);
  }

  @Test
  void goldenBytesOfEveryVersionAreReadBackTheSame() {
    List<Document> read =
        Golden.lines("documents-v1.txt").stream()
            .map(line -> Document.parse(line.substring(65).getBytes(UTF_8)))
            .toList();
    assertThat(read).isEqualTo(Samples.documents());
  }

  @Test
  void theHashNamesTheBytes() {
    for (Document document : Samples.documents()) {
      assertThat(document.hash()).isEqualTo(Hash.of(document.canonical()));
      assertThat(Document.parse(document.canonical()).hash()).isEqualTo(document.hash());
    }
  }

  @Test
  void aRefusalNamesThePlace() {
    Json.Object article = Samples.article().json();
    var body =
        new ArrayList<>(
            Fields.<Json>items(article.members().get("body"), "body", (item, _) -> item));
    body.set(
        1, Json.parse("{\"type\":\"heading\",\"level\":9,\"content\":[\"x\"]}".getBytes(UTF_8)));
    assertThatThrownBy(() -> Document.of(with(article, "body", new Json.Array(body))))
        .isInstanceOf(MalformedContent.class)
        .hasMessageStartingWith("body[1]");
  }

  @Test
  void anUnknownMemberIsRefusedAndNotLost() {
    assertThatThrownBy(
            () -> Document.of(with(Samples.article().json(), "sumary", new Json.Text("x"))))
        .isInstanceOf(MalformedContent.class)
        .hasMessageContaining("sumary");
  }

  @Test
  void aSlotNamesASpecialInThePlaceOfSpecialsOnly() {
    var slot = new Front.Slot(Front.Place.SPECIAL, null, null, List.of(), 3, "river-year");
    var front = new Front("en", null, List.of(slot));
    assertThat(Document.parse(front.canonical())).isEqualTo(front);
    assertThat(new String(front.canonical(), UTF_8)).contains("\"special\":\"river-year\"");
    for (String special : List.of("", "a b", "../x")) {
      assertThatThrownBy(
              () -> new Front.Slot(Front.Place.SPECIAL, null, null, List.of(), 3, special))
          .as(special)
          .isInstanceOf(MalformedContent.class);
    }
    assertThatThrownBy(() -> new Front.Slot(Front.Place.LIST, null, null, List.of(), 3, "river"))
        .isInstanceOf(MalformedContent.class)
        .hasMessageStartingWith("special");
  }

  @Test
  void aSpecialKnowsWhoseLanguageVersionItIsAndEachStoryOnce() {
    var story = new ArticleId("0123456789");
    var section = new Special.Section("One", List.of(story));
    var special =
        new Special(
            "en",
            "River",
            null,
            Samples.figure(),
            List.of(),
            List.of(section, section),
            "river-year");
    assertThat(Document.parse(special.canonical())).isEqualTo(special);
    assertThat(special.stories()).containsExactly(story);
    assertThat(special.media()).containsExactly(Samples.figure().medium());
  }

  @Test
  void aLaterVersionIsRefused() {
    assertThatThrownBy(() -> Document.of(with(Samples.article().json(), "v", new Json.Int(2))))
        .isInstanceOf(MalformedContent.class)
        .hasMessageContaining("v: is 2");
  }

  @Test
  void aScriptCannotBeRepresented() {
    for (String href :
        List.of(
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,x",
            "//evil.example/",
            "vbscript:x",
            " javascript:x",
            "java\nscript:x",
            "/\\evil.example",
            "file:///etc/passwd",
            "https:",
            "http:///x",
            "")) {
      assertThatThrownBy(() -> new Href(href)).as(href).isInstanceOf(MalformedContent.class);
    }
  }

  @Test
  void plainBodyHoldsEveryWordOnce() {
    assertThat(Samples.article().plainBody())
        .contains("水 H2O, m2", "十项安排", "甲", "晨雾 <1>", "船 12 艘", "试航")
        .doesNotContain("null");
  }

  @Test
  void mediaAreTheLeadAndThoseOfTheBody() {
    assertThat(Samples.article().media()).hasSize(3);
  }

  private static Json.Object with(Json.Object object, String name, Json value) {
    var members = new java.util.HashMap<>(object.members());
    members.putAll(Map.of(name, value));
    return new Json.Object(members);
  }
}
