package org.broadsheet.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.broadsheet.archive.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThemeTest {
  @TempDir Path data;

  @Test
  void aTemplateOfTheFolderStandsInForOursWhereverItIsUsed() throws IOException {
    write("quote.jte", "@import org.broadsheet.press.View\n@param View.Quote of\n<p>OWN QUOTE</p>");
    Press press = press("1");
    assertThat(story(press)).contains("OWN QUOTE").contains("渡轮").doesNotContain("<blockquote");
    List<Path> kept = compiled();
    assertThat(story(press("1"))).contains("OWN QUOTE");
    assertThat(compiled()).as("compiled once").isEqualTo(kept);
    press("2");
    assertThat(compiled()).as("another program compiles anew").hasSize(1).isNotEqualTo(kept);
  }

  @Test
  void aTemplateThatDoesNotCompileIsRefusedWithFileAndLine() throws IOException {
    write(
        "quote.jte",
        "@import org.broadsheet.press.View\n@param View.Quote of\n\n<p>${of.noSuchThing()}</p>");
    assertThatThrownBy(() -> press("1"))
        .isInstanceOf(Press.ThemeRefused.class)
        .hasMessageContaining(data.resolve("theme").toString())
        .hasMessageContaining("quote.jte:4")
        .hasMessageContaining("noSuchThing")
        .hasMessageNotContaining("\n");
  }

  @Test
  void aTemplateThatAsksForOtherThingsIsRefused() throws IOException {
    write("article.jte", "@param String of\n<p>${of}</p>");
    assertThatThrownBy(() -> press("1"))
        .isInstanceOf(Press.ThemeRefused.class)
        .hasMessageContaining("article.jte")
        .hasMessageContaining("other parameters");
  }

  @Test
  void withoutTemplatesOfItsOwnNothingIsCompiledOrKept() throws IOException {
    write("README", "no template");
    assertThat(story(press("1"))).contains("<blockquote");
    assertThat(data.resolve("cache")).doesNotExist();
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(data.resolve("theme"));
    Files.writeString(data.resolve("theme").resolve(name), text);
  }

  private Press press(String version) {
    return new Press(null, false, data.resolve("theme"), data.resolve("cache"), version);
  }

  private static String story(Press press) {
    try (Paper paper = RiverPaper.print();
        Snapshot snapshot = paper.snapshot()) {
      Address address = Address.parse("/2026/03/21/0000000001", null).orElseThrow();
      return new String(press.render(address, snapshot).body(), StandardCharsets.UTF_8);
    }
  }

  private List<Path> compiled() throws IOException {
    try (Stream<Path> kept = Files.list(data.resolve("cache"))) {
      return kept.sorted().toList();
    }
  }
}
